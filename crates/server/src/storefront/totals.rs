//! What an order costs.

use super::offer::Offer;
use super::price::Minor;

/// A code that takes a share off an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coupon {
    /// As a shopper types it, in capitals.
    pub code: &'static str,
    /// Percent taken off the products.
    pub percent: i64,
}

/// The codes that this shop takes.
const COUPONS: &[Coupon] = &[Coupon {
    code: "HELLO10",
    percent: 10,
}];

/// The coupon of a code, whatever its case.
pub fn coupon_of(code: &str) -> Option<Coupon> {
    let code = code.trim();
    COUPONS
        .iter()
        .find(|coupon| coupon.code.eq_ignore_ascii_case(code))
        .copied()
}

/// The parts of what an order costs, in minor units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Totals {
    /// All lines together.
    pub subtotal: Minor,
    /// What a coupon takes off.
    pub discount: Minor,
    /// Delivery.
    pub shipping: Minor,
    /// What is to be paid.
    pub total: Minor,
}

/// Adds an order up.
pub fn add_up(subtotal: Minor, offer: Offer, coupon: Option<Coupon>) -> Totals {
    let percent = coupon.map_or(0, |coupon| coupon.percent);
    // Rounded to the nearest unit, halves up.
    let discount = (subtotal.saturating_mul(percent) + 50) / 100;
    let charged = subtotal > 0 && subtotal < offer.free_shipping_from;
    let shipping = if charged { offer.shipping } else { 0 };
    Totals {
        subtotal,
        discount,
        shipping,
        total: subtotal - discount + shipping,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders_are_added_up_in_whole_units() {
        let offer = Offer {
            free_shipping_from: 5_000,
            shipping: 490,
        };
        for (subtotal, code, discount, shipping, total) in [
            (0, "", 0, 0, 0),
            (4_999, "", 0, 490, 5_489),
            (5_000, "", 0, 0, 5_000),
            (12_345, "hello10 ", 1_235, 0, 11_110),
            (12_345, "HELLO", 0, 0, 12_345),
            (15, "HELLO10", 2, 490, 503),
        ] {
            let totals = add_up(subtotal, offer, coupon_of(code));
            assert_eq!(
                (totals.discount, totals.shipping, totals.total),
                (discount, shipping, total),
                "{subtotal} {code}"
            );
        }
    }
}
