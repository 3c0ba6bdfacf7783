//! Vases, candles, clocks, mirrors and pictures.

use super::canvas::{Canvas, Profile};
use super::color::{Rgb, Tone};
use super::look::Look;

/// Branches that stand in a vessel whose opening is at `x`, `y`.
fn branches(c: &mut Canvas, look: &Look, x: f32, y: f32) {
    let leaf = [0x68753f, 0x9dae8f, 0xc98b6b, 0xcf9440][look.pick(4, 110)];
    let leaf = Tone::of(Rgb::hex(leaf));
    let stem = Rgb::hex(0x6b5b40);
    c.stroke(
        stem,
        3.0,
        &format!("M{x} {y}q-8 -60 -44 -112M{x} {y}q4 -70 36 -128M{x} {y}q-2 -50 -2 -104"),
    );
    for (index, (dx, dy)) in [
        (-16.0, -50.0),
        (-28.0, -82.0),
        (-44.0, -112.0),
        (10.0, -64.0),
        (22.0, -98.0),
        (36.0, -130.0),
        (-2.0, -74.0),
        (-3.0, -106.0),
    ]
    .into_iter()
    .enumerate()
    {
        let turn = [-60, -40, -20, 40, 56, 20, -30, 6][index];
        let fill = if index % 2 == 0 {
            leaf.base
        } else {
            leaf.light
        };
        c.group(&format!("rotate({turn} {} {})", x + dx, y + dy), |c| {
            c.oval(fill, x + dx, y + dy - 8.0, 8.0, 15.0)
        });
    }
}

/// A vase in one of several forms, with branches in some.
pub fn vase(c: &mut Canvas, look: &Look) {
    let (color, clear) = look.vessel();
    let tone = Tone::of(color);
    let form = look.pick(5, 111);
    let (top, rim) = [
        (190.0, 34.0),
        (216.0, 30.0),
        (176.0, 44.0),
        (228.0, 40.0),
        (200.0, 24.0),
    ][form];
    c.shadow(216.0, 428.0, 110.0, 22.0);
    if look.pick(3, 112) > 0 || clear {
        branches(c, look, 200.0, top + 6.0);
    }
    let profile = match form {
        0 => Profile::at(rim, top)
            .curve((26.0, 240.0), (104.0, 262.0), (102.0, 344.0))
            .curve((100.0, 396.0), (70.0, 424.0), (54.0, 424.0)),
        1 => Profile::at(rim, top).line(28.0, 256.0).curve(
            (122.0, 272.0),
            (124.0, 410.0),
            (60.0, 424.0),
        ),
        2 => Profile::at(rim, top).curve((40.0, 260.0), (82.0, 330.0), (76.0, 424.0)),
        3 => Profile::at(rim, top)
            .curve((112.0, 250.0), (112.0, 330.0), (84.0, 372.0))
            .curve((66.0, 400.0), (58.0, 410.0), (56.0, 424.0)),
        _ => Profile::at(rim, top)
            .curve((20.0, 260.0), (20.0, 280.0), (48.0, 300.0))
            .curve((96.0, 330.0), (80.0, 410.0), (58.0, 424.0)),
    };
    if clear {
        c.turned_glass(color, 200.0, &profile, 0.15);
        c.oval(color.lit(0.5), 200.0, top, rim, rim * 0.2);
    } else {
        c.turned(tone, 200.0, &profile, 0.15);
        if look.pick(3, 113) == 0 {
            c.group("translate(0 0)", |c| {
                c.stroke(
                    tone.shade,
                    3.0,
                    "M112 330Q200 350 288 330M116 344Q200 364 284 344",
                )
            });
        }
        c.oval(tone.light, 200.0, top, rim, rim * 0.22);
        c.oval(tone.deep, 200.0, top + 1.0, rim - 5.0, rim * 0.22 - 2.5);
    }
}

fn flame(c: &mut Canvas, x: f32, y: f32) {
    c.oval(Rgb::hex(0xfff1c9), x, y - 18.0, 26.0, 30.0);
    c.path(
        Rgb::hex(0xf0b445),
        &format!("M{x} {}q15 22 8 34q-8 9 -16 0q-7 -12 8 -34z", y - 42.0),
    );
    c.path(
        Rgb::hex(0xfff3d0),
        &format!("M{x} {}q7 12 4 18q-4 5 -8 0q-3 -6 4 -18z", y - 24.0),
    );
}

