//! What was answered, checked against its question.

use super::{Kind, Question};
use crate::value::{Value, object};

/// An answer that fits its question.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// A value of a scale.
    Score(u32),
    /// Options by id, in the question's order, and a free answer.
    Chosen {
        /// The ids of the options.
        options: Vec<String>,
        /// The free answer, if it was chosen; it may still be empty.
        other: Option<String>,
    },
    /// Free text.
    Text(String),
}

impl Answer {
    /// Free text is cut to this many characters.
    pub const LONGEST_TEXT: usize = 5000;

    /// The answer as far as it fits the question; `None` if it does not.
    pub fn checked(self, question: &Question) -> Option<Self> {
        match (self, &question.kind) {
            (Self::Score(score), Kind::Scale { from, to, .. }) => {
                (*from..=*to).contains(&score).then_some(Self::Score(score))
            }
            (
                Self::Chosen { options, other },
                Kind::Choice {
                    options: known,
                    other: free,
                    several,
                },
            ) => {
                let mut chosen: Vec<String> = known
                    .iter()
                    .map(|option| option.id.clone())
                    .filter(|id| options.contains(id))
                    .collect();
                let mut other = other.filter(|_| free.is_some()).map(cut);
                if !several {
                    chosen.truncate(1);
                    other = other.filter(|_| chosen.is_empty());
                }
                Some(Self::Chosen {
                    options: chosen,
                    other,
                })
            }
            (Self::Text(text), Kind::Text { .. }) => Some(Self::Text(cut(text))),
            _ => None,
        }
    }

    /// Whether it says anything.
    pub fn is_given(&self) -> bool {
        match self {
            Self::Score(_) => true,
            Self::Chosen { options, other } => {
                !options.is_empty() || other.as_ref().is_some_and(|other| !other.trim().is_empty())
            }
            Self::Text(text) => !text.trim().is_empty(),
        }
    }

    /// As it is stored and sent: `{"value": 9}`, `{"options": […], "other": …}` or `{"text": …}`.
    pub fn to_value(&self) -> Value {
        match self {
            Self::Score(score) => object!([("value", (*score).into())]),
            Self::Text(text) => object!([("text", text.trim().into())]),
            Self::Chosen { options, other } => {
                let options: Vec<Value> = options.iter().map(|id| id.as_str().into()).collect();
                object!([
                    ("options", options.into()),
                    (
                        "other",
                        other.as_deref().map(str::trim).map(Value::from).into(),
                    ),
                ])
            }
        }
    }

    /// Reads what [`to_value`](Self::to_value) wrote; `None` if it is something else.
    pub fn from_value(value: &Value) -> Option<Self> {
        if let Some(score) = value.get("value") {
            return Some(Self::Score(
                score.as_number().filter(|score| score.fract() == 0.0)? as u32,
            ));
        }
        if let Some(text) = value.get("text") {
            return Some(Self::Text(text.as_text()?.to_owned()));
        }
        let options = value
            .get("options")?
            .as_list()?
            .iter()
            .filter_map(|id| Some(id.as_text()?.to_owned()))
            .collect();
        Some(Self::Chosen {
            options,
            other: value
                .get("other")
                .and_then(Value::as_text)
                .map(str::to_owned),
        })
    }
}

fn cut(text: String) -> String {
    match text.char_indices().nth(Answer::LONGEST_TEXT) {
        Some((end, _)) => text.get(..end).unwrap_or_default().to_owned(),
        None => text,
    }
}
