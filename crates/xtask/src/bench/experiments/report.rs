//! What was measured, printed.

use super::driver::{Measured, Sample};
use crate::bench::statistics::Spread;
use crate::bench::table::{Table, whole};

/// Whom the others are compared with.
const OURS: &str = "awning";

/// A table in Markdown: every way's evaluations a second, and how many times the fastest other way ours does.
pub fn of(measured: &Measured) -> String {
    let mut text = format!(
        "Chromium {}; @growthbook/growthbook {}. {} features, {} visitors: all values are the same ({} different ones). {} \
         rounds, each with every way in turn; thousands of evaluations a second, medians and quartiles.\n\n",
        measured.chromium,
        measured.rival,
        measured.features,
        whole(f64::from(measured.visitors)),
        measured.variety.values().sum::<u32>(),
        measured.samples.len(),
    );
    let mut table = Table::new(["", "same visitor", "another visitor each time"]);
    for way in ways(measured) {
        let cell = |rate: fn(&Sample) -> f64| {
            let spread = Spread::of(of_way(measured, way).map(rate));
            format!(
                "{} ({}–{})",
                whole(spread.median / 1000.0),
                whole(spread.lower / 1000.0),
                whole(spread.upper / 1000.0)
            )
        };
        table.row([
            way.to_owned(),
            cell(|sample| sample.same),
            cell(|sample| sample.other),
        ]);
    }
    let cell = |rate: fn(&Sample) -> f64| {
        let spread = Spread::of(measured.samples.iter().map(|round| ratio(round, rate)));
        format!(
            "**{:.1}** ({:.1}–{:.1})",
            spread.median, spread.lower, spread.upper
        )
    };
    table.row([
        format!("{OURS}, times the faster other way of the same round"),
        cell(|sample| sample.same),
        cell(|sample| sample.other),
    ]);
    text += &table.finish();
    text
}

fn ways(measured: &Measured) -> Vec<&str> {
    let mut ways: Vec<&str> = Vec::new();
    for sample in measured.samples.iter().flatten() {
        if !ways.contains(&sample.way.as_str()) {
            ways.push(&sample.way);
        }
    }
    ways.sort_unstable();
    ways
}

fn of_way<'a>(measured: &'a Measured, way: &'a str) -> impl Iterator<Item = &'a Sample> {
    let all = measured.samples.iter().flatten();
    all.filter(move |sample| sample.way == way)
}

/// Ours to the fastest other way, in one round.
fn ratio(round: &[Sample], rate: fn(&Sample) -> f64) -> f64 {
    let best = |is_ours: bool| {
        let those = round
            .iter()
            .filter(|sample| (sample.way == OURS) == is_ours);
        those.map(rate).fold(f64::NAN, f64::max)
    };
    best(true) / best(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ours_is_compared_with_the_fastest_other_way_of_the_round() {
        let sample = |way: &str, same, other| Sample {
            way: way.into(),
            same,
            other,
        };
        let round = [
            sample("an instance", 2.0, 1.0),
            sample(OURS, 12.0, 9.0),
            sample("a client", 1.0, 3.0),
        ];
        assert_eq!(ratio(&round, |sample| sample.same), 6.0);
        assert_eq!(ratio(&round, |sample| sample.other), 3.0);
    }
}
