//! `<awning-experiment>`.

use super::{Attribute, Kind};

/// The least and the most milliseconds for which nothing is shown.
pub const TIMEOUTS: (u32, u32) = (0, 10_000);

/// The experiment, or the feature with experiments.
pub const KEY: Attribute = Attribute {
    name: "key",
    kind: Kind::Text,
};
/// For how many milliseconds nothing is shown, at most.
pub const TIMEOUT: Attribute = Attribute {
    name: "timeout",
    kind: Kind::Whole {
        least: TIMEOUTS.0,
        most: TIMEOUTS.1,
        default: 500,
    },
};

#[cfg(feature = "tools")]
pub use described::ROW;

#[cfg(feature = "tools")]
mod described {
    use super::{KEY, TIMEOUT};
    use crate::element::row::{Element, EventRow, Payload};

    /// Its row.
    pub const ROW: Element = Element {
        tag: "awning-experiment",
        class: "AwningExperiment",
        doc: "A part of the page that an experiment varies: each child `<template variation=\"…\">` holds the content of a \
            variation, and that of the visitor's is put beside the templates, where the page's own style sheets and listeners \
            reach it.",
        chunk: "experiment",
        attributes: &[
            (
                KEY,
                "The key of the experiment, or of a feature whose rules hold one.",
            ),
            (
                TIMEOUT,
                "For how many milliseconds nothing is shown while the visitor's variation is not known, from 0 to 10000. Then the \
                 control is shown, and stays: such a visitor is not counted.",
            ),
        ],
        properties: &[],
        events: &[EventRow {
            name: "awning-experiment-shown",
            doc: "The content of a variation is shown: the visitor's, or the control where there is none in time.",
            default_action: "",
            detail: &[
                Payload {
                    name: "key",
                    type_name: "string",
                    doc: "The experiment, or what `key` says where there is none of that name.",
                },
                Payload {
                    name: "variation",
                    type_name: "string",
                    doc: "The key of the variation, or its index where it has none.",
                },
                Payload {
                    name: "inExperiment",
                    type_name: "boolean",
                    doc: "Whether the visitor is counted as soon as the content can be seen: not where the control is shown \
                        because nothing was assigned or because it came too late, nor where the variation was forced.",
                },
            ],
        }],
        parts: &[],
        slot: "The templates. What stands beside them is the control where no template has `variation=\"control\"`.",
        eager: &[""],
        skeletons: None,
    };
}
