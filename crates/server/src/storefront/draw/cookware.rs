//! What a kitchen cooks and cuts with.

use super::canvas::{Canvas, Profile};
use super::color::{Rgb, Tone};
use super::look::Look;

/// A cooking pot with a lid.
pub fn pot(c: &mut Canvas, look: &Look) {
    let body = if look.dyed() {
        look.soft_tone()
    } else {
        Tone::of(look.metal())
    };
    let knob = Tone::of(if look.wooden() {
        look.wood()
    } else {
        Rgb::hex(0xd0a44c)
    });
    let low = look.says("braiser") || look.says("shallow") || look.pick(3, 90) == 0;
    let top = if low { 318.0 } else { 270.0 };
    c.shadow(218.0, 426.0, 158.0, 24.0);
    c.stroke(
        body.deep,
        15.0,
        &format!(
            "M76 {}q-34 2 -30 26q4 14 30 14M324 {}q34 2 30 26q-4 14 -30 14",
            top + 24.0,
            top + 24.0
        ),
    );
    let sides = Profile::at(132.0, top).line(130.0, 396.0).curve(
        (130.0, 412.0),
        (120.0, 420.0),
        (108.0, 420.0),
    );
    c.turned(body, 200.0, &sides, 0.12);
    c.oval(body.deep, 200.0, top, 134.0, 30.0);
    let lid = Profile::at(18.0, top - 46.0).curve(
        (92.0, top - 42.0),
        (130.0, top - 24.0),
        (136.0, top - 4.0),
    );
    c.turned(body, 200.0, &lid, 0.2);
    c.turned(
        knob,
        200.0,
        &Profile::at(20.0, top - 68.0).line(11.0, top - 46.0),
        0.3,
    );
    c.oval(knob.light, 200.0, top - 68.0, 20.0, 6.0);
}

/// A frying pan or a saucepan.
pub fn pan(c: &mut Canvas, look: &Look) {
    let body = Tone::of(if look.metallic() || look.dyed() {
        look.metal()
    } else {
        Rgb::hex(0x3b3c42)
    });
    let grip = if look.wooden() {
        Tone::of(look.wood())
    } else {
        body
    };
    if look.says("saucepan") {
        c.shadow(206.0, 426.0, 150.0, 22.0);
        c.stroke(grip.shade, 17.0, "M250 302L376 268");
        c.stroke(grip.base, 9.0, "M252 297L374 264");
        c.turned(
            body,
            162.0,
            &Profile::at(112.0, 284.0).line(110.0, 398.0).curve(
                (110.0, 412.0),
                (100.0, 420.0),
                (90.0, 420.0),
            ),
            0.13,
        );
        c.oval(body.light, 162.0, 284.0, 112.0, 26.0);
        c.oval(body.deep, 162.0, 286.0, 104.0, 21.0);
        return;
    }
    c.dim(
        0.18,
        "M70 240a128 128 0 1 0 256 0a128 128 0 1 0 -256 0M230 330l26 -16l84 120l-22 16z",
    );
    c.path(grip.base, "M252 306l26 -18l86 124q6 14 -6 22q-12 6 -22 -6z");
    c.path(grip.shade, "M266 297l12 -9l86 124q6 14 -6 22z");
    c.oval(body.shade, 186.0, 222.0, 130.0, 130.0);
    c.oval(body.base, 182.0, 217.0, 130.0, 130.0);
    c.oval(body.light, 182.0, 217.0, 116.0, 116.0);
    c.oval(body.shade, 184.0, 220.0, 112.0, 112.0);
    c.oval(body.base, 186.0, 223.0, 104.0, 104.0);
    c.glow(
        0.13,
        "M92 206A98 98 0 0 1 222 126L142 312A104 104 0 0 1 92 206z",
    );
}

