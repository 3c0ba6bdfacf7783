//! What must go, and what must stay.

use super::find::find;
use super::{Action, Kind, Redaction};
use crate::document::Map;
use crate::value::{Value, object};

fn kinds(text: &str) -> Vec<Kind> {
    find(text, false).iter().map(|found| found.kind).collect()
}

fn masked(text: &str) -> String {
    let redacted = Redaction::default().redact("message", text.into());
    redacted
        .and_then(|value| value.as_text().map(str::to_owned))
        .unwrap_or_default()
}

#[test]
fn what_must_go_goes() {
    let table = [
        // e-mail
        ("anna.smith+news@mail.shop.example", "[email]"),
        (
            "Write to anna@shop.example, please.",
            "Write to [email], please.",
        ),
        ("<o'neil@shop.co.uk>", "<[email]>"),
        (
            "mailto:anna_1@shop.example?subject=x",
            "mailto:[email]?subject=x",
        ),
        ("anna%40shop.example", "[email]"),
        ("我的邮箱是zhang.san@qq.com谢谢", "我的邮箱是[email]谢谢"),
        ("邮箱：１３８００１３８０００@163.com", "邮箱：[email]"),
        ("a@b.example and c@d.example", "[email] and [email]"),
        ("user@xn--bcher-kva.xn--p1ai", "[email]"),
        // international and national telephone numbers
        ("+31 6 12345678", "[phone]"),
        ("call +1 (555) 123-4567 today", "call [phone] today"),
        ("+4930123456", "[phone]"),
        ("0049 30 12345678", "[phone]"),
        ("(555) 234-5678", "[phone]"),
        ("555-234-5678", "[phone]"),
        ("1-555-234-5678", "[phone]"),
        ("020 7946 0958", "[phone]"),
        ("06 12 34 56 78", "[phone]"),
        ("06.12.34.56.78", "[phone]"),
        ("030/12345678", "[phone]"),
        ("(030) 12345678", "[phone]"),
        ("Tel. 0171-1234567.", "Tel. [phone]."),
        // Chinese mobile numbers and landlines
        ("13800138000", "[phone]"),
        ("138 0013 8000", "[phone]"),
        ("138-0013-8000", "[phone]"),
        ("+86 138 0013 8000", "[phone]"),
        ("+8613800138000", "[phone]"),
        ("86 13800138000", "[phone]"),
        ("8613800138000", "[phone]"),
        ("请打我电话19912345678，谢谢", "请打我电话[phone]，谢谢"),
        ("手机：１３８００１３８０００", "手机：[phone]"),
        ("010-62552000", "[phone]"),
        ("(0571) 88886666", "[phone]"),
        // cards, by the numbers that their makers publish for tests
        ("4111 1111 1111 1111", "[card]"),
        ("4111111111111111", "[card]"),
        ("my card is 5555-5555-5555-4444", "my card is [card]"),
        ("378282246310005", "[card]"),
        ("3782 822463 10005", "[card]"),
        ("6011111111111117", "[card]"),
        ("3530111333300000", "[card]"),
        ("30569309025904", "[card]"),
        ("2223003122003222", "[card]"),
        ("6200000000000005", "[card]"),
        // resident ids, of the standard's own example and one with X
        ("11010519491231002X", "[id]"),
        ("11010519491231002x", "[id]"),
        ("身份证440524188001010014。", "身份证[id]。"),
        // IP addresses
        ("192.168.0.1", "[ip]"),
        ("from 203.0.113.7:8080.", "from [ip]:8080."),
        ("2001:db8:85a3::8a2e:370:7334", "[ip]"),
        ("2001:0db8:85a3:0000:0000:8a2e:0370:7334", "[ip]"),
        ("fe80::1ff:fe23:4567:890a", "[ip]"),
        // several at once
        (
            "Anna, anna@shop.example, +31 6 12345678, 4111 1111 1111 1111",
            "Anna, [email], [phone], [card]",
        ),
    ];
    let wrong: Vec<(&str, String)> = table
        .iter()
        .map(|(text, expected)| (*expected, masked(text)))
        .filter(|(expected, masked)| expected != masked)
        .collect();
    assert_eq!(wrong, []);
}

