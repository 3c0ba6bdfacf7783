//! The command line of `awning index`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use crate::log;

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
    pub budget: String,

    /// The products: CSV, JSON, JSON Lines, a Google Merchant feed (TSV or XML) or Shopify's products.json. Items that it
    /// does not have are counted and left out.
    #[arg(long, value_name = "FILE")]
    pub catalog: Option<PathBuf>,

    /// Leave past sessions out of the index: it then holds only counts of items and links between them.
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
    Sql(Sql),
    /// Count a log and write the counts as Parquet, as the printed SQL would.
    Counts(Counts),
}

/// How the log stands in the database.
#[derive(Debug, Args)]
#[group(skip)]
pub struct Sql {
    /// The database.
    #[arg(long)]
    pub dialect: Dialect,
}

/// The databases that SQL is printed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Dialect {
    /// Apache Spark and Databricks.
    Spark,
    /// Google BigQuery.
    #[value(name = "bigquery")]
    BigQuery,
    /// Snowflake.
    Snowflake,
    /// ClickHouse.
    #[value(name = "clickhouse")]
    ClickHouse,
    /// DuckDB.
    #[value(name = "duckdb")]
    DuckDb,
}

/// What is counted.
#[derive(Debug, Args)]
#[group(skip)]
pub struct Counts {
    /// The log, and how to read it.
    #[command(flatten)]
    pub log: log::Arguments,

    /// The directory to write to; made where it is missing.
    #[arg(long, short, value_name = "DIR")]
    pub out: PathBuf,
}
