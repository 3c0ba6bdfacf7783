//! Surveys: their questions, one visitor's way through them, and what the answers score.
//!
//! - `question`: what is asked, as the campaign document has it
//! - `content`: a whole survey
//! - `answer`: what was answered, checked against its question
//! - `run`: one visitor's way through a survey: next, back, resumed, completed
//! - `score`: NPS, CSAT and CES, and what events say of answers

mod answer;
mod content;
mod question;
mod run;
mod score;

pub use answer::Answer;
pub use content::{Survey, SurveyPlacement};
pub use question::{Choice, Kind, Question, QuestionType, RatingShape};
pub use run::{Run, Step};
pub use score::{NpsClass, answered, completed, nps_class};
