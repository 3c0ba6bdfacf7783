//! The cart, as it is kept in a cookie of the shop's own.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// The name of the cookie.
pub const CART_COOKIE: &str = "cart";
/// How many of one product a cart holds at most.
pub const MOST_OF_ONE: u32 = 99;
/// How long the cookie may get: browsers drop cookies over 4,096 bytes with their name and attributes.
const LONGEST: usize = 3_600;

const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_');

/// One product of a cart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The product's id.
    pub id: String,
    /// 1 to [`MOST_OF_ONE`].
    pub quantity: u32,
}

/// Products that a shopper wants to buy, in the order they were added.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cart {
    lines: Vec<Line>,
}

impl Cart {
    /// Reads a cookie of the form `id:quantity.id:quantity`; lines that do not have it are left out.
    pub fn parse(cookie: &str) -> Cart {
        let mut cart = Cart::default();
        for line in cookie.split('.') {
            let Some((id, quantity)) = line.split_once(':') else {
                continue;
            };
            let Ok(id) = percent_decode_str(id).decode_utf8() else {
                continue;
            };
            if let Ok(quantity) = quantity.parse::<u32>() {
                cart.set(&id, cart.quantity(&id).saturating_add(quantity));
            }
        }
        cart
    }

    /// Writes the cookie.
    pub fn write(&self) -> String {
        let line = |line: &Line| {
            let id = utf8_percent_encode(&line.id, KEPT);
            format!("{id}:{}", line.quantity)
        };
        self.lines.iter().map(line).collect::<Vec<_>>().join(".")
    }

    /// The lines.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// How many of a product there are.
    pub fn quantity(&self, id: &str) -> u32 {
        let line = self.lines.iter().find(|line| line.id == id);
        line.map_or(0, |line| line.quantity)
    }

    /// How many things there are in all.
    pub fn count(&self) -> u32 {
        self.lines.iter().map(|line| line.quantity).sum()
    }

    /// Sets how many of a product there are: at most [`MOST_OF_ONE`], and 0 takes it out. Answers how many there are
    /// now, which is none of a new product when the cart's cookie is full.
    pub fn set(&mut self, id: &str, quantity: u32) -> u32 {
        let quantity = quantity.min(MOST_OF_ONE);
        let known = self.lines.iter().position(|line| line.id == id);
        match (known, quantity) {
            (Some(at), 0) => {
                self.lines.remove(at);
            }
            (Some(at), _) => {
                if let Some(line) = self.lines.get_mut(at) {
                    line.quantity = quantity;
                }
            }
            (None, 0) => {}
            (None, _) => {
                self.lines.push(Line {
                    id: id.to_owned(),
                    quantity,
                });
                if self.write().len() > LONGEST {
                    self.lines.pop();
                }
            }
        }
        self.quantity(id)
    }

    /// Drops the lines whose products `keep` refuses.
    pub fn retain(&mut self, keep: impl Fn(&str) -> bool) {
        self.lines.retain(|line| keep(&line.id));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cart_survives_its_cookie_whatever_the_ids() {
        let mut cart = Cart::default();
        for id in ["oak-stool", "90.420:332", "a b;c=d", "椅子", "%41"] {
            assert_eq!(cart.set(id, 2), 2);
        }
        let cookie = cart.write();
        assert!(
            cookie
                .bytes()
                .all(|b| b.is_ascii_graphic() && !b"\",;\\".contains(&b))
        );
        assert_eq!(Cart::parse(&cookie), cart);
    }

    #[test]
    fn what_is_no_line_is_left_out() {
        for (cookie, count) in [
            ("", 0),
            ("a", 0),
            ("a:", 0),
            ("a:-1", 0),
            ("a:0", 0),
            ("a:1.b", 1),
            ("a:1.a:2", 3),
            ("a:5000", MOST_OF_ONE),
            ("%ff:1.b:1", 1),
        ] {
            assert_eq!(Cart::parse(cookie).count(), count, "{cookie}");
        }
    }

    #[test]
    fn quantities_are_set_limited_and_taken_out() {
        let mut cart = Cart::default();
        assert_eq!(cart.set("a", 3), 3);
        assert_eq!(cart.set("a", 1_000), MOST_OF_ONE);
        assert_eq!(cart.set("a", 0), 0);
        assert!(cart.lines().is_empty());
    }

    #[test]
    fn a_full_cookie_takes_no_further_product_but_still_changes_quantities() {
        let mut cart = Cart::default();
        let full = (0..).find(|n| cart.set(&format!("product-{n:020}"), 1) == 0);
        assert!(full.is_some_and(|n| n > 50));
        assert!(cart.write().len() <= LONGEST);
        assert_eq!(cart.set(&format!("product-{:020}", 0), 9), 9);
    }
}
