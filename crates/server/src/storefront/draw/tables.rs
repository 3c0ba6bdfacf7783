//! Tables and desks.

use super::canvas::Canvas;
use super::color::{Rgb, Tone};
use super::look::Look;

/// A slab with an edge, seen from above the left-hand side.
fn slab(c: &mut Canvas, tone: Tone, x: f32, y: f32, width: f32, thick: f32, depth: (f32, f32)) {
    c.block(tone, x, y, width, thick, depth);
    let glint = [
        (x + 14.0, y - 4.0),
        (x + width * 0.42, y - 4.0),
        (x + width * 0.42 + depth.0 * 0.7, y - 4.0 - depth.1 * 0.7),
        (x + 14.0 + depth.0 * 0.7, y - 4.0 - depth.1 * 0.7),
    ];
    c.glow(0.22, &super::canvas::outline(&glint));
}

fn legs_of(look: &Look, top: Tone) -> Tone {
    if look.metallic() || (look.dyed() && look.wooden()) {
        Tone::of(look.metal())
    } else {
        top
    }
}

/// A rectangular dining table.
pub fn table(c: &mut Canvas, look: &Look) {
    let long = look.is(&[
        "extendable",
        "drop leaf",
        "gateleg",
        "corners",
        "kitchen table",
    ]);
    if look.says("round") || (!long && look.pick(4, 20) == 0) {
        return round_table(c, look);
    }
    let top = look.case_tone();
    let legs = legs_of(look, top);
    c.shadow(216.0, 438.0, 190.0, 26.0);
    c.stroke(legs.deep, 12.0, "M110 276L108 402M350 270L352 402");
    slab(c, top, 28.0, 286.0, 280.0, 14.0, (64.0, 44.0));
    c.rect(top.shade, 48.0, 300.0, 244.0, 14.0, 0.0);
    match look.pick(3, 21) {
        0 => {
            c.poly(
                legs.base,
                &[(44.0, 300.0), (66.0, 300.0), (58.0, 440.0), (48.0, 440.0)],
            );
            c.poly(
                legs.shade,
                &[
                    (276.0, 300.0),
                    (298.0, 300.0),
                    (294.0, 440.0),
                    (284.0, 440.0),
                ],
            );
        }
        1 => {
            c.stroke(legs.base, 11.0, "M64 304L46 440M92 304L46 440");
            c.stroke(legs.shade, 11.0, "M276 304L296 440M248 304L296 440");
        }
        _ => {
            c.rect(legs.base, 42.0, 300.0, 18.0, 140.0, 0.0);
            c.rect(legs.shade, 280.0, 300.0, 18.0, 140.0, 0.0);
        }
    }
}

/// A round table on a pedestal or on three legs.
pub fn round_table(c: &mut Canvas, look: &Look) {
    let top = look.case_tone();
    let legs = legs_of(look, top);
    c.shadow(212.0, 436.0, 150.0, 26.0);
    if look.is(&["pedestal"]) || look.pick(2, 22) == 0 {
        c.path(
            legs.base,
            "M186 290H214L220 404Q246 414 270 430H130Q156 414 180 404z",
        );
        c.path(legs.shade, "M202 290H214L220 404Q246 414 270 430H206z");
    } else {
        c.stroke(legs.deep, 12.0, "M214 290L232 410");
        c.stroke(legs.base, 13.0, "M150 290L106 438");
        c.stroke(legs.shade, 13.0, "M264 290L302 438");
    }
    c.path(top.base, "M34 268V282A166 46 0 0 0 366 282V268z");
    c.path(top.shade, "M256 268V325A166 46 0 0 0 366 282V268z");
    c.oval(top.light, 200.0, 268.0, 166.0, 46.0);
    c.glow(0.2, "M70 262Q100 236 176 230L140 304Q84 296 70 262z");
}

