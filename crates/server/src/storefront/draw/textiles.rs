//! Cushions, throws, rugs, towels and curtains.

use super::canvas::Canvas;
use super::color::{Rgb, Tone};
use super::look::Look;

/// A cushion leaning on nothing but itself.
pub fn cushion(c: &mut Canvas, look: &Look) {
    let cloth = look.soft_tone();
    let second = Tone::of(look.accent(cloth.base));
    c.shadow(218.0, 428.0, 162.0, 26.0);
    c.group("rotate(-5 200 300)", |c| {
        let shape = "M64 160Q200 186 336 160Q356 158 352 180Q330 290 352 402Q356 424 334 422Q200 402 66 422Q44 424 48 402Q70 290 48 180Q44 158 64 160z";
        c.path(cloth.base, shape);
        let pattern = match () {
        () if look.is(&["stripe", "striped"]) => 0,
        () if look.is(&["dot", "dotted"]) => 2,
        () if look.is(&["plain", "velvet"]) => 3,
        () => look.pick(4, 100),
    };
    match pattern {
            0 => {
                for x in [104, 148, 252, 296] {
                    c.stroke(second.base, 9.0, &format!("M{x} 176Q{} 290 {x} 408", x + (200 - x) / 9));
                }
            }
            1 => {
                c.path(second.base, "M56 250Q200 268 344 250Q340 290 344 330Q200 314 56 330Q62 290 56 250z");
            }
            2 => {
                for (index, (x, y)) in [(120.0, 222.0), (200.0, 232.0), (280.0, 222.0), (160.0, 292.0), (240.0, 292.0), (120.0, 356.0), (200.0, 350.0), (280.0, 356.0)].into_iter().enumerate() {
                    let size = if index % 2 == 0 { 11.0 } else { 8.0 };
                    c.oval(second.light, x, y, size, size);
                }
            }
            _ => {
                c.stroke(cloth.light, 3.0, "M74 176Q200 200 326 176Q342 174 338 190Q318 290 338 394Q342 410 324 408Q200 388 76 408Q58 410 62 394Q82 290 62 190Q58 174 74 176z");
            }
        }
        c.dim(0.14, "M336 160Q356 158 352 180Q330 290 352 402Q356 424 334 422Q290 414 250 412Q330 330 300 167Q318 164 336 160z");
        c.glow(0.22, "M64 160Q140 174 196 174Q110 190 92 300Q80 250 60 190Q52 162 64 160z");
        c.stroke(cloth.shade, 3.0, "M200 250Q196 292 202 330");
    });
}

/// A folded throw with a fringe.
pub fn throw(c: &mut Canvas, look: &Look) {
    let cloth = look.soft_tone();
    let second = Tone::of(look.accent(cloth.base));
    c.shadow(216.0, 430.0, 158.0, 24.0);
    for (index, y) in [376.0, 326.0, 276.0].into_iter().enumerate() {
        let (left, right) = (70.0 + 4.0 * index as f32, 330.0 - 6.0 * index as f32);
        c.rect(cloth.base, left, y, right - left, 54.0, 24.0);
        c.rect(
            cloth.light,
            left + 16.0,
            y + 3.0,
            right - left - 40.0,
            12.0,
            6.0,
        );
        c.dim(
            0.13,
            &format!(
                "M{} {y}h{}q24 2 24 27t-24 27h-{}q30 -26 0 -54z",
                right - 84.0,
                60.0,
                60.0
            ),
        );
    }
    c.path(
        cloth.base,
        "M96 252Q100 238 120 236H280Q302 238 300 258L306 388H94z",
    );
    c.path(
        cloth.light,
        "M100 256Q104 240 122 240H278Q292 240 294 252Q200 246 100 256z",
    );
    c.path(
        cloth.shade,
        "M262 236H280Q302 238 300 258L306 388H266Q282 310 262 236z",
    );
    if look.pick(2, 101) == 0 {
        c.path(
            second.base,
            "M96 330L304 330V342L95 342zM95 352L305 352V358L95 358z",
        );
    } else {
        c.stroke(
            cloth.shade,
            2.0,
            "M97 290L301 290M96 320L302 320M95 350L303 350",
        );
    }
    let mut fringe = String::new();
    for step in 0..22 {
        fringe.push_str(&format!("M{} 388l-1 20", 97 + step * 10));
    }
    c.stroke(cloth.light, 3.5, &fringe);
}

