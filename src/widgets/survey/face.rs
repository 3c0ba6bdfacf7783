//! The smileys: a circle, two eyes, and a mouth that says how it was.

use crate::view::{El, path, svg};

/// Mouths from unhappy to happy.
const MOUTHS: [&str; 5] = [
    "M6.5 14.2c1.8-2.6 5.2-2.6 7 0",
    "M6.8 13.7c1.6-1.4 4.8-1.4 6.4 0",
    "M7 13h6",
    "M6.8 12.4c1.6 1.4 4.8 1.4 6.4 0",
    "M6.5 12c1.8 2.8 5.2 2.8 7 0",
];

/// A face for step `step` of `steps` (counted from 0), of the five there are.
pub fn face(step: u32, steps: u32) -> El {
    let mouth = (step * 4 + steps.max(1) / 2) / steps.max(1);
    let mouth = MOUTHS.get(mouth as usize).copied().unwrap_or(MOUTHS[2]);
    svg()
        .attr("viewBox", "0 0 20 20")
        .class("icon")
        .attr("aria-hidden", "true")
        .child(path().attr(
            "d",
            "M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15M7.5 8v.5M12.5 8v.5",
        ))
        .child(path().attr("d", mouth))
}
