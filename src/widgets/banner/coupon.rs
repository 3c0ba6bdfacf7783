//! The coupon: a code, and a button that copies it.

use awning_core::promotion::Coupon;
use awning_core::text::concat;
use awning_core::text::{COPIED, COPY_CODE, Texts};

use super::{BannerEvent, BannerState};
use crate::ui::{Icon, icon};
use crate::view::{El, Live, button, div, p, span};
use crate::widgets::Say;

/// The code as a chip; all of it is the button.
pub fn coupon(
    coupon: Coupon,
    state: &Live<BannerState>,
    texts: &Texts,
    say: &Say<BannerEvent>,
) -> El {
    let copied = {
        let state = state.clone();
        move || state.with(|state| state.copied)
    };
    let (drawn, shown, spoken) = (copied.clone(), copied.clone(), copied);
    let (done, said, code) = (texts.get(COPIED), texts.get(COPIED), coupon.code.clone());
    let say = say.clone();
    div()
        .part("coupon")
        .child_if(coupon.label.map(|label| span().child(label)))
        .child(
            button()
                .attr("type", "button")
                .part("code")
                .attr(
                    "aria-label",
                    concat(&[&texts.get(COPY_CODE), ": ", &coupon.code]),
                )
                .on("click", move |_| {
                    say.say(BannerEvent::Copy);
                })
                .child(
                    span()
                        .class("letters")
                        .live_text(move || if shown() { done.clone() } else { code.clone() }),
                )
                // The code stays underneath, so that "Copied" does not change the chip's width.
                .child(
                    span()
                        .class("width")
                        .attr("aria-hidden", "true")
                        .child(coupon.code),
                )
                .region(move || Some(icon(if drawn() { Icon::CHECK } else { Icon::COPY }))),
        )
        .child(p().class("sr").attr("role", "status").live_text(move || {
            if spoken() {
                said.clone()
            } else {
                String::new()
            }
        }))
}
