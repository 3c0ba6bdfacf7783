//! Open furniture: shelves, trolleys, screens, and what clothes hang on.

use super::canvas::Canvas;
use super::color::{Rgb, Tone};
use super::look::Look;

/// Books and a vessel on a shelf whose floor is at `y`, from `x` on, in a bay `height` high.
pub fn still_life(c: &mut Canvas, look: &Look, x: f32, y: f32, height: f32, turn: usize) {
    let main = Tone::of(look.accent(look.case()));
    let pale = Tone::of(Rgb::hex(0xf1e6cf));
    let warm = Tone::of(Rgb::hex(0xc4694a));
    let tall = height.min(62.0);
    match turn % 4 {
        0 => {
            for (left, width, share, tone) in [
                (0.0, 11.0, 0.86, main),
                (12.0, 8.0, 0.74, pale),
                (21.0, 13.0, 0.92, warm),
                (35.0, 9.0, 0.8, main),
            ] {
                let high = tall * share;
                c.rect(tone.base, x + left, y - high, width, high, 1.0);
            }
        }
        1 => {
            let top = y - tall * 0.7;
            let d = format!(
                "M{} {top}h14q-2 {} 12 {}q2 {} -10 {}h-18q-12 {} -10 {}q14 {} 12 {}z",
                x + 12.0,
                tall * 0.16,
                tall * 0.34,
                tall * 0.3,
                tall * 0.36,
                -tall * 0.06,
                -tall * 0.36,
                -tall * 0.18,
                -tall * 0.34
            );
            c.path(pale.base, &d);
        }
        2 => {
            c.rect(warm.base, x, y - 9.0, 46.0, 9.0, 1.0);
            c.rect(pale.base, x + 4.0, y - 17.0, 40.0, 8.0, 1.0);
            c.rect(main.base, x + 1.0, y - 25.0, 42.0, 8.0, 1.0);
        }
        _ => {
            c.path(
                warm.base,
                &format!("M{} {}h34l-5 22h-24z", x + 2.0, y - 22.0),
            );
            let leaf = Tone::of(Rgb::hex(0x68753f));
            c.stroke(
                leaf.base,
                5.0,
                &format!(
                    "M{} {}q-2 -14 -12 -20m12 20q0 -18 4 -28m-4 28q4 -14 14 -18",
                    x + 19.0,
                    y - 22.0
                ),
            );
        }
    }
}

/// A tall open bookcase.
pub fn shelf(c: &mut Canvas, look: &Look) {
    let case = look.case_tone();
    let bays = 4 + look.pick(2, 30);
    let (x, top, width, height) = (92.0, 84.0, 188.0, 356.0);
    c.shadow(226.0, 440.0, 142.0, 20.0);
    c.block(case, x, top, width, height, (34.0, 22.0));
    let bay = (height - 10.0) / bays as f32;
    for index in 0..bays {
        let y = top + 10.0 + bay * index as f32;
        c.rect(case.deep, x + 9.0, y, width - 18.0, bay - 9.0, 0.0);
        c.rect(case.shade, x + 9.0, y, 22.0, bay - 9.0, 0.0);
        c.poly(
            case.base,
            &[
                (x + 9.0, y + bay - 9.0),
                (x + 31.0, y + bay - 19.0),
                (x + width - 9.0, y + bay - 19.0),
                (x + width - 9.0, y + bay - 9.0),
            ],
        );
        let turn = index + look.pick(4, 31);
        still_life(
            c,
            look,
            x + 34.0 + ((turn * 37) % 60) as f32,
            y + bay - 13.0,
            bay - 24.0,
            turn,
        );
        if turn.is_multiple_of(3) {
            still_life(c, look, x + 116.0, y + bay - 13.0, bay - 24.0, turn + 1);
        }
    }
}

/// A shelf on the wall.
pub fn wall_shelf(c: &mut Canvas, look: &Look) {
    let case = look.case_tone();
    let metal = Tone::of(look.fitting());
    for (index, y) in [216.0, 340.0].into_iter().enumerate() {
        c.dim(0.12, &format!("M70 {}h290l8 44h-290z", y + 14.0));
        c.stroke(
            metal.base,
            5.0,
            &format!("M96 {}v34M304 {}v34", y + 10.0, y + 10.0),
        );
        still_life(
            c,
            look,
            84.0 + 30.0 * index as f32,
            y - 8.0,
            66.0,
            index + look.pick(4, 32),
        );
        still_life(
            c,
            look,
            232.0 - 20.0 * index as f32,
            y - 8.0,
            66.0,
            index + 1 + look.pick(4, 32),
        );
        c.block(case, 50.0, y, 280.0, 13.0, (28.0, 16.0));
    }
}

