//! The spend-and-save bar: how far the cart has got. The banner's message says it in words.

use awning_core::text::concat;
use awning_core::text::{SPEND_BAR, Texts};

use super::{BannerState, SpendState, Tick};
use crate::ui::{Icon, icon};
use crate::view::{El, Live, Piece, div, span};

/// The offer, if the banner has one.
pub fn spend(state: &Live<BannerState>, texts: &Texts) -> El {
    let (state, name) = (state.clone(), texts.get(SPEND_BAR));
    div()
        .class("offer")
        .each(move || match state.with(|state| state.spend.is_some()) {
            false => vec![],
            true => vec![offer(&state, name.clone()).keyed("spend")],
        })
}

fn offer(state: &Live<BannerState>, name: String) -> El {
    let follow = |read: fn(&SpendState) -> String| {
        let state = state.clone();
        move || {
            state
                .with(|state| state.spend.as_ref().map(read))
                .unwrap_or_default()
        }
    };
    let (celebrates, ticks) = (state.clone(), state.clone());
    div()
        .part("spend")
        .live_flag("data-celebrates", move || {
            celebrates.with(|state| state.spend.as_ref().is_some_and(|spend| spend.celebrates))
        })
        .child(
            div()
                .part("track")
                .attr("role", "progressbar")
                .attr("aria-label", name)
                .attr("aria-valuemin", "0")
                .attr("aria-valuemax", "100")
                .live_attr("aria-valuenow", {
                    let now = follow(|spend| (spend.permille / 10).to_string());
                    move || Some(now().into())
                })
                .child(
                    div()
                        .part("fill")
                        .style("--at", follow(|spend| percent(spend.permille))),
                )
                .each(move || {
                    let ticks =
                        ticks.with(|state| state.spend.as_ref().map(|spend| spend.ticks.clone()));
                    ticks.unwrap_or_default().into_iter().map(tick).collect()
                }),
        )
}

fn tick(tier: Tick) -> Piece {
    let key = concat(&[tier.label.as_str(), if tier.reached { "+" } else { "-" }]);
    let (at, reached) = (tier.permille, tier.reached);
    let mark = reached.then(|| icon(Icon::CHECK));
    let element = span()
        .part("tick")
        .attr("aria-hidden", "true")
        .flag("data-reached", reached)
        .style("--at", move || percent(at))
        .child(span().class("dot").child_if(mark))
        .child(span().class("amount").child(tier.label));
    element.keyed(key)
}

fn percent(permille: u32) -> String {
    concat(&[
        &(permille / 10).to_string(),
        ".",
        &(permille % 10).to_string(),
        "%",
    ])
}
