//! Colors of the drawings and the three tones that give a flat shape its volume.

use std::fmt;

/// An opaque sRGB color.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

/// What a surface in full light drifts toward.
const SUN: Rgb = Rgb(0xff, 0xf8, 0xea);
/// What a surface turned away from the light drifts toward; violet, because gray shade looks dirty.
const DUSK: Rgb = Rgb(0x2c, 0x21, 0x3a);

impl Rgb {
    /// The color of a `0xRRGGBB` number.
    pub const fn hex(code: u32) -> Rgb {
        Rgb((code >> 16) as u8, (code >> 8) as u8, code as u8)
    }

    /// This color with `share` (0 to 1) of `other` in it.
    pub fn mix(self, other: Rgb, share: f32) -> Rgb {
        let blend = |a: u8, b: u8| {
            let value = f32::from(a) + (f32::from(b) - f32::from(a)) * share;
            value.round().clamp(0.0, 255.0) as u8
        };
        Rgb(
            blend(self.0, other.0),
            blend(self.1, other.1),
            blend(self.2, other.2),
        )
    }

    /// As seen in full light; `share` is 0 to 1.
    pub fn lit(self, share: f32) -> Rgb {
        self.mix(SUN, share)
    }

    /// As seen out of the light; `share` is 0 to 1.
    pub fn dim(self, share: f32) -> Rgb {
        // What is darker than dusk gets darker all the same.
        let darker = |own: u8, dusk: u8| dusk.min(own / 2);
        let target = Rgb(
            darker(self.0, DUSK.0),
            darker(self.1, DUSK.1),
            darker(self.2, DUSK.2),
        );
        self.mix(target, share)
    }

    /// How far two colors are apart for the eye, 0 to about 765 (the "redmean" approximation).
    pub fn distance(self, other: Rgb) -> f32 {
        let mean = (f32::from(self.0) + f32::from(other.0)) / 2.0;
        let d = |a: u8, b: u8| f32::from(a) - f32::from(b);
        let (r, g, b) = (d(self.0, other.0), d(self.1, other.1), d(self.2, other.2));
        ((2.0 + mean / 256.0) * r * r + 4.0 * g * g + (2.0 + (255.0 - mean) / 256.0) * b * b).sqrt()
    }

    /// Perceived brightness, 0 (black) to 1 (white), by the Rec. 601 weights.
    pub fn brightness(self) -> f32 {
        (0.299 * f32::from(self.0) + 0.587 * f32::from(self.1) + 0.114 * f32::from(self.2)) / 255.0
    }
}

impl fmt::Display for Rgb {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

/// One material in the drawings' light, which comes from the top left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tone {
    /// Faces that look up.
    pub light: Rgb,
    /// Faces that look at the viewer.
    pub base: Rgb,
    /// Faces that look to the right.
    pub shade: Rgb,
    /// Insides, gaps and undersides.
    pub deep: Rgb,
}

impl Tone {
    /// The tones of a material by its base color; dark materials are lifted more, so that they keep their form.
    pub fn of(base: Rgb) -> Tone {
        let dark = 1.0 - base.brightness();
        Tone {
            light: base.lit(0.3 - 0.12 * dark),
            base,
            shade: base.dim(0.17 + 0.1 * dark),
            deep: base.dim(0.36 + 0.14 * dark),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faces_get_darker_from_the_top_to_the_inside() {
        for code in [0xf7f3ea, 0x1d1d1f, 0xc79a63, 0x2f5d50, 0xe8b33f] {
            let tone = Tone::of(Rgb::hex(code));
            let steps = [tone.light, tone.base, tone.shade, tone.deep].map(Rgb::brightness);
            assert!(steps.is_sorted_by(|a, b| a >= b), "{code:06x}: {steps:?}");
        }
    }
}
