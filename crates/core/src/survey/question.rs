//! What a survey asks.

use crate::read::{Read, Reader, choice, record};
use crate::text::concat;
use crate::value::Value;

choice! {
    /// How a question is answered.
    pub enum QuestionType {
        /// Net Promoter Score: 0 to 10.
        Nps = "nps",
        /// Customer satisfaction: 1 to 5.
        Csat = "csat",
        /// Customer effort: 1 to 7.
        Ces = "ces",
        /// A rating from 1 to `scale`.
        Rating = "rating",
        /// One of several options.
        Single = "single",
        /// Any of several options.
        Multiple = "multiple",
        /// Free text.
        Text = "text",
        /// Nothing to answer: a text between questions.
        Statement = "statement",
    }
}

choice! {
    /// What a rating looks like.
    pub enum RatingShape {
        /// Stars that fill up to the chosen one.
        Stars = "stars",
        /// Numbers.
        Numbers = "numbers",
        /// Faces from unhappy to happy; at most five.
        Smileys = "smileys",
    }
}

/// An option of a choice.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// What events call it.
    pub id: String,
    /// What the visitor reads.
    pub text: String,
}

impl Read for Choice {
    const EXPECTED: &'static str = "text, or an object with \"id\" and \"text\"";

    fn read(value: &Value, at: &mut Reader) -> Option<Self> {
        let (text, id) = match value {
            Value::Text(text) => (Some(text.as_str()), None),
            other => (
                other.get("text").and_then(Value::as_text),
                other.get("id").and_then(Value::as_text),
            ),
        };
        match text {
            Some(text) => Some(Self {
                id: id.unwrap_or(text).to_owned(),
                text: text.to_owned(),
            }),
            None => at.unexpected(value, Self::EXPECTED),
        }
    }
}

record! {
    /// A question of a survey, as it is written.
    pub struct QuestionForm {
        /// What events call it; unique in its survey.
        pub id: String => "id",
        /// How it is answered.
        pub kind: QuestionType => "type",
        /// The question.
        pub text: String => "text",
        /// A quieter line below it.
        pub help: Option<String> => "help",
        /// Whether the survey goes on only when it is answered.
        pub required: bool => "required" = false,
        /// For scales: what the lowest value means.
        pub low: Option<String> => "low",
        /// For scales: what the highest value means.
        pub high: Option<String> => "high",
        /// For ratings: the highest value, 3 to 10; 5 if not said.
        pub scale: Option<u32> => "scale",
        /// For ratings: what it looks like.
        pub shape: RatingShape => "shape" = RatingShape::Stars,
        /// For choices: the options, at least one.
        pub options: Vec<Choice> => "options",
        /// For choices: the label of a free answer beside the options.
        pub other: Option<String> => "other",
        /// For text: whether there is room for more than a line.
        pub long: bool => "long" = false,
        /// For text: what stands in the empty field.
        pub placeholder: Option<String> => "placeholder",
    }
}

/// How a question is answered, with all that this takes.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// One of the whole numbers from `from` to `to`.
    Scale {
        /// The lowest value: 0 or 1.
        from: u32,
        /// The highest value.
        to: u32,
        /// What it looks like.
        shape: RatingShape,
        /// What the lowest value means.
        low: Option<String>,
        /// What the highest value means.
        high: Option<String>,
    },
    /// One or more of the options.
    Choice {
        /// The options.
        options: Vec<Choice>,
        /// The label of a free answer.
        other: Option<String>,
        /// Whether several may be chosen.
        several: bool,
    },
    /// Free text.
    Text {
        /// Whether there is room for more than a line.
        long: bool,
        /// What stands in the empty field.
        placeholder: Option<String>,
    },
    /// Nothing to answer.
    Statement,
}

/// A question that can be asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// What events call it.
    pub id: String,
    /// The question.
    pub text: String,
    /// A quieter line below it.
    pub help: Option<String>,
    /// Whether the survey goes on only when it is answered.
    pub required: bool,
    /// Its type in the document.
    pub kind_name: QuestionType,
    /// How it is answered.
    pub kind: Kind,
}

impl Question {
    /// Whether an answer to it may move the survey on without a click on "next": where the answer is a single click
    /// that cannot surprise.
    pub fn moves_on_by_itself(&self) -> bool {
        match &self.kind {
            Kind::Scale { .. } => true,
            Kind::Choice { several, other, .. } => !several && other.is_none(),
            Kind::Text { .. } | Kind::Statement => false,
        }
    }
}

impl Read for Question {
    const EXPECTED: &'static str = QuestionForm::EXPECTED;

    fn read(value: &Value, at: &mut Reader) -> Option<Self> {
        let form = QuestionForm::read(value, at)?;
        let scale = |from, to, shape| Kind::Scale {
            from,
            to,
            shape,
            low: form.low.clone(),
            high: form.high.clone(),
        };
        let kind = match form.kind {
            QuestionType::Nps => scale(0, 10, RatingShape::Numbers),
            QuestionType::Csat => scale(1, 5, RatingShape::Smileys),
            QuestionType::Ces => scale(1, 7, RatingShape::Numbers),
            QuestionType::Rating => {
                let most = if form.shape == RatingShape::Smileys {
                    5
                } else {
                    10
                };
                let highest = form.scale.unwrap_or(5);
                if !(3..=most).contains(&highest) {
                    at.note(
                        concat(&["a scale of ", &highest.to_string()]),
                        concat(&["3 to ", &most.to_string()]).as_str(),
                    );
                }
                scale(1, highest.clamp(3, most), form.shape)
            }
            QuestionType::Single | QuestionType::Multiple => {
                if form.options.is_empty() {
                    at.note("a choice without options".into(), "a list \"options\"");
                    return None;
                }
                let several = form.kind == QuestionType::Multiple;
                Kind::Choice {
                    options: form.options,
                    other: form.other,
                    several,
                }
            }
            QuestionType::Text => Kind::Text {
                long: form.long,
                placeholder: form.placeholder,
            },
            QuestionType::Statement => Kind::Statement,
        };
        let (id, text, help) = (form.id, form.text, form.help);
        Some(Self {
            id,
            text,
            help,
            required: form.required,
            kind_name: form.kind,
            kind,
        })
    }
}

#[cfg(feature = "tools")]
mod describe {
    use super::{Choice, Question, QuestionForm};
    use crate::read::Describe;
    use crate::value::{Value, object};

    impl Describe for Choice {
        fn schema() -> Value {
            let text = || object!([("type", "string".into())]);
            let fields = object!([("id", text()), ("text", text())]);
            let whole = object!([
                ("type", "object".into()),
                ("properties", fields),
                ("required", vec!["text".into()].into()),
            ]);
            object!([("oneOf", vec![text(), whole].into())])
        }
    }

    impl Describe for Question {
        fn schema() -> Value {
            QuestionForm::schema()
        }
    }
}
