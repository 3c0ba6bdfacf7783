//! Icons: lines of 1.5 px in a box of 20, in the color of the text.

use crate::view::{El, path, svg};

/// An icon, as the path that draws it.
#[derive(Clone, Copy)]
pub struct Icon(&'static str);

impl Icon {
    /// A cross.
    pub const CLOSE: Self = Self("m5 5 10 10M15 5 5 15");
    /// A check mark.
    pub const CHECK: Self = Self("m4 10.5 4 4 8-9");
    /// Towards the start of the line.
    pub const BACK: Self = Self("m12 5-5 5 5 5");
    /// Towards the end of the line.
    pub const FORWARD: Self = Self("m8 5 5 5-5 5");
    /// Two sheets.
    pub const COPY: Self = Self("M7 7V4.5h8.5V13H13M4.5 7H13v8.5H4.5z");
    /// A basket with a plus.
    pub const ADD: Self = Self("M10 4v12M4 10h12");
}

/// Draws an icon; what it means is said elsewhere.
pub fn icon(icon: Icon) -> El {
    svg()
        .attr("viewBox", "0 0 20 20")
        .class("icon")
        .attr("aria-hidden", "true")
        .child(path().attr("d", icon.0))
}
