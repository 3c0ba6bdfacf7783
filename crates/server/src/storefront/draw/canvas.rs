//! The sheet that drawings are drawn on: flat shapes, written as SVG.

use std::fmt::Write;

use super::color::{Rgb, Tone};

/// A point on the sheet, which is 400 wide and 500 high.
pub type Point = (f32, f32);

/// A half outline that is turned around a vertical axis: radii and heights, from the top down.
pub struct Profile {
    start: Point,
    segments: Vec<Segment>,
}

enum Segment {
    Line(Point),
    Curve(Point, Point, Point),
}

impl Profile {
    /// Begins at a radius and a height.
    pub fn at(radius: f32, y: f32) -> Profile {
        Profile {
            start: (radius, y),
            segments: Vec::new(),
        }
    }

    /// Goes straight to a radius and a height.
    pub fn line(mut self, radius: f32, y: f32) -> Profile {
        self.segments.push(Segment::Line((radius, y)));
        self
    }

    /// Goes along a cubic Bézier curve over two control points.
    pub fn curve(mut self, one: Point, two: Point, end: Point) -> Profile {
        self.segments.push(Segment::Curve(one, two, end));
        self
    }

    fn end(&self) -> Point {
        match self.segments.last() {
            Some(Segment::Line(end) | Segment::Curve(_, _, end)) => *end,
            None => self.start,
        }
    }

    /// The strip between two meridians, -1 (left edge) to 1 (right edge), around the axis `cx`, with a base whose
    /// front bulges down by `bulge` times its radius.
    fn strip(&self, cx: f32, from: f32, to: f32, bulge: f32) -> String {
        let (bottom, y) = self.end();
        let drop = |side: f32| y + bottom * bulge * (1.0 - side * side).max(0.0).sqrt();
        let mut d = String::new();
        let x = |side: f32, radius: f32| Number(cx + side * radius);
        _ = write!(d, "M{} {}", x(to, self.start.0), Number(self.start.1));
        for segment in &self.segments {
            _ = match segment {
                Segment::Line((r, y)) => write!(d, "L{} {}", x(to, *r), Number(*y)),
                Segment::Curve(a, b, e) => write!(
                    d,
                    "C{} {} {} {} {} {}",
                    x(to, a.0),
                    Number(a.1),
                    x(to, b.0),
                    Number(b.1),
                    x(to, e.0),
                    Number(e.1)
                ),
            };
        }
        _ = write!(
            d,
            "L{} {}A{} {} 0 0 1 {} {}L{} {}",
            x(to, bottom),
            Number(drop(to)),
            Number(bottom.max(0.1)),
            Number((bottom * bulge).max(0.1)),
            x(from, bottom),
            Number(drop(from)),
            x(from, bottom),
            Number(y)
        );
        for (index, segment) in self.segments.iter().enumerate().rev() {
            let back = match index.checked_sub(1).and_then(|i| self.segments.get(i)) {
                Some(Segment::Line(end) | Segment::Curve(_, _, end)) => *end,
                None => self.start,
            };
            _ = match segment {
                Segment::Line(_) => write!(d, "L{} {}", x(from, back.0), Number(back.1)),
                Segment::Curve(a, b, _) => write!(
                    d,
                    "C{} {} {} {} {} {}",
                    x(from, b.0),
                    Number(b.1),
                    x(from, a.0),
                    Number(a.1),
                    x(from, back.0),
                    Number(back.1)
                ),
            };
        }
        d.push('z');
        d
    }
}

/// A coordinate with at most one decimal, which is finer than a pixel at any size that is shown.
struct Number(f32);

impl std::fmt::Display for Number {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let tenths = (self.0 * 10.0).round() as i32;
        if tenths % 10 == 0 {
            write!(out, "{}", tenths / 10)
        } else {
            write!(out, "{:.1}", f64::from(tenths) / 10.0)
        }
    }
}

/// The shapes drawn so far.
#[derive(Default)]
pub struct Canvas {
    body: String,
}

impl Canvas {
    /// The SVG elements drawn so far.
    pub fn into_body(self) -> String {
        self.body
    }