/// A trolley with trays on castors.
pub fn trolley(c: &mut Canvas, look: &Look) {
    let metal = Tone::of(look.metal());
    let tray = if look.wooden() {
        Tone::of(look.wood())
    } else {
        metal
    };
    c.shadow(216.0, 440.0, 134.0, 18.0);
    c.stroke(metal.deep, 7.0, "M138 168V404M302 168V404");
    for (index, y) in [210.0, 300.0, 388.0].into_iter().enumerate() {
        c.block(tray, 92.0, y, 176.0, 20.0, (40.0, 28.0));
        c.poly(
            tray.deep,
            &[(100.0, y), (138.0, y - 24.0), (300.0, y - 24.0), (264.0, y)],
        );
        if index > 0 {
            still_life(c, look, 142.0, y - 5.0, 52.0, index + look.pick(4, 40));
            still_life(c, look, 206.0, y - 5.0, 52.0, index + 1 + look.pick(4, 40));
        }
    }
    c.stroke(metal.base, 8.0, "M94 172V424");
    c.stroke(metal.shade, 8.0, "M266 178V424");
    c.stroke(metal.base, 8.0, "M94 172Q94 152 112 148L130 144");
    for x in [94.0, 266.0] {
        c.oval(metal.deep, x, 434.0, 10.0, 10.0);
        c.oval(metal.light, x, 434.0, 3.5, 3.5);
    }
}

/// A folding screen.
pub fn room_divider(c: &mut Canvas, look: &Look) {
    let frame = look.case_tone();
    let cloth = if look.wooden() && look.dyed() {
        look.soft_tone()
    } else {
        Tone::of(Rgb::hex(0xf1e6cf))
    };
    c.shadow(216.0, 440.0, 186.0, 20.0);
    for (index, (left, right, low, high)) in [
        (36.0, 146.0, 442.0, 418.0),
        (146.0, 256.0, 418.0, 442.0),
        (256.0, 366.0, 442.0, 418.0),
    ]
    .into_iter()
    .enumerate()
    {
        let (tone, inner) = if index == 1 {
            (frame.shade, cloth.base)
        } else {
            (frame.base, cloth.light)
        };
        let (top_left, top_right) = (low - 338.0, high - 338.0);
        c.poly(
            tone,
            &[
                (left, top_left),
                (right, top_right),
                (right, high),
                (left, low),
            ],
        );
        let slope = (high - low) / 110.0;
        for (from, to) in [(10.0, 116.0), (124.0, 228.0), (236.0, 318.0)] {
            c.poly(
                inner,
                &[
                    (left + 9.0, top_left + from + slope * 9.0),
                    (right - 9.0, top_right + from - slope * 9.0),
                    (right - 9.0, top_right + to - slope * 9.0),
                    (left + 9.0, top_left + to + slope * 9.0),
                ],
            );
        }
    }
}

/// A row of pegs on the wall.
pub fn hooks(c: &mut Canvas, look: &Look) {
    let case = look.case_tone();
    let metal = if look.metallic() {
        Tone::of(look.fitting())
    } else {
        case
    };
    c.dim(0.13, "M62 236h292v44H62z");
    c.rect(case.base, 50.0, 222.0, 296.0, 42.0, 8.0);
    c.rect(case.light, 54.0, 222.0, 288.0, 7.0, 3.5);
    c.rect(case.shade, 54.0, 256.0, 288.0, 8.0, 4.0);
    let cloth = Tone::of(look.accent(look.case()));
    c.dim(0.12, "M150 262Q190 300 196 420H136z");
    c.path(
        cloth.base,
        "M130 262Q146 246 162 262Q186 330 184 408H108Q106 330 130 262z",
    );
    c.path(
        cloth.shade,
        "M146 258Q156 256 162 262Q186 330 184 408H154Q160 330 146 258z",
    );
    for x in [86.0, 146.0, 206.0, 262.0, 316.0] {
        c.oval(metal.deep, x + 4.0, 250.0, 10.0, 9.0);
        c.oval(metal.shade, x, 244.0, 10.0, 10.0);
        c.oval(metal.light, x - 1.5, 242.0, 7.0, 7.0);
    }
}

/// A stand for coats.
pub fn coat_stand(c: &mut Canvas, look: &Look) {
    let case = look.case_tone();
    c.shadow(210.0, 442.0, 104.0, 18.0);
    c.stroke(
        case.shade,
        11.0,
        "M200 400L264 438M200 400L140 440M200 400L214 444",
    );
    c.stroke(case.base, 13.0, "M200 74V410");
    c.stroke(case.light, 4.0, "M196 76V404");
    c.stroke(case.base, 10.0, "M200 120Q164 112 156 78M200 120Q236 112 244 78M200 178Q170 172 160 144M200 178Q230 172 240 144");
    let cloth = Tone::of(look.accent(look.case()));
    c.path(
        cloth.base,
        "M150 100Q166 92 178 116Q196 210 186 300H112Q114 180 150 100z",
    );
    c.path(
        cloth.shade,
        "M164 98Q172 102 178 116Q196 210 186 300H156Q172 190 164 98z",
    );
}
