//! A whole survey, as a campaign carries it.

use std::sync::Arc;

use super::Question;
use crate::read::{Read, Reader, choice, record};
use crate::text::concat;
use crate::value::Value;

choice! {
    /// Where a survey stands.
    pub enum SurveyPlacement {
        /// Where its element is in the page.
        Inline = "inline",
        /// In the lower corner of the window.
        Popover = "popover",
    }
}

record! {
    /// A survey, as it is written.
    pub struct SurveyForm {
        /// What is asked, in this order.
        pub questions: Vec<Question> => "questions",
        /// What is said at the end.
        pub thanks: Option<String> => "thanks",
        /// Where it stands, unless the element says otherwise.
        pub placement: SurveyPlacement => "placement" = SurveyPlacement::Inline,
        /// Whether it shows how far the visitor has got.
        pub progress: bool => "progress" = true,
    }
}

/// A survey that can be asked: it has a question, and no two questions share an id.
#[derive(Clone, Debug, PartialEq)]
pub struct Survey {
    /// What is asked.
    pub questions: Vec<Arc<Question>>,
    /// What is said at the end.
    pub thanks: Option<String>,
    /// Where it stands.
    pub placement: SurveyPlacement,
    /// Whether it shows how far the visitor has got.
    pub progress: bool,
}

impl Read for Survey {
    const EXPECTED: &'static str = SurveyForm::EXPECTED;

    fn read(value: &Value, at: &mut Reader) -> Option<Self> {
        let form = SurveyForm::read(value, at)?;
        let mut questions: Vec<Arc<Question>> = Vec::with_capacity(form.questions.len());
        for question in form.questions {
            if questions.iter().any(|earlier| earlier.id == question.id) {
                at.note(
                    concat(&["a second question with the id \"", &question.id, "\""]),
                    "unique ids",
                );
            } else {
                questions.push(Arc::new(question));
            }
        }
        if questions.is_empty() {
            at.note(
                "a survey without a usable question".into(),
                "a list \"questions\"",
            );
            return None;
        }
        Some(Self {
            questions,
            thanks: form.thanks,
            placement: form.placement,
            progress: form.progress,
        })
    }
}

#[cfg(feature = "tools")]
impl crate::read::Describe for Survey {
    fn schema() -> Value {
        SurveyForm::schema()
    }
}
