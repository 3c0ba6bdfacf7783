//! What each database writes in its own way.

use clap::ValueEnum;

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

/// What is in a column of times.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TimeType {
    /// A type of times that the database has.
    Timestamp,
    /// A number of seconds since 1970.
    #[value(name = "s")]
    Seconds,
    /// A number of milliseconds since 1970.
    #[value(name = "ms")]
    Millis,
    /// A number of microseconds since 1970.
    #[value(name = "us")]
    Micros,
}

impl Dialect {
    /// A column's name. Parts with dots between them are those of a nested column.
    pub fn column(self, name: &str) -> String {
        let parts: Vec<String> = name.split('.').map(|part| self.identifier(part)).collect();
        parts.join(".")
    }

    /// A table's name; what is an expression is left as it is.
    pub fn table(self, name: &str) -> String {
        if name.contains(['(', '\'', '`', '"']) {
            name.to_owned()
        } else if self == Self::BigQuery {
            // Projects have dashes, and tables of days end in "*".
            self.identifier(name)
        } else {
            self.column(name)
        }
    }

    fn identifier(self, name: &str) -> String {
        match self {
            Self::Spark => format!("`{}`", name.replace('`', "``")),
            Self::BigQuery | Self::ClickHouse => {
                format!("`{}`", name.replace('\\', "\\\\").replace('`', "\\`"))
            }
            Self::DuckDb => format!("\"{}\"", name.replace('"', "\"\"")),
            // In quotes, case counts there; without, a name is what was meant when the table was made without.
            Self::Snowflake if is_plain(name) => name.to_owned(),
            Self::Snowflake => format!("\"{}\"", name.replace('"', "\"\"")),
        }
    }

    /// A text.
    pub fn text(self, text: &str) -> String {
        match self {
            Self::Spark | Self::BigQuery | Self::ClickHouse => {
                format!("'{}'", text.replace('\\', "\\\\").replace('\'', "\\'"))
            }
            Self::Snowflake => format!("'{}'", text.replace('\\', "\\\\").replace('\'', "''")),
            Self::DuckDb => format!("'{}'", text.replace('\'', "''")),
        }
    }

    /// An expression as a text.
    pub fn to_text(self, expression: &str) -> String {
        match self {
            Self::Spark | Self::BigQuery => format!("CAST({expression} AS STRING)"),
            Self::Snowflake | Self::DuckDb => format!("CAST({expression} AS VARCHAR)"),
            Self::ClickHouse => format!("CAST({expression} AS Nullable(String))"),
        }
    }

    /// An expression as a whole number of 64 bits.
    pub fn to_integer(self, expression: &str) -> String {
        match self {
            Self::Spark | Self::Snowflake | Self::DuckDb => format!("CAST({expression} AS BIGINT)"),
            Self::BigQuery => format!("CAST({expression} AS INT64)"),
            Self::ClickHouse => format!("CAST({expression} AS Nullable(Int64))"),
        }
    }

    fn to_number(self, expression: &str) -> String {
        match self {
            Self::Spark | Self::Snowflake | Self::DuckDb => format!("CAST({expression} AS DOUBLE)"),
            Self::BigQuery => format!("CAST({expression} AS FLOAT64)"),
            Self::ClickHouse => format!("CAST({expression} AS Nullable(Float64))"),
        }
    }

    /// A column of times as whole microseconds since 1970.
    pub fn micros(self, column: &str, time: TimeType) -> String {
        let rounded = |factor: &str| {
            self.to_integer(&format!("ROUND({} * {factor})", self.to_number(column)))
        };
        match (time, self) {
            (TimeType::Seconds, _) => rounded("1000000"),
            (TimeType::Millis, _) => rounded("1000"),
            (TimeType::Micros, _) => self.to_integer(column),
            (TimeType::Timestamp, Self::Spark) => {
                format!("unix_micros(CAST({column} AS TIMESTAMP))")
            }
            (TimeType::Timestamp, Self::BigQuery) => {
                format!("UNIX_MICROS(CAST({column} AS TIMESTAMP))")
            }
            (TimeType::Timestamp, Self::Snowflake) => {
                format!("DATE_PART(EPOCH_MICROSECOND, {column})")
            }
            (TimeType::Timestamp, Self::ClickHouse) => {
                format!("toUnixTimestamp64Micro(toDateTime64({column}, 6, 'UTC'))")
            }
            (TimeType::Timestamp, Self::DuckDb) => format!("epoch_us({column})"),
        }
    }

    /// A whole number, not negative, divided by another, without the remainder.
    pub fn divided(self, expression: &str, by: i64) -> String {
        match self {
            Self::Spark => format!("({expression} DIV {by})"),
            Self::BigQuery => format!("DIV({expression}, {by})"),
            Self::Snowflake => format!("FLOOR({expression} / {by})"),
            Self::ClickHouse => format!("intDiv({expression}, {by})"),
            Self::DuckDb => format!("({expression} // {by})"),
        }
    }
}

fn is_plain(name: &str) -> bool {
    let mut letters = name.chars();
    letters
        .next()
        .is_some_and(|c| c.is_ascii_alphabetic() || c == '_')
        && letters.all(|c| c.is_ascii_alphanumeric() || c == '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_texts_cannot_end_their_quotes() {
        let cases: [(Dialect, &str, &str, &str, &str); 5] = [
            (Dialect::Spark, "a`b", "`a``b`", r"it's\", r"'it\'s\\'"),
            (Dialect::BigQuery, "a`b", r"`a\`b`", r"it's\", r"'it\'s\\'"),
            (
                Dialect::Snowflake,
                "a\"b",
                "\"a\"\"b\"",
                r"it's\",
                r"'it''s\\'",
            ),
            (
                Dialect::ClickHouse,
                "a`b",
                r"`a\`b`",
                r"it's\",
                r"'it\'s\\'",
            ),
            (Dialect::DuckDb, "a\"b", "\"a\"\"b\"", r"it's\", r"'it''s\'"),
        ];
        for (dialect, name, quoted_name, text, quoted_text) in cases {
            assert_eq!(dialect.column(name), quoted_name);
            assert_eq!(dialect.text(text), quoted_text);
        }
        assert_eq!(Dialect::Snowflake.column("item_id"), "item_id");
        assert_eq!(
            Dialect::BigQuery.table("my-shop.log.events_*"),
            "`my-shop.log.events_*`"
        );
        assert_eq!(
            Dialect::DuckDb.table("read_csv('log.csv')"),
            "read_csv('log.csv')"
        );
        assert_eq!(Dialect::Spark.column("product.id"), "`product`.`id`");
    }
}
