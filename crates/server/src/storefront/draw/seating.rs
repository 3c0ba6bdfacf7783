//! Chairs, stools and benches.

use super::canvas::Canvas;
use super::color::{Rgb, Tone};
use super::look::Look;

/// Powder-coated steel.
pub fn dark_metal() -> Tone {
    Tone::of(Rgb::hex(0x3a3a40))
}

/// A dining chair seen a little from the left.
pub fn chair(c: &mut Canvas, look: &Look) {
    let frame = look.case_tone();
    let seat = if look.dyed() { look.soft_tone() } else { frame };
    c.shadow(222.0, 438.0, 138.0, 24.0);
    c.stroke(frame.deep, 9.0, "M166 290L158 414M296 290L306 414");
    c.stroke(frame.shade, 10.0, "M162 296L150 138M292 296L300 138");
    let back = match () {
        () if look.is(&["spindle"]) => 2,
        () if look.is(&["upholstered", "padded"]) => 1,
        () if look.is(&["top rail"]) => 3,
        () => look.pick(4, 11),
    };
    match back {
        0 => {
            for y in [146, 184, 222] {
                let d = format!(
                    "M148 {y}Q226 {} 302 {y}l-2 24Q226 {} 150 {}z",
                    y - 12,
                    y + 12,
                    y + 24
                );
                c.path(frame.base, &d);
                c.path(
                    frame.light,
                    &format!(
                        "M148 {y}Q226 {} 302 {y}v5Q226 {} 148 {}z",
                        y - 12,
                        y - 7,
                        y + 5
                    ),
                );
            }
        }
        1 => {
            c.path(
                seat.base,
                "M146 142Q226 116 304 142L298 236Q226 252 154 236z",
            );
            c.path(seat.light, "M146 142Q226 116 304 142l-1 9Q226 126 147 151z");
            c.path(seat.shade, "M270 129Q290 134 304 142L298 236 262 243z");
        }
        2 => {
            for x in [174, 198, 224, 250, 274] {
                c.stroke(
                    frame.base,
                    6.0,
                    &format!("M{x} 278L{} 150", x - 1 + (x - 224) / 10),
                );
            }
            c.path(frame.base, "M142 128Q226 108 308 128v28Q226 138 142 156z");
            c.path(frame.light, "M142 128Q226 108 308 128v7Q226 116 142 135z");
        }
        _ => {
            c.path(frame.base, "M140 130Q226 104 310 130v44Q226 154 140 174z");
            c.path(frame.light, "M140 130Q226 104 310 130v8Q226 112 140 138z");
            c.path(frame.base, "M210 160h32l-6 122h-20z");
            c.path(frame.shade, "M230 160h12l-6 122h-10z");
        }
    }
    c.stroke(frame.shade, 6.0, "M122 372L160 352M256 372L302 352");
    c.path(seat.light, "M104 296L160 266H304L260 296z");
    c.path(
        seat.base,
        "M102 296H262V312Q262 318 256 318H108Q102 318 102 312z",
    );
    c.path(seat.shade, "M262 296L304 266V284L262 316z");
    c.stroke(frame.base, 11.0, "M112 322L106 436");
    c.stroke(frame.shade, 11.0, "M252 322L258 436");
}

/// A low stool with a round seat.
pub fn stool(c: &mut Canvas, look: &Look) {
    let frame = look.case_tone();
    let seat = if look.dyed() && look.wooden() {
        look.soft_tone()
    } else {
        frame
    };
    c.shadow(216.0, 436.0, 128.0, 24.0);
    c.stroke(frame.deep, 12.0, "M168 286L150 418M238 286L258 418");
    c.stroke(frame.shade, 7.0, "M136 374L262 366");
    c.stroke(frame.base, 13.0, "M140 290L108 436");
    c.stroke(frame.shade, 13.0, "M264 290L296 436");
    c.path(seat.base, "M98 268V284A104 30 0 0 0 306 284V268z");
    c.path(seat.shade, "M238 294A104 30 0 0 0 306 284V268H238z");
    c.oval(seat.light, 202.0, 268.0, 104.0, 30.0);
    if look.pick(2, 12) == 0 {
        c.oval(seat.base, 202.0, 268.0, 84.0, 22.0);
        c.oval(seat.light, 204.0, 270.0, 80.0, 20.0);
    }
}