/// A low table for the living room.
pub fn coffee_table(c: &mut Canvas, look: &Look) {
    let top = look.case_tone();
    let legs = legs_of(look, top);
    c.shadow(214.0, 432.0, 186.0, 24.0);
    if look.says("round") || (!look.is(&["long", "shelf"]) && look.pick(2, 23) == 0) {
        c.stroke(legs.deep, 11.0, "M224 356L236 410");
        c.stroke(legs.base, 12.0, "M116 356L88 432");
        c.stroke(legs.shade, 12.0, "M300 356L326 432");
        c.path(top.base, "M36 338V350A164 44 0 0 0 364 350V338z");
        c.path(top.shade, "M262 338V391A164 44 0 0 0 364 350V338z");
        c.oval(top.light, 200.0, 338.0, 164.0, 44.0);
        c.glow(0.2, "M72 334Q104 306 178 302L142 374Q86 364 72 334z");
    } else {
        c.stroke(legs.deep, 11.0, "M104 350L102 404M356 350L358 404");
        c.block(top, 56.0, 402.0, 244.0, 7.0, (48.0, 32.0));
        slab(c, top, 28.0, 352.0, 286.0, 14.0, (62.0, 46.0));
        c.stroke(legs.base, 12.0, "M48 370L44 434");
        c.stroke(legs.shade, 12.0, "M294 370L298 434");
    }
    let book = Tone::of(look.accent(look.case()));
    c.block(book, 150.0, 322.0, 70.0, 8.0, (16.0, 10.0));
    c.oval(Rgb::hex(0xf4efe4), 196.0, 312.0, 17.0, 6.0);
    c.path(
        Rgb::hex(0xe4dccd),
        "M179 312Q182 300 196 300Q210 300 213 312z",
    );
}

/// A small table beside a sofa or a bed.
pub fn side_table(c: &mut Canvas, look: &Look) {
    let top = look.case_tone();
    let legs = legs_of(look, top);
    c.shadow(212.0, 436.0, 112.0, 22.0);
    if look.pick(2, 24) == 0 {
        c.stroke(legs.deep, 9.0, "M210 262L224 414");
        c.stroke(legs.base, 10.0, "M158 262L126 438");
        c.stroke(legs.shade, 10.0, "M250 262L280 438");
        c.path(top.base, "M98 244V256A104 30 0 0 0 306 256V244z");
        c.path(top.shade, "M240 244V284A104 30 0 0 0 306 256V244z");
        c.oval(top.light, 202.0, 244.0, 104.0, 30.0);
    } else {
        c.oval(legs.shade, 200.0, 428.0, 72.0, 17.0);
        c.oval(legs.base, 198.0, 423.0, 70.0, 16.0);
        c.stroke(legs.base, 12.0, "M200 260V420");
        c.path(top.shade, "M104 232Q108 262 200 264Q292 262 296 232z");
        c.oval(top.base, 200.0, 232.0, 98.0, 26.0);
        c.oval(top.light, 200.0, 235.0, 88.0, 20.0);
    }
}

/// A bedside table with a drawer.
pub fn bedside_table(c: &mut Canvas, look: &Look) {
    let case = look.case_tone();
    let knob = Tone::of(look.fitting());
    c.shadow(216.0, 436.0, 130.0, 22.0);
    c.stroke(case.deep, 10.0, "M142 380V416M292 380V416");
    c.block(case, 96.0, 268.0, 166.0, 118.0, (46.0, 32.0));
    c.rect(case.deep, 106.0, 332.0, 146.0, 46.0, 0.0);
    c.rect(case.shade, 106.0, 366.0, 146.0, 12.0, 0.0);
    c.rect(case.light, 106.0, 278.0, 146.0, 44.0, 3.0);
    c.oval(knob.shade, 180.0, 301.0, 6.5, 6.5);
    c.oval(knob.light, 178.5, 299.5, 4.0, 4.0);
    c.stroke(case.base, 12.0, "M106 388L102 436");
    c.stroke(case.shade, 12.0, "M252 388L256 436");
    let book = Tone::of(look.accent(look.case()));
    c.block(book, 150.0, 248.0, 76.0, 9.0, (18.0, 12.0));
}

