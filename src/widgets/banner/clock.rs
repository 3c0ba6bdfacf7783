//! The countdown: digits for the eyes once a second, words for screen readers once a minute at most.

use awning_core::promotion::Remaining;
use awning_core::text::concat;
use awning_core::text::{DAYS, HOURS, Key, MINUTES, SECONDS, Texts};

use super::BannerState;
use crate::view::{El, Live, div, p, span, strong};

/// How many of a unit are left.
type Count = fn(&Remaining) -> u32;

/// The countdown, while it runs.
pub fn clock(state: &Live<BannerState>, texts: &Texts) -> El {
    let units: [(&Key, Count); 4] = [
        (DAYS, |left| left.days),
        (HOURS, |left| left.hours),
        (MINUTES, |left| left.minutes),
        (SECONDS, |left| left.seconds),
    ];
    let (state, words) = (
        state.clone(),
        units.map(|(key, count)| (texts.get(key), count)),
    );
    // Keyed, so that each second changes four texts and builds nothing.
    div()
        .class("timer")
        .each(move || match state.with(|state| state.clock.is_some()) {
            false => vec![],
            true => vec![face(&state, &words).keyed("clock")],
        })
}

fn face(state: &Live<BannerState>, units: &[(String, Count)]) -> El {
    let numbers = units.iter().enumerate().map(|(place, (word, count))| {
        let (state, count) = (state.clone(), *count);
        let shown = move || {
            let left = state
                .with(|state| state.clock.as_ref().map(|clock| clock.left))
                .unwrap_or_default();
            two_digits(count(&left))
        };
        // A countdown of less than a day shows no days.
        let unit = span()
            .part("unit")
            .child(strong().live_text(shown))
            .child(span().child(word.clone()));
        if place == 0 {
            unit.attr("data-unit", "days")
        } else {
            unit
        }
    });
    let (spoken, days) = (state.clone(), state.clone());
    let has_days = move || {
        days.with(|state| {
            state
                .clock
                .as_ref()
                .is_some_and(|clock| clock.left.days > 0)
        })
    };
    div()
        .part("clock")
        .live_flag("data-days", has_days)
        .child(
            div()
                .class("digits")
                .attr("aria-hidden", "true")
                .children(numbers),
        )
        .child(p().class("sr").attr("role", "status").live_text(move || {
            spoken
                .with(|state| state.clock.as_ref().map(|clock| clock.spoken.clone()))
                .unwrap_or_default()
        }))
}

fn two_digits(number: u32) -> String {
    let digits = number.to_string();
    if digits.len() < 2 {
        concat(&["0", &digits])
    } else {
        digits
    }
}
