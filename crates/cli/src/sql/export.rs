//! The statement that writes counts as Parquet.

use super::dialect::Dialect;

/// The query, or the statement that writes its rows to `place`.
pub fn wrap(dialect: Dialect, query: &str, place: Option<&str>) -> String {
    let Some(place) = place else {
        return format!("{query}\n;\n");
    };
    let text = dialect.text(place);
    match dialect {
        Dialect::Spark => format!("INSERT OVERWRITE DIRECTORY {text} USING parquet\n{query}\n;\n"),
        Dialect::BigQuery => {
            format!(
                "EXPORT DATA OPTIONS (uri = {text}, format = 'PARQUET', overwrite = true) AS\n{query}\n;\n"
            )
        }
        // A stage is no text.
        Dialect::Snowflake if place.starts_with('@') => snowflake(place, query),
        Dialect::Snowflake => snowflake(&text, query),
        Dialect::ClickHouse => format!("{query}\nINTO OUTFILE {text}\nFORMAT Parquet\n;\n"),
        Dialect::DuckDb => format!("COPY (\n{query}\n) TO {text} (FORMAT parquet)\n;\n"),
    }
}

fn snowflake(place: &str, query: &str) -> String {
    format!(
        "COPY INTO {place} FROM (\n{query}\n)\nFILE_FORMAT = (TYPE = PARQUET)\nHEADER = TRUE\n;\n"
    )
}
