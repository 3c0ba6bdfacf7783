//! One thing a visitor did.

/// One thing a visitor did with one item.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Event<'a> {
    /// Which events belong together.
    pub by: By<'a>,
    /// The item's id, as in the catalog; not empty.
    pub item: &'a str,
    /// When, in microseconds since 1970, UTC. `None` in a log without a clock, where the order in which events are added
    /// is the order in which they happened; either every event of a log has a time or none.
    pub micros: Option<i64>,
    /// What was done.
    pub action: Action,
}

/// What groups events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By<'a> {
    /// The id of a session, a visit or an order: all its events are one session.
    Session(&'a str),
    /// The id of a visitor: a pause of more than 30 minutes begins a new session.
    Visitor(&'a str),
}

/// What was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Action {
    /// The item was looked at.
    #[default]
    View,
    /// It was put into the cart.
    Cart,
    /// It was ordered.
    Order,
}
