//! `<awning-survey>`.

use super::{Attribute, Kind};

/// The campaign that it shows.
pub const CAMPAIGN: Attribute = Attribute {
    name: "campaign",
    kind: Kind::Text,
};
/// Where it stands.
pub const PLACEMENT: Attribute = Attribute {
    name: "placement",
    kind: Kind::Choice {
        names: &["inline", "popover"],
        default: "",
    },
};

#[cfg(feature = "tools")]
pub use described::ROW;

#[cfg(feature = "tools")]
mod described {
    use super::{CAMPAIGN, PLACEMENT};
    use crate::element::row::{Described, Element, EventRow, Payload, Property};
    use crate::element::table::THEME;

    const SURVEY: Payload = Payload {
        name: "surveyId",
        type_name: "string",
        doc: "The campaign, or `inline` for a survey set as a property.",
    };

    /// Its row.
    pub const ROW: Element = Element {
        tag: "awning-survey",
        class: "AwningSurvey",
        doc: "A survey, one question at a time. What was answered is kept, with consent, and an interrupted survey goes on \
            where it stopped; one that was completed or sent away does not come back.",
        chunk: "survey",
        attributes: &[
            (CAMPAIGN, "The id of the campaign in the document."),
            (
                PLACEMENT,
                "Where it stands; without it, where the campaign says.",
            ),
            THEME,
        ],
        properties: &[Property {
            name: "content",
            type_name: "AwningSurveyContent | undefined",
            doc: "The survey itself, instead of a campaign's. A child `<script type=\"application/json\">` does the same.",
        }],
        events: &[
            EventRow {
                name: "awning-survey-answer",
                doc: "A question was answered.",
                default_action: "",
                detail: &[
                    SURVEY,
                    Payload {
                        name: "questionId",
                        type_name: "string",
                        doc: "The question.",
                    },
                    Payload {
                        name: "answer",
                        type_name: "AwningAnswer",
                        doc: "The answer.",
                    },
                ],
            },
            EventRow {
                name: "awning-survey-complete",
                doc: "The survey was answered to its end.",
                default_action: "",
                detail: &[
                    SURVEY,
                    Payload {
                        name: "answers",
                        type_name: "AwningAnswer[]",
                        doc: "All answers.",
                    },
                    Payload {
                        name: "score",
                        type_name: "number | undefined",
                        doc: "The first score among them.",
                    },
                ],
            },
            EventRow {
                name: "awning-survey-dismiss",
                doc: "A survey in a popover was sent away.",
                default_action: "",
                detail: &[SURVEY],
            },
        ],
        parts: &[
            Described {
                name: "survey",
                doc: "The surface.",
            },
            Described {
                name: "bar",
                doc: "The line that shows how far the visitor has got.",
            },
            Described {
                name: "close",
                doc: "The button that sends it away.",
            },
            Described {
                name: "question",
                doc: "The question.",
            },
            Described {
                name: "help",
                doc: "The quieter line below it.",
            },
            Described {
                name: "scale",
                doc: "The cells of a scale.",
            },
            Described {
                name: "cell",
                doc: "One of them.",
            },
            Described {
                name: "ends",
                doc: "What the ends of the scale mean.",
            },
            Described {
                name: "options",
                doc: "The options of a choice.",
            },
            Described {
                name: "option",
                doc: "One of them.",
            },
            Described {
                name: "field",
                doc: "A field for text.",
            },
            Described {
                name: "notice",
                doc: "What is said when a required question is passed over.",
            },
            Described {
                name: "actions",
                doc: "The line of buttons.",
            },
            Described {
                name: "back",
                doc: "The button that goes back.",
            },
            Described {
                name: "next",
                doc: "The button that goes on.",
            },
            Described {
                name: "thanks",
                doc: "What is said at the end.",
            },
        ],
        slot: "Shown where there is no survey to show.",
        eager: &["popover"],
        skeletons: None,
    };
}