/// A desk with drawers on one side.
pub fn desk(c: &mut Canvas, look: &Look) {
    let top = look.case_tone();
    let legs = legs_of(look, top);
    let knob = Tone::of(look.fitting());
    c.shadow(216.0, 438.0, 190.0, 24.0);
    c.stroke(legs.deep, 11.0, "M104 284V402M356 284V402");
    c.block(top, 196.0, 296.0, 104.0, 66.0, (56.0, 40.0));
    c.rect(top.light, 202.0, 304.0, 92.0, 24.0, 2.0);
    c.rect(top.light, 202.0, 333.0, 92.0, 24.0, 2.0);
    for y in [316.0, 345.0] {
        c.rect(knob.base, 238.0, y - 2.0, 20.0, 4.0, 2.0);
    }
    slab(c, top, 30.0, 282.0, 282.0, 13.0, (62.0, 44.0));
    c.stroke(legs.base, 12.0, "M50 298L46 438");
    c.stroke(legs.shade, 12.0, "M292 298L296 438");
    let paper = Rgb::hex(0xf7f3ea);
    c.poly(
        paper,
        &[
            (118.0, 270.0),
            (186.0, 270.0),
            (206.0, 252.0),
            (140.0, 252.0),
        ],
    );
    c.stroke(
        Tone::of(look.accent(look.case())).base,
        4.0,
        "M150 276L196 262",
    );
}

/// A table with chairs around it.
pub fn table_set(c: &mut Canvas, look: &Look) {
    let frame = look.case_tone();
    let seat = if look.dyed() { look.soft_tone() } else { frame };
    c.shadow(206.0, 440.0, 196.0, 24.0);
    for turn in ["translate(0 0)", "matrix(-1 0 0 1 400 0)"] {
        c.group(turn, |c| {
            c.stroke(frame.shade, 8.0, "M36 330L24 196M96 330L92 430");
            c.stroke(frame.base, 8.0, "M34 330L26 430M104 318L96 190");
            c.path(seat.base, "M16 182Q60 168 104 180L102 244Q60 236 24 248z");
            c.path(seat.light, "M16 182Q60 168 104 180V188Q60 176 17 191z");
            c.path(seat.light, "M26 322H126L118 338H20z");
            c.path(seat.shade, "M20 338H118V348H20z");
        });
    }
    c.group("translate(30 62) scale(.86)", |c| table(c, look));
}

/// A high table to stand or perch at.
pub fn bar_table(c: &mut Canvas, look: &Look) {
    let top = look.case_tone();
    let legs = legs_of(look, top);
    c.shadow(212.0, 446.0, 130.0, 20.0);
    c.stroke(legs.deep, 10.0, "M140 170V416M306 166V416");
    slab(c, top, 72.0, 176.0, 218.0, 13.0, (52.0, 36.0));
    c.stroke(legs.shade, 7.0, "M86 372L278 372L314 346");
    c.stroke(legs.base, 12.0, "M88 192V446");
    c.stroke(legs.shade, 12.0, "M276 192V446");
}

/// A table with a drawing surface on two trestles.
pub fn trestle(c: &mut Canvas, look: &Look) {
    let top = look.case_tone();
    c.shadow(212.0, 438.0, 180.0, 24.0);
    c.stroke(
        top.deep,
        10.0,
        "M132 290L108 404M132 290L160 404M320 290L300 404M320 290L346 404",
    );
    slab(c, top, 30.0, 284.0, 286.0, 12.0, (60.0, 42.0));
    c.stroke(
        top.base,
        11.0,
        "M84 300L58 438M84 300L112 438M68 384L102 384",
    );
    c.stroke(
        top.shade,
        11.0,
        "M266 300L240 438M266 300L294 438M250 384L284 384",
    );
}
