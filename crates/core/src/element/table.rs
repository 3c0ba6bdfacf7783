//! All elements.

use super::row::{Described, Element, EventRow, Payload};
use super::{Attribute, Kind, banner, experiment, experiment_report, recommendations, survey};

/// Every element, in the order of the documentation.
pub const ELEMENTS: [Element; 5] = [
    recommendations::ROW,
    survey::ROW,
    banner::ROW,
    experiment::ROW,
    experiment_report::ROW,
];

/// The attribute that every element has.
pub(super) const THEME: (Attribute, &str) = (
    Attribute {
        name: "theme",
        kind: Kind::Choice {
            names: &["light", "dark"],
            default: "",
        },
    },
    "Light or dark; without it, as the page's text is dark or light.",
);

/// Attributes that every element reads once, when it begins; they are no properties.
pub const GLOBAL_ATTRIBUTES: [(Attribute, &str); 1] = [(
    Attribute {
        name: "experiment",
        kind: Kind::Text,
    },
    "The key of an experiment, or of a feature, whose value is an object of attributes by name: they replace the element's \
     own before it begins.",
)];

/// The custom properties that a page, or the document's theme, may set, without `--awning-`.
pub const TOKENS: [Described; 12] = [
    Described {
        name: "color-text",
        doc: "Text; the page's own by default.",
    },
    Described {
        name: "color-muted",
        doc: "Quieter text; the text, a little transparent, by default.",
    },
    Described {
        name: "color-surface",
        doc: "Surfaces; white, or nearly black where the page's text is light.",
    },
    Described {
        name: "color-raised",
        doc: "Tints, such as the box behind a picture.",
    },
    Described {
        name: "color-border",
        doc: "Borders.",
    },
    Described {
        name: "color-accent",
        doc: "Primary buttons, chosen answers, bars, focus rings.",
    },
    Described {
        name: "color-on-accent",
        doc: "Text on the accent; black or white, whichever contrasts, by default.",
    },
    Described {
        name: "color-positive",
        doc: "What went well.",
    },
    Described {
        name: "color-warning",
        doc: "Stars.",
    },
    Described {
        name: "color-critical",
        doc: "Discounts, and what is missing.",
    },
    Described {
        name: "space",
        doc: "One step of space inside buttons; `4px` by default.",
    },
    Described {
        name: "radius",
        doc: "Scales every corner; `1` by default, `0` for square ones.",
    },
];

/// Events that every element may dispatch.
pub const GLOBAL_EVENTS: [EventRow; 1] = [EventRow {
    name: "awning-error",
    doc: "Something went wrong: the element shows its children, and the rest of the page goes on.",
    default_action: "",
    detail: &[
        Payload {
            name: "code",
            type_name: "AwningErrorCode",
            doc: "What kind of thing.",
        },
        Payload {
            name: "message",
            type_name: "string",
            doc: "A sentence that says where, what was found, what was expected.",
        },
        Payload {
            name: "element",
            type_name: "string",
            doc: "The tag it happened in; empty for the document.",
        },
    ],
}];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::Choice;

    fn names(tag: &str, attribute: &str) -> Vec<&'static str> {
        let element = ELEMENTS.iter().find(|element| element.tag == tag).unwrap();
        let (found, _) = element
            .attributes
            .iter()
            .find(|(known, _)| known.name == attribute)
            .unwrap();
        match found.kind {
            Kind::Choice { names, .. } => names.to_vec(),
            _ => vec![],
        }
    }

    fn choices<T: Choice>() -> Vec<&'static str> {
        T::NAMES.to_vec()
    }

    #[test]
    fn the_table_names_what_the_types_know() {
        assert_eq!(
            names("awning-recommendations", "strategy"),
            choices::<crate::recommend::Strategy>()
        );
        assert_eq!(
            names("awning-recommendations", "layout"),
            choices::<recommendations::Layout>()
        );
        assert_eq!(
            names("awning-survey", "placement"),
            choices::<crate::survey::SurveyPlacement>()
        );
        assert_eq!(
            names("awning-banner", "placement"),
            choices::<crate::promotion::Placement>()
        );
    }

    #[test]
    fn the_theme_knows_every_token() {
        let names: Vec<_> = TOKENS.iter().map(|token| token.name).collect();
        assert_eq!(names, crate::document::TOKENS);
    }

    #[test]
    fn names_follow_the_contract() {
        let kebab = |name: &str| name.chars().all(|c| c.is_ascii_lowercase() || c == '-');
        for element in &ELEMENTS {
            assert!(element.tag.starts_with("awning-") && kebab(element.tag));
            assert!(
                element
                    .attributes
                    .iter()
                    .all(|(attribute, _)| kebab(attribute.name))
            );
            assert!(element.parts.iter().all(|part| kebab(part.name)));
            assert!(
                element
                    .events
                    .iter()
                    .all(|event| event.name.starts_with("awning-") && kebab(event.name))
            );
        }
    }

    #[test]
    fn everything_is_described() {
        for element in &ELEMENTS {
            assert!(!element.doc.is_empty() && !element.slot.is_empty());
            assert!(element.attributes.iter().all(|(_, doc)| !doc.is_empty()));
            assert!(
                element
                    .properties
                    .iter()
                    .all(|property| !property.doc.is_empty())
            );
            assert!(element.events.iter().all(|event| !event.doc.is_empty()));
            assert!(element.parts.iter().all(|part| !part.doc.is_empty()));
        }
    }
}
