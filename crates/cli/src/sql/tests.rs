//! BigQuery's, Snowflake's and ClickHouse's statements are only parsed here, by a parser that knows their grammar;
//! DuckDB's and Spark's are run in `tests/engines.rs`.

use clap::Parser;
use sqlparser::dialect::{
    BigQueryDialect, ClickHouseDialect, Dialect as Grammar, DuckDbDialect, SnowflakeDialect,
    SparkSqlDialect,
};

use super::{Arguments, statement};

#[derive(Parser)]
struct Command {
    #[command(flatten)]
    arguments: Arguments,
}

fn printed(options: &str) -> Result<String, String> {
    let options = std::iter::once("sql").chain(options.split_whitespace());
    let command = Command::try_parse_from(options).map_err(|error| error.to_string())?;
    statement(&command.arguments)
}

#[test]
fn each_statement_is_of_the_grammar_of_its_database() {
    let grammars: [(&str, Box<dyn Grammar>); 5] = [
        ("bigquery", Box::new(BigQueryDialect)),
        ("snowflake", Box::new(SnowflakeDialect)),
        ("clickhouse", Box::new(ClickHouseDialect {})),
        ("spark", Box::new(SparkSqlDialect)),
        ("duckdb", Box::new(DuckDbDialect {})),
    ];
    for (name, grammar) in grammars {
        for options in [
            "--session session_id --item sku --time at",
            "--session s --visitor v --item sku --time t --time-type s --longest 0",
            "--visitor v --item sku --time t --time-type ms --action event --order 3,sold",
            "--visitor v --item sku --time t --time-type us --rows order --table shop.log",
        ] {
            let sql = printed(&format!("--dialect {name} {options}")).unwrap();
            let parsed = sqlparser::parser::Parser::parse_sql(&*grammar, &sql);
            assert_eq!(parsed.map(|statements| statements.len()), Ok(1), "{sql}");
        }
    }
    let sql = printed("--dialect bigquery --ga4 --table my-shop.analytics_1.events_*").unwrap();
    let parsed = sqlparser::parser::Parser::parse_sql(&BigQueryDialect, &sql);
    assert_eq!(parsed.map(|statements| statements.len()), Ok(1), "{sql}");
}

#[test]
fn statements_are_as_they_were() {
    for dialect in ["bigquery", "snowflake", "clickhouse", "spark", "duckdb"] {
        let options = "--visitor visitor --item sku --time at --action event";
        insta::assert_snapshot!(
            dialect,
            printed(&format!("--dialect {dialect} {options}")).unwrap()
        );
    }
    let options = "--dialect bigquery --ga4 --table shop.events_* --out gs://shop/counts-*.parquet";
    insta::assert_snapshot!("bigquery_ga4", printed(options).unwrap());
}

#[test]
fn counts_are_written_where_the_owner_says() {
    for (dialect, place, expected) in [
        (
            "spark",
            "shop/counts",
            "INSERT OVERWRITE DIRECTORY 'shop/counts' USING parquet\nWITH",
        ),
        (
            "duckdb",
            "it's.parquet",
            ") TO 'it''s.parquet' (FORMAT parquet)",
        ),
        (
            "snowflake",
            "@stage/counts",
            "COPY INTO @stage/counts FROM (",
        ),
        (
            "snowflake",
            "s3://shop/counts",
            "COPY INTO 's3://shop/counts' FROM (",
        ),
        (
            "clickhouse",
            "c.parquet",
            "INTO OUTFILE 'c.parquet'\nFORMAT Parquet",
        ),
        (
            "bigquery",
            "gs://b/*.parquet",
            "EXPORT DATA OPTIONS (uri = 'gs://b/*.parquet', format = 'PARQUET'",
        ),
    ] {
        let options = format!("--dialect {dialect} --session s --item i --time t --out {place}");
        let sql = printed(&options).unwrap();
        assert!(sql.contains(expected), "{sql}");
    }
}

#[test]
fn what_is_missing_is_asked_for() {
    for (options, expected) in [
        (
            "--dialect spark --item i --time t",
            "--session or --visitor: which column groups rows was not said",
        ),
        (
            "--dialect spark --ga4",
            "--ga4: only BigQuery has Google Analytics' export as it is",
        ),
    ] {
        assert_eq!(printed(options), Err(expected.to_owned()));
    }
}
