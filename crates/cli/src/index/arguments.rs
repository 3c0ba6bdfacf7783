//! The command line of `awning index`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::budget::Budget;
use crate::{log, sql};

/// What is learned, from what.
#[derive(Debug, Args)]
#[group(skip)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct Arguments {
    /// Instead of learning.
    #[command(subcommand)]
    pub task: Option<Task>,

    /// The log, and how to read it.
    #[command(flatten)]
    pub log: log::Arguments,

    /// Learn from the counts that a database made (awning index sql) or awning index counts: a directory of Parquet files.
    #[arg(long, value_name = "DIR", conflicts_with = "logs")]
    pub from_counts: Option<PathBuf>,

    /// Where to write the index.
    #[arg(long, short, value_name = "FILE", required = true)]
    pub out: Option<PathBuf>,

    /// How many bytes the index may have as browsers download it, after brotli: 500kB, 1.5MB, or "none" for whatever
    /// predicts best.
    #[arg(long, value_name = "SIZE", default_value = "500kB")]
    pub budget: Budget,

    /// The products: CSV, JSON, JSON Lines, a Google Merchant feed (TSV or XML) or Shopify's products.json. Items that it
    /// does not have are counted and left out.
    #[arg(long, value_name = "FILE")]
    pub catalog: Option<PathBuf>,

    /// The column of a field of the catalog, as in id=Artikelnummer. Can be given again.
    #[arg(long, value_name = "FIELD=COLUMN", value_parser = parse_pair)]
    pub map: Vec<(String, String)>,

    /// Leave past sessions out of the index: it then holds only how popular items are, and links between them.
    #[arg(long)]
    pub no_sessions: bool,

    /// Do not also learn with twice the budget, to say what more bytes would buy: takes half the time.
    #[arg(long)]
    pub no_explore: bool,

    /// Do not write FILE.br, the index compressed with brotli as a server should send it, beside FILE.
    #[arg(long)]
    pub no_br: bool,

    /// How many threads work [default: one a core]; what is learned is the same with any number.
    #[arg(long, value_name = "NUMBER")]
    pub threads: Option<usize>,

    /// Write the summary as JSON too.
    #[arg(long, value_name = "FILE")]
    pub json: Option<PathBuf>,
}

/// What can be done instead of learning.
#[derive(Debug, Subcommand)]
pub enum Task {
    /// Print the counting of a log as SQL, for the database that holds it.
    Sql(sql::Arguments),
    /// Count a log and write the counts as Parquet, as the printed SQL would.
    Counts(Counts),
}

/// What is counted.
#[derive(Debug, Args)]
#[group(skip)]
pub struct Counts {
    /// The log, and how to read it.
    #[command(flatten)]
    pub log: log::Arguments,

    /// The products, as of awning index. Items that it does not have are counted and left out.
    #[arg(long, value_name = "FILE")]
    pub catalog: Option<PathBuf>,

    /// The column of a field of the catalog, as in id=Artikelnummer. Can be given again.
    #[arg(long, value_name = "FIELD=COLUMN", value_parser = parse_pair)]
    pub map: Vec<(String, String)>,

    /// The directory to write to; made where it is missing.
    #[arg(long, short, value_name = "DIR")]
    pub out: PathBuf,
}

fn parse_pair(text: &str) -> Result<(String, String), String> {
    let (field, column) = text
        .split_once('=')
        .ok_or("expected FIELD=COLUMN, such as id=Artikelnummer")?;
    Ok((field.trim().to_owned(), column.trim().to_owned()))
}
