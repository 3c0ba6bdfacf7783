//! What stands on a laid table.

use super::canvas::{Canvas, Profile};
use super::color::{Rgb, Tone};
use super::look::Look;

/// Draws a turned vessel of whatever it is made of, with its opening.
fn vessel(c: &mut Canvas, look: &Look, cx: f32, profile: &Profile, rim: (f32, f32), bulge: f32) {
    let (color, clear) = look.vessel();
    let tone = Tone::of(color);
    let (radius, y) = rim;
    if clear {
        c.turned_glass(color, cx, profile, bulge);
        c.oval(color.lit(0.5), cx, y, radius, radius * 0.2);
        c.oval(color.lit(0.2), cx, y, radius - 4.0, radius * 0.2 - 3.0);
    } else {
        c.turned(tone, cx, profile, bulge);
        c.oval(tone.light, cx, y, radius, radius * 0.2);
        c.oval(tone.deep, cx, y + 1.5, radius - 6.0, radius * 0.2 - 3.5);
    }
}

/// The bare clay that shows below a glaze, or speckles in it.
fn speckle(c: &mut Canvas, look: &Look, x: f32, y: f32, width: f32, height: f32) {
    let (color, clear) = look.vessel();
    if clear || look.pick(2, 80) == 0 {
        return;
    }
    let dot = Tone::of(color).deep;
    for index in 0..14u16 {
        let dx = f32::from(index * 53 % 97) / 97.0;
        let dy = f32::from(index * 29 % 41) / 41.0;
        c.oval(dot, x + dx * width, y + dy * height, 1.8, 1.8);
    }
}

/// A mug or a cup.
pub fn mug(c: &mut Canvas, look: &Look) {
    let (color, _) = look.vessel();
    let tone = Tone::of(color);
    c.shadow(222.0, 424.0, 134.0, 24.0);
    c.stroke(tone.shade, 22.0, "M278 278Q346 270 340 326Q334 374 272 372");
    c.stroke(tone.base, 10.0, "M280 274Q342 268 336 324Q332 362 276 366");
    let straight = Profile::at(98.0, 244.0).line(96.0, 392.0).curve(
        (96.0, 412.0),
        (86.0, 420.0),
        (74.0, 420.0),
    );
    let round = Profile::at(92.0, 252.0).curve((114.0, 320.0), (112.0, 392.0), (68.0, 420.0));
    let (profile, rim) = if look.pick(2, 81) == 0 {
        (straight, (98.0, 244.0))
    } else {
        (round, (92.0, 252.0))
    };
    vessel(c, look, 186.0, &profile, rim, 0.14);
    speckle(c, look, 108.0, 290.0, 140.0, 90.0);
}

/// A drinking glass, or a wine glass on a stem.
pub fn glass(c: &mut Canvas, look: &Look) {
    let (color, _) = look.vessel();
    let tint = if look.vessel().1 {
        color
    } else {
        color.lit(0.25)
    };
    if look.says("wine") || look.says("coupe") || look.says("goblet") {
        c.shadow(212.0, 436.0, 92.0, 16.0);
        c.oval(tint.lit(0.5), 200.0, 430.0, 66.0, 14.0);
        c.oval(tint.lit(0.2), 200.0, 427.0, 58.0, 10.0);
        c.stroke(tint.lit(0.5), 8.0, "M200 306V424");
        let bowl = Profile::at(66.0, 126.0).curve((92.0, 200.0), (84.0, 296.0), (8.0, 310.0));
        c.turned_glass(tint, 200.0, &bowl, 0.1);
        c.path(
            Rgb::hex(0xb9655c),
            "M122 226Q124 290 200 304Q276 290 278 226Q200 248 122 226z",
        );
        c.oval(Rgb::hex(0xc97f73), 200.0, 226.0, 78.0, 14.0);
        c.oval(tint.lit(0.6), 200.0, 126.0, 66.0, 12.0);
        c.oval(tint.lit(0.2), 200.0, 127.0, 61.0, 9.0);
        return;
    }
    for (cx, top, scale) in [(262.0, 226.0, 0.9), (156.0, 240.0, 1.0)] {
        c.shadow(cx + 14.0, 424.0, 88.0, 18.0);
        let r = 74.0 * scale;
        let body = Profile::at(r, top).curve((r, top + 60.0), (r * 0.86, 400.0), (r * 0.8, 416.0));
        c.turned_glass(tint, cx, &body, 0.16);
        c.oval(tint.dim(0.06), cx, 410.0, r * 0.72, r * 0.12);
        if look.pick(2, 82) == 0 {
            for x in [-0.6, -0.3, 0.0, 0.3, 0.6] {
                c.stroke(
                    tint.lit(0.45),
                    2.5,
                    &format!("M{} {}V400", cx + r * x, top + 40.0),
                );
            }
        }
        c.oval(tint.lit(0.6), cx, top, r, r * 0.2);
        c.oval(tint.lit(0.25), cx, top + 1.5, r - 4.0, r * 0.2 - 3.0);
    }
}

