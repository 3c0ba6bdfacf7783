//! The cart, as the page tells it.

use crate::catalog::ItemId;
use crate::money::{Currency, Decimal, Money};
use crate::read::Reader;
use crate::value::Value;

/// A product in the cart.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Which product.
    pub id: ItemId,
    /// How many of it; at least one.
    pub quantity: u32,
    /// What one of it costs, if the page said so.
    pub price: Option<Money>,
}

/// What is in the cart.
#[derive(Clone, Debug, PartialEq)]
pub struct Cart {
    /// Its products.
    pub lines: Vec<Line>,
    /// What they cost together.
    pub total: Money,
}

impl Cart {
    /// Reads `{lines: [{id, quantity, price}], currency}`, as `awning.cart.set` takes it. A quantity that is missing is
    /// one; a line of quantity zero is no line.
    pub fn read(value: &Value, currency: Currency, at: &mut Reader) -> Option<Self> {
        let fields = at.object(value)?;
        let mut currency = currency;
        at.optional(fields, "currency", &mut currency);
        let Some(rows) = value.get("lines").and_then(Value::as_list) else {
            let found = value.get("lines").unwrap_or(&Value::Null).describe();
            at.note(found, "a list \"lines\"");
            return None;
        };
        let mut lines = Vec::with_capacity(rows.len());
        for (index, row) in rows.iter().enumerate() {
            let mark = at.enter_index(index);
            let line = line(row, row.get("id"), row.get("price"), currency, at);
            lines.extend(line.filter(|line| line.quantity > 0));
            at.leave(mark);
        }
        Some(Self {
            total: sum(&lines, currency),
            lines,
        })
    }

    /// Reads the cart that Shopify's `shopify:cart:lines-update` event resolves with: the Storefront API's `Cart`
    /// (<https://shopify.dev/docs/api/storefront-events-and-actions/events/cart-lines-update>). Its lines are known by
    /// the number of their product.
    pub fn read_shopify(value: &Value, currency: Currency, at: &mut Reader) -> Option<Self> {
        let lines = value.get("lines");
        let Some(rows) =
            lines.and_then(|lines| lines.as_list().or_else(|| lines.get("nodes")?.as_list()))
        else {
            at.note(lines.unwrap_or(&Value::Null).describe(), "the cart's lines");
            return None;
        };
        let mut read = Vec::with_capacity(rows.len());
        for (index, row) in rows.iter().enumerate() {
            let mark = at.enter_index(index);
            let merchandise = row.get("merchandise");
            let product = merchandise
                .and_then(|merchandise| merchandise.get("product"))
                .or(merchandise);
            let id = product.and_then(|product| product.get("id"));
            let each = row
                .get("cost")
                .and_then(|cost| cost.get("amountPerQuantity"));
            let (price, currency) = amount(each, currency);
            read.extend(line(row, id, price, currency, at).filter(|line| line.quantity > 0));
            at.leave(mark);
        }
        let cost = value.get("cost");
        let whole = cost.and_then(|cost| {
            cost.get("subtotalAmount")
                .or_else(|| cost.get("totalAmount"))
        });
        let (total, currency) = amount(whole, currency);
        let total = total.and_then(|total| decimal("cost", total, at));
        Some(Self {
            total: total.map_or_else(|| sum(&read, currency), |total| total.in_currency(currency)),
            lines: read,
        })
    }

    /// Whether that product is in it.
    pub fn contains(&self, id: &ItemId) -> bool {
        self.lines.iter().any(|line| line.id == *id)
    }
}

fn line(
    row: &Value,
    id: Option<&Value>,
    price: Option<&Value>,
    currency: Currency,
    at: &mut Reader,
) -> Option<Line> {
    let Some(id) = id.and_then(ItemId::from_value) else {
        at.note(row.describe(), "a line with an \"id\"");
        return None;
    };
    let mut quantity = 1_u32;
    if let Some(said) = row.get("quantity")
        && !at.put("quantity", said, &mut quantity)
    {
        return None;
    }
    let price = price.filter(|price| **price != Value::Null);
    let price = price.and_then(|price| decimal("price", price, at));
    Some(Line {
        id: product_number(id),
        quantity,
        price: price.map(|price| price.in_currency(currency)),
    })
}

fn decimal(step: &str, value: &Value, at: &mut Reader) -> Option<Decimal> {
    let mut read = None;
    at.put(step, value, &mut read);
    read
}

