//! The columns of a table of counts.

/// Names of the columns: what a row counts, and then what it says; what a kind of row does not say is null.
pub const COLUMNS: [&str; 7] = [
    "kind",
    "item",
    "next_item",
    "day",
    "sessions",
    "last_at",
    "weight",
];

/// What a row counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// How many `sessions` have the `item`, and when the last of them ended: `last_at`, in seconds since 1970.
    Item,
    /// How many `sessions` that ended on `day`, in days since 1970, have the `item`.
    Day,
    /// How many `sessions` have `next_item` at most ten places after `item`, and the sum over all such places of 2520
    /// divided by their distance: `weight`.
    Pair,
}

impl Kind {
    /// What stands in the column `kind`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Item => "item",
            Self::Day => "day",
            Self::Pair => "pair",
        }
    }

    /// The kind of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Item, Self::Day, Self::Pair]
            .into_iter()
            .find(|kind| kind.name() == name)
    }
}
