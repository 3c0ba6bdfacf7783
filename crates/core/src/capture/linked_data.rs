//! The product that a page describes as JSON-LD (<https://schema.org/Product>).

use super::product::{CAPTURED_FROM, LONGEST, amount, currency, id, put_text};
use super::text::{label, put};
use crate::catalog::ItemId;
use crate::money::Currency;
use crate::value::Value;

/// So many objects of a page's JSON-LD are looked at, and so deep.
const MOST_OBJECTS: usize = 1000;
const DEEPEST: usize = 8;

/// Names of properties that identify a product, the best first.
const IDENTIFIERS: [&str; 11] = [
    "productID",
    "productGroupID",
    "sku",
    "mpn",
    "gtin13",
    "gtin",
    "gtin14",
    "gtin12",
    "gtin8",
    "identifier",
    "@id",
];

/// A product that a page is about.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Described {
    /// Its id.
    pub id: ItemId,
    /// What an event says of it.
    pub fields: Vec<(String, Value)>,
}

/// The product that a page is about: the one that its JSON-LD describes. `None` if it describes several, as pages with
/// lists of products do, or one that has no id.
///
/// `data` is a list of what the page's scripts of that type hold.
pub(super) fn product(data: &Value) -> Option<Described> {
    let mut found = Found::default();
    found.look(data, 0, false);
    let one = match (found.main.as_slice(), found.all.as_slice()) {
        ([one], _) | ([], [one]) => *one,
        ([], several) => {
            // Variants beside the group that they belong to.
            let mut groups = several
                .iter()
                .filter(|product| is_a(product, "ProductGroup"));
            let one = groups.next().filter(|_| groups.next().is_none())?;
            let are_variants = several.iter().all(|product| {
                *product == *one
                    || product.get("isVariantOf").is_some()
                    || product.get("inProductGroupWithID").is_some()
            });
            one.get("@type").filter(|_| are_variants)?;
            one
        }
        _ => return None,
    };
    describe(one)
}

/// The products that were found.
#[derive(Default)]
struct Found<'d> {
    /// Those that something says the page is about.
    main: Vec<&'d Value>,
    /// All.
    all: Vec<&'d Value>,
    looked_at: usize,
}

impl<'d> Found<'d> {
    fn look(&mut self, at: &'d Value, depth: usize, is_main: bool) {
        self.looked_at += 1;
        if depth > DEEPEST || self.looked_at > MOST_OBJECTS {
            return;
        }
        match at {
            Value::List(items) => {
                for item in items {
                    self.look(item, depth + 1, is_main);
                }
            }
            Value::Object(_) if is_a(at, "Product") || is_a(at, "ProductGroup") => {
                // The same one may be written twice, by the theme and by a plug-in.
                let identity =
                    |product: &Value| IDENTIFIERS.iter().find_map(|name| id(product.get(name)));
                let known = |list: &[&Value]| {
                    let own = identity(at);
                    list.iter()
                        .any(|other| *other == at || (own.is_some() && identity(other) == own))
                };
                if is_main && !known(&self.main) {
                    self.main.push(at);
                }
                if !known(&self.all) {
                    self.all.push(at);
                }
            }
            Value::Object(_) => {
                for (name, is_main) in [("@graph", false), ("mainEntity", true)] {
                    if let Some(inner) = at.get(name) {
                        self.look(inner, depth + 1, is_main);
                    }
                }
            }
            _ => {}
        }
    }
}

/// Whether something is of that type: `Product`, `["Product", "Car"]` or `https://schema.org/Product`.
fn is_a(what: &Value, kind: &str) -> bool {
    let is = |value: &Value| {
        let name = value.as_text().unwrap_or_default();
        name.rsplit(['/', '#', ':']).next() == Some(kind)
    };
    match what.get("@type") {
        Some(Value::List(kinds)) => kinds.iter().any(is),
        Some(kind) => is(kind),
        None => false,
    }
}

fn describe(product: &Value) -> Option<Described> {
    let identity = IDENTIFIERS.iter().find_map(|name| id(product.get(name)))?;
    let mut fields = Vec::new();
    put(&mut fields, "product_id", identity.as_str());
    put_text(&mut fields, "sku", product, "sku");
    put(&mut fields, "name", label(product, "name", LONGEST));
    for (name, of) in [("brand", "brand"), ("category", "category")] {
        let first = first(product.get(of));
        let text = match first {
            Some(Value::Object(_)) => first.and_then(|named| label(named, "name", LONGEST)),
            Some(Value::Text(text)) => {
                let text: String = text.chars().take(LONGEST).collect();
                Some(text).filter(|text| !text.trim_ascii().is_empty())
            }
            _ => None,
        };
        put(&mut fields, name, text);
    }
    put_text(&mut fields, "variant", product, "color");
    let offered = price(product).or_else(|| {
        let variants = product.get("hasVariant")?.as_list()?;
        variants.iter().take(MOST_OBJECTS).find_map(price)
    });
    if let Some((price, code)) = offered {
        put(&mut fields, "price", price);
        put(&mut fields, "currency", code.as_ref().map(Currency::code));
    }
    put(&mut fields, CAPTURED_FROM, "json-ld");
    Some(Described {
        id: identity,
        fields,
    })
}

