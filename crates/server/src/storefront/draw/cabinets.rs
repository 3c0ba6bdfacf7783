//! Case furniture with doors and drawers.

use super::canvas::Canvas;
use super::color::{Rgb, Tone};
use super::look::Look;
use super::shelves::still_life;

fn knob(c: &mut Canvas, tone: Tone, x: f32, y: f32) {
    c.oval(tone.shade, x + 1.0, y + 1.0, 5.5, 5.5);
    c.oval(tone.light, x, y, 4.5, 4.5);
}

fn pull(c: &mut Canvas, tone: Tone, x: f32, y: f32, width: f32) {
    c.rect(tone.shade, x - width / 2.0, y, width, 5.0, 2.5);
    c.rect(tone.light, x - width / 2.0, y, width, 2.5, 1.2);
}

fn legs(c: &mut Canvas, tone: Tone, left: f32, right: f32, y: f32, depth: f32) {
    c.stroke(
        tone.deep,
        9.0,
        &format!(
            "M{} {}V{}M{} {}V{}",
            left + depth,
            y - 14.0,
            y + 16.0,
            right + depth - 6.0,
            y - 14.0,
            y + 16.0
        ),
    );
    c.stroke(tone.base, 11.0, &format!("M{} {y}l-3 36", left + 10.0));
    c.stroke(tone.shade, 11.0, &format!("M{} {y}l3 36", right - 10.0));
}

fn leg_tone(look: &Look) -> Tone {
    if look.metallic() {
        Tone::of(look.fitting())
    } else {
        Tone::of(look.wood())
    }
}

/// Doors side by side in a front, drawn inside `x`, `y`, `width`, `height`.
fn doors(
    c: &mut Canvas,
    look: &Look,
    count: usize,
    (x, y): (f32, f32),
    (width, height): (f32, f32),
) {
    let case = look.case_tone();
    let metal = Tone::of(look.fitting());
    let style = if look.is(&["fluted"]) {
        1
    } else {
        look.pick(3, 33)
    };
    let each = width / count as f32;
    for index in 0..count {
        let left = x + each * index as f32;
        c.rect(case.shade, left, y, each, height, 0.0);
        c.rect(
            case.base,
            left + 1.0,
            y + 1.0,
            each - 2.5,
            height - 2.5,
            0.0,
        );
        match style {
            0 => {
                c.rect(
                    case.shade,
                    left + 11.0,
                    y + 11.0,
                    each - 22.0,
                    height - 22.0,
                    0.0,
                );
                c.rect(
                    case.base,
                    left + 13.5,
                    y + 13.5,
                    each - 24.5,
                    height - 24.5,
                    0.0,
                );
            }
            1 => {
                let mut line = left + 9.0;
                while line < left + each - 5.0 {
                    c.rect(case.shade, line, y + 8.0, 2.0, height - 16.0, 0.0);
                    line += 9.0;
                }
            }
            _ => c.glow(
                0.12,
                &format!(
                    "M{} {y}h{}l{} {height}h{}z",
                    left + 2.0,
                    each * 0.36,
                    -each * 0.2,
                    -each * 0.16
                ),
            ),
        }
        let inner = if index % 2 == 0 && count > 1 {
            left + each - 11.0
        } else {
            left + 11.0
        };
        knob(c, metal, inner, y + height * 0.46);
    }
}

/// A cabinet with doors on legs.
pub fn cabinet(c: &mut Canvas, look: &Look) {
    let case = look.case_tone();
    c.shadow(222.0, 440.0, 146.0, 20.0);
    legs(c, leg_tone(look), 84.0, 280.0, 404.0, 38.0);
    c.block(case, 84.0, 164.0, 200.0, 240.0, (38.0, 26.0));
    doors(c, look, 2, (92.0, 172.0), (184.0, 224.0));
}

