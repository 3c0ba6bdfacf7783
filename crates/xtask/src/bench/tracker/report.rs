//! What was measured, printed.

use super::driver::{COUNTS, Measured, Sample};
use crate::bench::statistics::Spread;
use crate::bench::table::{Table, whole};

/// Whom the others are compared with.
const OURS: &str = "Awning";

/// A table in Markdown for each number of events.
pub fn of(measured: &Measured) -> String {
    let rivals: Vec<_> = measured
        .rivals
        .iter()
        .map(|(name, version)| format!("{name} {version}"))
        .collect();
    let rounds = measured.samples.iter().map(|sample| sample.round + 1).max();
    let mut text = format!(
        "Chromium {}; {}. {} rounds, each with every tracker in turn; medians. In bold: times Awning in the same round.\n\n",
        measured.chromium,
        rivals.join(", "),
        rounds.unwrap_or_default(),
    );
    for count in COUNTS {
        text += &format!("{} events in one loop\n\n", whole(f64::from(count)));
        text += &compare(&measured.samples, count);
    }
    text
}

fn compare(samples: &[Sample], count: u32) -> String {
    let mut table = Table::new([
        "",
        "loop, ms",
        "main thread until quiet, ms",
        "longest task after the loop, ms",
        "requests",
        "kB sent",
        "heap, kB more",
        "received",
    ]);
    let of_count: Vec<&Sample> = samples
        .iter()
        .filter(|sample| sample.count == count)
        .collect();
    for way in ways(&of_count) {
        let those: Vec<&Sample> = of_count
            .iter()
            .copied()
            .filter(|sample| sample.way == way)
            .collect();
        let timed = |of: fn(&Sample) -> Option<f64>| {
            let median = Spread::of(those.iter().copied().filter_map(of)).median;
            if median.is_nan() {
                return "–".to_owned();
            }
            match ratio(&of_count, way, of) {
                Some(times) if way != OURS => format!("{} · **{times:.2}**", whole(median)),
                _ => whole(median),
            }
        };
        let median = |of: fn(&Sample) -> Option<f64>| {
            let median = Spread::of(those.iter().copied().filter_map(of)).median;
            if median.is_nan() {
                "–".to_owned()
            } else {
                whole(median)
            }
        };
        table.row([
            labeled(way, &those),
            timed(|sample| sample.enqueue),
            timed(|sample| sample.busy),
            longest(&those),
            median(|sample| Some(f64::from(sample.requests))),
            median(|sample| Some(sample.bytes / 1000.0)),
            median(|sample| Some(sample.heap? / 1000.0)),
            median(|sample| Some(f64::from(sample.received))),
        ]);
    }
    table.finish()
}

/// With what went wrong.
fn labeled(way: &str, samples: &[&Sample]) -> String {
    let mut failures = samples
        .iter()
        .filter_map(|sample| sample.failure.as_deref());
    match failures.next_back() {
        None => way.to_owned(),
        Some(failure) => format!("{way} ({failure})"),
    }
}

/// The worst of all rounds.
fn longest(samples: &[&Sample]) -> String {
    let worst = samples
        .iter()
        .filter_map(|sample| sample.longest)
        .reduce(f64::max);
    match worst {
        None => "–".to_owned(),
        Some(worst) if worst < 50.0 => "below 50".to_owned(),
        Some(worst) => whole(worst),
    }
}

fn ways<'a>(samples: &[&'a Sample]) -> Vec<&'a str> {
    let mut ways: Vec<&str> = Vec::new();
    let first = samples.iter().filter(|sample| sample.round == 0);
    for sample in first {
        if !ways.contains(&sample.way.as_str()) {
            ways.push(&sample.way);
        }
    }
    ways
}

/// How many times ours a tracker took, in the middle of the rounds in which both can tell.
fn ratio(samples: &[&Sample], way: &str, of: fn(&Sample) -> Option<f64>) -> Option<f64> {
    let in_round = |way: &str, round| {
        let mut found = samples
            .iter()
            .filter(|sample| sample.way == way && sample.round == round);
        of(found.next()?)
    };
    let rounds = samples.iter().filter(|sample| sample.way == way);
    let ratios: Vec<f64> = rounds
        .filter_map(|sample| Some(in_round(way, sample.round)? / in_round(OURS, sample.round)?))
        .collect();
    (!ratios.is_empty()).then(|| Spread::of(ratios).median)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(way: &str, round: u32, enqueue: Option<f64>) -> Sample {
        Sample {
            way: way.into(),
            round,
            count: 1_000,
            enqueue,
            busy: enqueue,
            longest: enqueue,
            heap: enqueue,
            requests: 1,
            bytes: 2_000.0,
            received: 1_000,
            failure: enqueue.is_none().then(|| "the page crashed".into()),
        }
    }

    #[test]
    fn a_tracker_is_compared_with_ours_of_the_same_round() {
        let samples = [
            sample(OURS, 0, Some(10.0)),
            sample("other", 0, Some(30.0)),
            sample(OURS, 1, Some(100.0)),
            sample("other", 1, Some(300.0)),
        ];
        let all: Vec<&Sample> = samples.iter().collect();
        assert_eq!(ratio(&all, "other", |sample| sample.enqueue), Some(3.0));
    }

    #[test]
    fn a_page_that_crashed_has_a_row_that_says_so() {
        let samples = [sample(OURS, 0, Some(10.0)), sample("other", 0, None)];
        let table = compare(&samples, 1_000);
        assert!(
            table.contains("| other (the page crashed) | – | – | – | 1 | 2 | – | 1,000 |"),
            "{table}"
        );
    }
}
