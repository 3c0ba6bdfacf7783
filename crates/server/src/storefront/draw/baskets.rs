//! Baskets and boxes.

use super::canvas::{Canvas, Profile};
use super::color::{Rgb, Tone};
use super::look::Look;

/// A woven basket with handles.
pub fn basket(c: &mut Canvas, look: &Look) {
    let weave = Tone::of(if look.wooden() {
        look.wood()
    } else {
        look.dye()
    });
    let tall = look.pick(2, 50) == 0 || look.says("laundry");
    let top = if tall { 196.0 } else { 270.0 };
    c.shadow(218.0, 432.0, 142.0, 26.0);
    c.stroke(
        weave.shade,
        10.0,
        &format!(
            "M118 {}Q90 {} 108 {}M282 {}Q310 {} 292 {}",
            top + 6.0,
            top + 30.0,
            top + 56.0,
            top + 6.0,
            top + 30.0,
            top + 56.0
        ),
    );
    let body = Profile::at(110.0, top).curve((122.0, top + 70.0), (112.0, 400.0), (90.0, 420.0));
    c.turned(weave, 200.0, &body, 0.2);
    let mut y = top + 26.0;
    let mut row = 0;
    while y < 424.0 {
        let shift = if row % 2 == 0 { 0 } else { 14 };
        c.stroke(
            weave.shade,
            2.5,
            &format!(
                "M{} {y}q6 8 14 8m14 2q8 1 14 1m14 0q8 0 14 -1m14 -1q8 -1 14 -3m14 -4q6 -2 12 -6",
                100 + shift
            ),
        );
        y += 22.0;
        row += 1;
    }
    c.oval(weave.light, 200.0, top, 110.0, 28.0);
    c.oval(weave.deep, 200.0, top + 2.0, 97.0, 21.0);
    if look.pick(2, 51) == 0 {
        let cloth = Tone::of(look.accent(weave.base));
        c.path(
            cloth.base,
            &format!(
                "M112 {}Q140 {} 196 {}Q262 {} 288 {}Q250 {} 200 {}Q150 {} 112 {}z",
                top + 4.0,
                top - 44.0,
                top - 30.0,
                top - 52.0,
                top + 4.0,
                top + 22.0,
                top + 23.0,
                top + 22.0,
                top + 4.0
            ),
        );
        c.path(
            cloth.light,
            &format!(
                "M128 {}Q150 {} 192 {}Q168 {} 128 {}z",
                top - 8.0,
                top - 34.0,
                top - 24.0,
                top - 12.0,
                top - 8.0
            ),
        );
    }
}

/// A storage box with a lid.
pub fn storage_box(c: &mut Canvas, look: &Look) {
    let body = look.case_tone();
    let two = look.wooden() && look.dyed();
    let lid = Tone::of(if two {
        look.wood()
    } else {
        body.base.lit(0.12)
    });
    c.shadow(222.0, 430.0, 160.0, 24.0);
    c.block(body, 70.0, 296.0, 216.0, 136.0, (56.0, 38.0));
    c.block(lid, 64.0, 282.0, 228.0, 34.0, (58.0, 40.0));
    let label = if body.base.brightness() > 0.8 {
        body.shade
    } else {
        Rgb::hex(0xf7f3ea)
    };
    c.rect(label, 148.0, 346.0, 60.0, 34.0, 3.0);
    c.stroke(body.deep, 2.5, "M158 358h40M158 368h26");
}

/// A wrapped parcel: for what no other drawing shows.
pub fn parcel(c: &mut Canvas, look: &Look) {
    let paper = Tone::of(Rgb::hex(0xd3ab78));
    let ribbon = look.soft_tone();
    let high = 150.0 + 22.0 * look.pick(3, 52) as f32;
    let top = 430.0 - high;
    c.shadow(222.0, 430.0, 158.0, 24.0);
    c.block(paper, 80.0, top, 196.0, high, (54.0, 40.0));
    c.rect(ribbon.base, 166.0, top, 26.0, high, 0.0);
    c.poly(
        ribbon.light,
        &[
            (166.0, top),
            (192.0, top),
            (246.0, top - 40.0),
            (220.0, top - 40.0),
        ],
    );
    c.poly(
        ribbon.light,
        &[
            (107.0, top - 20.0),
            (124.0, top - 32.0),
            (320.0, top - 32.0),
            (303.0, top - 20.0),
        ],
    );
    c.poly(
        ribbon.shade,
        &[
            (303.0, top - 20.0),
            (320.0, top - 32.0),
            (320.0, top + high - 32.0),
            (303.0, top + high - 20.0),
        ],
    );
    c.path(
        ribbon.base,
        &format!("M206 {}q-52 -46 -66 -18q-4 24 66 18z", top - 26.0),
    );
    c.path(
        ribbon.shade,
        &format!("M208 {}q52 -50 68 -24q6 24 -68 24z", top - 26.0),
    );
    c.oval(ribbon.light, 207.0, top - 28.0, 12.0, 9.0);
    c.rect(Rgb::hex(0xf7f3ea), 98.0, top + high * 0.5, 46.0, 30.0, 2.0);
    c.stroke(
        paper.deep,
        2.0,
        &format!(
            "M106 {}h30M106 {}h20",
            top + high * 0.5 + 11.0,
            top + high * 0.5 + 20.0
        ),
    );
}
