//! What tests of the command share.
#![allow(
    dead_code,
    clippy::panic,
    reason = "each test program uses only some of it; one that cannot go on has failed"
)]

pub mod python;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use awning_cli::log::{self, ReadError, Report, Settings};
use awning_cli::progress::Meter;
use awning_train::log::{Grouping, Log};

/// Reads files as a log.
pub fn read(files: &[PathBuf], settings: &Settings) -> Result<(Log, Report), ReadError> {
    let (builder, report) =
        log::read(files, settings, Grouping::default(), None, &Meter::hidden())?;
    let log = builder.finish().map_err(ReadError::Whole)?;
    Ok((log, report))
}

/// The sessions of a log: time of the last event, items, and what was ordered, by its name.
pub fn sessions(log: &Log) -> Vec<String> {
    let id = |item: &u32| log.ids()[*item as usize].as_str();
    let visits = log.visits().iter();
    visits
        .map(|visit| {
            let items: Vec<&str> = visit.items.iter().map(id).collect();
            let mut ordered: Vec<&str> = visit.ordered.iter().map(id).collect();
            ordered.sort_unstable();
            format!("{} {} [{}]", visit.at, items.join(" "), ordered.join(" "))
        })
        .collect()
}

/// What every one of these logs says: Ann looked at a tent and a stove, put the stove into the cart and bought both; an
/// hour later Bob looked at the stove.
pub const VISITS: [&str; 2] = ["1600000180 tent stove [stove tent]", "1600003600 stove []"];

/// Holds that files say that.
pub fn check(name: &str, files: &[PathBuf]) {
    let (log, report) =
        read(files, &Settings::default()).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert_eq!(sessions(&log), VISITS, "{name}");
    assert_eq!(report.bad_rows(), 0, "{name}: {report}");
    assert_eq!(report.actions, [3, 1, 2], "{name}");
    assert_eq!(
        report.span,
        Some((1_600_000_000_000_000, 1_600_003_600_000_000)),
        "{name}"
    );
}

/// Runs the command.
pub fn awning(directory: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_awning"))
        .current_dir(directory)
        .args(arguments)
        .output()
        .unwrap_or_else(|error| panic!("the command does not start: {error}"))
}

/// What a run that must succeed printed.
pub fn printed(output: &Output) -> String {
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{complaint}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}
