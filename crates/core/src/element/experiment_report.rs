//! `<awning-experiment-report>`.

use super::{Attribute, Kind};
use crate::experiment::analysis::{Method, Scale};
use crate::read::{Choice, choice};

/// Where its data is.
pub const SRC: Attribute = Attribute {
    name: "src",
    kind: Kind::Text,
};
/// What effects are judged by.
pub const METHOD: Attribute = Attribute {
    name: "method",
    kind: Kind::Choice {
        names: Method::NAMES,
        default: "",
    },
};
/// On which scale effects are.
pub const EFFECT: Attribute = Attribute {
    name: "effect",
    kind: Kind::Choice {
        names: Scale::NAMES,
        default: "",
    },
};
/// The confidence of intervals.
pub const CONFIDENCE: Attribute = Attribute {
    name: "confidence",
    kind: Kind::Choice {
        names: Confidence::NAMES,
        default: "",
    },
};

choice! {
    /// A confidence that intervals usually have.
    pub enum Confidence {
        /// One in five intervals misses.
        Four = "0.8",
        /// One in ten.
        Nine = "0.9",
        /// One in twenty.
        NinetyFive = "0.95",
        /// One in a hundred.
        NinetyNine = "0.99",
        /// One in a thousand.
        Highest = "0.999",
    }
}

impl Confidence {
    /// As a share, 0 to 1.
    pub fn share(self) -> f64 {
        match self {
            Self::Four => 0.8,
            Self::Nine => 0.9,
            Self::NinetyFive => 0.95,
            Self::NinetyNine => 0.99,
            Self::Highest => 0.999,
        }
    }
}

#[cfg(feature = "tools")]
pub use described::ROW;

#[cfg(feature = "tools")]
mod described {
    use super::{CONFIDENCE, EFFECT, METHOD, SRC};
    use crate::element::row::{Described, Element, EventRow, Payload, Property};
    use crate::element::table::THEME;

    /// Its row.
    pub const ROW: Element = Element {
        tag: "awning-experiment-report",
        class: "AwningExperimentReport",
        doc: "The result of an experiment, for whoever decides by it: whether visitors were split as planned, and for each \
            metric what to do, with effects, intervals and their certainty. It is computed in the browser from aggregates.",
        chunk: "experiment-report",
        attributes: &[
            (SRC, "The URL of the aggregates, a JSON file."),
            (
                METHOD,
                "What effects are judged by; without it, what the aggregates' settings say.",
            ),
            (
                EFFECT,
                "Whether effects are shares of the baseline or differences to it; without it, as the settings say.",
            ),
            (
                CONFIDENCE,
                "The confidence of intervals; without it, what the settings say.",
            ),
            THEME,
        ],
        properties: &[Property {
            name: "data",
            type_name: "AwningExperimentData | undefined",
            doc: "The aggregates, instead of `src`. A child `<script type=\"application/json\">` does the same.",
        }],
        events: &[EventRow {
            name: "awning-report-change",
            doc: "Whoever reads the report chose how results are judged.",
            default_action: "",
            detail: &[
                Payload {
                    name: "method",
                    type_name: "\"frequentist\" | \"sequential\" | \"bayesian\"",
                    doc: "The method.",
                },
                Payload {
                    name: "effect",
                    type_name: "\"relative\" | \"absolute\"",
                    doc: "The scale of effects.",
                },
                Payload {
                    name: "confidence",
                    type_name: "number",
                    doc: "The confidence, 0 to 1.",
                },
            ],
        }],
        parts: &[
            Described {
                name: "report",
                doc: "The whole.",
            },
            Described {
                name: "alarm",
                doc: "What is said before anything else if the split is wrong.",
            },
            Described {
                name: "title",
                doc: "The experiment's name.",
            },
            Described {
                name: "actions",
                doc: "The line of buttons.",
            },
            Described {
                name: "action",
                doc: "One of them.",
            },
            Described {
                name: "facts",
                doc: "When, how many, by which method.",
            },
            Described {
                name: "controls",
                doc: "How results are judged.",
            },
            Described {
                name: "metric",
                doc: "A metric.",
            },
            Described {
                name: "verdict",
                doc: "A sentence of what to do.",
            },
            Described {
                name: "results",
                doc: "The table of a metric's variations.",
            },
            Described {
                name: "bar",
                doc: "An interval, drawn.",
            },
            Described {
                name: "figures",
                doc: "The table of everything that was computed.",
            },
        ],
        slot: "Shown until the report is there, and where it cannot be shown.",
        eager: &[],
        skeletons: None,
    };
}