/// A cabinet with glass doors.
pub fn glass_cabinet(c: &mut Canvas, look: &Look) {
    let case = look.case_tone();
    c.shadow(222.0, 440.0, 136.0, 20.0);
    c.block(case, 96.0, 96.0, 180.0, 344.0, (36.0, 24.0));
    for left in [104.0, 188.0] {
        c.rect(case.shade, left, 104.0, 80.0, 326.0, 0.0);
        c.rect(case.deep, left + 8.0, 112.0, 64.0, 310.0, 0.0);
        for (row, y) in [212.0, 316.0, 422.0].into_iter().enumerate() {
            still_life(
                c,
                look,
                left + 14.0,
                y - 4.0,
                70.0,
                row + usize::from(left > 150.0) + look.pick(4, 34),
            );
            c.rect(case.base, left + 8.0, y - 4.0, 64.0, 4.0, 0.0);
        }
        c.glow(
            0.2,
            &format!(
                "M{} 112h34l-34 140zM{} 422h-30l30 -130z",
                left + 8.0,
                left + 72.0
            ),
        );
    }
    let metal = Tone::of(look.fitting());
    knob(c, metal, 180.0, 276.0);
    knob(c, metal, 194.0, 276.0);
}

/// A chest of drawers; how many comes from the title.
pub fn drawers(c: &mut Canvas, look: &Look) {
    let case = look.case_tone();
    let metal = Tone::of(look.fitting());
    let count = look
        .number_after("chest of")
        .or(look.number_after("with"))
        .filter(|n| (2..=12).contains(n))
        .map_or(3 + look.pick(2, 35), |n| n as usize);
    let columns = if count >= 6 { 2 } else { 1 };
    let rows = count.div_ceil(columns);
    let width = if columns == 2 { 252.0 } else { 200.0 };
    let height = (rows as f32 * 62.0).clamp(150.0, 290.0);
    let (x, y) = (190.0 - width / 2.0, 408.0 - height);
    c.shadow(220.0, 440.0, width * 0.74, 20.0);
    legs(c, leg_tone(look), x, x + width, 404.0, 38.0);
    c.block(case, x, y, width, height, (38.0, 26.0));
    let (w, h) = (
        (width - 12.0) / columns as f32,
        (height - 12.0) / rows as f32,
    );
    let round = look.pick(2, 36) == 0;
    for index in 0..count {
        let (column, row) = (index % columns, index / columns);
        let (left, top) = (x + 6.0 + w * column as f32, y + 6.0 + h * row as f32);
        c.rect(case.deep, left + 1.0, top + 1.0, w - 2.0, h - 2.0, 2.0);
        c.rect(case.base, left + 2.0, top + 2.0, w - 5.0, h - 5.5, 2.0);
        c.rect(case.light, left + 2.0, top + 2.0, w - 5.0, 3.0, 1.5);
        if round {
            knob(c, metal, left + w / 2.0, top + h / 2.0);
        } else {
            pull(c, metal, left + w / 2.0, top + h / 2.0 - 3.0, 40.0);
        }
    }
}

/// A wardrobe with two or three doors.
pub fn wardrobe(c: &mut Canvas, look: &Look) {
    let case = look.case_tone();
    let open = look.says("open");
    c.shadow(226.0, 442.0, 150.0, 20.0);
    c.block(case, 76.0, 66.0, 212.0, 376.0, (40.0, 24.0));
    if open {
        c.rect(case.deep, 86.0, 76.0, 192.0, 356.0, 0.0);
        c.rect(case.shade, 86.0, 76.0, 24.0, 356.0, 0.0);
        c.stroke(Tone::of(look.fitting()).light, 6.0, "M88 112H276");
        for (index, x) in [122, 156, 190, 222].into_iter().enumerate() {
            let cloth = [
                look.accent(look.case()),
                Rgb::hex(0xf1e6cf),
                Rgb::hex(0xc98b6b),
                Rgb::hex(0x93a0ab),
            ][index];
            c.path(
                Tone::of(cloth).base,
                &format!(
                    "M{x} 118q14 0 22 18l2 {}h-46l2 -{}q6 -18 20 -18z",
                    118 + 24 * (index % 2),
                    118 + 24 * (index % 2)
                ),
            );
        }
        c.block(case, 86.0, 372.0, 192.0, 58.0, (0.0, 0.0));
        pull(c, Tone::of(look.fitting()), 182.0, 396.0, 44.0);
        return;
    }
    let count = if look.says("3 doors") || look.pick(3, 37) == 0 {
        3
    } else {
        2
    };
    let drawer = look.pick(2, 38) == 0 || look.says("drawer");
    let height = if drawer { 288.0 } else { 356.0 };
    doors(c, look, count, (84.0, 76.0), (196.0, height));
    if drawer {
        c.rect(case.deep, 84.0, 368.0, 196.0, 62.0, 0.0);
        c.rect(case.base, 86.0, 370.0, 192.0, 58.0, 0.0);
        c.rect(case.light, 86.0, 370.0, 192.0, 3.0, 0.0);
        pull(c, Tone::of(look.fitting()), 182.0, 396.0, 48.0);
    }
}