/// A kitchen knife, seen from above.
pub fn knife(c: &mut Canvas, look: &Look) {
    let grip = Tone::of(if look.wooden() || look.dyed() {
        look.case()
    } else {
        Rgb::hex(0x84573a)
    });
    let steel = Tone::of(Rgb::hex(0xc3c8cd));
    c.group("rotate(38 200 250)", |c| {
        c.dim(
            0.16,
            "M196 40Q252 130 250 282H196zM194 282h34l10 166q-2 18 -22 16q-18 0 -20 -16z",
        );
        if look.says("bread") {
            c.path(steel.base, "M180 34Q222 44 222 74V278H180z");
            c.path(steel.light, "M222 74V278H208V60Q208 50 222 74z");
            let mut teeth = String::from("M222 84");
            for _ in 0..12 {
                teeth.push_str("q-10 8 0 16");
            }
            teeth.push_str("V84z");
            c.path(steel.deep, &teeth);
        } else if look.says("paring") || look.says("utility") {
            c.path(steel.base, "M180 128Q218 190 216 278H180z");
            c.path(steel.light, "M180 128Q218 190 216 278H204Q206 196 180 128z");
        } else {
            c.path(steel.base, "M180 30Q240 118 238 278H180z");
            c.path(steel.light, "M180 30Q240 118 238 278H222Q222 130 180 30z");
            c.path(steel.shade, "M180 30Q186 40 190 50V278H180z");
        }
        c.rect(Rgb::hex(0xd0a44c), 178.0, 276.0, 42.0, 14.0, 2.0);
        c.path(
            grip.base,
            "M180 290H218L224 430Q222 452 202 450Q184 450 182 434z",
        );
        c.path(
            grip.shade,
            "M206 290H218L224 430Q222 452 202 450Q212 400 206 290z",
        );
        c.path(grip.light, "M182 292H188L190 430Q184 430 182 426z");
        for y in [316.0, 360.0, 404.0] {
            c.oval(steel.light, 201.0, y, 4.0, 4.0);
        }
    });
}

/// A cutting board, seen from above.
pub fn board(c: &mut Canvas, look: &Look) {
    let wood = Tone::of(if look.wooden() || !look.dyed() {
        look.wood()
    } else {
        look.dye()
    });
    c.group("rotate(-8 200 250)", |c| {
        if look.says("round") || look.pick(3, 91) == 0 {
            c.dim(0.18, "M76 290a134 134 0 1 0 268 0a134 134 0 1 0 -268 0M188 70h52v110h-52z");
            c.path(wood.shade, "M174 54q28 -20 56 0v100h-56z");
            c.path(wood.base, "M172 50q28 -20 54 0v110h-54z");
            c.oval(wood.shade, 203.0, 280.0, 134.0, 134.0);
            c.oval(wood.base, 199.0, 275.0, 134.0, 134.0);
            c.stroke(wood.shade, 2.5, "M90 210Q200 190 312 214M70 270Q200 246 330 274M80 330Q200 306 318 334M120 382Q200 364 278 382");
            c.oval(wood.deep, 199.0, 70.0, 11.0, 11.0);
        } else {
            c.dim(0.18, "M106 76h206v370H106z");
            c.rect(wood.shade, 94.0, 62.0, 218.0, 372.0, 24.0);
            c.rect(wood.base, 90.0, 56.0, 216.0, 370.0, 24.0);
            c.rect(wood.light, 98.0, 57.0, 200.0, 5.0, 2.5);
            c.stroke(wood.shade, 2.5, "M132 60Q124 240 136 424M176 58Q186 200 174 426M224 58Q214 260 228 426M268 58Q276 180 264 426");
            c.rect(wood.deep, 168.0, 80.0, 60.0, 20.0, 10.0);
            c.rect(wood.shade, 170.0, 84.0, 58.0, 16.0, 8.0);
        }
    });
}

/// Spoons and spatulas in a jar.
pub fn utensils(c: &mut Canvas, look: &Look) {
    let wood = Tone::of(look.wood());
    let pot = Tone::of(if look.dyed() {
        look.dye()
    } else {
        look.accent(wood.base)
    });
    c.shadow(216.0, 428.0, 118.0, 22.0);
    c.stroke(wood.base, 12.0, "M176 300L142 146");
    c.oval(wood.base, 134.0, 112.0, 28.0, 42.0);
    c.oval(wood.shade, 136.0, 116.0, 18.0, 30.0);
    c.stroke(wood.shade, 12.0, "M202 300L206 160");
    c.path(wood.base, "M184 76q22 -12 46 0l-6 92h-34z");
    c.path(wood.shade, "M214 71q8 1 16 5l-6 92h-12z");
    c.stroke(wood.base, 12.0, "M228 300L270 168");
    c.path(
        wood.light,
        "M262 172Q248 124 282 96Q316 110 294 160Q284 184 262 172z",
    );
    c.path(wood.shade, "M272 164Q264 128 284 110Q302 120 288 156z");
    c.turned(
        pot,
        200.0,
        &Profile::at(78.0, 272.0).line(82.0, 400.0).curve(
            (82.0, 416.0),
            (74.0, 422.0),
            (66.0, 422.0),
        ),
        0.14,
    );
    c.path(
        pot.deep,
        "M122 272A78 17 0 0 1 278 272L272 278Q200 262 128 278z",
    );
}

