//! `<awning-recommendations>`.

use super::{Attribute, Kind};
use crate::read::choice;

choice! {
    /// How the cards of a panel stand.
    pub enum Layout {
        /// Rows and columns.
        Grid = "grid",
        /// One row that scrolls.
        Carousel = "carousel",
        /// One column of small cards.
        List = "list",
    }
}

/// The least and the most items that a panel shows.
pub const LIMITS: (u32, u32) = (1, 48);
/// How many items a panel shows if it is not said.
pub const DEFAULT_LIMIT: u32 = 8;

/// What is shown.
pub const STRATEGY: Attribute = Attribute {
    name: "strategy",
    kind: Kind::Choice {
        names: &[
            "for-you",
            "similar",
            "bought-together",
            "trending",
            "recently-viewed",
            "new-arrivals",
        ],
        default: "for-you",
    },
};
/// The product that the page is about.
pub const ITEM: Attribute = Attribute {
    name: "item",
    kind: Kind::Text,
};
/// How many items at most.
pub const LIMIT: Attribute = Attribute {
    name: "limit",
    kind: Kind::Whole {
        least: LIMITS.0,
        most: LIMITS.1,
        default: DEFAULT_LIMIT,
    },
};
/// The heading.
pub const HEADING: Attribute = Attribute {
    name: "heading",
    kind: Kind::Text,
};
/// How the cards stand.
pub const LAYOUT: Attribute = Attribute {
    name: "layout",
    kind: Kind::Choice {
        names: &["grid", "carousel", "list"],
        default: "grid",
    },
};
/// Items that are left out.
pub const EXCLUDE: Attribute = Attribute {
    name: "exclude",
    kind: Kind::Ids,
};
/// Whether cards say nothing of why they are shown.
pub const NO_REASONS: Attribute = Attribute {
    name: "no-reasons",
    kind: Kind::Flag,
};

#[cfg(feature = "tools")]
pub use described::ROW;

#[cfg(feature = "tools")]
mod described {
    use super::{EXCLUDE, HEADING, ITEM, LAYOUT, LIMIT, NO_REASONS, STRATEGY};
    use crate::element::row::{Described, Element, EventRow, Payload, Property};
    use crate::element::table::THEME;

    const ITEM_DETAIL: Payload = Payload {
        name: "item",
        type_name: "AwningItem",
        doc: "The item, as the catalog has it.",
    };
    const PLACE: [Payload; 5] = [
        Payload {
            name: "position",
            type_name: "number",
            doc: "Its place in the panel, from 1.",
        },
        Payload {
            name: "strategy",
            type_name: "string",
            doc: "The strategy that chose it: the one asked for, or the one that stood in.",
        },
        Payload {
            name: "reason",
            type_name: "string | null",
            doc: "What speaks for it most: `viewed-with`, `bought-with`, `like`, `interest`, `popular`, `rated`, `new`, `picked` or `again`.",
        },
        Payload {
            name: "listId",
            type_name: "string",
            doc: "The panel: `awning-` and the strategy it asked for.",
        },
        Payload {
            name: "recommendationId",
            type_name: "string",
            doc: "This list, as impressions and selections name it.",
        },
    ];

    /// Its row.
    pub const ROW: Element = Element {
        tag: "awning-recommendations",
        class: "AwningRecommendations",
        doc: "A panel of products, chosen on the visitor's own device. Where a strategy has too little, others stand in: \
            `for-you` by `trending`, then `new-arrivals`; `similar` by `for-you` and so on; `bought-together` by `similar` \
            and so on; `trending` and `new-arrivals` by each other; `recently-viewed` by none. With nothing to show, its \
            children stay.",
        chunk: "recommendations",
        attributes: &[
            (STRATEGY, "What is shown."),
            (
                ITEM,
                "The id of the product that the page is about; `similar` needs it, and it is never shown itself.",
            ),
            (LIMIT, "How many items at most."),
            (
                HEADING,
                "The heading; without one, a heading for the strategy in the page's language.",
            ),
            (LAYOUT, "How the cards stand."),
            (
                EXCLUDE,
                "Ids of items that are left out, separated by commas.",
            ),
            (
                NO_REASONS,
                "Cards do not say why they are shown, and take a line less. Only panels of `for-you`, and those of `similar` \
                 and `bought-together` without an `item`, say it: elsewhere the heading does.",
            ),
            THEME,
        ],
        properties: &[Property {
            name: "items",
            type_name: "AwningItem[] | undefined",
            doc: "The items to choose from, instead of the document's catalog. A child `<script type=\"application/json\">` does the same.",
        }],
        events: &[
            EventRow {
                name: "awning-add-to-cart",
                doc: "The button of a card was pressed. The page puts the item into its cart.",
                default_action: "the button says for two seconds that the item was added",
                detail: &[
                    ITEM_DETAIL,
                    Payload {
                        name: "quantity",
                        type_name: "number",
                        doc: "Always 1.",
                    },
                    PLACE[0],
                    PLACE[1],
                    PLACE[2],
                    PLACE[3],
                    PLACE[4],
                ],
            },
            EventRow {
                name: "awning-select",
                doc: "The link of a card was followed.",
                default_action: "the browser goes to the item's page",
                detail: &[
                    ITEM_DETAIL,
                    PLACE[0],
                    PLACE[1],
                    PLACE[2],
                    PLACE[3],
                    PLACE[4],
                ],
            },
            EventRow {
                name: "awning-impression",
                doc: "Half of a card was visible for a second; once for each card.",
                default_action: "",
                detail: &[
                    ITEM_DETAIL,
                    PLACE[0],
                    PLACE[1],
                    PLACE[2],
                    PLACE[3],
                    PLACE[4],
                ],
            },
        ],
        parts: &[
            Described {
                name: "panel",
                doc: "The whole.",
            },
            Described {
                name: "header",
                doc: "The line of heading and arrows.",
            },
            Described {
                name: "heading",
                doc: "The heading.",
            },
            Described {
                name: "arrows",
                doc: "The arrows of a carousel.",
            },
            Described {
                name: "arrow",
                doc: "One of them.",
            },
            Described {
                name: "cards",
                doc: "The list of cards.",
            },
            Described {
                name: "card",
                doc: "A card.",
            },
            Described {
                name: "media",
                doc: "The box of its picture.",
            },
            Described {
                name: "image",
                doc: "Its picture.",
            },
            Described {
                name: "badge",
                doc: "The word on its corner.",
            },
            Described {
                name: "body",
                doc: "All below the picture.",
            },
            Described {
                name: "title",
                doc: "Its name and link.",
            },
            Described {
                name: "rating",
                doc: "Its stars and their number.",
            },
            Described {
                name: "stars",
                doc: "Its stars.",
            },
            Described {
                name: "prices",
                doc: "The line of its prices.",
            },
            Described {
                name: "price",
                doc: "What it costs.",
            },
            Described {
                name: "former-price",
                doc: "What it cost before.",
            },
            Described {
                name: "reason",
                doc: "Why it is shown.",
            },
            Described {
                name: "add-to-cart",
                doc: "Its button.",
            },
        ],
        slot: "Shown until there are items, and where there are none: a link to the best sellers, for example.",
        eager: &[],
        skeletons: Some(("limit", super::DEFAULT_LIMIT)),
    };
}