/// What a product costs: by its first offer that says so.
fn price(product: &Value) -> Option<(f64, Option<Currency>)> {
    let offers = product.get("offers")?;
    let several = std::slice::from_ref(offers);
    let offers = offers.as_list().unwrap_or(several);
    offers.iter().take(MOST_OBJECTS).find_map(|offer| {
        let inner = first(offer.get("offers"));
        let specified = first(offer.get("priceSpecification"));
        [Some(offer), specified, inner]
            .into_iter()
            .flatten()
            .find_map(|from| {
                let code = currency(from.get("priceCurrency"))
                    .or_else(|| currency(offer.get("priceCurrency")));
                let said = |name| from.get(name).and_then(|price| amount(price, code));
                let price = said("price").or_else(|| said("lowPrice"))?;
                (price >= 0.0).then_some((price, code))
            })
    })
}

/// A value, or the first of a list.
fn first(value: Option<&Value>) -> Option<&Value> {
    match value? {
        Value::List(items) => items.first(),
        value => Some(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn described(json: &str) -> Option<String> {
        let data: Value = serde_json::from_str(json).unwrap();
        let described = product(&data)?;
        Some(serde_json::to_string(&Value::Object(described.fields)).unwrap())
    }

    #[test]
    fn the_product_of_a_page_is_found_as_pages_write_it() {
        let lamp = |rest: &str| {
            Some(format!(
                r#"{{"product_id":"L7","sku":"L7","name":"Lamp 7",{rest}"captured_from":"json-ld"}}"#
            ))
        };
        let cases = [
            (r#"[{"@type":"Product","sku":"L7","name":"Lamp 7"}]"#, lamp("")),
            (
                r#"[{"@context":"https://schema.org","@type":["Product","Lamp"],"sku":"L7","name":" Lamp \n 7","brand":{"@type":"Brand","name":"Lumen"},"category":["Lamps"],"offers":{"@type":"Offer","price":"24.90","priceCurrency":"EUR"}}]"#,
                lamp(r#""brand":"Lumen","category":"Lamps","price":24.9,"currency":"EUR","#),
            ),
            (
                r#"[{"@graph":[{"@type":"BreadcrumbList"},{"@type":"http://schema.org/Product","sku":"L7","name":"Lamp 7","brand":"Lumen","offers":[{"price":1299.4,"priceCurrency":"jpy"}]}]}]"#,
                lamp(r#""brand":"Lumen","price":1299.0,"currency":"JPY","#),
            ),
            (
                r#"[{"@type":"Product","sku":"L7","name":"Lamp 7","offers":{"@type":"AggregateOffer","lowPrice":"19,90","highPrice":"30","priceCurrency":"EUR"}}]"#,
                lamp(r#""price":19.9,"currency":"EUR","#),
            ),
            (
                r#"[{"@type":"Product","sku":"L7","name":"Lamp 7","offers":{"priceSpecification":[{"price":5,"priceCurrency":"USD"}]}}]"#,
                lamp(r#""price":5.0,"currency":"USD","#),
            ),
            // Written twice.
            (
                r#"[{"@type":"Product","sku":"L7","name":"Lamp 7"},[{"@type":"Product","sku":"L7","name":"Lamp 7, again"}]]"#,
                lamp(""),
            ),
            // The page says which of several it is about.
            (
                r#"[{"@type":"ItemPage","mainEntity":{"@type":"Product","sku":"L7","name":"Lamp 7"}},{"@type":"Product","sku":"B1"}]"#,
                lamp(""),
            ),
            (
                r#"[{"@type":"ProductGroup","productGroupID":"G7","name":"Lamp","hasVariant":[{"@type":"Product","sku":"L7","offers":{"price":9,"priceCurrency":"EUR"}}]},{"@type":"Product","sku":"L8","isVariantOf":{"@id":"g"}}]"#,
                Some(r#"{"product_id":"G7","name":"Lamp","price":9.0,"currency":"EUR","captured_from":"json-ld"}"#.into()),
            ),
            (
                r#"[{"@type":"Product","productID":7,"sku":"L7"}]"#,
                Some(r#"{"product_id":"7","sku":"L7","captured_from":"json-ld"}"#.into()),
            ),
        ];
        for (json, expected) in cases {
            assert_eq!(described(json), expected, "{json}");
        }
    }

    #[test]
    fn a_page_of_several_products_or_none_is_no_product_s() {
        for json in [
            "[]",
            "null",
            r#"[{"@type":"Product","name":"Lamp 7"}]"#,
            r#"[{"@type":"Product","sku":"a"},{"@type":"Product","sku":"b"}]"#,
            r#"[{"@type":"ItemList","itemListElement":[{"@type":"Product","sku":"a"}]}]"#,
            r#"[{"@type":"Organization","sku":"a"}]"#,
            r#"[{"@type":"ProductGroup","sku":"a"},{"@type":"Product","sku":"b"}]"#,
            r#"[{"@type":"WebPage","mainEntity":[{"@type":"Product","sku":"a"},{"@type":"Product","sku":"b"}]}]"#,
            r#"[{"@type":null},{"@type":{}},3,"x"]"#,
        ] {
            assert_eq!(described(json), None, "{json}");
        }
    }

    #[test]
    fn nothing_that_is_nested_or_long_takes_for_ever() {
        let deep = format!(
            r#"{}{{"@type":"Product","sku":"a"}}{}"#,
            "[".repeat(60),
            "]".repeat(60)
        );
        assert_eq!(described(&deep), None);
        let long = vec![r#"{"@type":"Thing"}"#; 5000].join(",");
        assert_eq!(
            described(&format!(r#"[{long},{{"@type":"Product","sku":"a"}}]"#)),
            None
        );
    }
}
