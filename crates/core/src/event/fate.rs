//! What became of an event.

/// What became of an event, as the overlay for a page's developer shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It waits to be sent.
    Queued,
    /// A destination has it.
    Sent,
    /// It waits for the visitor to allow it.
    Held,
    /// The visitor has refused, or withdrawn: only the page has heard of it.
    Refused,
    /// There is no destination: only the page has heard of it.
    Local,
    /// It is of a forced variation, and is not counted.
    Forced,
    /// A destination did not take it.
    GivenUp,
}

impl Fate {
    /// As people and JSON call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Sent => "sent",
            Self::Held => "held for consent",
            Self::Refused => "not sent: refused",
            Self::Local => "no destination",
            Self::Forced => "forced, not counted",
            Self::GivenUp => "given up",
        }
    }
}