/// A plate, seen from above, with a smaller one on it.
pub fn plate(c: &mut Canvas, look: &Look) {
    let (color, _) = look.vessel();
    let tone = Tone::of(color);
    c.dim(0.16, "M62 270a152 152 0 1 0 304 0a152 152 0 1 0 -304 0");
    c.oval(tone.shade, 203.0, 254.0, 152.0, 152.0);
    c.oval(tone.base, 198.0, 248.0, 152.0, 152.0);
    c.path(
        tone.light,
        "M50 244A150 150 0 0 1 254 108A170 170 0 0 0 62 286A150 150 0 0 1 50 244z",
    );
    c.oval(tone.shade, 198.0, 248.0, 108.0, 108.0);
    c.oval(tone.base.lit(0.1), 200.0, 251.0, 106.0, 106.0);
    if look.pick(2, 83) == 0 {
        let rim = Tone::of(look.accent(color)).base;
        c.stroke(rim, 3.0, "M48 248a150 150 0 1 0 300 0a150 150 0 1 0 -300 0");
    } else {
        speckle(c, look, 96.0, 150.0, 200.0, 200.0);
    }
}

/// A bowl.
pub fn bowl(c: &mut Canvas, look: &Look) {
    let (color, clear) = look.vessel();
    let tone = Tone::of(color);
    let deep = look.says("salad") || look.says("mixing") || look.pick(2, 84) == 0;
    let top = if deep { 284.0 } else { 316.0 };
    c.shadow(222.0, 424.0, 150.0, 26.0);
    let body = Profile::at(148.0, top)
        .curve((142.0, top + 74.0), (104.0, 412.0), (58.0, 414.0))
        .line(56.0, 424.0);
    if clear {
        c.turned_glass(color, 200.0, &body, 0.16);
    } else {
        c.turned(tone, 200.0, &body, 0.16);
        speckle(c, look, 88.0, top + 44.0, 190.0, 56.0);
    }
    c.oval(tone.light, 200.0, top, 148.0, 40.0);
    c.oval(tone.shade, 200.0, top + 2.0, 138.0, 35.0);
    c.path(
        tone.deep,
        &format!(
            "M62 {}A138 35 0 0 1 338 {}A138 30 0 0 0 62 {}z",
            top + 2.0,
            top + 2.0,
            top + 2.0
        ),
    );
    c.path(
        tone.base,
        &format!(
            "M86 {}A138 34 0 0 0 314 {}A130 24 0 0 1 86 {}z",
            top + 18.0,
            top + 18.0,
            top + 18.0
        ),
    );
}

/// A carafe, or a jug with a handle and a lip.
pub fn carafe(c: &mut Canvas, look: &Look) {
    let (color, _) = look.vessel();
    let tone = Tone::of(color);
    c.shadow(216.0, 428.0, 116.0, 22.0);
    if look.says("jug") || look.says("pitcher") {
        c.stroke(tone.shade, 18.0, "M262 216Q342 210 334 292Q326 340 276 346");
        c.stroke(tone.base, 8.0, "M264 212Q336 208 329 290");
        let body = Profile::at(62.0, 166.0)
            .curve((56.0, 226.0), (104.0, 270.0), (104.0, 344.0))
            .curve((104.0, 396.0), (86.0, 424.0), (74.0, 424.0));
        vessel(c, look, 196.0, &body, (62.0, 166.0), 0.14);
        c.path(tone.light, "M134 166Q116 150 104 152Q118 176 138 188z");
        speckle(c, look, 116.0, 290.0, 140.0, 110.0);
        return;
    }
    let body = Profile::at(40.0, 116.0)
        .curve((36.0, 176.0), (34.0, 214.0), (46.0, 246.0))
        .curve((66.0, 284.0), (96.0, 310.0), (96.0, 368.0))
        .curve((96.0, 404.0), (80.0, 424.0), (66.0, 424.0));
    vessel(c, look, 200.0, &body, (40.0, 116.0), 0.14);
    if look.vessel().1 {
        let water = Rgb::hex(0xdfeeee);
        c.glow(0.35, "M114 330Q106 352 104 370Q106 420 134 426Q200 436 266 426Q294 420 296 370Q294 350 286 330Q200 348 114 330z");
        c.oval(water, 200.0, 330.0, 86.0, 13.0);
    }
    let cork = Tone::of(if look.wooden() {
        look.wood()
    } else {
        Rgb::hex(0xc79b6a)
    });
    c.turned(cork, 200.0, &Profile::at(30.0, 88.0).line(34.0, 116.0), 0.2);
    c.oval(cork.light, 200.0, 88.0, 30.0, 6.0);
}

