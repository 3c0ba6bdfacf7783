//! A banner, as a campaign carries it.

use super::countdown::End;
use super::spend::TierForm;
use crate::read::{Read, Reader, choice, record};
use crate::time::LocalTime;
use crate::url::{ImageUrl, LinkUrl};
use crate::value::Value;

choice! {
    /// Where a banner stands.
    pub enum Placement {
        /// A bar at the top of the page.
        Top = "top",
        /// Where its element is in the page.
        Inline = "inline",
        /// A card in the lower corner of the window.
        Corner = "corner",
        /// A dialog in the middle of the window.
        Modal = "modal",
    }
}

record! {
    /// A link or button of a banner.
    pub struct Action {
        /// What it says.
        pub label: String => "label",
        /// Where it leads; without one it only emits `awning-action`.
        pub url: Option<LinkUrl> => "url",
    }
}

record! {
    /// A code to be typed at the checkout, or applied by the page.
    pub struct Coupon {
        /// The code.
        pub code: String => "code",
        /// What stands beside it.
        pub label: Option<String> => "label",
    }
}

record! {
    /// A countdown, as it is written: it has an `end` or `minutes`.
    pub struct CountdownForm {
        /// When it ends, in the store's time zone.
        pub end: Option<LocalTime> => "end",
        /// How many minutes it runs for each visitor, from when they first see it.
        pub minutes: Option<u32> => "minutes",
        /// What the banner says when it is over; without it the banner is hidden then.
        pub over_message: Option<String> => "overMessage",
    }
}

/// A countdown that ends.
#[derive(Clone, Debug, PartialEq)]
pub struct Countdown {
    /// When.
    pub end: End,
    /// What the banner says then; `None` hides it.
    pub over_message: Option<String>,
}

impl Read for Countdown {
    const EXPECTED: &'static str = CountdownForm::EXPECTED;

    fn read(value: &Value, at: &mut Reader) -> Option<Self> {
        let form = CountdownForm::read(value, at)?;
        let end = match (form.end, form.minutes) {
            (Some(end), None) => End::At(end),
            (None, Some(minutes)) if minutes > 0 => End::AfterMinutes(minutes),
            _ => {
                at.note(
                    "a countdown without one end".into(),
                    "either \"end\" or \"minutes\"",
                );
                return None;
            }
        };
        Some(Self {
            end,
            over_message: form.over_message,
        })
    }
}

record! {
    /// A spend-and-save offer: what is earned from which total on.
    pub struct SpendForm {
        /// The rewards and their thresholds, in the document's currency.
        pub tiers: Vec<TierForm> => "tiers",
        /// What is said on the way: `{remaining}` and `{reward}` are filled in.
        pub away: Option<String> => "away",
        /// What is said when all is reached: `{reward}` is filled in.
        pub reached: Option<String> => "reached",
    }
}

record! {
    /// A banner.
    pub struct Banner {
        /// What it says: `{threshold}` is the first one of `progress`.
        pub message: String => "message",
        /// A line above the message, for cards.
        pub headline: Option<String> => "headline",
        /// A picture, for cards.
        pub image: Option<ImageUrl> => "image",
        /// Where it stands, unless the element says otherwise.
        pub placement: Placement => "placement" = Placement::Top,
        /// At most two links or buttons.
        pub actions: Vec<Action> => "actions",
        /// A countdown.
        pub countdown: Option<Countdown> => "countdown",
        /// A spend-and-save offer, fed by the cart.
        pub progress: Option<SpendForm> => "progress",
        /// A code.
        pub coupon: Option<Coupon> => "coupon",
        /// Whether the visitor may send it away.
        pub dismissible: bool => "dismissible" = true,
    }
}

#[cfg(feature = "tools")]
mod describe {
    use super::{Countdown, CountdownForm};
    use crate::read::Describe;
    use crate::value::Value;

    impl Describe for Countdown {
        fn schema() -> Value {
            CountdownForm::schema()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> (Option<Banner>, Vec<String>) {
        let mut at = Reader::new("content");
        let banner = Banner::read(&serde_json::from_str(json).unwrap(), &mut at);
        (
            banner,
            at.into_problems()
                .iter()
                .map(|problem| problem.message())
                .collect(),
        )
    }

    #[test]
    fn a_message_makes_a_banner() {
        let (banner, problems) = read(r#"{"message":"Free returns"}"#);
        assert_eq!(problems, Vec::<String>::new());
        let banner = banner.unwrap();
        assert_eq!(
            (banner.placement, banner.dismissible),
            (Placement::Top, true)
        );
    }

    #[test]
    fn what_is_wrong_is_said_and_the_rest_is_shown() {
        let (banner, problems) = read(
            r#"{"message":"Sale","placement":"left","actions":[{"label":"Go","url":"javascript:x"}],
            "countdown":{"end":"tomorrow"},"mesage":"x"}"#,
        );
        let banner = banner.unwrap();
        assert_eq!(
            (
                banner.actions.len(),
                banner.actions[0].url.clone(),
                banner.countdown
            ),
            (1, None, None)
        );
        assert_eq!(
            problems,
            [
                "content.mesage: found a field that is not known here, expected one of message, headline, image, placement, actions, countdown, progress, coupon, dismissible",
                "content.placement: found \"left\", expected one of top, inline, corner, modal",
                "content.actions[0].url: found \"javascript:x\", expected a relative, http, https, mailto or tel URL",
                "content.countdown.end: found \"tomorrow\", expected a time in the store's time zone, such as \"2026-11-30T23:59:59\"",
                "content.countdown: found a countdown without one end, expected either \"end\" or \"minutes\"",
            ]
        );
    }

    #[test]
    fn a_banner_without_a_message_is_none() {
        let (banner, problems) = read(r#"{"headline":"Sale"}"#);
        assert_eq!(banner, None);
        assert_eq!(problems, ["content.message: found nothing, expected text"]);
    }
}
