//! What is upholstered: armchairs, sofas, footstools.

use super::canvas::Canvas;
use super::color::Tone;
use super::look::Look;
use super::seating::dark_metal;

/// Anything upholstered with arms: `seats` cushions between `left` and `right`.
fn upholstered(c: &mut Canvas, look: &Look, left: f32, right: f32, seats: usize, back: f32) {
    let fabric = look.soft_tone();
    let legs = if look.wooden() || look.pick(3, 14) > 0 {
        Tone::of(look.wood())
    } else {
        dark_metal()
    };
    let (arm, floor, top) = (44.0, 410.0, 290.0);
    c.shadow(
        (left + right) / 2.0 + 14.0,
        436.0,
        (right - left) * 0.58,
        22.0,
    );
    for x in [left + 26.0, right - 26.0] {
        c.stroke(legs.shade, 10.0, &format!("M{x} 404L{x} 434"));
    }
    c.stroke(legs.base, 10.0, &format!("M{} 404l-4 30", left + 52.0));
    c.rect(
        fabric.shade,
        left + 20.0,
        back,
        right - left - 40.0,
        floor - back - 10.0,
        26.0,
    );
    let inner = right - left - 2.0 * arm;
    let width = inner / seats as f32;
    for index in 0..seats {
        let x = left + arm + width * index as f32;
        c.rect(fabric.base, x + 1.0, back + 4.0, width - 2.0, 140.0, 22.0);
        c.rect(fabric.light, x + 12.0, back + 7.0, width - 24.0, 10.0, 5.0);
    }
    c.rect(
        fabric.shade,
        left + 14.0,
        340.0,
        right - left - 28.0,
        72.0,
        12.0,
    );
    for index in 0..seats {
        let x = left + arm + width * index as f32;
        c.rect(fabric.base, x, 318.0, width - 1.5, 50.0, 15.0);
        c.rect(fabric.light, x + 2.0, 318.0, width - 5.0, 20.0, 10.0);
    }
    c.rect(fabric.base, left, top, arm + 4.0, floor - top, 21.0);
    c.rect(
        fabric.shade,
        left + arm + 0.5,
        top + 16.0,
        3.5,
        floor - top - 22.0,
        1.7,
    );
    c.rect(fabric.light, left + 6.0, top + 3.0, arm - 10.0, 15.0, 7.5);
    c.rect(
        fabric.shade,
        right - arm - 4.0,
        top,
        arm + 4.0,
        floor - top,
        21.0,
    );
    c.rect(
        fabric.base,
        right - arm + 2.0,
        top + 3.0,
        arm - 10.0,
        15.0,
        7.5,
    );
}

/// An upholstered armchair, or one with an open wooden frame.
pub fn armchair(c: &mut Canvas, look: &Look) {
    let rocking = look.says("rocking");
    if !rocking && look.pick(2, 15) == 0 {
        return upholstered(c, look, 84.0, 316.0, 1, 196.0);
    }
    let frame = Tone::of(look.wood());
    let fabric = look.soft_tone();
    c.shadow(214.0, 438.0, 146.0, 22.0);
    c.stroke(frame.deep, 11.0, "M128 330L112 420M286 330L304 420");
    c.path(fabric.base, "M122 186Q206 160 292 186L282 350H132z");
    c.path(fabric.shade, "M256 177Q276 181 292 186L282 350H250z");
    c.path(
        fabric.light,
        "M122 186Q206 160 292 186l-1 12Q206 174 121 198z",
    );
    c.stroke(fabric.shade, 4.0, "M204 190L202 316");
    c.path(
        fabric.light,
        "M112 336Q112 318 130 318H284Q302 318 302 336L306 348H108z",
    );
    c.path(
        fabric.base,
        "M106 344H308V366Q308 378 296 378H118Q106 378 106 366z",
    );
    c.path(fabric.shade, "M256 344H308V366Q308 378 296 378H256z");
    c.stroke(frame.base, 13.0, "M94 286Q112 270 142 272M96 288L92 436");
    c.stroke(
        frame.shade,
        13.0,
        "M320 286Q302 270 274 272M318 288L322 436",
    );
    c.stroke(
        frame.light,
        4.0,
        "M94 283Q112 267 140 269M320 283Q302 267 276 269",
    );
    c.stroke(frame.shade, 10.0, "M98 384L316 384");
    if rocking {
        c.stroke(frame.shade, 9.0, "M286 424Q310 446 366 420");
        c.stroke(
            frame.base,
            9.0,
            "M52 420Q96 452 150 428M268 428Q322 452 366 420",
        );
    }
}

