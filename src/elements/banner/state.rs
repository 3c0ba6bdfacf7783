//! From a campaign's content, the cart and the clock to what the banner shows.

use awning_core::money::Money;
use awning_core::promotion::{Banner, Placement, Remaining, Spend, SpendProgress};
use awning_core::text::join;
use awning_core::text::{AWAY, ENDS_IN, REACHED, fill};
use awning_core::time::Instant;

use crate::runtime::Runtime;
use crate::widgets::banner::{BannerState, Clock, SpendState, Tick};

/// What a banner shows at first.
pub fn first(banner: &Banner, placement: Placement, runtime: &Runtime) -> BannerState {
    BannerState {
        placement,
        headline: banner.headline.clone(),
        message: message(banner, runtime),
        image: banner.image.clone().map(|image| image.0),
        actions: banner.actions.clone(),
        clock: None,
        spend: None,
        coupon: banner.coupon.clone(),
        copied: false,
        dismissible: banner.dismissible,
    }
}

/// The campaign's message, with the first threshold filled in.
pub fn message(banner: &Banner, runtime: &Runtime) -> String {
    let spend = banner
        .progress
        .as_ref()
        .and_then(|form| Spend::new(form, runtime.currency.get()));
    let threshold = spend.and_then(|spend| {
        spend
            .tiers()
            .first()
            .map(|tier| runtime.formats.money(tier.threshold))
    });
    fill(
        &banner.message,
        &[("threshold", &threshold.unwrap_or_default())],
    )
}

/// What a spend-and-save offer says of a cart, and where the cart stands in it.
pub fn spend(
    banner: &Banner,
    offer: &Spend,
    total: Option<Money>,
    runtime: &Runtime,
) -> (String, SpendState, SpendProgress) {
    let nothing = Money {
        minor: 0,
        currency: runtime.currency.get(),
    };
    let progress = offer.progress(total.unwrap_or(nothing));
    let form = banner.progress.as_ref();
    let reward = |index: usize| {
        offer
            .tiers()
            .get(index)
            .map(|tier| tier.reward.as_str())
            .unwrap_or_default()
    };
    let sentence = match progress.missing {
        Some(missing) if total.is_some_and(|total| total.minor > 0) => {
            let text = form
                .and_then(|form| form.away.clone())
                .unwrap_or_else(|| runtime.texts().get(AWAY));
            fill(
                &text,
                &[
                    ("remaining", &runtime.formats.money(missing)),
                    ("reward", reward(progress.reached)),
                ],
            )
        }
        Some(_) => message(banner, runtime),
        None => {
            let text = form
                .and_then(|form| form.reached.clone())
                .unwrap_or_else(|| runtime.texts().get(REACHED));
            fill(
                &text,
                &[("reward", reward(progress.reached.saturating_sub(1)))],
            )
        }
    };
    let ticks = offer.tiers().iter().enumerate().map(|(index, tier)| Tick {
        permille: offer.permille(tier.threshold),
        label: runtime.formats.money(tier.threshold),
        reached: index < progress.reached,
    });
    let state = SpendState {
        permille: progress.permille,
        ticks: ticks.collect(),
        celebrates: false,
    };
    (sentence, state, progress)
}

/// What a countdown shows; `None` when it is over.
pub fn clock(end: Instant, now: Instant, runtime: &Runtime) -> Option<Clock> {
    let left = Remaining::until(end, now)?;
    let units = [
        (left.days, "day"),
        (left.hours, "hour"),
        (left.minutes, "minute"),
    ];
    let parts = units.iter().filter(|(count, _)| *count > 0);
    let mut parts: Vec<String> = parts
        .map(|(count, unit)| runtime.formats.unit((*count).into(), unit))
        .collect();
    if parts.is_empty() {
        parts.push(runtime.formats.unit(1.0, "minute"));
    }
    Some(Clock {
        left,
        spoken: runtime
            .texts()
            .filled(ENDS_IN, &[("time", &join(&parts, " "))]),
    })
}
