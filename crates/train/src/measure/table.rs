//! Measurements for people, in Markdown.

use std::fmt::Write;

use super::Row;
use crate::evaluate::{Mean, Protocol};

/// One table a protocol.
pub fn table(rows: &[Row]) -> String {
    let mut text = String::new();
    for protocol in Protocol::ALL {
        let rows: Vec<&Row> = rows.iter().filter(|row| row.protocol == protocol).collect();
        let questions = rows.first().map_or(0, |row| row.outcome.questions());
        let _ = writeln!(
            text,
            "### {} protocol, {questions} predictions\n",
            protocol.name()
        );
        text += "| | HR@5 | HR@10 | HR@20 | MRR@5 | MRR@10 | MRR@20 | coverage | popularity | index kB | brotli kB | learned in s | p50 µs | p90 µs | p99 µs |\n";
        text += "|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|\n";
        for row in rows {
            text += &line(row);
        }
        text += "\n";
    }
    text
}

fn line(row: &Row) -> String {
    let at = [5, 10, 20].map(|cut| row.outcome.at(cut));
    let bare = |mean: Mean| format!("{:.4}", mean.value);
    let full = |mean: Mean| format!("{:.4} ± {:.4}", mean.value, mean.error);
    let [five, ten, twenty] = at;
    let cells = [
        row.name.clone(),
        bare(five.hit_rate),
        bare(ten.hit_rate),
        full(twenty.hit_rate),
        bare(five.reciprocal_rank),
        bare(ten.reciprocal_rank),
        full(twenty.reciprocal_rank),
        format!("{:.3}", row.outcome.coverage()),
        format!("{:.3}", row.outcome.popularity()),
        format!("{:.0}", row.index_bytes as f64 / 1e3),
        format!("{:.0}", row.index_brotli_bytes as f64 / 1e3),
        format!("{:.2}", row.train_s),
        format!("{:.0}", row.percentile(0.5)),
        format!("{:.0}", row.percentile(0.9)),
        format!("{:.0}", row.percentile(0.99)),
    ];
    format!("| {} |\n", cells.join(" | "))
}