/// A teapot or a coffee pot.
pub fn teapot(c: &mut Canvas, look: &Look) {
    let (color, _) = look.vessel();
    let tone = Tone::of(color);
    let handle = Tone::of(if look.wooden() {
        look.wood()
    } else {
        tone.shade
    });
    c.shadow(216.0, 426.0, 150.0, 24.0);
    c.path(tone.base, "M112 340Q64 330 48 262L74 250Q92 290 126 300z");
    c.path(tone.light, "M48 262L74 250Q76 258 80 266L54 276z");
    c.stroke(
        handle.shade,
        15.0,
        "M282 286Q356 270 352 336Q346 384 288 378",
    );
    c.stroke(handle.base, 7.0, "M284 281Q350 268 347 334");
    let body = Profile::at(60.0, 252.0).curve((120.0, 268.0), (128.0, 380.0), (74.0, 420.0));
    c.turned(tone, 200.0, &body, 0.14);
    speckle(c, look, 110.0, 310.0, 170.0, 80.0);
    c.oval(tone.shade, 200.0, 253.0, 62.0, 14.0);
    c.turned(
        tone,
        200.0,
        &Profile::at(10.0, 222.0).curve((44.0, 226.0), (56.0, 236.0), (58.0, 250.0)),
        0.18,
    );
    c.oval(handle.base, 200.0, 214.0, 15.0, 13.0);
    c.oval(handle.light, 196.0, 210.0, 6.0, 5.0);
}

/// Knife, fork and spoon, seen from above.
pub fn cutlery(c: &mut Canvas, look: &Look) {
    let metal = Tone::of(if look.metallic() {
        look.fitting()
    } else {
        Rgb::hex(0xb4b9bf)
    });
    let grip = if look.wooden() {
        Tone::of(look.wood())
    } else if look.dyed() {
        look.soft_tone()
    } else {
        metal
    };
    c.dim(0.15, "M114 102h30v80l-14 30 4 66 6 140h-28l6-140 4-66-8-30zM202 102q26 30 22 110v70l4 130h-26zM300 100q30 4 30 52q-2 40-20 50l6 220h-30l4-220q-18-10-20-50q0-48 30-52z");
    c.path(
        metal.base,
        "M104 92h6v62h6V92h6v62h6V92h6v62h6V92h6v74q0 24 -14 28l3 78h-18l3 -78q-14 -4 -14 -28z",
    );
    c.path(metal.light, "M104 92h6v62q-2 20 6 34q-12 -6 -12 -22z");
    c.path(metal.base, "M192 92q26 30 22 110v70h-22z");
    c.path(
        metal.shade,
        "M192 92q26 30 22 110v70h-6V202Q212 130 192 92z",
    );
    c.path(
        metal.base,
        "M290 90q30 4 30 52q-2 40 -20 50l2 80h-24l2 -80q-18 -10 -20 -50q0 -48 30 -52z",
    );
    c.path(
        metal.shade,
        "M290 102q18 4 18 40q-2 30 -18 34q-16 -4 -18 -34q0 -36 18 -40z",
    );
    c.path(metal.light, "M290 102q-18 4 -18 40q0 12 4 22q0 -40 14 -62z");
    for x in [126.0, 203.0, 290.0] {
        c.path(
            grip.base,
            &format!("M{} 268h20l4 130q0 12 -14 12t-14 -12z", x - 10.0),
        );
        c.path(
            grip.shade,
            &format!("M{} 268h7l4 130q0 12 -10 12q3 -60 -1 -142z", x + 3.0),
        );
    }
}

/// A tray with two handles.
pub fn tray(c: &mut Canvas, look: &Look) {
    let tone = look.case_tone();
    c.dim(0.16, "M62 176h300v196H62z");
    c.rect(tone.shade, 44.0, 154.0, 312.0, 200.0, 26.0);
    c.rect(tone.light, 44.0, 150.0, 312.0, 198.0, 26.0);
    c.rect(tone.shade, 56.0, 162.0, 288.0, 174.0, 18.0);
    c.rect(tone.base, 60.0, 168.0, 284.0, 168.0, 16.0);
    c.glow(0.14, "M60 184q0 -16 16 -16h110l-100 168h-10q-16 0 -16 -16z");
    c.stroke(tone.deep, 7.0, "M50 226v50M350 226v50");
    let cup = Tone::of(look.accent(tone.base));
    c.dim(0.16, "M238 246a40 40 0 1 0 80 0a40 40 0 1 0 -80 0");
    c.oval(cup.base, 270.0, 236.0, 38.0, 38.0);
    c.oval(cup.light, 270.0, 236.0, 34.0, 34.0);
    c.oval(Rgb::hex(0x5a3b2a), 271.0, 238.0, 30.0, 30.0);
}
