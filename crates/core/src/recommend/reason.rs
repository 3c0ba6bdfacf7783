//! Why an item is shown, in the shopper's language.

use crate::catalog::{Catalog, Item};
use crate::text::{
    Key, REASON_AGAIN, REASON_BOUGHT_WITH, REASON_INTEREST, REASON_LIKE, REASON_NEW, REASON_PICKED,
    REASON_POPULAR, REASON_RATED, REASON_VIEWED_WITH, Texts,
};

/// Why an item is shown: what added most to its place. Items are named by their position in the catalog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Visitors who viewed that item viewed this one.
    ViewedWith(usize),
    /// It was bought with that item.
    BoughtWith(usize),
    /// Its words are those of that item.
    Like(usize),
    /// Many view it now.
    Popular,
    /// Many rate it well.
    Rated,
    /// It is sold since recently.
    New,
    /// The visitor looks at things of its category.
    Interest,
    /// The shop put it here.
    Picked,
    /// The visitor viewed it before.
    Again,
}

impl Reason {
    /// What events call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::ViewedWith(_) => "viewed-with",
            Self::BoughtWith(_) => "bought-with",
            Self::Like(_) => "like",
            Self::Interest => "interest",
            Self::Popular => "popular",
            Self::Rated => "rated",
            Self::New => "new",
            Self::Picked => "picked",
            Self::Again => "again",
        }
    }

    /// What a card says; `item` is the one that is shown.
    pub fn text(self, item: &Item, catalog: &Catalog, texts: &Texts) -> String {
        let (key, name): (&Key, &str) = match self {
            Self::ViewedWith(other) => (REASON_VIEWED_WITH, title(catalog, other)),
            Self::BoughtWith(other) => (REASON_BOUGHT_WITH, title(catalog, other)),
            Self::Like(other) => (REASON_LIKE, title(catalog, other)),
            Self::Interest => (
                REASON_INTEREST,
                item.category.last().map_or("", String::as_str),
            ),
            Self::Popular => (REASON_POPULAR, ""),
            Self::Rated => (REASON_RATED, ""),
            Self::New => (REASON_NEW, ""),
            Self::Picked => (REASON_PICKED, ""),
            Self::Again => (REASON_AGAIN, ""),
        };
        texts.filled(key, &[("name", name)])
    }
}

fn title(catalog: &Catalog, position: usize) -> &str {
    catalog
        .items()
        .get(position)
        .map_or("", |item| item.title.as_str())
}
