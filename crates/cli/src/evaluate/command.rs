//! The command.

use std::path::PathBuf;

use awning_train::dataset::Dataset;
use awning_train::learn::{Options, Progress};
use awning_train::measure;
use clap::Args;

use crate::Error;
use crate::progress::Meter;

/// What is measured.
#[derive(Debug, Args)]
pub struct Arguments {
    /// A directory with train.tsv and test.tsv (SessionId, ItemId, Time), or with train_sessions.txt and test_pairs.txt.
    #[arg(value_name = "DIR")]
    pub directory: PathBuf,

    /// How many threads work [default: one a core]; quality is the same with any number.
    #[arg(long, value_name = "NUMBER")]
    pub threads: Option<usize>,

    /// Write the numbers as JSON too.
    #[arg(long, value_name = "FILE")]
    pub json: Option<PathBuf>,
}

/// Measures every model, and prints a table for each protocol.
///
/// # Errors
/// If the directory has nothing to learn from, or the numbers cannot be written.
pub fn run(arguments: &Arguments) -> Result<(), Error> {
    let dataset = Dataset::read(&arguments.directory)?;
    let problems = &dataset.problems;
    if problems.count > 0 {
        println!("{} rows cannot be read and are left out:", problems.count);
        for problem in &problems.first {
            println!("  {problem}");
        }
    }
    let meter = Meter::on_terminal();
    let threads = arguments
        .threads
        .unwrap_or(Options::default().threads)
        .max(1);
    let rows = measure::measure(&dataset, threads, &mut |progress: Progress| {
        meter.set(progress.step, progress.done, progress.total);
    })?;
    meter.end();
    print!("{}", measure::table(&rows));
    if let Some(path) = &arguments.json {
        crate::write::write(path, measure::json(&dataset, &rows).as_bytes())?;
    }
    Ok(())
}
