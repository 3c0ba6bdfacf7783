use serde_json::json;

use super::*;

const RSS: &str = r#"<?xml version="1.0"?>
<rss xmlns:g="http://base.google.com/ns/1.0" version="2.0"><channel>
<title>Oak &amp; Ore</title>
<item>
  <g:id>P1</g:id><title><![CDATA[Pan <large>]]></title><g:description>Iron &eacute; &#233;</g:description>
  <g:price>12.34 EUR</g:price>
  <g:shipping><g:country>NL</g:country><g:price>5.00 EUR</g:price></g:shipping>
  <g:additional_image_link>a.jpg</g:additional_image_link><g:additional_image_link>b.jpg</g:additional_image_link>
</item>
<item><g:id>P2</g:id><title>Pot</title></item>
</channel></rss>"#;

#[test]
fn an_item_gives_its_own_elements_and_not_those_of_groups() {
    let rows = read(RSS);
    assert_eq!(rows.bad, []);
    assert_eq!(rows.shop.as_deref(), Some("Oak & Ore"));
    let items: Vec<(u64, Value)> = rows
        .rows
        .into_iter()
        .map(|row| (row.place, Value::Object(row.values)))
        .collect();
    assert_eq!(
        items,
        [
            (
                4,
                json!({
                    "id": "P1", "title": "Pan <large>", "description": "Iron é é", "price": "12.34 EUR",
                    "additional_image_link": ["a.jpg", "b.jpg"]
                })
            ),
            (10, json!({"id": "P2", "title": "Pot"})),
        ]
    );
}

#[test]
fn an_atom_link_is_read_from_its_attribute() {
    let rows = read(
        r#"<feed><entry><g:id>1</g:id><link href="https://shop.example/?a=1&amp;b=2"/></entry></feed>"#,
    );
    let link = rows.rows.first().and_then(|row| row.values.get("link"));
    assert_eq!(link, Some(&json!("https://shop.example/?a=1&b=2")));
}

#[test]
fn a_fault_keeps_what_came_before_it_and_is_reported_with_its_line() {
    for (text, line) in [
        (
            "<rss><channel>\n<item><id>1</id></item>\n<item><id>2</title>",
            3,
        ),
        ("<rss><channel>\n<item><id>1</id></item>\n<item><id>2", 3),
    ] {
        let rows = read(text);
        assert_eq!(rows.rows.len(), 1, "{text}");
        assert_eq!(
            rows.bad.iter().map(|bad| bad.place).collect::<Vec<_>>(),
            [line],
            "{text}"
        );
    }
}