/// A rug, seen from above.
pub fn rug(c: &mut Canvas, look: &Look) {
    let field = look.soft_tone();
    let second = Tone::of(look.accent(field.base));
    let pale = Rgb::hex(0xf1e6cf);
    if look.says("round") {
        c.dim(0.14, "M48 262a160 160 0 1 0 320 0a160 160 0 1 0 -320 0");
        for (radius, color) in [
            (160.0, field.base),
            (132.0, second.base),
            (122.0, field.base),
            (84.0, pale),
            (76.0, field.light),
            (34.0, second.base),
        ] {
            c.oval(color, 200.0, 250.0, radius, radius);
        }
        return;
    }
    if look.says("doormat") || look.says("door mat") {
        c.dim(0.15, "M62 176h298v190H62z");
        c.rect(field.base, 50.0, 160.0, 300.0, 190.0, 6.0);
        c.rect(second.base, 66.0, 176.0, 268.0, 158.0, 0.0);
        c.rect(field.base, 72.0, 182.0, 256.0, 146.0, 0.0);
        for y in [206.0, 230.0, 254.0, 278.0, 302.0] {
            c.stroke(field.light, 3.0, &format!("M96 {y}h208"));
        }
        return;
    }
    c.dim(0.13, "M82 72h254v376H82z");
    let mut fringe = String::new();
    for step in 0..20 {
        fringe.push_str(&format!(
            "M{} 60v-14M{} 436v14",
            80 + step * 13,
            80 + step * 13
        ));
    }
    c.stroke(pale, 3.0, &fringe);
    c.rect(field.base, 72.0, 58.0, 256.0, 380.0, 2.0);
    let pattern = match () {
        () if look.is(&["diamond"]) => 0,
        () if look.is(&["stripe", "striped"]) => 1,
        () if look.is(&["jute", "braided", "woven", "sisal"]) => 3,
        () => look.pick(4, 102),
    };
    match pattern {
        0 => {
            c.rect(second.base, 90.0, 78.0, 220.0, 340.0, 0.0);
            c.rect(field.base, 100.0, 88.0, 200.0, 320.0, 0.0);
            for y in [150.0, 248.0, 346.0] {
                c.poly(
                    pale,
                    &[(200.0, y - 44.0), (272.0, y), (200.0, y + 44.0), (128.0, y)],
                );
                c.poly(
                    second.base,
                    &[(200.0, y - 26.0), (244.0, y), (200.0, y + 26.0), (156.0, y)],
                );
            }
        }
        1 => {
            for (index, y) in [58.0, 112.0, 166.0, 220.0, 274.0, 328.0, 382.0]
                .into_iter()
                .enumerate()
            {
                let color = [field.base, pale, second.base][index % 3];
                c.rect(
                    color,
                    72.0,
                    y,
                    256.0,
                    54.0 + 2.0 * f32::from(u8::from(index == 6)),
                    0.0,
                );
            }
        }
        2 => {
            c.path(field.light, "M72 58H328V200Q200 250 72 160z");
            c.path(second.base, "M72 330Q160 250 240 320T328 360V438H72z");
            c.oval(pale, 248.0, 156.0, 42.0, 42.0);
        }
        _ => {
            for row in 0..6 {
                for column in 0..4 {
                    let (x, y) = (72.0 + 64.0 * column as f32, 58.0 + 63.3 * row as f32);
                    if (row + column) % 2 == 0 {
                        c.rect(field.light, x, y, 64.0, 63.4, 0.0);
                    }
                }
            }
            c.rect(second.base, 72.0, 58.0, 256.0, 10.0, 0.0);
            c.rect(second.base, 72.0, 428.0, 256.0, 10.0, 0.0);
        }
    }
    c.glow(0.1, "M72 58h150L72 330z");
}

/// Towels, hung over a rail.
pub fn towel(c: &mut Canvas, look: &Look) {
    let cloth = look.soft_tone();
    let pale = Tone::of(cloth.base.lit(0.55));
    let metal = Tone::of(look.fitting());
    c.dim(
        0.12,
        "M66 152h296v10H66zM122 160h130v262H122zM262 160h76v190h-76z",
    );
    c.stroke(metal.base, 9.0, "M48 138H352");
    c.stroke(metal.light, 3.0, "M50 135H350");
    c.oval(metal.shade, 48.0, 138.0, 12.0, 12.0);
    c.oval(metal.shade, 352.0, 138.0, 12.0, 12.0);
    c.path(
        pale.base,
        "M246 140Q248 128 258 128H314Q322 128 324 140V334H246z",
    );
    c.path(pale.light, "M246 140Q248 128 258 128H314Q322 128 324 140z");
    c.path(pale.shade, "M300 140H324V334H304z");
    c.rect(cloth.base, 246.0, 300.0, 78.0, 8.0, 0.0);
    c.path(
        cloth.base,
        "M98 142Q100 126 114 126H220Q232 126 234 142V404H98z",
    );
    c.path(cloth.light, "M98 142Q100 126 114 126H220Q232 126 234 142z");
    c.path(cloth.shade, "M196 142H234V404H202zM140 142h7v262h-6z");
    c.rect(pale.base, 98.0, 350.0, 136.0, 16.0, 0.0);
    c.rect(pale.base, 98.0, 372.0, 136.0, 5.0, 0.0);
}

