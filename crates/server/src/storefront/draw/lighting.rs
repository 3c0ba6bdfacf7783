//! Lamps.

use super::canvas::{Canvas, Profile};
use super::color::{Rgb, Tone};
use super::look::Look;

/// The light that falls from a shade, drawn before what stands in it.
fn beam(c: &mut Canvas, cx: f32, y: f32, wide: f32) {
    let (left, right) = (cx - wide * 1.5, cx + wide * 1.5);
    let d = format!(
        "M{} {y}L{left} {}H{right}L{} {y}z",
        cx - wide,
        y + 80.0,
        cx + wide
    );
    c.glow(0.34, &d);
}

/// The shade of a lamp that is on: fabric or paper lit from inside.
fn shade(c: &mut Canvas, look: &Look, cx: f32, top: f32, (narrow, wide): (f32, f32), height: f32) {
    let tone = Tone::of(shade_color(look));
    let bottom = top + height;
    c.oval(tone.base.lit(0.55), cx, bottom, wide, wide * 0.16);
    let body = Profile::at(narrow, top).line(wide, bottom);
    c.turned(
        Tone {
            light: tone.base.lit(0.4),
            base: tone.base.lit(0.16),
            shade: tone.base.dim(0.06),
            deep: tone.deep,
        },
        cx,
        &body,
        0.16,
    );
    c.oval(tone.shade, cx, top, narrow, narrow * 0.16);
}

fn shade_color(look: &Look) -> Rgb {
    if look.is(&["ceramic"]) {
        look.dye().lit(0.62)
    } else if look.dyed() {
        look.dye()
    } else {
        Rgb::hex(0xf3e4c0)
    }
}

fn base_tone(look: &Look) -> Tone {
    if look.is(&["ceramic"]) {
        look.soft_tone()
    } else if look.wooden() {
        Tone::of(look.wood())
    } else if look.metallic() {
        Tone::of(look.fitting())
    } else {
        Tone::of(look.accent(shade_color(look)))
    }
}

/// A table lamp, turned, globe or mushroom.
pub fn table_lamp(c: &mut Canvas, look: &Look) {
    let base = base_tone(look);
    c.shadow(212.0, 430.0, 104.0, 20.0);
    let form = match () {
        () if look.is(&["mushroom", "dome", "domed"]) => 1,
        () if look.is(&["globe", "cordless"]) => 2,
        () if look.is(&["turned"]) => 3,
        () => look.pick(4, 70),
    };
    match form {
        0 => {
            beam(c, 200.0, 270.0, 104.0);
            let foot = Profile::at(9.0, 262.0).line(9.0, 284.0).curve(
                (74.0, 296.0),
                (80.0, 396.0),
                (46.0, 424.0),
            );
            c.turned(base, 200.0, &foot, 0.14);
            shade(c, look, 200.0, 126.0, (62.0, 104.0), 144.0);
        }
        1 => {
            c.glow(0.3, "M80 256L40 360H360L320 256z");
            c.oval(base.shade, 200.0, 426.0, 62.0, 14.0);
            c.oval(base.base, 200.0, 420.0, 62.0, 14.0);
            c.stroke(base.base, 10.0, "M200 250V418");
            c.stroke(base.light, 3.0, "M197 252V414");
            let dome = Profile::at(8.0, 152.0).curve((70.0, 154.0), (118.0, 190.0), (124.0, 252.0));
            let tone = Tone::of(shade_color(look));
            c.turned(tone, 200.0, &dome, 0.16);
            c.oval(Rgb::hex(0xfff3d0), 200.0, 254.0, 122.0, 19.0);
        }
        2 => {
            let base = if look.wooden() {
                base
            } else {
                Tone::of(look.metal())
            };
            let foot = Profile::at(40.0, 316.0).curve((44.0, 360.0), (62.0, 390.0), (66.0, 422.0));
            c.turned(base, 200.0, &foot, 0.16);
            c.oval(base.light, 200.0, 316.0, 40.0, 8.0);
            globe(c, 200.0, 226.0, 96.0);
        }
        _ => {
            beam(c, 200.0, 264.0, 112.0);
            let foot = Profile::at(12.0, 258.0)
                .line(12.0, 290.0)
                .curve((22.0, 306.0), (58.0, 316.0), (58.0, 350.0))
                .curve((58.0, 380.0), (24.0, 384.0), (24.0, 400.0))
                .curve((26.0, 410.0), (62.0, 410.0), (64.0, 424.0));
            c.turned(base, 200.0, &foot, 0.15);
            shade(c, look, 200.0, 136.0, (94.0, 112.0), 128.0);
        }
    }
}

