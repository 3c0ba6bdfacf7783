//! Beds and what lies on them.

use super::canvas::Canvas;
use super::color::{Rgb, Tone};
use super::look::Look;

fn sheet() -> Tone {
    Tone::of(Rgb::hex(0xf6f1e6))
}

/// A made bed, seen from its foot.
pub fn bed(c: &mut Canvas, look: &Look) {
    let frame = look.case_tone();
    let main = look.accent(frame.base);
    let blanket = Tone::of(if look.dyed() && look.wooden() {
        look.dye()
    } else {
        main
    });
    let sheet = sheet();
    c.shadow(212.0, 438.0, 194.0, 20.0);
    if !look.is(&["spindle"]) && (look.is(&["headboard"]) || look.pick(2, 60) == 0) {
        c.rect(frame.shade, 46.0, 182.0, 316.0, 200.0, 14.0);
        c.rect(frame.base, 42.0, 182.0, 312.0, 200.0, 14.0);
        c.rect(frame.light, 50.0, 184.0, 296.0, 7.0, 3.5);
    } else {
        c.stroke(frame.base, 12.0, "M48 190V430M352 190V430");
        c.rect(frame.base, 44.0, 188.0, 312.0, 24.0, 6.0);
        c.rect(frame.light, 48.0, 188.0, 304.0, 6.0, 3.0);
        for x in [88, 128, 168, 208, 248, 288] {
            c.stroke(frame.shade, 8.0, &format!("M{} 212V330", x + 8));
        }
    }
    for (x, tone) in [(74.0, sheet), (208.0, sheet)] {
        c.rect(tone.shade, x + 4.0, 250.0, 122.0, 62.0, 24.0);
        c.rect(tone.base, x, 246.0, 120.0, 62.0, 24.0);
        c.rect(tone.light, x + 14.0, 249.0, 88.0, 14.0, 7.0);
    }
    c.path(sheet.base, "M64 306Q200 284 336 306L346 340H54z");
    c.path(blanket.base, "M56 330Q200 306 344 330L366 398H34z");
    c.path(
        blanket.light,
        "M56 330Q200 306 344 330L348 344Q200 320 52 344z",
    );
    c.path(
        blanket.shade,
        "M280 318Q320 324 344 330L366 398H306Q304 350 280 318z",
    );
    c.rect(blanket.base, 32.0, 396.0, 336.0, 16.0, 4.0);
    c.rect(frame.base, 28.0, 402.0, 344.0, 22.0, 6.0);
    c.rect(frame.light, 32.0, 402.0, 336.0, 5.0, 2.5);
    c.stroke(frame.shade, 12.0, "M48 424V438M352 424V438");
}

/// A bed for a small child.
pub fn cot(c: &mut Canvas, look: &Look) {
    let frame = look.case_tone();
    let cloth = Tone::of(look.accent(frame.base));
    let sheet = sheet();
    c.shadow(216.0, 438.0, 186.0, 20.0);
    c.stroke(frame.deep, 6.0, "M88 204H352M106 206V366M140 206V366M174 206V366M208 206V366M242 206V366M276 206V366M310 206V366M342 206V410");
    c.path(sheet.base, "M62 344L96 322H344L318 350V372H62z");
    c.path(cloth.base, "M180 344L206 322H344L318 350V376H180z");
    c.path(cloth.shade, "M318 350L344 322V352L318 376z");
    for x in [76, 104, 132, 160, 188, 216, 244, 272, 300] {
        c.stroke(frame.base, 6.0, &format!("M{x} 230V384"));
    }
    c.rect(frame.base, 44.0, 222.0, 288.0, 14.0, 7.0);
    c.rect(frame.light, 48.0, 222.0, 280.0, 5.0, 2.5);
    c.rect(frame.base, 44.0, 376.0, 288.0, 18.0, 5.0);
    c.stroke(frame.base, 13.0, "M52 216V436");
    c.stroke(frame.shade, 13.0, "M324 216V436");
    c.stroke(frame.shade, 10.0, "M326 226L356 204V410");
}

