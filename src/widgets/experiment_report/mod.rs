//! The report of an experiment: whether the split is right, and for each metric what to do and why.
//!
//! - `model`: what it shows
//! - `compose`: that, made of an analysis
//! - `axis`: the scale that a metric's intervals are drawn on
//! - `sheet`: the whole
//! - `head`: the warning, the title, the facts
//! - `controls`: how results are judged
//! - `metric`: a metric with its table
//! - `plot`: an interval as a bar
//! - `reserve.css`: the space it takes before it is there; `experiment_report.css`: all the rest

mod axis;
mod compose;
mod controls;
mod head;
mod metric;
mod model;
mod plot;
mod sheet;
#[cfg(test)]
mod tests;

pub use compose::compose;
pub use model::{File, Judged, ReportEvent, ReportState, Stage};
pub use sheet::{ReportSheet, ReportSheetProps};

/// Its style sheet.
pub const CSS: &str = include_str!(concat!(
    env!("OUT_DIR"),
    "/widgets/experiment_report/experiment_report.css"
));
