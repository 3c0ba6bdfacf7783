//! The survey: one question at a time, in the page or in a popover.
//!
//! - `model`: what it shows, and how it goes on
//! - `sheet`: the whole
//! - `question`: one question and its buttons
//! - `scale`: NPS, CSAT, CES and ratings
//! - `choices`: single and multiple choice
//! - `face`: the smileys
//! - `reserve.css`: the space it takes before it is there; `survey.css`: all the rest

mod choices;
mod face;
mod model;
mod question;
mod scale;
mod sheet;
#[cfg(test)]
mod tests;

pub use model::{SurveyEvent, SurveyState, go_on};
pub use sheet::{SurveySheet, SurveySheetProps};

/// Its style sheet.
pub const CSS: &str = include_str!(concat!(env!("OUT_DIR"), "/widgets/survey/survey.css"));