/// A bar stool, with a low back on some.
pub fn bar_stool(c: &mut Canvas, look: &Look) {
    let frame = if look.wooden() {
        look.case_tone()
    } else {
        dark_metal()
    };
    let seat = if look.dyed() || !look.wooden() {
        look.soft_tone()
    } else {
        frame
    };
    c.shadow(214.0, 444.0, 110.0, 20.0);
    c.stroke(frame.deep, 9.0, "M170 210L152 424M244 210L262 424");
    if look.says("backrest") || look.pick(2, 13) == 0 {
        c.stroke(frame.shade, 9.0, "M152 206L146 118M260 206L268 118");
        c.path(seat.base, "M134 96Q208 78 280 96V142Q208 126 134 142z");
        c.path(seat.light, "M134 96Q208 78 280 96v8Q208 86 134 104z");
        c.path(seat.shade, "M250 90Q266 92 280 96V142Q266 138 250 136z");
    }
    c.stroke(frame.shade, 6.0, "M152 330L258 330M134 350L280 350");
    c.path(
        seat.base,
        "M124 196Q124 190 130 190H282Q288 190 288 196V210Q288 220 278 220H134Q124 220 124 210z",
    );
    c.path(
        seat.shade,
        "M246 190H282Q288 190 288 196V210Q288 220 278 220H246z",
    );
    c.path(seat.light, "M124 197Q140 178 168 176H248Q274 178 288 197z");
    c.stroke(frame.base, 10.0, "M146 220L120 444");
    c.stroke(frame.shade, 10.0, "M266 220L294 444");
}

/// A bench for two.
pub fn bench(c: &mut Canvas, look: &Look) {
    let frame = look.case_tone();
    c.shadow(214.0, 434.0, 180.0, 22.0);
    c.stroke(frame.deep, 12.0, "M92 312L84 412M338 312L346 412");
    c.poly(
        frame.light,
        &[(38.0, 316.0), (84.0, 284.0), (376.0, 284.0), (334.0, 316.0)],
    );
    if look.dyed() && look.wooden() {
        let pad = look.soft_tone();
        c.path(
            pad.base,
            "M50 312V298Q50 292 60 290L86 274H368V288L332 312z",
        );
        c.path(pad.light, "M52 296L88 272H366L330 296z");
    } else {
        c.stroke(frame.base, 2.0, "M54 305L346 305M70 295L360 295");
    }
    c.rect(frame.base, 38.0, 316.0, 296.0, 18.0, 0.0);
    c.poly(
        frame.shade,
        &[
            (334.0, 316.0),
            (376.0, 284.0),
            (376.0, 302.0),
            (334.0, 334.0),
        ],
    );
    c.stroke(frame.base, 14.0, "M58 338L50 434");
    c.stroke(frame.shade, 14.0, "M314 338L322 434");
}

/// A desk chair on castors.
pub fn office_chair(c: &mut Canvas, look: &Look) {
    let fabric = look.soft_tone();
    let metal = dark_metal();
    c.shadow(210.0, 440.0, 124.0, 20.0);
    c.stroke(metal.base, 12.0, "M200 330V398");
    c.stroke(
        metal.shade,
        10.0,
        "M200 396L290 430M200 396L232 438M200 396L112 430M200 396L166 438",
    );
    for (x, y) in [
        (112.0, 434.0),
        (164.0, 442.0),
        (234.0, 442.0),
        (290.0, 434.0),
    ] {
        c.oval(metal.deep, x, y, 9.0, 9.0);
    }
    c.stroke(metal.shade, 12.0, "M252 320Q276 312 262 250");
    c.path(
        fabric.shade,
        "M122 148Q126 110 166 108H244Q282 110 286 148L276 262Q272 282 252 282H156Q136 282 132 262z",
    );
    c.path(
        fabric.base,
        "M122 148Q126 110 166 108H226Q256 110 256 148L248 262Q246 282 226 282H156Q136 282 132 262z",
    );
    c.path(
        fabric.light,
        "M134 138Q140 118 168 117H232Q248 118 252 130Q192 116 134 138z",
    );
    c.path(
        fabric.light,
        "M104 306Q110 288 140 288H262Q292 288 298 306z",
    );
    c.path(
        fabric.base,
        "M102 304H300V318Q300 334 282 334H120Q102 334 102 318z",
    );
    c.path(fabric.shade, "M248 304H300V318Q300 334 282 334H248z");
}
