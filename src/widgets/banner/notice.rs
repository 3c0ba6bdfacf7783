//! The whole banner, by placement.

use std::sync::Arc;

use awning_core::promotion::{Action, Placement};
use awning_core::text::{BANNER_TITLE, CLOSE, Texts};
use leptos::prelude::*;

use super::clock::clock;
use super::coupon::coupon;
use super::spend::spend;
use super::{BannerEvent, BannerState};
use crate::ui::close_button;
use crate::view::{El, Live, a, button, dialog, div, img, p};
use crate::widgets::Say;

/// A message, with all that its campaign adds to it.
#[component]
pub fn BannerNotice(
    /// What it shows.
    state: Live<BannerState>,
    /// What its buttons are called.
    texts: Arc<Texts>,
    /// Where it says what happens.
    say: Say<BannerEvent>,
) -> El {
    let shown = state.get_untracked();
    let title = shown
        .headline
        .clone()
        .unwrap_or_else(|| texts.get(BANNER_TITLE));
    let surface = surface(&shown, title, &say);
    let message = state.clone();
    let close = shown.dismissible.then(|| {
        let say = say.clone();
        close_button(texts.get(CLOSE), move || {
            say.say(BannerEvent::Dismissed);
        })
    });
    let image = shown
        .image
        .filter(|_| matches!(shown.placement, Placement::Corner | Placement::Modal));
    surface
        .child_if(image.map(|source| img().part("image").attr("src", source).attr("alt", "")))
        .child(
            div()
                .class("content")
                .child(
                    div()
                        .class("words")
                        .child_if(
                            shown
                                .headline
                                .map(|headline| p().part("headline").child(headline)),
                        )
                        .child(
                            p().part("message")
                                .attr_if("role", shown.spend.as_ref().map(|_| "status"))
                                .live_text(move || message.with(|state| state.message.clone())),
                        ),
                )
                .child(clock(&state, &texts))
                .child(spend(&state, &texts))
                .child_if(shown.coupon.map(|code| coupon(code, &state, &texts, &say)))
                .child_if(actions(shown.actions, &say)),
        )
        .child_if(close)
}

fn surface(shown: &BannerState, title: String, say: &Say<BannerEvent>) -> El {
    let placement = shown.placement;
    let part = |element: El| {
        element
            .part("banner")
            .attr("data-placement", placement.name())
            .attr("aria-label", title)
    };
    match placement {
        Placement::Top | Placement::Inline | Placement::Corner => {
            part(div()).attr("role", "region")
        }
        Placement::Modal => {
            let (built, closed) = (say.clone(), say.clone());
            part(dialog())
                .built(move |element| {
                    built.say(BannerEvent::DialogBuilt(element.clone()));
                })
                // Escape closes a dialog by itself; the page is told by this event.
                .on("close", move |_| {
                    closed.say(BannerEvent::Dismissed);
                })
        }
    }
}

fn actions(actions: Vec<Action>, say: &Say<BannerEvent>) -> Option<El> {
    const MOST: usize = 2;
    let action = |(index, action): (usize, Action)| {
        let say = say.clone();
        let look = if index == 0 {
            "button primary action"
        } else {
            "button quiet action"
        };
        let element = match action.url {
            Some(url) => a().attr("href", url.0),
            None => button().attr("type", "button"),
        };
        element
            .attr("part", "action")
            .attr("class", look)
            .on("click", move |event| {
                if !say.say(BannerEvent::Action(index)) {
                    event.prevent_default();
                }
            })
            .child(action.label)
    };
    let row = div().part("actions");
    (!actions.is_empty())
        .then(|| row.children(actions.into_iter().take(MOST).enumerate().map(action)))
}
