//! Handles, knobs and legs.

use super::canvas::{Canvas, Profile};
use super::color::Tone;
use super::look::Look;

/// A bar handle, seen on a door.
pub fn handle(c: &mut Canvas, look: &Look) {
    let metal = Tone::of(look.metal());
    for x in [140.0, 248.0] {
        c.dim(0.16, &format!("M{} 122h18v262h-18z", x + 16.0));
        c.oval(metal.shade, x + 6.0, 148.0, 15.0, 15.0);
        c.oval(metal.shade, x + 6.0, 352.0, 15.0, 15.0);
        c.rect(metal.base, x - 9.0, 108.0, 24.0, 284.0, 12.0);
        c.rect(metal.light, x - 5.0, 112.0, 6.0, 276.0, 3.0);
        c.rect(metal.shade, x + 8.0, 112.0, 7.0, 276.0, 3.5);
    }
}

/// Two knobs, seen from the front.
pub fn knobs(c: &mut Canvas, look: &Look) {
    let tone = if look.metallic() {
        Tone::of(look.fitting())
    } else {
        look.case_tone()
    };
    for (x, y) in [(146.0, 186.0), (258.0, 318.0)] {
        c.dim(
            0.16,
            &format!("M{} {y}a64 64 0 1 0 128 0a64 64 0 1 0 -128 0", x - 46.0),
        );
        c.oval(tone.shade, x + 4.0, y + 4.0, 62.0, 62.0);
        c.oval(tone.base, x, y, 62.0, 62.0);
        c.oval(tone.light, x - 5.0, y - 6.0, 46.0, 46.0);
        c.oval(tone.base, x + 1.0, y + 1.0, 45.0, 45.0);
    }
}

/// Furniture legs, standing on their own.
pub fn leg(c: &mut Canvas, look: &Look) {
    let tone = look.case_tone();
    for (x, top) in [(118.0, 132.0), (200.0, 116.0), (282.0, 132.0)] {
        c.shadow(x + 12.0, 430.0, 50.0, 12.0);
        c.turned(tone, x, &Profile::at(27.0, top).line(14.0, 426.0), 0.2);
        c.oval(tone.light, x, top, 27.0, 6.0);
    }
}
