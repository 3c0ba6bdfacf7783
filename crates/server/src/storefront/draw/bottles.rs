//! Bottles of the bathroom.

use super::canvas::{Canvas, Profile};
use super::color::{Rgb, Tone};
use super::look::Look;

/// A bottle or a dispenser with a pump.
pub fn bottle(c: &mut Canvas, look: &Look) {
    let (color, clear) = look.vessel();
    let tone = Tone::of(color);
    let cap = if look.wooden() {
        Tone::of(look.wood())
    } else {
        Tone::of(look.fitting())
    };
    let pump =
        look.says("soap") || look.says("dispenser") || look.says("wash") || look.says("lotion");
    c.shadow(216.0, 428.0, 104.0, 20.0);
    if pump {
        c.stroke(cap.base, 9.0, "M200 200V142");
        c.stroke(cap.base, 15.0, "M196 142H252Q270 142 270 162");
        c.stroke(cap.light, 4.0, "M194 138H250");
    }
    c.turned(cap, 200.0, &Profile::at(28.0, 192.0).line(28.0, 226.0), 0.2);
    let body = Profile::at(30.0, 224.0)
        .curve((40.0, 244.0), (84.0, 240.0), (84.0, 284.0))
        .line(84.0, 402.0)
        .curve((84.0, 416.0), (76.0, 424.0), (66.0, 424.0));
    if clear {
        c.turned_glass(color, 200.0, &body, 0.14);
        c.turned(
            Tone::of(color.mix(Rgb::hex(0xe3c07a), 0.5)),
            200.0,
            &Profile::at(76.0, 322.0).line(76.0, 402.0).curve(
                (76.0, 412.0),
                (70.0, 416.0),
                (62.0, 416.0),
            ),
            0.14,
        );
    } else {
        c.turned(tone, 200.0, &body, 0.14);
    }
    c.rect(Rgb::hex(0xf9f5ea), 136.0, 310.0, 92.0, 72.0, 3.0);
    c.stroke(tone.deep, 3.0, "M150 332h56M150 346h40M150 360h24");
}
