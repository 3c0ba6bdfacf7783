//! A product's picture.

use super::canvas::Canvas;
use super::kind::Kind;
use super::look::Look;
use super::scene;
use crate::catalog::Product;

/// Draws a product as an SVG image of 400 by 500, without any external reference; the same product always gives the same image.
pub fn draw(product: &Product) -> String {
    let kind = Kind::of(product);
    let look = Look::of(product);
    let mut canvas = Canvas::default();
    (kind.draw)(&mut canvas, &look);
    let ground = look.ground((kind.main)(&look));
    scene::image(kind.scene, ground, &canvas.into_body())
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test that cannot go on has failed")]
mod tests {
    use super::super::kind::KINDS;
    use super::*;

    fn product(id: &str, title: &str) -> Product {
        let json = serde_json::json!({"id": id, "title": title, "url": "/"});
        serde_json::from_value(json).expect("a product")
    }

    #[test]
    fn every_kind_in_every_variant_is_small_and_refers_to_nothing_outside() {
        for kind in KINDS {
            for number in 0..40 {
                let look = Look::of(&product(&format!("p{number}"), "Thing"));
                let mut canvas = Canvas::default();
                (kind.draw)(&mut canvas, &look);
                let svg = scene::image(
                    kind.scene,
                    look.ground((kind.main)(&look)),
                    &canvas.into_body(),
                );
                assert!(svg.len() < 4_000, "{}: {} bytes", kind.name, svg.len());
                assert!(!svg.contains("href"), "{}", kind.name);
                assert_eq!(svg.matches("http").count(), 1, "{}", kind.name);
                assert!(
                    !svg.contains("NaN") && !svg.contains("inf"),
                    "{}",
                    kind.name
                );
            }
        }
    }

    #[test]
    fn a_product_always_looks_the_same_and_words_of_color_show() {
        let blue = draw(&product("a", "Mug, navy"));
        assert_eq!(blue, draw(&product("a", "Mug, navy")));
        assert!(blue.contains("#2b3c63"));
        assert_ne!(blue, draw(&product("a", "Mug, terracotta")));
    }
}
