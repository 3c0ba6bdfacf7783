//! The comparison, printed.

use std::fmt::Write;

use super::result::{Condition, Group, Measured, Sample};
use super::select::{bytes, code_bytes, ratio, spread};
use super::table::{Table, whole};

/// All comparisons, in Markdown.
pub fn of(measured: &Measured) -> String {
    let mut text = String::new();
    let rivals: Vec<_> = measured
        .rivals
        .iter()
        .map(|(name, version)| format!("{name} {version}"))
        .collect();
    let _ = writeln!(
        text,
        "Chromium {}; {}. {} cold loads of each page under each condition; medians.\n",
        measured.chromium,
        rivals.join(", "),
        measured.loads,
    );
    for said in &measured.said {
        let _ = writeln!(text, "{}: {}\n", said.page, said.message);
    }
    for group in measured.groups.iter().filter(|group| !group.costs) {
        let _ = writeln!(text, "## {}\n", group.title);
        text += "Navigation start to widget visible: milliseconds, and times plain JavaScript (quartiles)\n\n";
        text += &compare(measured, group, |sample| sample.visible);
        text +=
            "Main-thread processor time: milliseconds, and times plain JavaScript (quartiles)\n\n";
        text += &compare(measured, group, |sample| sample.task);
        text += "Long tasks, of more than 50 ms: how many a load, and their milliseconds together (means)\n\n";
        text += &long_tasks(measured, group);
        text += "What hardly depends on the condition\n\n";
        text += &constants(measured, group);
    }
    text
}

/// The conditions under which a group's pages were loaded.
fn conditions<'a>(measured: &'a Measured, group: &'a Group) -> impl Iterator<Item = &'a Condition> {
    let all = measured.conditions.iter();
    all.filter(|condition| group.conditions.contains(&condition.id))
}

fn headed(measured: &Measured, group: &Group) -> Table {
    let labels = conditions(measured, group).map(|condition| condition.label.as_str());
    Table::new(std::iter::once("").chain(labels))
}

/// One measure of every page: the first page's with its quartiles, the others' as ratios to it.
pub fn compare(measured: &Measured, group: &Group, of: fn(&Sample) -> f64) -> String {
    let mut table = headed(measured, group);
    let Some(base) = group.pages.first() else {
        return String::new();
    };
    for page in &group.pages {
        let cells = conditions(measured, group).map(|condition| {
            let taken = spread(measured, &page.id, &condition.id, of);
            let median = whole(taken.median);
            if page.id == base.id {
                return format!("{median} ({}–{})", whole(taken.lower), whole(taken.upper));
            }
            let times = ratio(measured, &page.id, &base.id, &condition.id, of);
            format!(
                "{median} · **{:.2}** ({:.2}–{:.2})",
                times.median, times.lower, times.upper
            )
        });
        table.row(std::iter::once(page.label.clone()).chain(cells));
    }
    table.finish()
}

fn long_tasks(measured: &Measured, group: &Group) -> String {
    let mut table = headed(measured, group);
    for page in &group.pages {
        let cells = conditions(measured, group).map(|condition| {
            let mean = |of: fn(&Sample) -> f64| {
                let loads = super::select::loads(measured, &page.id, &condition.id).map(of);
                loads.sum::<f64>() / f64::from(measured.loads)
            };
            let count = mean(|sample| sample.long_tasks.len() as f64);
            let total = mean(|sample| sample.long_tasks.iter().sum());
            format!("{count:.1} · {}", whole(total))
        });
        table.row(std::iter::once(page.label.clone()).chain(cells));
    }
    table.finish()
}

fn constants(measured: &Measured, group: &Group) -> String {
    let mut table = Table::new([
        "",
        "bytes (brotli)",
        "of them code",
        "requests",
        "layout shift",
        "heap, kB",
        "wasm memory, kB",
    ]);
    let Some(condition) = group.conditions.first() else {
        return String::new();
    };
    for page in &group.pages {
        let median = |of| spread(measured, &page.id, condition, of).median;
        table.row([
            page.label.clone(),
            whole(median(bytes)),
            whole(median(code_bytes)),
            whole(median(|sample| sample.requests.len() as f64)),
            // The worst, under any condition: one jump is one too many.
            format!("{:.3}", worst_shift(measured, &page.id)),
            whole(median(|sample| sample.heap / 1000.0)),
            whole(median(|sample| sample.wasm_memory / 1000.0)),
        ]);
    }
    table.finish()
}

fn worst_shift(measured: &Measured, page: &str) -> f64 {
    let loads = measured.samples.iter().filter(|sample| sample.page == page);
    loads.map(|sample| sample.layout_shift).fold(0.0, f64::max)
}
