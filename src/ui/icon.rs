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
    /// A line at the bottom.
    pub const MINIMIZE: Self = Self("M4.5 14.5h11");
    /// A window with its lower part filled by lines.
    pub const DOCK_BELOW: Self = Self("M3.5 3.5h13v13h-13zM3.5 11.5h13");
    /// A window with a part at its end.
    pub const DOCK_BESIDE: Self = Self("M3.5 3.5h13v13h-13zM12 3.5v13");
    /// A circle with a cross hair.
    pub const LOCATE: Self =
        Self("M15 10a5 5 0 1 1-10 0 5 5 0 0 1 10 0M10 2.5V6M10 14v3.5M2.5 10H6M14 10h3.5");
    /// A clock.
    pub const CLOCK: Self = Self("M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM10 6.5V10l2.5 1.5");
    /// Two lines of the same length.
    pub const EQUAL: Self = Self("M5 8h10M5 12h10");
    /// A triangle with an exclamation mark.
    pub const ALERT: Self = Self("m10 3.5-7.5 13h15zM10 8.5v3.5M10 14.2v.1");
    /// An arrow into a tray.
    pub const SAVE: Self = Self("M10 3.5v9M6.5 9l3.5 3.5L13.5 9M4 16.5h12");
    /// A printer.
    pub const PRINT: Self = Self("M6.5 7.5v-4h7v4M6.5 13.5H4v-6h12v6h-2.5M6.5 11.5h7v5h-7z");
}

/// Draws an icon; what it means is said elsewhere.
pub fn icon(icon: Icon) -> El {
    svg()
        .attr("viewBox", "0 0 20 20")
        .class("icon")
        .attr("aria-hidden", "true")
        .child(path().attr("d", icon.0))
}