fn globe(c: &mut Canvas, cx: f32, cy: f32, r: f32) {
    c.oval(Rgb::hex(0xfff2d2), cx, cy, r, r);
    c.path(
        Rgb::hex(0xf3dcae),
        &format!(
            "M{} {}A{r} {r} 0 0 1 {} {}A{} {} 0 0 0 {} {}z",
            cx + r * 0.5,
            cy - r * 0.866,
            cx + r * 0.2,
            cy + r * 0.98,
            r * 1.3,
            r * 1.3,
            cx + r * 0.5,
            cy - r * 0.866
        ),
    );
    c.oval(
        Rgb::hex(0xfffaf0),
        cx - r * 0.3,
        cy - r * 0.34,
        r * 0.3,
        r * 0.24,
    );
}

/// A reading lamp with an arm.
pub fn desk_lamp(c: &mut Canvas, look: &Look) {
    let tone = Tone::of(look.metal());
    let joint = Tone::of(if look.metallic() && look.dyed() {
        look.fitting()
    } else {
        Rgb::hex(0xd0a44c)
    });
    c.shadow(196.0, 430.0, 112.0, 18.0);
    c.oval(tone.shade, 158.0, 426.0, 74.0, 16.0);
    c.oval(tone.base, 158.0, 418.0, 74.0, 16.0);
    c.stroke(tone.base, 9.0, "M158 414L120 268L226 166");
    c.stroke(tone.light, 3.0, "M155 408L117 268L222 166");
    c.oval(joint.base, 120.0, 268.0, 11.0, 11.0);
    c.glow(0.32, "M250 244L204 420H396L338 196z");
    c.path(
        tone.base,
        "M206 152Q232 118 268 140L342 190Q334 236 246 250Q198 190 206 152z",
    );
    c.path(
        tone.shade,
        "M254 134Q262 136 268 140L342 190Q338 214 310 230Q300 170 254 134z",
    );
    c.path(
        tone.light,
        "M214 158Q232 130 256 138Q226 150 232 214Q212 180 214 158z",
    );
    c.path(
        Rgb::hex(0xfff3d0),
        "M342 190Q346 216 310 234Q266 256 246 250Q254 228 290 208Q324 188 342 190z",
    );
    c.oval(joint.base, 220.0, 160.0, 9.0, 9.0);
}

/// A floor lamp: straight, on three legs, or bent over.
pub fn floor_lamp(c: &mut Canvas, look: &Look) {
    let base = base_tone(look);
    c.shadow(210.0, 446.0, 96.0, 16.0);
    let form = match () {
        () if look.is(&["tripod", "three legs"]) => 0,
        () if look.says("arc") => 1,
        () => look.pick(3, 71),
    };
    match form {
        0 => {
            beam(c, 200.0, 204.0, 108.0);
            c.stroke(base.deep, 8.0, "M200 208L212 424");
            c.stroke(base.base, 9.0, "M194 208L132 446");
            c.stroke(base.shade, 9.0, "M206 208L272 446");
            shade(c, look, 200.0, 66.0, (72.0, 108.0), 138.0);
        }
        1 => {
            c.oval(base.shade, 130.0, 444.0, 66.0, 13.0);
            c.oval(base.base, 130.0, 438.0, 66.0, 13.0);
            c.stroke(base.base, 8.0, "M130 434V220Q134 84 214 84Q270 86 272 134");
            c.stroke(base.light, 2.5, "M128 430V220Q132 82 210 81");
            let tone = Tone::of(shade_color(look));
            c.glow(0.3, "M196 204L140 340H404L348 204z");
            let dome = Profile::at(10.0, 128.0).curve((56.0, 132.0), (74.0, 162.0), (78.0, 202.0));
            c.turned(tone, 272.0, &dome, 0.16);
            c.oval(Rgb::hex(0xfff3d0), 272.0, 203.0, 76.0, 12.0);
        }
        _ => {
            beam(c, 200.0, 194.0, 96.0);
            c.oval(base.shade, 200.0, 446.0, 60.0, 12.0);
            c.oval(base.base, 200.0, 440.0, 60.0, 12.0);
            c.stroke(base.base, 8.0, "M200 180V436");
            c.stroke(base.light, 2.5, "M198 190V432");
            shade(c, look, 200.0, 62.0, (88.0, 96.0), 132.0);
        }
    }
}

