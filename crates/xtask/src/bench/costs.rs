//! What bytes and preload lines are worth, printed.

use std::fmt::Write;

use super::report::compare;
use super::result::{Group, Measured};
use super::select::spread;
use super::statistics::slope;
use super::table::Table;

/// What was measured of that, in Markdown; nothing if it was not asked for.
pub fn of(measured: &Measured) -> String {
    let mut text = String::new();
    for group in measured.groups.iter().filter(|group| group.costs) {
        let _ = writeln!(text, "## {}\n", group.title);
        text += "Navigation start to widget visible: milliseconds, and times the page as it is (quartiles)\n\n";
        text += &compare(measured, group, |sample| sample.visible);
        text += &for_bytes(measured, group);
    }
    text
}

/// What 10 kB cost, by the line through the padded pages.
fn for_bytes(measured: &Measured, group: &Group) -> String {
    let mut table = Table::new(["", "10 kB more cost"]);
    for condition in &group.conditions {
        let points: Vec<_> = group
            .pages
            .iter()
            .filter_map(|page| {
                let taken = spread(measured, &page.id, condition, |sample| sample.visible);
                Some((f64::from(page.padding?), taken.median))
            })
            .collect();
        let label = measured
            .conditions
            .iter()
            .find(|known| known.id == *condition);
        if let (Some(slope), Some(label)) = (slope(&points), label) {
            table.row([label.label.clone(), format!("{:.0} ms", slope * 10_000.0)]);
        }
    }
    table.finish()
}
