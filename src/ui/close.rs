//! The button that sends a widget away.

use super::{Icon, icon};
use crate::view::{El, button};

/// A cross of 32 px with a name.
pub fn close_button(name: String, close: impl Fn() + Send + 'static) -> El {
    button()
        .attr("type", "button")
        .part("close")
        .attr("aria-label", name)
        .on("click", move |_| close())
        .child(icon(Icon::CLOSE))
}
