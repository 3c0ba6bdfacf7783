//! The whole panel.

use awning_core::text::concat;
use std::sync::Arc;

use awning_core::element::Layout;
use awning_core::text::{ADDED, Texts};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::arrows::{Ends, arrows, measure};
use super::card::card;
use super::{Panel, PanelEvent};
use crate::view::{El, Live, h2, header, p, section, ul};
use crate::widgets::Say;

/// A heading and cards.
#[component]
pub fn RecommendationPanel(
    /// What it shows.
    panel: Live<Panel>,
    /// What its buttons are called.
    texts: Arc<Texts>,
    /// Where it says what happens.
    say: Say<PanelEvent>,
) -> El {
    let ends = Live::new(Ends::default());
    let heading = panel.clone();
    let label = panel.clone();
    let layout = panel.clone();
    section()
        .part("panel")
        .live_attr("aria-label", move || {
            Some(label.with(|panel| panel.heading.clone()).into())
        })
        .live_attr("data-layout", move || {
            Some(layout.with(|panel| panel.layout.name()).into())
        })
        .child(
            header()
                .part("header")
                .child(
                    h2().part("heading")
                        .live_text(move || heading.with(|panel| panel.heading.clone())),
                )
                .region(back_and_forth(&panel, &ends, &texts)),
        )
        .child(
            p().class("sr")
                .attr("role", "status")
                .live_text(added(&panel, &texts)),
        )
        .child(cards(panel, ends, texts, say))
}

/// What screen readers hear when something was put into the cart.
fn added(panel: &Live<Panel>, texts: &Texts) -> impl Fn() -> String + Send + 'static {
    let (panel, word) = (panel.clone(), texts.get(ADDED));
    move || {
        panel.with(|panel| {
            let card = panel
                .cards
                .iter()
                .find(|card| panel.added.as_ref() == Some(&card.id));
            card.map(|card| concat(&[&word, ": ", &card.title]))
                .unwrap_or_default()
        })
    }
}

fn back_and_forth(
    panel: &Live<Panel>,
    ends: &Live<Ends>,
    texts: &Arc<Texts>,
) -> impl Fn() -> Option<El> + Send + 'static {
    let (panel, ends, texts) = (panel.clone(), ends.clone(), texts.clone());
    move || {
        let is_carousel = panel.with(|panel| panel.layout == Layout::Carousel);
        is_carousel.then(|| arrows(&ends, &texts))
    }
}

fn cards(panel: Live<Panel>, ends: Live<Ends>, texts: Arc<Texts>, say: Say<PanelEvent>) -> El {
    let scrolled = ends.clone();
    let built = say.clone();
    let each = move || {
        let cards = panel.with(|panel| panel.cards.clone());
        let mut pieces = Vec::with_capacity(cards.len());
        for product in cards {
            let key = product.id.clone();
            pieces.push(card(product, pieces.len(), &panel, &texts, &say).keyed(key));
        }
        pieces
    };
    ul().part("cards")
        .attr("role", "list")
        .on("scroll", move |event| {
            if let Some(track) = event
                .current_target()
                .and_then(|target| target.dyn_into().ok())
            {
                measure(&track, &scrolled);
            }
        })
        .built(move |element| {
            let resized = Arc::new(move |track: &web_sys::Element| measure(track, &ends));
            built.say(PanelEvent::CarouselBuilt {
                element: element.clone(),
                resized,
            });
        })
        .each(each)
}