/// A sofa; the number of seats comes from the title.
pub fn sofa(c: &mut Canvas, look: &Look) {
    let seats = if look.says("3 seat") || look.says("4 seat") || look.says("three seat") {
        3
    } else {
        2
    };
    upholstered(c, look, 24.0, 376.0, seats, 230.0);
    let main = look.dye();
    let cushion = Tone::of(look.accent(main));
    c.group("rotate(-9 106 292)", |c| {
        c.rect(cushion.base, 74.0, 258.0, 66.0, 64.0, 14.0);
        c.rect(cushion.light, 80.0, 261.0, 52.0, 9.0, 4.5);
    });
}

/// A corner sofa with its chaise on the right.
pub fn corner_sofa(c: &mut Canvas, look: &Look) {
    upholstered(c, look, 24.0, 376.0, 3, 236.0);
    let fabric = look.soft_tone();
    c.path(fabric.light, "M238 332H346L372 384H222z");
    c.path(
        fabric.base,
        "M222 384H372V420Q372 430 362 430H232Q222 430 222 420z",
    );
    c.path(fabric.shade, "M330 384H372V420Q372 430 362 430H330z");
    c.stroke(Tone::of(look.wood()).shade, 9.0, "M236 432v10M358 432v10");
}

/// A sofa without a back rest at one end.
pub fn chaise(c: &mut Canvas, look: &Look) {
    let fabric = look.soft_tone();
    let legs = Tone::of(look.wood());
    c.shadow(214.0, 432.0, 190.0, 22.0);
    c.stroke(legs.shade, 10.0, "M66 396L58 430M348 396L356 430");
    c.path(
        fabric.shade,
        "M36 216Q38 190 64 194Q116 204 122 330L52 350z",
    );
    c.path(fabric.base, "M36 216Q40 196 60 204Q100 220 104 330L52 350z");
    c.path(
        fabric.light,
        "M48 340Q48 318 72 318H342Q370 318 370 342V352H48z",
    );
    c.path(
        fabric.base,
        "M46 346H372V386Q372 400 358 400H60Q46 400 46 386z",
    );
    c.path(fabric.shade, "M306 346H372V386Q372 400 358 400H306z");
    let roll = Tone::of(look.accent(look.dye()));
    c.path(roll.base, "M96 290h74a22 22 0 0 1 0 44H96z");
    c.oval(roll.light, 96.0, 312.0, 14.0, 22.0);
}

/// A pouf or footstool.
pub fn pouf(c: &mut Canvas, look: &Look) {
    let fabric = look.soft_tone();
    c.shadow(218.0, 426.0, 160.0, 26.0);
    c.path(
        fabric.base,
        "M76 330Q66 396 92 418Q200 440 308 418Q334 396 324 330z",
    );
    c.path(
        fabric.shade,
        "M250 330H324Q334 396 308 418Q282 426 244 429Q262 390 250 330z",
    );
    c.oval(fabric.light, 200.0, 326.0, 126.0, 38.0);
    c.oval(fabric.base, 200.0, 323.0, 9.0, 4.0);
    c.stroke(fabric.shade, 2.5, "M200 323Q140 318 84 338M200 323Q230 300 290 302M200 323Q170 300 112 304M200 323Q262 328 316 340M200 323Q200 350 204 363");
    c.stroke(
        fabric.shade,
        2.5,
        "M142 362Q130 396 146 426M262 362Q274 396 258 427",
    );
}
