//! What became of the events, printed.

use super::driver::{Measured, Row};
use crate::bench::table::{Table, whole};

/// A table in Markdown, a row for each fault; below it what else is to be known of a row.
pub fn of(measured: &Measured) -> String {
    let mut text = format!("Chromium {}.\n\n", measured.chromium);
    let mut table = Table::new([
        "fault",
        "tracked",
        "received",
        "lost",
        "repeated",
        "sent again",
        "out of order",
    ]);
    for row in &measured.rows {
        let counts = [
            row.tracked,
            row.received,
            row.lost,
            row.repeated,
            row.twice,
            row.out_of_order,
        ];
        let cells = counts.map(|count| whole(f64::from(count)));
        table.row(std::iter::once(row.fault.clone()).chain(cells));
    }
    text += &table.finish();
    for row in &measured.rows {
        for note in notes(row) {
            text += &format!("- {}: {note}.\n", row.fault);
        }
    }
    text
}

/// What the columns do not say.
fn notes(row: &Row) -> Vec<String> {
    let mut notes = Vec::new();
    if !row.note.is_empty() {
        notes.push(row.note.clone());
    }
    for (count, what) in [
        (row.misnumbered, "not in their order by their numbers"),
        (row.mistimed, "with a time that is more than a minute off"),
    ] {
        if count > 0 {
            notes.push(format!("{count} events {what}"));
        }
    }
    notes.extend(row.failure.clone());
    notes
}

/// What breaks the promise: a sentence for each row.
pub fn broken(measured: &Measured) -> Vec<String> {
    let failed =
        |row: &&Row| row.failure.is_some() || row.promised && (row.lost > 0 || row.repeated > 0);
    let rows = measured.rows.iter().filter(failed);
    rows.map(|row| match &row.failure {
        Some(failure) => format!("{}: {failure}", row.fault),
        None => format!(
            "{}: {} lost, {} repeated",
            row.fault, row.lost, row.repeated
        ),
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(fault: &str, lost: u32, repeated: u32) -> Row {
        Row {
            fault: fault.into(),
            tracked: 10,
            received: 10 - lost,
            lost,
            repeated,
            out_of_order: 0,
            twice: 0,
            misnumbered: 0,
            mistimed: 0,
            promised: true,
            seconds: 1.0,
            note: String::new(),
            failure: None,
            said: Vec::new(),
        }
    }

    fn measured(rows: Vec<Row>) -> Measured {
        Measured {
            chromium: "1".into(),
            rows,
        }
    }

    #[test]
    fn a_lost_or_repeated_event_breaks_the_promise() {
        let found = broken(&measured(vec![
            row("good", 0, 0),
            row("lossy", 1, 0),
            row("double", 0, 2),
        ]));
        assert_eq!(
            found,
            ["lossy: 1 lost, 0 repeated", "double: 0 lost, 2 repeated"]
        );
    }

    #[test]
    fn a_fault_that_could_not_be_brought_about_proves_nothing() {
        let mut failed = row("unproved", 0, 0);
        failed.failure = Some("nothing failed".into());
        assert_eq!(
            broken(&measured(vec![failed])),
            ["unproved: nothing failed"]
        );
    }

    #[test]
    fn where_nothing_is_promised_a_loss_is_only_told() {
        let mut gone = row("gone for good", 3, 0);
        gone.promised = false;
        assert!(broken(&measured(vec![gone])).is_empty());
    }
}
