//! Measurements for programs.

use serde_json::{Map, Value, json as value};

use super::Row;
use crate::dataset::Dataset;
use crate::evaluate::CUTS;

/// `{"dataset": …, "models": [{"name", "protocol", "hr@5", "hr@5_se", …, "index_bytes", …}]}`; shares from 0 to 1, latencies in
/// microseconds, standard errors by session bootstrap beside each measure.
pub fn json(dataset: &Dataset, rows: &[Row]) -> String {
    let models: Vec<Value> = rows.iter().map(model).collect();
    let all = value!({
        "dataset": dataset.name,
        "left_out_rows": dataset.problems.count,
        "models": models,
    });
    format!("{all:#}\n")
}

fn model(row: &Row) -> Value {
    let mut fields = Map::new();
    let mut put = |name: &str, field: Value| fields.insert(name.to_owned(), field);
    put("name", value!(row.name));
    put("protocol", value!(row.protocol.name()));
    put("predictions", value!(row.outcome.questions()));
    for cut in CUTS {
        let summary = row.outcome.at(cut);
        for (name, mean) in [("hr", summary.hit_rate), ("mrr", summary.reciprocal_rank)] {
            put(&format!("{name}@{cut}"), value!(mean.value));
            put(&format!("{name}@{cut}_se"), value!(mean.error));
        }
    }
    put("coverage@20", value!(row.outcome.coverage()));
    put("popularity@20", value!(row.outcome.popularity()));
    put("index_bytes", value!(row.index_bytes));
    put("index_brotli_bytes", value!(row.index_brotli_bytes));
    put("train_s", value!(row.train_s));
    for (name, share) in [("p50_us", 0.5), ("p90_us", 0.9), ("p99_us", 0.99)] {
        put(name, value!(row.percentile(share)));
    }
    Value::Object(fields)
}