/// Two beds, one above the other.
pub fn bunk(c: &mut Canvas, look: &Look) {
    let frame = look.case_tone();
    let cloth = Tone::of(look.accent(frame.base));
    c.shadow(214.0, 440.0, 190.0, 18.0);
    c.stroke(frame.deep, 9.0, "M76 96V414M352 96V414");
    for y in [186.0, 352.0] {
        c.path(Rgb::hex(0xf6f1e6), &format!("M46 {y}l30 -24h276l-30 24z"));
        c.path(cloth.light, &format!("M142 {y}l28 -24h182l-30 24z"));
        c.rect(cloth.base, 142.0, y, 180.0, 16.0, 0.0);
        c.rect(Rgb::hex(0xe6dece), 46.0, y, 96.0, 16.0, 0.0);
        c.rect(frame.base, 40.0, y + 14.0, 288.0, 20.0, 3.0);
        c.rect(frame.light, 42.0, y + 14.0, 284.0, 5.0, 2.5);
        c.poly(
            frame.shade,
            &[
                (328.0, y + 14.0),
                (356.0, y - 8.0),
                (356.0, y + 12.0),
                (328.0, y + 34.0),
            ],
        );
    }
    c.rect(frame.base, 40.0, 132.0, 288.0, 12.0, 4.0);
    c.stroke(frame.base, 13.0, "M46 112V438");
    c.stroke(frame.shade, 13.0, "M322 112V438");
    c.stroke(
        frame.light,
        8.0,
        "M232 124V438M282 124V438M232 160H282M232 226H282M232 292H282M232 358H282M232 420H282",
    );
}

/// A headboard, on its own.
pub fn headboard(c: &mut Canvas, look: &Look) {
    let tone = if look.wooden() {
        look.case_tone()
    } else {
        look.soft_tone()
    };
    c.shadow(214.0, 430.0, 190.0, 18.0);
    c.stroke(tone.deep, 14.0, "M74 360V430M326 360V430");
    c.rect(tone.shade, 40.0, 206.0, 332.0, 176.0, 20.0);
    c.rect(tone.base, 34.0, 206.0, 330.0, 176.0, 20.0);
    for x in [34.0, 116.0, 199.0, 281.0] {
        c.rect(tone.light, x + 8.0, 210.0, 66.0, 9.0, 4.5);
        c.rect(tone.shade, x + 80.0, 214.0, 3.0, 162.0, 1.5);
    }
}

/// Bed linen, folded, with a pillow on top.
pub fn bedding(c: &mut Canvas, look: &Look) {
    let cloth = look.soft_tone();
    let pale = Tone::of(cloth.base.lit(0.45));
    c.shadow(216.0, 430.0, 176.0, 26.0);
    c.path(cloth.shade, "M62 398Q54 432 86 434H330Q356 432 350 398z");
    c.path(cloth.base, "M56 366Q50 406 82 408H322Q352 406 346 366z");
    c.path(cloth.light, "M70 366Q64 350 84 350H322Q344 350 342 366z");
    c.path(cloth.base, "M62 322Q54 362 86 366H326Q354 362 346 322z");
    c.path(cloth.light, "M76 322Q70 306 90 306H322Q342 306 340 322z");
    c.path(cloth.shade, "M286 322H346Q354 362 326 366H286Q304 344 286 322zM290 366H346Q352 406 322 408H290Q306 388 290 366z");
    c.stroke(cloth.deep, 2.0, "M62 366H346M66 408H344");
    c.path(pale.base, "M78 296Q56 236 92 238Q200 254 312 236Q346 234 328 298Q320 318 296 314Q200 302 110 314Q86 316 78 296z");
    c.path(
        pale.light,
        "M92 250Q200 266 312 248Q318 258 312 262Q200 280 94 264Q86 258 92 250z",
    );
    c.path(
        pale.shade,
        "M312 236Q346 234 328 298Q320 318 296 314Q276 310 256 309Q306 290 312 236z",
    );
    c.stroke(pale.deep, 2.0, "M96 300Q200 288 306 300");
}

/// A mattress.
pub fn mattress(c: &mut Canvas, look: &Look) {
    let cloth = Tone::of(Rgb::hex(0xf1ece0));
    let band = look.soft_tone();
    c.shadow(216.0, 424.0, 192.0, 22.0);
    c.path(cloth.light, "M30 356L96 304H372L336 356z");
    c.path(
        cloth.base,
        "M26 356Q26 352 32 352H332Q338 352 338 358V408Q338 416 330 416H34Q26 416 26 408z",
    );
    c.path(cloth.shade, "M338 356L374 304V352L338 412z");
    c.rect(band.base, 26.0, 376.0, 312.0, 14.0, 0.0);
    c.path(band.shade, "M338 376L374 322V334L338 390z");
    for x in [96, 150, 204, 258] {
        c.stroke(cloth.shade, 2.0, &format!("M{x} 346l44 -36"));
    }
}