    /// Fills a path given as SVG path data.
    pub fn path(&mut self, fill: Rgb, d: &str) {
        let d = tenths(d);
        _ = write!(self.body, r#"<path fill="{fill}" d="{d}"/>"#);
    }

    /// Draws a line along SVG path data, with round ends.
    pub fn stroke(&mut self, color: Rgb, width: f32, d: &str) {
        let (width, d) = (Number(width), tenths(d));
        _ = write!(
            self.body,
            r#"<path fill="none" stroke="{color}" stroke-width="{width}" d="{d}"/>"#
        );
    }

    /// Darkens along SVG path data; `strength` is 0 to 1.
    pub fn dim(&mut self, strength: f32, d: &str) {
        let (alpha, d) = (alpha(strength), tenths(d));
        _ = write!(self.body, r##"<path fill="#2c213a{alpha:02x}" d="{d}"/>"##);
    }

    /// Brightens along SVG path data; `strength` is 0 to 1.
    pub fn glow(&mut self, strength: f32, d: &str) {
        let (alpha, d) = (alpha(strength), tenths(d));
        _ = write!(self.body, r##"<path fill="#fffaf0{alpha:02x}" d="{d}"/>"##);
    }

    /// Fills a polygon.
    pub fn poly(&mut self, fill: Rgb, points: &[Point]) {
        let d = outline(points);
        self.path(fill, &d);
    }

    /// Fills a rectangle with corners of the given radius.
    pub fn rect(&mut self, fill: Rgb, x: f32, y: f32, width: f32, height: f32, radius: f32) {
        let (x, y) = (Number(x), Number(y));
        let (width, height) = (Number(width), Number(height));
        _ = write!(
            self.body,
            r#"<rect fill="{fill}" x="{x}" y="{y}" width="{width}" height="{height}""#
        );
        if radius > 0.0 {
            _ = write!(self.body, r#" rx="{}""#, Number(radius));
        }
        self.body.push_str("/>");
    }

    /// Fills an ellipse.
    pub fn oval(&mut self, fill: Rgb, cx: f32, cy: f32, rx: f32, ry: f32) {
        let (cx, cy, rx, ry) = (Number(cx), Number(cy), Number(rx), Number(ry));
        _ = write!(
            self.body,
            r#"<ellipse fill="{fill}" cx="{cx}" cy="{cy}" rx="{rx}" ry="{ry}"/>"#
        );
    }

    /// The soft shadow of something that stands on the ground.
    pub fn shadow(&mut self, cx: f32, cy: f32, rx: f32, ry: f32) {
        let (cx, cy, rx, ry) = (Number(cx), Number(cy), Number(rx), Number(ry));
        _ = write!(
            self.body,
            r#"<ellipse fill="url(#s)" cx="{cx}" cy="{cy}" rx="{rx}" ry="{ry}"/>"#
        );
    }

    /// A box seen a little from the left-hand side above: its front at `x`, `y`, its depth going right by `depth.0` and up by `depth.1`.
    pub fn block(&mut self, tone: Tone, x: f32, y: f32, width: f32, height: f32, depth: Point) {
        let (dx, dy) = depth;
        let right = x + width;
        self.rect(tone.base, x, y, width, height, 0.0);
        self.poly(
            tone.light,
            &[(x, y), (right, y), (right + dx, y - dy), (x + dx, y - dy)],
        );
        self.poly(
            tone.shade,
            &[
                (right, y),
                (right + dx, y - dy),
                (right + dx, y + height - dy),
                (right, y + height),
            ],
        );
    }

    /// A turned body: its front, a strip in light and a strip in shade.
    pub fn turned(&mut self, tone: Tone, cx: f32, profile: &Profile, bulge: f32) {
        self.path(tone.base, &profile.strip(cx, -1.0, 1.0, bulge));
        self.path(tone.shade, &profile.strip(cx, 0.36, 1.0, bulge));
        self.path(tone.light, &profile.strip(cx, -0.8, -0.52, bulge));
    }

    /// A turned body of glass: what is behind it shows through.
    pub fn turned_glass(&mut self, tint: Rgb, cx: f32, profile: &Profile, bulge: f32) {
        let whole = profile.strip(cx, -1.0, 1.0, bulge);
        _ = write!(
            self.body,
            r#"<path fill="{tint}" fill-opacity=".42" stroke="{}" stroke-opacity=".7" stroke-width="3" d="{whole}"/>"#,
            tint.lit(0.5)
        );
        self.dim(0.1, &profile.strip(cx, 0.4, 1.0, bulge));
        self.glow(0.6, &profile.strip(cx, -0.82, -0.64, bulge));
    }

    /// Draws in a group with an SVG transformation.
    pub fn group(&mut self, transform: &str, draw: impl FnOnce(&mut Canvas)) {
        _ = write!(self.body, r#"<g transform="{transform}">"#);
        draw(self);
        self.body.push_str("</g>");
    }
}

/// Path data without the second and later decimals, which nobody sees.
fn tenths(d: &str) -> String {
    let mut decimals = None;
    d.chars()
        .filter(|&c| {
            decimals = match (c, decimals) {
                ('.', _) => Some(0),
                ('0'..='9', Some(seen)) => Some(seen + 1),
                _ => None,
            };
            decimals.is_none_or(|seen| seen <= 1)
        })
        .collect()
}

/// A share of 0 to 1 as the last two digits of a color.
fn alpha(strength: f32) -> u8 {
    (strength * 255.0).round().clamp(0.0, 255.0) as u8
}

/// The path data of a closed polygon.
pub fn outline(points: &[Point]) -> String {
    let mut d = String::new();
    for (index, (x, y)) in points.iter().enumerate() {
        let step = if index == 0 { 'M' } else { 'L' };
        _ = write!(d, "{step}{} {}", Number(*x), Number(*y));
    }
    d.push('z');
    d
}
