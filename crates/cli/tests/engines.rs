//! The printed SQL counts as the command does: in DuckDB and in Spark, where Python has them (`pip install duckdb
//! pyspark`; Spark needs Java too). `AWNING_PYTHON` says which Python.
//!
//! BigQuery's, Snowflake's and ClickHouse's SQL differs from theirs only in the names of types and functions and in quotes.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod support;

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use awning_cli::counts;
use awning_train::counts::Counts;
use support::python::{has, python};
use support::{awning, printed};

/// A public log of a shop's clicks; the test that reads it is skipped where it is missing.
const CLICKS: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../../shared/data/serenade-example/train.tsv"
);

/// What runs the statements in DuckDB; the tables are views of files.
const DUCKDB: &str = "
import sys, duckdb
connection = duckdb.connect()
for table, path, statement in zip(*[iter(sys.argv[1:])] * 3):
    connection.execute(f\"CREATE VIEW {table} AS SELECT * FROM read_csv('{path}', all_varchar = true)\")
    connection.execute(open(statement).read())
";

/// What runs them in Spark.
const SPARK: &str = "
import sys
from pyspark.sql import SparkSession
builder = SparkSession.builder.master('local[2]').config('spark.ui.enabled', 'false')
builder = builder.config('spark.sql.shuffle.partitions', '2').config('spark.driver.host', '127.0.0.1')
spark = builder.config('spark.driver.bindAddress', '127.0.0.1').getOrCreate()
for table, path, statement in zip(*[iter(sys.argv[1:])] * 3):
    separator = '\\t' if path.endswith('.tsv') else ','
    spark.read.option('sep', separator).option('header', True).csv(path).createOrReplaceTempView(table)
    spark.sql(open(statement).read().rstrip().rstrip(';'))
";

/// A log with all that counting must mind: several actions, events of one time, pauses, visits that no person has made,
/// rows that cannot be used.
fn write_visits(path: &Path) {
    let mut text = "visitor,sku,at,did\n".to_owned();
    let mut state: u64 = 7;
    let mut below = |bound: u64| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % bound
    };
    let mut at: i64 = 1_600_000_000_000;
    for _ in 0..4_000 {
        // Pauses of exactly 30 minutes, of a moment more, and none at all.
        at += [0, 0, 0, 1, 900, 61_000, 1_800_000, 1_800_001, 90_000_000][below(9) as usize];
        let visitor = below(12);
        let item = ["a", "B", "b", "é", "10", "9", "", "z z", "it's"][below(9) as usize];
        let did = ["view", "View Item", "cart", "purchase", "wishlist", ""][below(6) as usize];
        let _ = writeln!(text, "v{visitor},{item},{at},{did}");
    }
    for number in 0..80 {
        let _ = writeln!(text, "robot,{},{},view", number % 7, at + number);
    }
    text.push_str("v1,a,,view\n,a,1600000000000,view\nv1,a,-5,view\nv1,a,9999999999999,view\n");
    fs::write(path, text).unwrap();
}

/// A log with how its columns are said to the command and to the SQL.
struct Case {
    table: &'static str,
    log: PathBuf,
    columns: &'static [&'static str],
    native: &'static [&'static str],
    sql: &'static [&'static str],
}

fn cases(directory: &Path) -> Vec<Case> {
    let visits = directory.join("visits.csv");
    write_visits(&visits);
    let mut cases = vec![Case {
        table: "visits",
        log: visits,
        columns: &[
            "--visitor",
            "visitor",
            "--item",
            "sku",
            "--time",
            "at",
            "--action",
            "did",
            "--longest",
            "50",
        ],
        native: &["--time-unit", "ms"],
        sql: &["--time-type", "ms"],
    }];
    if Path::new(CLICKS).exists() {
        cases.push(Case {
            table: "clicks",
            log: CLICKS.into(),
            columns: &[
                "--session",
                "SessionId",
                "--item",
                "ItemId",
                "--time",
                "Time",
            ],
            native: &[],
            sql: &["--time-type", "s"],
        });
    } else {
        println!("without the public log: {CLICKS} is missing");
    }
    cases
}

fn check(dialect: &str, module: &str, script: &str) {
    if !has(module) {
        return;
    }
    let directory = tempfile::tempdir().unwrap();
    let root = directory.path();
    let cases = cases(root);
    let mut arguments = Vec::new();
    for case in &cases {
        let out = root.join(format!("{}.parquet", case.table));
        let mut options = vec!["index", "sql", "--dialect", dialect, "--table", case.table];
        options.extend(case.columns.iter().chain(case.sql));
        options.extend(["--out", out.to_str().unwrap()]);
        let statement = root.join(format!("{}.sql", case.table));
        fs::write(&statement, printed(&awning(root, &options))).unwrap();
        arguments.extend([PathBuf::from(case.table), case.log.clone(), statement]);
    }
    let ran = Command::new(python())
        .arg("-c")
        .arg(script)
        .args(&arguments)
        .current_dir(root)
        .output()
        .unwrap();
    assert!(
        ran.status.success(),
        "{}",
        String::from_utf8_lossy(&ran.stderr)
    );
    for case in &cases {
        let log = case.log.to_str().unwrap();
        let mut options = vec!["index", "counts", log, "--out", case.table];
        options.extend(case.columns.iter().chain(case.native));
        printed(&awning(root, &options));
        let native = counts::read(&root.join(case.table)).unwrap();
        let engine = counts::read(&root.join(format!("{}.parquet", case.table))).unwrap();
        assert!(
            native.pairs.len() > 40 && native.days.len() > 40,
            "{}",
            case.table
        );
        assert_eq!(first_difference(&native, &engine), None, "{}", case.table);
    }
}

/// Where two counts differ, in few words: they are long.
fn first_difference(native: &Counts, engine: &Counts) -> Option<String> {
    let items = native.items.iter().zip(&engine.items).find(|(a, b)| a != b);
    let days = native.days.iter().zip(&engine.days).find(|(a, b)| a != b);
    let pairs = native.pairs.iter().zip(&engine.pairs).find(|(a, b)| a != b);
    (native != engine).then(|| format!("{items:?} {days:?} {pairs:?}"))
}

#[test]
fn duckdb_counts_as_the_command_does() {
    check("duckdb", "duckdb", DUCKDB);
}

#[test]
fn spark_counts_as_the_command_does() {
    check("spark", "pyspark", SPARK);
}
