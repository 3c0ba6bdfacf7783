//! One product.

use awning_core::text::concat;
use awning_core::text::{ADD_TO_CART, ADDED, FORMER_PRICE, Texts};

use super::{Card, Panel, PanelEvent, Rating};
use crate::ui::{Icon, icon, stars};
use crate::view::{El, Live, a, button, div, img, li, p, s, span};
use crate::widgets::Say;

/// Pictures of the first cards are loaded at once, the others when they come near.
const EAGER: usize = 4;

/// A card. The whole of it is one link; the button lies above it.
pub fn card(
    product: Card,
    index: usize,
    panel: &Live<Panel>,
    texts: &Texts,
    say: &Say<PanelEvent>,
) -> El {
    let (built, selected) = (say.clone(), say.clone());
    let (id, selected_id) = (product.id.clone(), product.id.clone());
    let add = add_button(&product, panel, texts, say);
    let prices = prices(&product, texts);
    li().part("card")
        .built(move |element| {
            built.say(PanelEvent::CardBuilt {
                id,
                element: element.clone(),
            });
        })
        .child(media(product.image, product.discount, product.badge, index).child(add))
        .child(
            div()
                .part("body")
                .child(
                    a().part("title")
                        .attr("href", product.url)
                        .on("click", move |event| {
                            if !selected.say(PanelEvent::Selected {
                                id: selected_id.clone(),
                            }) {
                                event.prevent_default();
                            }
                        })
                        .child(product.title),
                )
                .child_if(product.rating.map(rating))
                .child_if(prices)
                .child_if(
                    product
                        .reason
                        .map(|reason| p().part("reason").child(reason)),
                ),
        )
}

fn media(
    image: Option<String>,
    discount: Option<String>,
    badge: Option<String>,
    index: usize,
) -> El {
    let picture = image.map(|source| {
        let lazy = if index < EAGER { "eager" } else { "lazy" };
        img()
            .part("image")
            .attr("src", source)
            .attr("alt", "")
            .attr("loading", lazy)
            .attr("decoding", "async")
    });
    let discount = discount.map(|discount| {
        span()
            .attr("part", "badge")
            .attr("class", "badge discount")
            .child(discount)
    });
    let badge = badge.map(|badge| span().part("badge").child(badge));
    div()
        .part("media")
        .child_if(picture)
        .child_if(discount.or(badge))
}

fn rating(rating: Rating) -> El {
    p().part("rating")
        .child(stars(rating.tenths, rating.name))
        .child(
            span()
                .class("count")
                .attr("aria-hidden", "true")
                .child(rating.count),
        )
}

fn prices(product: &Card, texts: &Texts) -> Option<El> {
    let price = product.price.clone()?;
    let former = product.former_price.clone().map(|former| {
        s().part("former-price")
            .child(span().class("sr").child(texts.get(FORMER_PRICE) + " "))
            .child(former)
    });
    Some(
        p().part("prices")
            .child(span().part("price").child(price))
            .child_if(former),
    )
}

fn add_button(product: &Card, panel: &Live<Panel>, texts: &Texts, say: &Say<PanelEvent>) -> El {
    let was_added = {
        let (panel, id) = (panel.clone(), product.id.clone());
        move || panel.with(|panel| panel.added.as_ref() == Some(&id))
    };
    let (id, say) = (product.id.clone(), say.clone());
    let (add, added) = (texts.get(ADD_TO_CART), texts.get(ADDED));
    let word = {
        let was_added = was_added.clone();
        move || {
            if was_added() {
                added.clone()
            } else {
                add.clone()
            }
        }
    };
    let (shown, title) = (word.clone(), product.title.clone());
    button()
        .attr("type", "button")
        .attr("part", "add-to-cart")
        .attr("class", "add fades")
        // It begins with the visible words, so that it can be asked for by voice.
        .live_attr("aria-label", move || {
            Some(concat(&[&word(), ": ", &title]).into())
        })
        .on("click", move |_| {
            say.say(PanelEvent::AddToCart { id: id.clone() });
        })
        .region(move || Some(icon(if was_added() { Icon::CHECK } else { Icon::ADD })))
        .child(span().class("word").live_text(shown))
}
