//! From which order on something is free: one rule for the pages, the till and the campaign document.

use std::path::Path;

use serde_json::Value;

use super::price::{Minor, parse_amount, write_amount};
use crate::catalog::{Catalog, decimals};

/// What the shop gives with orders of a size, in minor units of its currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offer {
    /// From this subtotal on, delivery is free.
    pub free_shipping_from: Minor,
    /// Else it costs this much.
    pub shipping: Minor,
}

impl Offer {
    /// What the campaign document at that path promises; where it promises nothing, what fits the catalog.
    pub fn promised(document: &Path, catalog: &Catalog) -> Self {
        let text = std::fs::read(document).unwrap_or_default();
        let mut document: Value = serde_json::from_slice(&text).unwrap_or_default();
        let first = thresholds(&mut document).next();
        let told = first.and_then(|threshold| parse_amount(threshold.as_str()?, &catalog.currency));
        told.map_or_else(|| Self::fitting(catalog), Self::from)
    }

    /// What fits a catalog: a little more than a usual product costs.
    pub fn fitting(catalog: &Catalog) -> Self {
        let price = |text: &String| parse_amount(text, &catalog.currency);
        let of_currency = catalog.products.iter().filter(|product| {
            let own = product.currency.as_ref();
            own.is_none_or(|own| own.is_empty() || *own == catalog.currency)
        });
        let mut prices: Vec<Minor> = of_currency
            .filter_map(|product| product.price.as_ref().and_then(price))
            .filter(|price| *price > 0)
            .collect();
        prices.sort_unstable();
        let median = prices.get(prices.len() / 2).copied();
        let unit = 10_i64.pow(decimals(&catalog.currency));
        Self::from(median.map_or(50 * unit, |median| round(median.saturating_mul(6) / 5)))
    }

    fn from(free_shipping_from: Minor) -> Self {
        Self {
            free_shipping_from,
            shipping: (free_shipping_from / 10 - 10).max(1),
        }
    }

    /// Writes the thresholds into a campaign document: the first tier of each banner is where shipping becomes free, the
    /// others are its multiples.
    pub fn write_into(self, document: &mut Value, currency: &str) {
        let tiers = thresholds(document);
        let first = self.free_shipping_from;
        let mut at = 0;
        for threshold in tiers {
            at += 1;
            *threshold = write_amount(first.saturating_mul(at), currency).into();
        }
    }
}

/// The thresholds of the first banner in a document that has any, as they are written there.
fn thresholds(document: &mut Value) -> impl Iterator<Item = &mut Value> {
    let campaigns = document.get_mut("campaigns").and_then(Value::as_array_mut);
    let tiers = campaigns.into_iter().flatten().find_map(|campaign| {
        campaign
            .pointer_mut("/content/progress/tiers")?
            .as_array_mut()
    });
    let tiers = tiers.into_iter().flatten();
    tiers.filter_map(|tier| tier.get_mut("threshold"))
}

/// The nearest amount that one would put on a sign.
fn round(amount: Minor) -> Minor {
    const SIGNS: [Minor; 10] = [10, 15, 20, 25, 30, 40, 50, 60, 80, 100];
    let mut unit = 1;
    while amount / unit >= 100 {
        unit *= 10;
    }
    let leading = amount.saturating_add(unit / 2) / unit;
    let sign = SIGNS.iter().min_by_key(|sign| (*sign - leading).abs());
    sign.map_or(amount, |sign| sign.saturating_mul(unit))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn catalog(prices: &[&str], currency: &str) -> Catalog {
        let products = prices.iter().enumerate().map(
            |(id, price)| json!({"id": id.to_string(), "title": "A", "url": "/a", "price": price}),
        );
        Catalog {
            shop: String::new(),
            currency: currency.into(),
            products: serde_json::from_value(products.collect()).unwrap_or_default(),
        }
    }

    #[test]
    fn the_threshold_is_a_round_number_a_little_above_a_usual_price() {
        for (prices, currency, from) in [
            (&["5.00", "265.00", "9000.00"][..], "SAR", 30_000),
            (&["24.90", "39.00"], "EUR", 5_000),
            (&["1200"], "JPY", 1_500),
            (&["0.49"], "USD", 60),
            (&["1.500"], "KWD", 2_000),
            (&["no price", "0"], "EUR", 5_000),
            (&[], "JPY", 50),
        ] {
            let offer = Offer::fitting(&catalog(prices, currency));
            assert_eq!(offer.free_shipping_from, from, "{prices:?} {currency}");
            assert!(offer.shipping > 0 && offer.shipping < from);
        }
        assert_eq!(round(Minor::MAX), Minor::MAX, "nothing overflows");
    }

    #[test]
    fn the_document_promises_what_the_till_keeps() {
        let mut document = json!({"campaigns": [
            {"id": "a", "content": {}},
            {"id": "b", "content": {"progress": {"tiers": [{"threshold": "50.00", "reward": "x"}, {"threshold": "100.00"}]}}},
        ]});
        let offer = Offer::fitting(&catalog(&["265.00"], "SAR"));
        offer.write_into(&mut document, "SAR");
        let written: Vec<_> = thresholds(&mut document)
            .map(|value| value.clone())
            .collect();
        assert_eq!(written, [json!("300.00"), json!("600.00")]);
        offer.write_into(&mut json!({"campaigns": 7}), "SAR");
    }
}