/// A candle: tapers in a holder, a pillar, or one in a jar.
pub fn candle(c: &mut Canvas, look: &Look) {
    let wax = Tone::of(if look.dyed() {
        look.dye()
    } else {
        Rgb::hex(0xf1e2c2)
    });
    let holder = if look.metallic() {
        Tone::of(look.fitting())
    } else if look.wooden() {
        Tone::of(look.wood())
    } else {
        Tone::of(look.accent(wax.base))
    };
    let tall = look.says("taper")
        || look.says("holder")
        || look.says("dinner")
        || look.says("candlestick");
    if tall {
        for (x, top, stem) in [(150.0, 128.0, 320.0), (252.0, 176.0, 356.0)] {
            c.shadow(x + 10.0, 428.0, 66.0, 14.0);
            flame(c, x, top);
            c.turned(wax, x, &Profile::at(10.0, top).line(12.0, stem), 0.3);
            c.turned(
                holder,
                x,
                &Profile::at(20.0, stem - 12.0)
                    .line(18.0, stem + 8.0)
                    .curve((8.0, stem + 20.0), (8.0, stem + 30.0), (9.0, 400.0))
                    .curve((14.0, 410.0), (44.0, 412.0), (48.0, 424.0)),
                0.18,
            );
        }
    } else if look.says("jar")
        || look.says("scented")
        || (!look.says("pillar") && look.pick(2, 114) == 0)
    {
        c.shadow(216.0, 426.0, 118.0, 22.0);
        flame(c, 200.0, 262.0);
        let body = Profile::at(88.0, 262.0).line(88.0, 398.0).curve(
            (88.0, 412.0),
            (80.0, 420.0),
            (70.0, 420.0),
        );
        c.turned(holder, 200.0, &body, 0.14);
        c.oval(holder.light, 200.0, 262.0, 88.0, 18.0);
        c.oval(wax.base, 200.0, 265.0, 80.0, 14.0);
        c.stroke(Rgb::hex(0x3a3a40), 3.0, "M200 264V248");
        c.rect(Rgb::hex(0xf7f3ea), 152.0, 324.0, 64.0, 54.0, 3.0);
        c.stroke(holder.deep, 2.5, "M164 342h40M164 354h28");
    } else {
        for (x, top, r) in [(244.0, 236.0, 46.0), (150.0, 300.0, 52.0)] {
            c.shadow(x + 14.0, 424.0, r * 1.5, 18.0);
            flame(c, x, top);
            c.turned(wax, x, &Profile::at(r, top).line(r, 418.0), 0.18);
            c.oval(wax.light, x, top, r, r * 0.2);
            c.oval(wax.shade, x, top + 1.0, r * 0.5, r * 0.09);
            c.stroke(Rgb::hex(0x3a3a40), 3.0, &format!("M{x} {top}v-10"));
        }
    }
}

/// A clock on the wall.
pub fn clock(c: &mut Canvas, look: &Look) {
    let rim = if look.metallic() {
        Tone::of(look.fitting())
    } else {
        look.case_tone()
    };
    let face = if look.dyed() && look.wooden() {
        look.dye()
    } else {
        Rgb::hex(0xf7f1e4)
    };
    let ink = if face.brightness() > 0.5 {
        Rgb::hex(0x34323a)
    } else {
        Rgb::hex(0xf7f1e4)
    };
    c.dim(0.15, "M76 272a144 144 0 1 0 288 0a144 144 0 1 0 -288 0");
    c.oval(rim.shade, 203.0, 251.0, 142.0, 142.0);
    c.oval(rim.base, 199.0, 247.0, 142.0, 142.0);
    c.oval(rim.deep, 199.0, 247.0, 124.0, 124.0);
    c.oval(face, 201.0, 250.0, 122.0, 122.0);
    for hour in 0..12 {
        let turn = hour * 30;
        let long = if hour % 3 == 0 { 16 } else { 8 };
        c.group(&format!("rotate({turn} 201 250)"), |c| {
            c.stroke(ink, 4.0, &format!("M201 142v{long}"))
        });
    }
    let (hour, minute) = (300 + 5 * look.pick(4, 115), 48 + 12 * look.pick(3, 116));
    c.group(&format!("rotate({hour} 201 250)"), |c| {
        c.stroke(ink, 8.0, "M201 258V190")
    });
    c.group(&format!("rotate({minute} 201 250)"), |c| {
        c.stroke(ink, 5.0, "M201 262V158")
    });
    c.oval(Tone::of(look.accent(rim.base)).base, 201.0, 250.0, 8.0, 8.0);
    c.glow(
        0.2,
        "M92 208A122 122 0 0 1 232 132L136 352A122 122 0 0 1 92 208z",
    );
}