#[test]
fn what_must_stay_stays() {
    let table = [
        "",
        "Hello, world",
        "Order 1000123",
        "2026112200012345",
        "order #4111-22",
        "A-2026-000123",
        "20261122123456789",
        "订单号202611221234567890",
        "订单 1234567890123",
        "017f22e2-79b0-7cc3-98c4-dc0c0c07398f",
        "12345678-1234-4123-8123-123456789012",
        "2026-11-22",
        "2026-11-22T10:00:00.000Z",
        "22.11.2026 10:30",
        "05-11-2026 10:30",
        "05.11.2026",
        "1763805600",
        "1763805600000",
        "10:30:00",
        "\u{20ac}1,299.00",
        "1.299,00",
        "19.99",
        "0.123456789",
        "100000000000",
        "4006381333931",    // EAN-13
        "9780306406157",    // ISBN-13
        "0-306-40615-2",    // ISBN-10
        "4111111111111112", // no card: the check digit is wrong
        "11010519491231002Y",
        "110105194912310021",
        "1.2.3",
        "v1.2.3.4",
        "256.1.1.1",
        "1.2.3.4.5",
        "std::vec::Vec",
        "a::b",
        "00:1A:2B:3C:4D:5E",
        "@awning on every page",
        "npm i awning@1.2.3",
        "@media (min-width: 40rem)",
        "https://social.example/@anna",
        "12800138000",
        "1234",
        "3 x 4 x 5 cm",
        "120 x 200",
        "50% 20%",
        "1 2 3 4 5 6 7 8 9",
        "size 36 37 38 39 40 41 42",
        "#ff00aa",
        "SKU-0612345678",
        "size_0612345678",
    ];
    let wrong: Vec<(&str, Vec<Kind>)> = table
        .iter()
        .map(|text| (*text, kinds(text)))
        .filter(|(text, kinds)| !kinds.is_empty() || masked(text) != *text)
        .collect();
    assert_eq!(wrong, []);
}

#[test]
fn a_shop_s_own_numbers_stay_whatever_they_look_like() {
    let event = object!([
        ("order_id", "13800138000".into()),
        ("productId", "4111111111111111".into()),
        ("sku", "555-234-5678".into()),
        (
            "products",
            vec![object!([("product_id", "06 12 34 56 78".into())])].into()
        ),
    ]);
    assert_eq!(Redaction::default().redact("", event.clone()), Some(event));
    let told = object!([
        ("order_id", "anna@shop.example".into()),
        ("user_id", "13800138000".into())
    ]);
    assert_eq!(
        Redaction::default().redact("", told),
        Some(object!([
            ("order_id", "[email]".into()),
            ("user_id", "[phone]".into())
        ]))
    );
}

#[test]
fn numbers_that_are_no_text_are_looked_at_too() {
    let event = object!([
        ("phone", 13_800_138_000.0.into()),
        ("price", 24.9.into()),
        ("at", 1_763_805_600_000.0.into())
    ]);
    let expected = object!([
        ("phone", "[phone]".into()),
        ("price", 24.9.into()),
        ("at", 1_763_805_600_000.0.into())
    ]);
    assert_eq!(Redaction::default().redact("", event), Some(expected));
}

#[test]
fn each_kind_has_a_rule_of_its_own() {
    let rules = Redaction {
        email: Action::Hash,
        phone: Action::Keep,
        card: Action::Remove,
        salt: "s".into(),
        ..Redaction::default()
    };
    let event = object!([
        ("text", "Anna@Shop.example or +31 6 12345678".into()),
        ("card", "4111 1111 1111 1111".into()),
        ("note", "card 4111 1111 1111 1111 it is".into()),
    ]);
    // printf 'sanna@shop.example' | sha256sum
    let hash = "c0cf74a7db100443c492dc712cce6473440c64712dae34d8d53b008b16736c4e";
    let expected = object!([
        ("text", [hash, " or +31 6 12345678"].concat().into()),
        ("note", "card  it is".into()),
    ]);
    assert_eq!(rules.redact("", event), Some(expected));
}

#[test]
fn what_is_hashed_is_the_same_however_it_was_written() {
    let rules = Redaction {
        phone: Action::Hash,
        email: Action::Hash,
        ..Redaction::default()
    };
    let of = |text: &str| rules.redact("", text.into());
    assert_eq!(of("138 0013 8000"), of("138-0013-8000"));
    assert_eq!(of("ANNA@shop.example"), of("anna@shop.example"));
    assert_ne!(of("138 0013 8000"), of("138 0013 8001"));
}

