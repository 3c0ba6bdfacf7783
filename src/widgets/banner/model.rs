//! What a banner shows, ready to be read: amounts are formatted and filled in already.

use awning_core::promotion::{Action, Coupon, Placement, Remaining};

/// A banner.
#[derive(Clone, Debug, PartialEq)]
pub struct BannerState {
    /// Where it stands.
    pub placement: Placement,
    /// The line above the message.
    pub headline: Option<String>,
    /// The message; of a spend-and-save offer, what is missing or what was earned.
    pub message: String,
    /// The picture of a card.
    pub image: Option<String>,
    /// At most two.
    pub actions: Vec<Action>,
    /// The countdown, while it runs.
    pub clock: Option<Clock>,
    /// The spend-and-save offer.
    pub spend: Option<SpendState>,
    /// The code.
    pub coupon: Option<Coupon>,
    /// Whether the code was copied a moment ago.
    pub copied: bool,
    /// Whether it may be sent away.
    pub dismissible: bool,
}

/// A countdown.
#[derive(Clone, Debug, PartialEq)]
pub struct Clock {
    /// What is left.
    pub left: Remaining,
    /// What screen readers hear; it changes once a minute at most.
    pub spoken: String,
}

/// Where the cart stands in a spend-and-save offer.
#[derive(Clone, Debug, PartialEq)]
pub struct SpendState {
    /// How full the bar is, in thousandths.
    pub permille: u32,
    /// The tiers on the bar.
    pub ticks: Vec<Tick>,
    /// Whether a tier was reached a moment ago.
    pub celebrates: bool,
}

/// A tier on the bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Where it stands, in thousandths.
    pub permille: u32,
    /// Its threshold, formatted.
    pub label: String,
    /// Whether it is reached.
    pub reached: bool,
}

/// What happens in a banner.
pub enum BannerEvent {
    /// A dialog was built; it opens once it is in the page.
    DialogBuilt(web_sys::Element),
    /// The action of that index was chosen. To go on means to follow its link.
    Action(usize),
    /// The coupon's button was pressed.
    Copy,
    /// It was sent away.
    Dismissed,
}