/// A lamp that hangs from the ceiling.
pub fn pendant(c: &mut Canvas, look: &Look) {
    let tone = if look.wooden() {
        Tone::of(look.wood())
    } else if look.dyed() {
        look.soft_tone()
    } else {
        Tone::of(look.metal())
    };
    let fitting = Tone::of(look.fitting());
    c.stroke(Rgb::hex(0x3a3a40), 3.0, "M200 0V170");
    c.rect(fitting.base, 190.0, 148.0, 20.0, 32.0, 4.0);
    c.rect(fitting.shade, 202.0, 148.0, 8.0, 32.0, 4.0);
    let form = match () {
        () if look.is(&["globe"]) => 3,
        () if look.is(&["dome", "bell"]) => 0,
        () if look.is(&["slat", "paper", "lantern"]) => 2,
        () => look.pick(3, 72),
    };
    match form {
        0 => {
            c.glow(0.34, "M72 320L-10 500H410L328 320z");
            let dome =
                Profile::at(16.0, 174.0).curve((80.0, 180.0), (128.0, 230.0), (132.0, 316.0));
            c.turned(tone, 200.0, &dome, 0.15);
            c.oval(Rgb::hex(0xfff3d0), 200.0, 317.0, 129.0, 19.0);
        }
        1 => {
            c.glow(0.34, "M64 296L-20 500H420L336 296z");
            let cone = Profile::at(20.0, 174.0)
                .line(26.0, 206.0)
                .line(146.0, 292.0);
            c.turned(tone, 200.0, &cone, 0.13);
            c.oval(Rgb::hex(0xfff3d0), 200.0, 293.0, 143.0, 18.0);
        }
        2 => {
            let body =
                Profile::at(34.0, 176.0).curve((150.0, 200.0), (150.0, 330.0), (44.0, 358.0));
            c.turned(tone, 200.0, &body, 0.12);
            for r in [0.3, 0.62, 0.86] {
                c.stroke(
                    tone.shade,
                    2.5,
                    &format!(
                        "M{} 190Q{} 266 {} 346M{} 190Q{} 266 {} 346",
                        200.0 - 60.0 * r,
                        200.0 - 150.0 * r,
                        200.0 - 66.0 * r,
                        200.0 + 60.0 * r,
                        200.0 + 150.0 * r,
                        200.0 + 66.0 * r
                    ),
                );
            }
            c.oval(Rgb::hex(0xfff3d0), 200.0, 358.0, 43.0, 6.0);
        }
        _ => {
            c.rect(tone.base, 160.0, 172.0, 80.0, 26.0, 12.0);
            globe(c, 200.0, 284.0, 100.0);
            c.path(
                tone.base,
                "M140 206Q200 168 260 206L250 214Q200 190 150 214z",
            );
        }
    }
}

/// A lamp on the wall.
pub fn wall_lamp(c: &mut Canvas, look: &Look) {
    let metal = Tone::of(look.metal());
    c.glow(
        0.26,
        "M190 130L120 20H330L300 130zM188 330L116 470H340L304 330z",
    );
    c.dim(
        0.12,
        "M150 216a34 34 0 1 1 0 68a34 34 0 1 1 0 -68M224 150h76l14 174H214z",
    );
    c.oval(metal.shade, 142.0, 242.0, 32.0, 32.0);
    c.oval(metal.base, 139.0, 239.0, 32.0, 32.0);
    c.stroke(metal.base, 9.0, "M140 240H214Q240 240 240 262");
    c.stroke(metal.light, 3.0, "M142 237H212");
    let tone = Tone::of(shade_color(look));
    c.oval(tone.light, 246.0, 318.0, 56.0, 9.0);
    c.turned(
        Tone {
            light: tone.base.lit(0.4),
            base: tone.base.lit(0.12),
            shade: tone.base.dim(0.06),
            deep: tone.deep,
        },
        246.0,
        &Profile::at(42.0, 150.0).line(56.0, 316.0),
        0.15,
    );
    c.oval(Rgb::hex(0xfff3d0), 246.0, 150.0, 42.0, 7.0);
}
