use serde_json::json;

use super::*;

#[test]
fn availability_is_read_from_words_stock_and_schema_org() {
    for (value, expected) in [
        (json!(true), Some(true)),
        (json!("TRUE"), Some(true)),
        (json!("in_stock"), Some(true)),
        (json!("Out of stock"), Some(false)),
        (json!("https://schema.org/SoldOut"), Some(false)),
        (json!("preorder"), Some(true)),
        (json!(0), Some(false)),
        (json!("12"), Some(true)),
        (json!("ask us"), None),
        (json!({}), None),
    ] {
        assert_eq!(availability(&value), expected, "{value}");
    }
}

#[test]
fn categories_keep_the_form_of_a_path() {
    for (value, expected) in [
        (json!("Kitchen > Knives"), Some("Kitchen > Knives")),
        (json!("Kitchen>Knives "), Some("Kitchen > Knives")),
        (json!(["Kitchen", "Knives"]), Some("Kitchen > Knives")),
        (json!("Tables & desks"), Some("Tables & desks")),
        (json!(" > "), None),
    ] {
        assert_eq!(path(&value).as_deref(), expected, "{value}");
    }
}

#[test]
fn times_are_read_with_and_without_offset() {
    for (value, expected) in [
        ("2026-03-01", Some("2026-03-01")),
        ("2026-03-01T10:00:00-05:00", Some("2026-03-01T15:00:00Z")),
        ("2026-03-01 10:00:00", Some("2026-03-01T10:00:00Z")),
        ("2026-03-01 10:00:00 UTC", Some("2026-03-01T10:00:00Z")),
        ("2026-02-30", None),
        ("yesterday", None),
    ] {
        assert_eq!(date(&json!(value)).as_deref(), expected, "{value}");
    }
}

#[test]
fn a_period_holds_between_its_two_times() {
    let now = Timestamp::UNIX_EPOCH;
    for (period, expected) in [
        ("1969-12-31T00:00+0100/1970-01-02T00:00+0100", Some(true)),
        ("1969-12-30T00:00Z/1970-01-01T00:00Z", Some(false)),
        ("1969-12-30T00:00Z", None),
        ("summer/autumn", None),
    ] {
        assert_eq!(is_within(&json!(period), now), expected, "{period}");
    }
}

#[test]
fn ratings_are_from_zero_to_five() {
    for (value, expected) in [
        (json!(4.5), Some(4.5)),
        (json!("4,5"), Some(4.5)),
        (json!("5"), Some(5.0)),
        (json!(5.1), None),
        (json!("good"), None),
    ] {
        assert_eq!(rating(&value), expected, "{value}");
    }
    assert_eq!(count(&json!("1,204")), Some(1204));
    assert_eq!(count(&json!(-1)), None);
}

#[test]
fn of_several_addresses_the_first_counts() {
    for (value, expected) in [
        (
            json!("https://a.example/1.jpg, https://a.example/2.jpg"),
            "https://a.example/1.jpg",
        ),
        (
            json!("https://a.example/1.jpg|https://a.example/2.jpg"),
            "https://a.example/1.jpg",
        ),
        (json!("/pictures/large pan.jpg"), "/pictures/large pan.jpg"),
        (json!({"src": "/a.jpg"}), "/a.jpg"),
        (json!([{"src": "/a.jpg"}, {"src": "/b.jpg"}]), "/a.jpg"),
    ] {
        assert_eq!(address(&value).as_deref(), Some(expected), "{value}");
    }
}

#[test]
fn a_number_with_a_fraction_is_no_identifier() {
    assert_eq!(text(&json!(12)), Some("12".to_owned()));
    assert_eq!(text(&json!(12.5)), None);
    assert_eq!(words(&json!("red, large;;iron")), ["red", "large", "iron"]);
    assert_eq!(
        address(&json!([{"src": "/a.jpg"}])),
        Some("/a.jpg".to_owned())
    );
}