/// Jars for the larder.
pub fn jar(c: &mut Canvas, look: &Look) {
    let (color, clear) = look.vessel();
    let lid = Tone::of(if look.wooden() {
        look.wood()
    } else {
        look.fitting()
    });
    let fills = [Rgb::hex(0xe3be84), Rgb::hex(0xb9704a), Rgb::hex(0xf1e6cf)];
    let fill = fills[look.pick(3, 92)];
    for (cx, top, r, level) in [(262.0, 196.0, 76.0, 250.0), (142.0, 276.0, 80.0, 326.0)] {
        c.shadow(cx + 14.0, 424.0, r * 1.2, 18.0);
        let body = Profile::at(r, top).line(r, 400.0).curve(
            (r, 414.0),
            (r - 8.0, 420.0),
            (r - 14.0, 420.0),
        );
        if clear {
            c.turned(
                Tone::of(fill),
                cx,
                &Profile::at(r - 6.0, level).line(r - 6.0, 396.0).curve(
                    (r - 6.0, 408.0),
                    (r - 12.0, 414.0),
                    (r - 18.0, 414.0),
                ),
                0.12,
            );
            c.oval(fill.lit(0.3), cx, level, r - 6.0, 12.0);
            c.turned_glass(color.lit(0.3), cx, &body, 0.12);
        } else {
            c.turned(Tone::of(color), cx, &body, 0.12);
        }
        c.turned(
            lid,
            cx,
            &Profile::at(r - 2.0, top - 22.0).line(r, top + 2.0),
            0.14,
        );
        c.oval(lid.light, cx, top - 22.0, r - 2.0, 12.0);
    }
}

/// A rolling pin, seen from above.
pub fn rolling_pin(c: &mut Canvas, look: &Look) {
    let wood = Tone::of(look.wood());
    let pin = "M0 230Q0 214 16 212Q60 202 92 202H308Q340 202 384 212Q400 214 400 230T384 248Q340 270 308 270H92Q60 270 16 248Q0 246 0 230z";
    c.group("rotate(-38 200 250)", |c| {
        c.group("translate(14 12)", |c| c.dim(0.16, pin));
        c.path(wood.base, pin);
        c.path(wood.light, "M8 217Q60 202 92 202H308Q340 202 392 217Q340 220 308 220H92Q60 220 8 217z");
        c.path(wood.shade, "M6 243Q60 252 92 252H308Q340 252 394 243Q390 247 384 248Q340 270 308 270H92Q60 270 16 248Q10 247 6 243z");
        c.stroke(wood.shade, 2.0, "M110 234H220M150 242H300");
    });
}

/// A pepper mill.
pub fn mill(c: &mut Canvas, look: &Look) {
    let wood = look.case_tone();
    let metal = Tone::of(look.fitting());
    c.shadow(212.0, 430.0, 84.0, 18.0);
    let body = Profile::at(30.0, 208.0)
        .curve((34.0, 260.0), (28.0, 290.0), (34.0, 320.0))
        .curve((50.0, 360.0), (60.0, 380.0), (58.0, 424.0));
    c.turned(wood, 200.0, &body, 0.16);
    c.turned(
        metal,
        200.0,
        &Profile::at(32.0, 196.0).line(32.0, 208.0),
        0.16,
    );
    c.turned(
        wood,
        200.0,
        &Profile::at(8.0, 112.0).curve((62.0, 116.0), (60.0, 180.0), (28.0, 196.0)),
        0.16,
    );
    c.oval(metal.base, 200.0, 106.0, 13.0, 11.0);
    c.oval(metal.light, 197.0, 103.0, 5.0, 4.0);
}

/// A kettle.
pub fn kettle(c: &mut Canvas, look: &Look) {
    let body = if look.dyed() {
        look.soft_tone()
    } else {
        Tone::of(look.metal())
    };
    let grip = Tone::of(if look.wooden() {
        look.wood()
    } else {
        Rgb::hex(0x3a3a40)
    });
    c.shadow(216.0, 426.0, 150.0, 24.0);
    c.path(
        body.shade,
        "M272 344Q336 330 356 262L336 250Q316 300 268 306z",
    );
    c.stroke(body.deep, 7.0, "M118 280L124 176M282 280L276 176");
    c.stroke(grip.base, 18.0, "M124 172Q200 138 276 172");
    c.stroke(grip.light, 5.0, "M128 166Q200 134 262 161");
    c.turned(
        body,
        200.0,
        &Profile::at(48.0, 252.0).curve((112.0, 262.0), (134.0, 352.0), (126.0, 418.0)),
        0.12,
    );
    c.oval(body.shade, 200.0, 252.0, 52.0, 11.0);
    c.oval(body.light, 200.0, 248.0, 48.0, 10.0);
    c.oval(grip.base, 200.0, 236.0, 14.0, 11.0);
}
