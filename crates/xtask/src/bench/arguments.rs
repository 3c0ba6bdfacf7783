//! The command line of `cargo xtask bench`.

use std::fs;
use std::num::NonZeroU32;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};

use super::{
    costs, coverage, delivery, driver, experiments, recommend, report, tracker, waterfall,
};

/// The options of `cargo xtask bench`.
#[derive(Args)]
pub struct Arguments {
    /// Which benchmark.
    name: Name,
    /// `recommend`: the data, `train.tsv` and `test.tsv` (SessionId, ItemId, Time), or `train_sessions.txt` (a session a line)
    /// and `test_pairs.txt` (a prefix, a tab, the next item).
    directory: Option<PathBuf>,
    /// `recommend`: measure what is served, in Chromium; on made-up visits where no data is given.
    #[arg(long)]
    browser: bool,
    /// Also write every sample to this file.
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
    /// How often each page is loaded under each condition.
    #[arg(long, value_name = "N", default_value = "11")]
    loads: NonZeroU32,
    /// `coverage`: how many tests are simulated of each kind.
    #[arg(long, value_name = "N", default_value = "10000")]
    tests: NonZeroU32,
    /// `delivery`: run the faults, which is what there is to run.
    #[arg(long)]
    faults: bool,
    /// Also measure what bytes and missing preload lines cost.
    #[arg(long)]
    costs: bool,
}

/// The benchmarks.
#[derive(Clone, Copy, ValueEnum)]
enum Name {
    /// Cold loads of whole pages: time to the widget, main-thread processor time, bytes, memory.
    Page,
    /// Evaluations of features a second, from JavaScript in Chromium.
    Experiments,
    /// Recommendations learned from a log: how well and how fast.
    Recommend,
    /// Statistics of experiments: false positives and coverage of intervals in simulated tests.
    Coverage,
    /// Events under faults of the network, the server, the browser and the visitor: lost, repeated, out of order.
    Delivery,
    /// Tracking of 1,000 and of 10,000 events: main-thread time, requests, bytes, memory.
    Tracker,
}

/// Runs a benchmark and prints its tables, in Markdown.
///
/// # Errors
/// If the package cannot be built, something that is needed cannot be installed, or a page does not show its widget.
pub fn run(arguments: &Arguments) -> Result<()> {
    match arguments.name {
        Name::Page => page(arguments),
        Name::Experiments => experiments::run(arguments.json.as_deref()),
        Name::Delivery if arguments.faults => delivery::run(arguments.json.as_deref()),
        Name::Delivery => bail!("`cargo xtask bench delivery` needs --faults"),
        Name::Tracker => tracker::run(arguments.json.as_deref()),
        Name::Coverage => coverage::run(arguments.tests, arguments.json.as_deref()),
        Name::Recommend if arguments.browser => {
            recommend::browser(arguments.directory.as_deref(), arguments.json.as_deref())
        }
        Name::Recommend => match &arguments.directory {
            Some(directory) => recommend::native(directory, arguments.json.as_deref()),
            None => bail!(
                "a directory with train.tsv and test.tsv, or train_sessions.txt and test_pairs.txt, was expected"
            ),
        },
    }
}

fn page(arguments: &Arguments) -> Result<()> {
    let (result, text) = driver::run(arguments.loads, arguments.costs)?;
    if let Some(file) = &arguments.json {
        fs::write(file, text).with_context(|| format!("cannot write {}", file.display()))?;
    }
    print!("{}", report::of(&result));
    print!("{}", costs::of(&result));
    print!("{}", waterfall::of(&result));
    Ok(())
}