/// A long, low cabinet.
pub fn sideboard(c: &mut Canvas, look: &Look) {
    let case = look.case_tone();
    c.shadow(216.0, 440.0, 196.0, 20.0);
    legs(c, leg_tone(look), 26.0, 336.0, 404.0, 36.0);
    c.block(case, 24.0, 280.0, 314.0, 124.0, (38.0, 26.0));
    doors(c, look, 2, (32.0, 288.0), (196.0, 108.0));
    let metal = Tone::of(look.fitting());
    for y in [288.0, 325.0, 362.0] {
        c.rect(case.shade, 229.0, y, 101.0, 35.0, 0.0);
        c.rect(case.base, 230.5, y + 1.0, 98.0, 32.5, 0.0);
        pull(c, metal, 280.0, y + 13.0, 30.0);
    }
    c.group("translate(40 -2)", |c| {
        still_life(c, look, 30.0, 268.0, 62.0, 1)
    });
}

/// A bench for a television, with open bays.
pub fn tv_bench(c: &mut Canvas, look: &Look) {
    let case = look.case_tone();
    c.shadow(216.0, 438.0, 196.0, 20.0);
    legs(c, leg_tone(look), 26.0, 336.0, 402.0, 36.0);
    c.block(case, 24.0, 318.0, 314.0, 84.0, (38.0, 26.0));
    c.rect(case.deep, 126.0, 327.0, 110.0, 66.0, 0.0);
    c.rect(case.shade, 126.0, 327.0, 16.0, 66.0, 0.0);
    still_life(c, look, 150.0, 393.0, 44.0, look.pick(3, 39) * 2);
    for left in [32.0, 240.0] {
        c.rect(case.shade, left, 326.0, 90.0, 68.0, 0.0);
        c.rect(case.base, left + 1.5, 327.5, 86.0, 64.5, 0.0);
        pull(c, Tone::of(look.fitting()), left + 45.0, 336.0, 26.0);
    }
    let screen = Rgb::hex(0x34323a);
    c.rect(screen, 76.0, 164.0, 252.0, 138.0, 4.0);
    c.rect(screen.lit(0.1), 81.0, 169.0, 242.0, 126.0, 2.0);
    c.glow(0.1, "M81 169H190L116 295H81z");
    c.path(screen.dim(0.3), "M186 302h32l8 8h-48z");
}

/// A plain front: a door or a drawer front.
pub fn front(c: &mut Canvas, look: &Look) {
    let case = look.case_tone();
    c.dim(0.14, "M134 112h168v330H134z");
    c.block(case, 118.0, 100.0, 164.0, 328.0, (9.0, 6.0));
    c.rect(case.shade, 142.0, 124.0, 116.0, 280.0, 0.0);
    c.rect(case.base, 145.0, 127.0, 113.0, 277.0, 0.0);
    c.glow(0.16, "M145 127h50l-50 190z");
    pull(c, Tone::of(look.fitting()), 266.0, 250.0, 8.0);
}