/// `gid://shopify/Product/42` is product 42 everywhere else in a shop.
pub(crate) fn product_number(id: ItemId) -> ItemId {
    match id
        .as_str()
        .strip_prefix("gid://shopify/")
        .and_then(|rest| rest.rsplit('/').next())
    {
        Some(number) => ItemId::new(number),
        None => id,
    }
}

/// A Storefront API `MoneyV2`.
fn amount(money: Option<&Value>, currency: Currency) -> (Option<&Value>, Currency) {
    let code = money.and_then(|money| money.get("currencyCode")?.as_text());
    let named = code.and_then(Currency::parse).unwrap_or(currency);
    (money.and_then(|money| money.get("amount")), named)
}

fn sum(lines: &[Line], currency: Currency) -> Money {
    let amounts = lines
        .iter()
        .filter_map(|line| Some(line.price?.minor.saturating_mul(line.quantity.into())));
    Money {
        minor: amounts.fold(0, i64::saturating_add),
        currency,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn json(text: &str) -> Value {
        serde_json::from_str(text).unwrap()
    }

    fn eur(minor: i64) -> Money {
        Money {
            minor,
            currency: Currency::EUR,
        }
    }

    #[test]
    fn a_cart_is_what_the_page_says() {
        let mut at = Reader::new("cart");
        let value = json(
            r#"{"lines":[{"id":"a","quantity":2,"price":12.5},{"id":7,"price":"3.00"},{"id":"gone","quantity":0}]}"#,
        );
        let cart = Cart::read(&value, Currency::EUR, &mut at).unwrap();
        assert_eq!(at.into_problems(), []);
        assert_eq!((cart.lines.len(), cart.total), (2, eur(2800)));
        assert!(cart.contains(&ItemId::new("7")) && !cart.contains(&ItemId::new("gone")));
    }

    #[test]
    fn a_cart_s_currency_wins_over_the_document_s() {
        let value = json(r#"{"currency":"JPY","lines":[{"id":"a","price":500}]}"#);
        let cart = Cart::read(&value, Currency::EUR, &mut Reader::new("cart")).unwrap();
        assert_eq!(cart.total.decimal_text(), "500");
    }

    #[test]
    fn a_wrong_line_is_left_out_and_said() {
        let mut at = Reader::new("cart.lines");
        let value = json(
            r#"{"lines":[{"quantity":1},{"id":"a","quantity":-1},{"id":"b","price":"free"}]}"#,
        );
        let cart = Cart::read(&value, Currency::EUR, &mut at).unwrap();
        assert_eq!((cart.lines.len(), cart.total), (1, eur(0)));
        let said: Vec<_> = at
            .into_problems()
            .iter()
            .map(|problem| problem.message())
            .collect();
        assert_eq!(
            said,
            [
                "cart.lines[0]: found an object, expected a line with an \"id\"",
                "cart.lines[1].quantity: found -1, expected a whole number from 0",
                "cart.lines[2].price: found \"free\", expected an amount such as \"24.90\"",
            ]
        );
        let mut at = Reader::new("cart");
        assert_eq!(
            Cart::read(&json(r#"{"items":[]}"#), Currency::EUR, &mut at),
            None
        );
        assert_eq!(
            at.into_problems()[0].message(),
            "cart: found nothing, expected a list \"lines\""
        );
    }

    #[test]
    fn shopify_s_cart_is_read_as_it_comes() {
        let value = json(
            r#"{"id":"gid://shopify/Cart/1","cost":{"subtotalAmount":{"amount":"42.50","currencyCode":"CAD"}},
            "lines":{"nodes":[{"id":"gid://shopify/CartLine/9","quantity":2,
              "cost":{"amountPerQuantity":{"amount":"21.25","currencyCode":"CAD"}},
              "merchandise":{"id":"gid://shopify/ProductVariant/5","product":{"id":"gid://shopify/Product/42"}}}]}}"#,
        );
        let cart = Cart::read_shopify(&value, Currency::EUR, &mut Reader::new("cart")).unwrap();
        assert_eq!(
            (
                cart.total.decimal_text().as_str(),
                cart.total.currency.code()
            ),
            ("42.50", "CAD")
        );
        assert_eq!(cart.lines[0].id, ItemId::new("42"));
        assert_eq!(cart.lines[0].quantity, 2);
    }
}
