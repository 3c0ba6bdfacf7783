//! Plants and what waters them.

use super::canvas::{Canvas, Profile};
use super::color::{Rgb, Tone};
use super::look::Look;

/// A plant in a pot.
pub fn planter(c: &mut Canvas, look: &Look) {
    let (color, _) = look.vessel();
    let pot = Tone::of(if look.dyed() || look.wooden() {
        color
    } else {
        Rgb::hex(0xc4694a)
    });
    let leaf = Tone::of(Rgb::hex([0x5c7a4a, 0x4c7158, 0x7d8a4d][look.pick(3, 119)]));
    c.shadow(216.0, 430.0, 118.0, 22.0);
    match look.pick(3, 120) {
        0 => {
            for (turn, reach) in [
                (-64, 0.8),
                (-38, 1.0),
                (-14, 1.08),
                (12, 1.12),
                (36, 1.0),
                (62, 0.8),
            ] {
                let tip = 300.0 - 190.0 * reach;
                c.group(&format!("rotate({turn} 200 300)"), |c| {
                    c.path(
                        leaf.base,
                        &format!(
                            "M194 306Q158 {} 200 {tip}Q242 {} 206 306z",
                            tip + 90.0,
                            tip + 90.0
                        ),
                    );
                    c.path(
                        leaf.shade,
                        &format!("M200 {tip}Q242 {} 206 306H200z", tip + 90.0),
                    );
                });
            }
        }
        1 => {
            c.stroke(
                Rgb::hex(0x6b5b40),
                6.0,
                "M200 300Q196 220 204 150M202 240Q170 210 152 196M202 210Q236 180 258 172",
            );
            for (x, y, r) in [
                (150.0, 180.0, 44.0),
                (206.0, 126.0, 54.0),
                (262.0, 164.0, 46.0),
                (206.0, 196.0, 40.0),
            ] {
                c.oval(leaf.shade, x + 4.0, y + 5.0, r, r * 0.9);
                c.oval(leaf.base, x, y, r, r * 0.9);
                c.oval(leaf.light, x - r * 0.3, y - r * 0.3, r * 0.42, r * 0.34);
            }
        }
        _ => {
            for (index, (x, tip)) in [
                (158.0, 120.0),
                (180.0, 80.0),
                (204.0, 62.0),
                (226.0, 92.0),
                (246.0, 134.0),
            ]
            .into_iter()
            .enumerate()
            {
                let lean = (x - 202.0) * 0.9;
                let fill = if index % 2 == 0 {
                    leaf.base
                } else {
                    leaf.shade
                };
                c.path(
                    fill,
                    &format!(
                        "M{} 306Q{} 200 {} {tip}Q{} 200 {} 306z",
                        x - 10.0,
                        x - 16.0,
                        x + lean,
                        x + 18.0,
                        x + 12.0
                    ),
                );
            }
        }
    }
    let round = look.pick(2, 121) == 0;
    let body = if round {
        Profile::at(84.0, 296.0).curve((104.0, 340.0), (98.0, 404.0), (66.0, 424.0))
    } else {
        Profile::at(92.0, 296.0)
            .line(92.0, 322.0)
            .line(84.0, 326.0)
            .line(66.0, 424.0)
    };
    c.turned(pot, 200.0, &body, 0.16);
    let rim = if round { 84.0 } else { 92.0 };
    c.path(
        pot.light,
        &format!(
            "M{} 296a{rim} 17 0 0 0 {} 0v5a{rim} 17 0 0 1 -{} 0z",
            200.0 - rim,
            rim * 2.0,
            rim * 2.0
        ),
    );
}

/// A watering can.
pub fn watering_can(c: &mut Canvas, look: &Look) {
    let tone = Tone::of(look.metal());
    c.shadow(210.0, 428.0, 140.0, 22.0);
    c.stroke(tone.shade, 13.0, "M268 260Q352 250 346 330Q340 386 280 390");
    c.stroke(tone.base, 10.0, "M166 256Q200 168 266 262");
    c.stroke(tone.light, 3.5, "M166 250Q200 166 260 252");
    c.path(tone.base, "M142 376L138 318L70 196L52 204z");
    c.path(tone.light, "M36 202Q44 184 80 178L84 194Q58 202 46 218z");
    c.turned(
        tone,
        208.0,
        &Profile::at(66.0, 256.0).curve((78.0, 300.0), (84.0, 360.0), (84.0, 422.0)),
        0.14,
    );
    c.oval(tone.light, 208.0, 256.0, 66.0, 14.0);
    c.oval(tone.deep, 208.0, 258.0, 58.0, 10.0);
}