#[test]
fn properties_that_the_rules_name_go_wherever_they_stand() {
    let named = [
        ("first_name", Action::Remove),
        ("street", Action::Mask),
        ("phone", Action::Keep),
        ("vat", Action::Hash),
        ("address", Action::Hash),
    ];
    let rules = Redaction {
        properties: Map(named.map(|(name, action)| (name.to_owned(), action)).into()),
        ..Redaction::default()
    };
    let event = object!([
        ("first_name", "Anna".into()),
        (
            "traits",
            object!([
                ("first_name", "Anna".into()),
                ("street", object!([("line", "Hill 1".into())]))
            ])
        ),
        ("phone", "13800138000".into()),
        ("vat", "NL1".into()),
        ("address", object!([("city", "Delft".into())])),
    ]);
    let redacted = rules.redact("", event).unwrap();
    assert_eq!(redacted.get("first_name"), None);
    assert_eq!(
        redacted.get("traits"),
        Some(&object!([("street", "[removed]".into())]))
    );
    assert_eq!(redacted.get("phone"), Some(&"13800138000".into()));
    assert_eq!(
        redacted.get("vat").and_then(Value::as_text).map(str::len),
        Some(64)
    );
    assert_eq!(
        redacted.get("address"),
        None,
        "an object has no one value to hash"
    );
}

#[test]
fn urls_keep_the_parameters_that_say_where_the_visitor_came_from() {
    let table = [
        (
            "https://shop.example/lamp?utm_source=news&token=x7&gclid=1",
            "https://shop.example/lamp?utm_source=news&gclid=1",
        ),
        (
            "https://shop.example/lamp?session=8",
            "https://shop.example/lamp",
        ),
        (
            "https://shop.example/search?q=lamp&email=a%40b.example",
            "https://shop.example/search?q=lamp",
        ),
        (
            "https://shop.example/search?q=anna%40shop.example",
            "https://shop.example/search?q=[email]",
        ),
        ("https://anna:secret@shop.example/", "https://shop.example/"),
        (
            "https://shop.example/#access_token=1",
            "https://shop.example/",
        ),
        (
            "https://shop.example/?utm_medium=a#reviews",
            "https://shop.example/?utm_medium=a#reviews",
        ),
        ("/account?reset=17&page=2", "/account?page=2"),
        ("https://shop.example/lamp", "https://shop.example/lamp"),
        (
            "http://127.0.0.1:8787/from/203.0.113.7",
            "http://127.0.0.1:8787/from/[ip]",
        ),
        (
            "see https://shop.example/?a=1 there",
            "see https://shop.example/?a=1 there",
        ),
    ];
    for (url, expected) in table {
        let redacted = Redaction::default().redact("url", url.into());
        assert_eq!(redacted, Some(expected.into()), "{url}");
    }
}

#[test]
fn a_visitor_is_not_known_by_what_is_masked() {
    let hashed = Redaction {
        email: Action::Hash,
        ..Redaction::default()
    };
    let kept = Redaction {
        email: Action::Keep,
        ..Redaction::default()
    };
    assert_eq!(Redaction::default().user_id("42"), Some("42".into()));
    assert_eq!(Redaction::default().user_id("anna@shop.example"), None);
    assert_eq!(
        hashed.user_id("anna@shop.example").map(|id| id.len()),
        Some(64)
    );
    assert_eq!(
        kept.user_id("anna@shop.example"),
        Some("anna@shop.example".into())
    );
}

proptest::proptest! {
    #[test]
    fn no_text_makes_it_trap_and_what_is_found_lies_within_it(text in "[0-9a-f+(). /@:%-]{0,60}|.{0,40}", url: bool) {
        let text = if url { ["https://", &text].concat() } else { text };
        let mut end = 0;
        for found in find(&text, false) {
            assert!(found.at.start >= end && text.get(found.at.clone()).is_some_and(|part| !part.is_empty()));
            end = found.at.end;
        }
        let once = Redaction::default().redact("text", text.as_str().into());
        let twice = once.clone().and_then(|value| Redaction::default().redact("text", value));
        assert_eq!(once.is_some(), twice.is_some());
    }

    #[test]
    fn an_address_is_found_wherever_it_stands(before in "[ ,;(<]{0,3}", after in "[ ,;)>]{0,3}") {
        assert_eq!(masked(&[&before, "x anna@shop.example", &after].concat()), [&before, "x [email]", &after].concat());
    }
}
