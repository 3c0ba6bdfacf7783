//! A carousel's way back and forth: it scrolls by itself, the arrows only give it a push.

use awning_core::text::{NEXT, PREVIOUS, Texts};
use wasm_bindgen::JsCast;

use crate::ui::{Icon, icon};
use crate::view::{El, Live, button, div};

/// Which ends of a carousel are in sight.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ends {
    start: bool,
    end: bool,
}

impl Default for Ends {
    fn default() -> Self {
        Self {
            start: true,
            end: false,
        }
    }
}

/// Looks which ends of the scrolling part are in sight.
pub fn measure(track: &web_sys::Element, ends: &Live<Ends>) {
    // In right-to-left scripts the position counts down from zero. A pixel's fraction is no card.
    let position = track.scroll_left().abs();
    let room = track.scroll_width() - track.client_width();
    let seen = Ends {
        start: position <= 1,
        end: position >= room - 1,
    };
    if ends.get_untracked() != seen {
        ends.set(seen);
    }
}

/// Two buttons, each disabled when its end is in sight.
pub fn arrows(ends: &Live<Ends>, texts: &Texts) -> El {
    let arrow = |name, drawing, sign: f64, at_end: fn(Ends) -> bool| {
        let ends = ends.clone();
        button()
            .attr("type", "button")
            .part("arrow")
            .attr("aria-label", texts.get(name))
            .live_flag("disabled", move || at_end(ends.get()))
            .on("click", move |event| push(&event, sign))
            .child(icon(drawing))
    };
    div()
        .part("arrows")
        .child(arrow(PREVIOUS, Icon::BACK, -1.0, |ends| ends.start))
        .child(arrow(NEXT, Icon::FORWARD, 1.0, |ends| ends.end))
}

/// Pushes the panel's cards by most of what is in sight.
fn push(event: &web_sys::Event, sign: f64) {
    let arrow = event
        .current_target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let panel = arrow.and_then(|arrow| arrow.closest("[part=panel]").ok().flatten());
    let Some(track) = panel.and_then(|panel| panel.query_selector("[part=cards]").ok().flatten())
    else {
        return;
    };
    let right_to_left = track.matches(":dir(rtl)").unwrap_or_default();
    let direction = if right_to_left { -sign } else { sign };
    track.scroll_by_with_x_and_y(direction * f64::from(track.client_width()) * 0.8, 0.0);
}