/// A small towel or cloth with stripes, hung from its loop.
pub fn tea_towel(c: &mut Canvas, look: &Look) {
    let cloth = Tone::of(if look.dyed() {
        look.dye().lit(0.62)
    } else {
        Rgb::hex(0xf1e6cf)
    });
    let stripe = look.soft_tone();
    let metal = Tone::of(look.fitting());
    c.dim(0.12, "M216 120Q180 180 150 440H316Q300 200 232 120z");
    c.path(
        cloth.base,
        "M196 112Q120 190 112 420Q200 436 296 420Q282 190 212 112z",
    );
    c.path(cloth.shade, "M208 112H212Q282 190 296 420Q276 424 252 426Q254 220 208 112zM160 170Q148 280 152 427Q162 428 170 428Q158 280 176 150z");
    c.path(
        cloth.light,
        "M196 112Q120 190 112 420Q124 422 134 424Q138 210 196 112z",
    );
    c.path(stripe.base, "M113 384Q200 398 294 384L295 398Q200 412 112 398zM114 366Q200 380 293 366V372Q200 386 114 372zM118 326Q200 338 290 326V332Q200 344 118 332z");
    c.stroke(stripe.base, 5.0, "M204 116Q188 88 204 84Q220 88 206 116");
    c.oval(metal.shade, 206.0, 88.0, 9.0, 9.0);
    c.oval(metal.light, 204.0, 86.0, 6.0, 6.0);
}

/// A pair of curtains.
pub fn curtain(c: &mut Canvas, look: &Look) {
    let cloth = look.soft_tone();
    let rod = Tone::of(look.fitting());
    c.glow(0.5, "M110 80H290V430H110z");
    c.stroke(Rgb::hex(0xf7f3ea), 6.0, "M200 80V430M110 250H290");
    c.stroke(rod.base, 8.0, "M36 66H364");
    c.oval(rod.shade, 34.0, 66.0, 10.0, 10.0);
    c.oval(rod.shade, 366.0, 66.0, 10.0, 10.0);
    for (index, (x, width)) in [(46.0, 92.0), (262.0, 92.0)].into_iter().enumerate() {
        c.dim(0.1, &format!("M{} 72h{width}l14 372h-{}z", x + 12.0, width));
        let fold = width / 4.0;
        for step in 0..4 {
            let left = x + fold * step as f32;
            c.path(
                cloth.base,
                &format!(
                    "M{left} 66h{fold}l{} 372q-{} 8 -{} 0z",
                    3.0 - 2.0 * index as f32,
                    fold / 2.0,
                    fold + 2.0
                ),
            );
            c.path(
                cloth.shade,
                &format!(
                    "M{} 66h{}l2 372h-{}z",
                    left + fold * 0.62,
                    fold * 0.38,
                    fold * 0.3
                ),
            );
            c.path(
                cloth.light,
                &format!(
                    "M{} 66h{}l-1 374h-{}z",
                    left + fold * 0.12,
                    fold * 0.2,
                    fold * 0.16
                ),
            );
        }
    }
}

/// A cover or another piece of cloth, folded and banded.
pub fn folded(c: &mut Canvas, look: &Look) {
    let cloth = look.soft_tone();
    c.shadow(218.0, 428.0, 172.0, 24.0);
    for (left, width, y) in [
        (62.0, 286.0, 376.0),
        (66.0, 278.0, 328.0),
        (60.0, 284.0, 280.0),
    ] {
        c.rect(cloth.base, left, y, width, 52.0, 24.0);
        c.rect(cloth.light, left + 14.0, y + 2.0, width - 40.0, 12.0, 6.0);
        let edge = left + width;
        c.dim(
            0.14,
            &format!(
                "M{} {y}h46q24 4 24 26t-24 26h-46q26 -26 0 -52z",
                edge - 70.0
            ),
        );
        c.stroke(
            cloth.shade,
            2.0,
            &format!("M{} {}h{}", left + 20.0, y + 30.0, width - 110.0),
        );
    }
    let band = Rgb::hex(0xefe6d4);
    c.rect(band, 162.0, 278.0, 74.0, 152.0, 2.0);
    c.rect(band.dim(0.1), 224.0, 278.0, 12.0, 152.0, 0.0);
    c.stroke(cloth.shade, 3.0, "M178 342h36M178 356h24");
}
