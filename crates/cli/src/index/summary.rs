//! What was learned, for a person and as JSON.

use std::fmt;

use awning_server::import::group;
use awning_train::counts::Counts;
use awning_train::learn::{Measure, Report};
use awning_train::log::Log;
use jiff::Timestamp;
use serde_json::{Value, json};

use crate::log;
use crate::progress::bytes;

/// What became of a log.
pub fn of_log(log: &Log, report: &log::Report) -> String {
    let mut text = report.to_string();
    let left_out = log.left_out();
    if left_out.sessions > 0 {
        text.push_str(&format!(
            "  too long  {} session{} of {} events left out: no person has made them (--longest)\n",
            number(left_out.sessions),
            if left_out.sessions == 1 { "" } else { "s" },
            number(left_out.events),
        ));
    }
    let span = match report
        .span
        .and_then(|(first, last)| Some((time(first)?, time(last)?)))
    {
        Some((first, last)) => format!(", {first} to {last}"),
        None => ", without times".to_owned(),
    };
    text.push_str(&format!(
        "  sessions  {}, of {} items{span}\n",
        number(log.visits().len() as u64),
        number(log.ids().len() as u64),
    ));
    text
}

/// What counts there are.
pub fn describe(counts: &Counts) -> String {
    format!(
        "Counts\n  {} items, {} items' days, {} pairs",
        number(counts.items.len() as u64),
        number(counts.days.len() as u64),
        number(counts.pairs.len() as u64),
    )
}

/// The account of an index's making. Its `Display` is a few lines for a terminal.
pub struct Summary<'a> {
    /// What the trainer says.
    pub report: &'a Report,
    /// The first and last time of the log, in microseconds since 1970.
    pub span: Option<(i64, i64)>,
    /// How many bytes were allowed.
    pub budget: Option<u64>,
}

impl Summary<'_> {
    /// The account as JSON.
    pub fn json(&self) -> Value {
        let report = self.report;
        let parts: Vec<Value> = report
            .parts
            .iter()
            .map(|part| json!({ "name": part.name, "extent": part.extent, "bytes": part.bytes }))
            .collect();
        json!({
            "sessions": report.sessions,
            "events": report.events,
            "items": report.items,
            "baskets": report.baskets,
            "first": self.span.and_then(|(first, _)| time(first)),
            "last": self.span.and_then(|(_, last)| time(last)),
            "quality": measures(&report.quality),
            "parts": parts,
            "dropped": report.dropped,
            "more": report.more.as_ref().map(|(brotli, quality)| json!({
                "index_brotli_bytes": brotli,
                "quality": measures(quality),
            })),
            "budget": self.budget,
            "index_bytes": report.bytes,
            "index_brotli_bytes": report.brotli,
            "train_s": report.seconds,
        })
    }
}

fn measures(measures: &[Measure]) -> Value {
    let measure = |measure: &Measure| {
        json!({
            "what": measure.what,
            "tests": measure.tests,
            "hr@20": measure.hit_rate,
            "mrr@20": measure.reciprocal_rank,
        })
    };
    measures.iter().map(measure).collect()
}

impl fmt::Display for Summary<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let report = self.report;
        writeln!(f, "Index")?;
        let mut label = "quality";
        for measure in &report.quality {
            writeln!(f, "  {label:<9} {}", in_words(measure))?;
            label = "";
        }
        let mut label = "made of";
        for part in &report.parts {
            writeln!(
                f,
                "  {label:<9} {}: {} ({})",
                part.name,
                part.extent,
                bytes(part.bytes)
            )?;
            label = "";
        }
        let mut label = "left out";
        for sentence in &report.dropped {
            writeln!(f, "  {label:<9} {sentence}")?;
            label = "";
        }
        if let Some((brotli, quality)) = &report.more {
            let quality: Vec<String> = quality.iter().map(in_words).collect();
            writeln!(
                f,
                "  {:<9} with {} after brotli: {}",
                "more",
                bytes(*brotli),
                quality.join("; ")
            )?;
        }
        let budget = match self.budget {
            Some(budget) => format!(" of {} allowed", bytes(budget)),
            None => String::new(),
        };
        writeln!(
            f,
            "  bytes     {}, {} after brotli{budget}; learned in {:.1} s",
            number(report.bytes),
            number(report.brotli),
            report.seconds,
        )
    }
}

fn in_words(measure: &Measure) -> String {
    format!(
        "{}: HR@20 {:.4}, MRR@20 {:.4} in {} tests",
        measure.what,
        measure.hit_rate,
        measure.reciprocal_rank,
        number(measure.tests),
    )
}

fn number(count: u64) -> String {
    group(usize::try_from(count).unwrap_or(usize::MAX))
}

/// A time to the second, as RFC 3339 has it.
fn time(micros: i64) -> Option<String> {
    let stamp = Timestamp::from_second(micros.div_euclid(1_000_000)).ok()?;
    Some(stamp.to_string())
}
