//! How honest the statistics of experiments are: tests whose truth is known, simulated by an example of awning-core.

use std::fs;
use std::num::NonZeroU32;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;

use super::table::{Table, whole};
use crate::command::{command, output};
use crate::paths;
use crate::progress::step;

/// A share may be so many of the simulation's standard errors away from what was promised: among forty shares that are as
/// promised, one of nine simulations has one that is further away.
const ERRORS: f64 = 3.0;

/// What the simulation prints.
#[derive(Deserialize)]
struct Simulated {
    tests: u32,
    rows: Vec<Row>,
}

/// A question, and the share of tests that answered it.
#[derive(Deserialize)]
struct Row {
    data: String,
    method: String,
    users: u32,
    question: String,
    share: f64,
    error: f64,
    nominal: f64,
    promise: String,
}

/// Simulates, and prints a table in Markdown.
///
/// # Errors
/// If the simulation cannot be built, or fails.
pub fn run(tests: NonZeroU32, json: Option<&Path>) -> Result<()> {
    let build = ["build", "--release", "--quiet", "--package", "awning-core"];
    step("build the simulation", || {
        output(command("cargo").args(build).args(["--example", "coverage"]))
    })?;
    let program = paths::root().join("target/release/examples/coverage");
    let text = step("simulate", || {
        output(command(program).arg(tests.to_string()))
    })?;
    if let Some(file) = json {
        fs::write(file, &text).with_context(|| format!("cannot write {}", file.display()))?;
    }
    let simulated: Simulated = serde_json::from_str(&text)?;
    print!("{}", table(&simulated));
    Ok(())
}

fn table(simulated: &Simulated) -> String {
    let count = whole(f64::from(simulated.tests));
    let mut table = Table::new(["", "users", "question", "found", "promised", ""]);
    for row in &simulated.rows {
        table.row([
            format!("{}: {}", row.data, row.method),
            whole(f64::from(row.users)),
            row.question.clone(),
            format!("{:.2} % ± {:.2}", 100.0 * row.share, 100.0 * row.error),
            promised(row),
            verdict(row).to_owned(),
        ]);
    }
    format!(
        "{count} tests each; users in each variation; ± one standard error of the simulation.\n\n{}",
        table.finish()
    )
}

fn promised(row: &Row) -> String {
    let percent = format!("{:.0} %", 100.0 * row.nominal);
    match row.promise.as_str() {
        "exact" => percent,
        "none" => "nothing".to_owned(),
        bound => format!("{bound} {percent}"),
    }
}

/// Whether the promise is kept, as far as the simulation can tell.
fn verdict(row: &Row) -> &'static str {
    let off = row.share - row.nominal;
    let reach = ERRORS * row.error;
    let is_kept = match row.promise.as_str() {
        "none" => return "",
        "at most" => off <= reach,
        "at least" => off >= -reach,
        _ => off.abs() <= reach,
    };
    if is_kept { "kept" } else { "**not kept**" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_promise_is_kept_within_the_simulations_own_error() {
        let row = |share, promise: &str| Row {
            data: String::new(),
            method: String::new(),
            users: 1,
            question: String::new(),
            share,
            error: 0.002,
            nominal: 0.05,
            promise: promise.to_owned(),
        };
        for (share, promise, expected) in [
            (0.055, "exact", "kept"),
            (0.057, "exact", "**not kept**"),
            (0.043, "exact", "**not kept**"),
            (0.02, "at most", "kept"),
            (0.06, "at most", "**not kept**"),
            (0.06, "at least", "kept"),
            (0.04, "at least", "**not kept**"),
            (0.3, "none", ""),
        ] {
            assert_eq!(verdict(&row(share, promise)), expected, "{share} {promise}");
        }
    }
}
