//! A rating as filled stars.

use crate::view::{El, path, span, svg};
use awning_core::text::concat;

/// One star of the rating: five corners in a box of 20.
const STAR: &str = "m10 2.5 2.3 4.8 5.2.7-3.8 3.7.9 5.2L10 14.4l-4.6 2.5.9-5.2L2.5 8l5.2-.7z";

/// Five stars, filled up to `tenths` of a star (0 to 50); `name` says it to screen readers.
pub fn stars(tenths: u32, name: String) -> El {
    let row = |class: &'static str| span().class(class).children((0..5).map(|_| star()));
    let filled = row("full").style("--stars", move || {
        concat(&[&(tenths / 10).to_string(), ".", &(tenths % 10).to_string()])
    });
    span()
        .part("stars")
        .attr("role", "img")
        .attr("aria-label", name)
        .child(row("empty"))
        .child(filled)
}

/// A single star.
pub fn star() -> El {
    svg()
        .attr("viewBox", "0 0 20 20")
        .class("star")
        .attr("aria-hidden", "true")
        .child(path().attr("d", STAR))
}
