//! What a row of a log says.

use std::borrow::Cow;

use awning_train::log::{Action, By};

/// What a row of a log says: something was done with items.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry<'a> {
    /// What it belongs to.
    pub by: Group<'a>,
    /// The items' ids.
    pub items: Vec<Cow<'a, str>>,
    /// When, in microseconds since 1970; none in a log without times.
    pub micros: Option<i64>,
    /// What was done.
    pub action: Action,
}

impl<'a> Entry<'a> {
    /// What an event says that names its items.
    ///
    /// # Errors
    /// If it names none.
    pub fn of_event(
        by: Group<'a>,
        items: Vec<Cow<'a, str>>,
        micros: i64,
        action: Action,
    ) -> Result<Self, Skip> {
        if items.is_empty() {
            return Err(Skip::without("no item id"));
        }
        Ok(Self {
            by,
            items,
            micros: Some(micros),
            action,
        })
    }
}

/// What a row belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Group<'a> {
    /// The id of a session, a visit or an order.
    Session(Cow<'a, str>),
    /// The id of a visitor.
    Visitor(Cow<'a, str>),
}

impl Group<'_> {
    /// It as learning asks for it.
    pub fn by(&self) -> By<'_> {
        match self {
            Self::Session(id) => By::Session(id),
            Self::Visitor(id) => By::Visitor(id),
        }
    }

    /// The session that is numbered for each visitor.
    pub fn joined(visitor: &str, session: &str) -> Self {
        Self::Session(Cow::Owned(format!("{visitor} / {session}")))
    }
}

/// Why a row is not used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Skip {
    /// It cannot be read: why, as a sentence that holds for all such rows, and what was found.
    Bad(&'static str, Option<String>),
    /// It is of an event of this name, from which nothing is learned.
    Other(String),
}

impl Skip {
    /// A row in which something is missing.
    pub fn without(what: &'static str) -> Self {
        Self::Bad(what, None)
    }
}
