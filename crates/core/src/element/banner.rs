//! `<awning-banner>`.

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
        names: &["top", "inline", "corner", "modal"],
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

    const CAMPAIGN_ID: Payload = Payload {
        name: "campaignId",
        type_name: "string",
        doc: "The campaign, or `inline` for a banner set as a property.",
    };

    /// Its row.
    pub const ROW: Element = Element {
        tag: "awning-banner",
        class: "AwningBanner",
        doc: "A message with up to two actions, and, where the campaign says so, a countdown, a spend-and-save bar that \
            follows the cart, and a coupon. What was sent away does not come back.",
        chunk: "banner",
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
            type_name: "AwningBannerContent | undefined",
            doc: "The banner itself, instead of a campaign's. A child `<script type=\"application/json\">` does the same.",
        }],
        events: &[
            EventRow {
                name: "awning-action",
                doc: "An action was chosen.",
                default_action: "the browser goes to the action's URL, if it has one",
                detail: &[
                    CAMPAIGN_ID,
                    Payload {
                        name: "index",
                        type_name: "number",
                        doc: "Which action, from 0.",
                    },
                    Payload {
                        name: "label",
                        type_name: "string",
                        doc: "What it says.",
                    },
                ],
            },
            EventRow {
                name: "awning-apply-coupon",
                doc: "The coupon's code was copied; the page may apply it to its cart.",
                default_action: "the code is copied to the clipboard",
                detail: &[
                    CAMPAIGN_ID,
                    Payload {
                        name: "code",
                        type_name: "string",
                        doc: "The code.",
                    },
                ],
            },
            EventRow {
                name: "awning-unlock",
                doc: "The cart reached another tier of a spend-and-save offer.",
                default_action: "",
                detail: &[
                    CAMPAIGN_ID,
                    Payload {
                        name: "reward",
                        type_name: "string",
                        doc: "What was earned.",
                    },
                ],
            },
            EventRow {
                name: "awning-dismiss",
                doc: "The banner was sent away.",
                default_action: "",
                detail: &[CAMPAIGN_ID],
            },
        ],
        parts: &[
            Described {
                name: "banner",
                doc: "The surface.",
            },
            Described {
                name: "image",
                doc: "The picture of a card.",
            },
            Described {
                name: "headline",
                doc: "The line above the message.",
            },
            Described {
                name: "message",
                doc: "The message.",
            },
            Described {
                name: "clock",
                doc: "The countdown.",
            },
            Described {
                name: "unit",
                doc: "One of its numbers with its unit.",
            },
            Described {
                name: "spend",
                doc: "The spend-and-save offer.",
            },
            Described {
                name: "track",
                doc: "Its bar.",
            },
            Described {
                name: "fill",
                doc: "The filled part of the bar.",
            },
            Described {
                name: "tick",
                doc: "A tier on the bar.",
            },
            Described {
                name: "coupon",
                doc: "The coupon.",
            },
            Described {
                name: "code",
                doc: "Its code.",
            },
            Described {
                name: "actions",
                doc: "The actions.",
            },
            Described {
                name: "action",
                doc: "One of them.",
            },
            Described {
                name: "close",
                doc: "The button that sends it away.",
            },
        ],
        slot: "Shown until the banner is there, and where it may not be shown by its schedule or page.",
        eager: &["", "top", "corner", "modal"],
        skeletons: None,
    };
}
