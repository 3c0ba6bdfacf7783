//! The place a thing is seen in: one light from the top left, a wall, and a floor where it stands on one.

use std::fmt::Write;

use super::color::Rgb;

/// Where a thing is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scene {
    /// Standing on a floor or a table top, in front of a wall.
    Floor,
    /// Hanging on a wall.
    Wall,
    /// Lying flat, seen from above.
    Flat,
}

/// A complete SVG image, 400 by 500, of `body` in its place before `ground`.
pub fn image(scene: Scene, ground: Rgb, body: &str) -> String {
    let mut svg = String::with_capacity(body.len() + 1_000);
    let (near, far) = (ground.lit(0.28), ground.dim(0.07));
    _ = write!(
        svg,
        r##"<svg xmlns="http://www.w3.org/2000/svg" width="400" height="500" viewBox="0 0 400 500" stroke-linecap="round" stroke-linejoin="round"><defs><linearGradient id="w" x2=".8" y2="1"><stop stop-color="{near}"/><stop offset="1" stop-color="{far}"/></linearGradient><radialGradient id="s"><stop stop-color="#2c213a" stop-opacity=".36"/><stop offset=".6" stop-color="#2c213a" stop-opacity=".16"/><stop offset="1" stop-color="#2c213a" stop-opacity="0"/></radialGradient></defs><path fill="url(#w)" d="M0 0h400v500H0z"/>"##
    );
    // The light of a window, fallen through four panes.
    svg.push_str(r##"<path fill="#fffaf0" fill-opacity=".3" d="M26 36L118 54 146 182 54 164zM128 56L220 74 248 202 156 184zM57 174L149 192 177 320 85 302zM159 194L251 212 279 340 187 322z"/>"##);
    if scene == Scene::Floor {
        let (floor, edge) = (ground.dim(0.1), ground.lit(0.06));
        _ = write!(
            svg,
            r#"<path fill="{floor}" d="M0 384h400v116H0z"/><path fill="{edge}" d="M0 384h400v3H0z"/>"#
        );
    }
    svg.push_str(body);
    svg.push_str("</svg>");
    svg
}