/// A mirror on the wall: round, arched or rectangular.
pub fn mirror(c: &mut Canvas, look: &Look) {
    let rim = if look.metallic() {
        Tone::of(look.fitting())
    } else {
        look.case_tone()
    };
    let glass = Rgb::hex(0xcfdcdd);
    let form = if look.says("round") {
        0
    } else if look.says("arch") || look.says("arched") {
        1
    } else {
        look.pick(3, 117)
    };
    match form {
        0 => {
            c.dim(0.15, "M66 268a148 148 0 1 0 296 0a148 148 0 1 0 -296 0");
            c.oval(rim.shade, 203.0, 251.0, 148.0, 148.0);
            c.oval(rim.base, 199.0, 247.0, 148.0, 148.0);
            c.oval(rim.deep, 199.0, 247.0, 134.0, 134.0);
            c.oval(glass, 201.0, 249.0, 132.0, 132.0);
            c.glow(
                0.55,
                "M96 170A132 132 0 0 1 210 117L90 320A132 132 0 0 1 96 170z",
            );
            c.glow(
                0.35,
                "M238 122A132 132 0 0 1 262 132L118 352A132 132 0 0 1 103 336z",
            );
        }
        1 => {
            c.dim(0.15, "M112 446V200a104 104 0 0 1 208 0V446z");
            c.path(rim.shade, "M100 432V186a104 104 0 0 1 208 0V432z");
            c.path(rim.base, "M94 426V180a104 104 0 0 1 208 0V426z");
            c.path(glass, "M106 415V182a93 93 0 0 1 186 0V415z");
            c.glow(0.55, "M106 300V182a93 93 0 0 1 70 -90L238 102z");
            c.glow(0.35, "M106 352L262 112q10 10 16 20L106 396z");
        }
        _ => {
            c.dim(0.15, "M98 88h220v358H98z");
            c.rect(rim.shade, 86.0, 70.0, 226.0, 366.0, 22.0);
            c.rect(rim.base, 80.0, 64.0, 226.0, 366.0, 22.0);
            c.rect(glass, 92.0, 76.0, 202.0, 342.0, 13.0);
            c.glow(0.55, "M92 250V90q0 -14 14 -14h96z");
            c.glow(0.35, "M92 300L228 76h26L92 342z");
        }
    }
}

/// A framed print.
pub fn print(c: &mut Canvas, look: &Look) {
    let rim = Tone::of(match () {
        () if look.wooden() => look.wood(),
        () if look.is(&["black"]) => Rgb::hex(0x2e2d31),
        () => Rgb::hex(0xf7f3ea),
    });
    let one = look.soft_tone();
    let two = Tone::of(look.accent(one.base));
    c.dim(0.15, "M88 94h248v336H88z");
    c.rect(rim.shade, 76.0, 76.0, 252.0, 342.0, 3.0);
    c.rect(rim.base, 72.0, 72.0, 250.0, 340.0, 3.0);
    c.rect(Rgb::hex(0xf9f5ea), 84.0, 84.0, 226.0, 316.0, 0.0);
    c.rect(Rgb::hex(0xf1e6cf), 112.0, 116.0, 170.0, 252.0, 0.0);
    let motif = match () {
        () if look.is(&["hill", "sun", "landscape"]) => 0,
        () if look.is(&["arch", "arches"]) => 1,
        () if look.is(&["leaf", "leaves", "stem"]) => 2,
        () if look.is(&["shape"]) => 3,
        () => look.pick(4, 118),
    };
    match motif {
        0 => {
            c.oval(two.base, 226.0, 178.0, 34.0, 34.0);
            c.path(one.base, "M112 290Q160 220 206 264T282 250V368H112z");
            c.path(one.shade, "M112 330Q180 280 282 318V368H112z");
        }
        1 => {
            c.path(one.base, "M150 116h94v120a47 47 0 0 1 -94 0z");
            c.path(two.base, "M150 368h94v-40a47 47 0 0 0 -94 0z");
            c.oval(one.deep, 197.0, 232.0, 18.0, 18.0);
        }
        2 => {
            c.stroke(one.shade, 5.0, "M197 360Q200 260 192 150");
            for (index, (x, y)) in [
                (170.0, 190.0),
                (222.0, 210.0),
                (164.0, 246.0),
                (226.0, 268.0),
                (172.0, 300.0),
            ]
            .into_iter()
            .enumerate()
            {
                let turn = if x < 197.0 { -50 } else { 50 };
                let fill = if index % 2 == 0 { one.base } else { two.base };
                c.group(&format!("rotate({turn} {x} {y})"), |c| {
                    c.oval(fill, x, y, 14.0, 34.0)
                });
            }
        }
        _ => {
            c.rect(one.base, 132.0, 146.0, 78.0, 120.0, 0.0);
            c.rect(two.base, 176.0, 216.0, 82.0, 112.0, 0.0);
            c.oval(one.deep, 226.0, 176.0, 22.0, 22.0);
        }
    }
    c.glow(0.16, "M84 84h120L84 330z");
}
