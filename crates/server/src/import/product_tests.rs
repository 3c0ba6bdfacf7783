#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use serde_json::{Map, json};

use super::*;

fn read(row: Value) -> Result<Draft, Remark> {
    let Value::Object(values) = row else {
        unreachable!("the tests' rows are objects")
    };
    let columns: Vec<String> = values.keys().cloned().collect();
    let mapping = Mapping::resolve(&columns, &[]).unwrap();
    read_mapped(&mapping, values)
}

fn read_mapped(mapping: &Mapping, values: Map<String, Value>) -> Result<Draft, Remark> {
    let reader = RowReader {
        mapping,
        marks: HashMap::new(),
        currency: "EUR",
        now: Timestamp::UNIX_EPOCH,
    };
    reader.read(&Row { place: 1, values })
}

fn what(draft: &Draft) -> Vec<&'static str> {
    draft.remarks.iter().map(|remark| remark.what).collect()
}

#[test]
fn a_product_is_addressed_by_its_id_and_remembers_where_it_came_from() {
    let draft =
        read(json!({"id": "a/b é", "title": "Pan", "link": "https://shop.example/pan"})).unwrap();
    assert_eq!(draft.product.url, "/product/a%2Fb%20%C3%A9");
    assert_eq!(
        draft.product.image.as_deref(),
        Some("/images/a%2Fb%20%C3%A9.svg")
    );
    assert_eq!(
        draft.product.more.get("sourceUrl"),
        Some(&json!("https://shop.example/pan"))
    );
    assert!(draft.product.available);
}

#[test]
fn prices_settle_what_it_costs_and_what_it_cost() {
    for (row, price, former, remarks) in [
        (
            json!({"price": "10.00", "old price": "12"}),
            Some("10"),
            Some("12"),
            vec![],
        ),
        (json!({"price": 10.5}), Some("10.50"), None, vec![]),
        (
            json!({"price": "10", "sale_price": "8"}),
            Some("8"),
            Some("10"),
            vec![],
        ),
        (
            json!({"price": "10", "sale_price": "8", "sale_price_effective_date": "1960-01-01T00:00Z/1961-01-01T00:00Z"}),
            Some("10"),
            None,
            vec!["the sale price does not hold today; left out"],
        ),
        (
            json!({"price": "10", "sale_price": "11"}),
            Some("10"),
            None,
            vec!["the sale price is not below the price; left out"],
        ),
        (
            json!({"price": "10", "old_price": "No old price"}),
            Some("10"),
            None,
            vec!["the former price is not a decimal number; left out"],
        ),
        (
            json!({"price": "10", "old_price": "9"}),
            Some("10"),
            None,
            vec!["the former price is not above the price; left out"],
        ),
        (
            json!({"price": "10.005"}),
            Some("10.01"),
            None,
            vec!["the price has more decimals than its currency; rounded"],
        ),
        (json!({}), None, None, vec![]),
    ] {
        let mut row = row;
        row["id"] = json!("1");
        row["title"] = json!("Pan");
        let draft = read(row.clone()).unwrap();
        let found = (
            draft.product.price.as_deref(),
            draft.product.compare_at_price.as_deref(),
            what(&draft),
        );
        assert_eq!(found, (price, former, remarks), "{row}");
    }
}

#[test]
fn a_price_in_another_currency_than_the_catalog_names_it() {
    for (row, currency) in [
        (
            json!({"id": 1, "title": "Pan", "price": "10 USD"}),
            Some("USD"),
        ),
        (json!({"id": 1, "title": "Pan", "price": "10 EUR"}), None),
        (
            json!({"id": 1, "title": "Pan", "price": {"amount": "10", "currencyCode": "usd"}}),
            Some("USD"),
        ),
        (
            json!({"id": 1, "title": "Pan", "price": "10", "currency": "USD"}),
            Some("USD"),
        ),
    ] {
        assert_eq!(
            read(row.clone()).unwrap().product.currency.as_deref(),
            currency,
            "{row}"
        );
    }
}

#[test]
fn a_row_that_cannot_be_a_product_says_why() {
    for (row, reason) in [
        (
            json!({"title": "Pan", "id": {}}),
            "the id is neither text nor a whole number",
        ),
        (json!({"id": "1", "title": "  "}), "no title"),
        (
            json!({"id": "..", "title": "Pan"}),
            "the id cannot stand in a URL",
        ),
        (
            json!({"id": "x".repeat(201), "title": "Pan"}),
            "the id is longer than 200 bytes",
        ),
        (
            json!({"id": "1", "title": "Pan", "price": "on request"}),
            "the price is not a decimal number",
        ),
        (
            json!({"id": "1", "title": "Pan", "price": -1}),
            "the price is below zero",
        ),
    ] {
        assert_eq!(
            read(row.clone()).map_err(|remark| remark.what),
            Err(reason),
            "{row}"
        );
    }
}

#[test]
fn unknown_columns_are_kept_and_never_pass_for_known_ones() {
    let values = json!({"id": "1", "name": "Pan", "title": "Mr", "width": 5});
    let Value::Object(values) = values else {
        unreachable!("an object")
    };
    let columns: Vec<String> = values.keys().cloned().collect();
    let mapping = Mapping::resolve(&columns, &[("title".to_owned(), "name".to_owned())]).unwrap();
    let product = read_mapped(&mapping, values).unwrap().product;
    assert_eq!(product.title, "Pan");
    assert_eq!(
        product.more.into_iter().collect::<Vec<_>>(),
        [
            ("title (source)".to_owned(), json!("Mr")),
            ("width".to_owned(), json!(5))
        ]
    );
}

#[test]
fn what_is_not_understood_is_left_out_and_said() {
    let draft = read(json!({
        "id": 1, "title": "Pan", "image": "javascript:alert(1)", "availability": "maybe", "rating": 7, "review_count": "many",
        "published_at": "soon", "description": "<p>Iron</p>"
    }));
    let draft = draft.unwrap();
    assert_eq!(what(&draft).len(), 5);
    assert_eq!(draft.product.image.as_deref(), Some("/images/1.svg"));
    assert_eq!(draft.product.description.as_deref(), Some("Iron"));
}
