//! Values are compared as JavaScript compares them. Every operator is tested by GrowthBook's own cases, with
//! `cargo xtask conformance growthbook`.

use super::{Condition, Host, NativeHost, SavedGroups, Unanswerable};
use crate::read::{Read, Reader};
use crate::value::Value;

fn answer(condition: &str, attributes: &str) -> Result<bool, Unanswerable> {
    let value = |json| serde_json::from_str::<Value>(json).unwrap();
    let condition = Condition::read(&value(condition), &mut Reader::new("")).unwrap();
    condition.answer(&value(attributes), &SavedGroups::default(), &NativeHost)
}

#[test]
fn values_of_other_types_are_turned_into_what_they_are_compared_with() {
    let table = [
        // Missing is 0 as a number, and "null" as a text.
        (r#"{"age": 0}"#, "{}", true),
        (r#"{"age": "null"}"#, "{}", true),
        (r#"{"age": {"$eq": 0}}"#, "{}", false),
        (r#"{"age": false}"#, "{}", false),
        (r#"{"age": 10}"#, r#"{"age": " 10 "}"#, true),
        (r#"{"age": {"$gt": 9}}"#, r#"{"age": "10"}"#, true),
        (r#"{"age": {"$gt": "9"}}"#, r#"{"age": "10"}"#, false),
        (r#"{"tags": "a,b"}"#, r#"{"tags": ["a", "b"]}"#, true),
        (r#"{"tags.length": 2}"#, r#"{"tags": ["a", "b"]}"#, true),
        (r#"{"tags.1": "b"}"#, r#"{"tags": ["a", "b"]}"#, true),
        (r#"{"size": "1e+21"}"#, r#"{"size": 1e21}"#, true),
        // Text is ordered by code units: a surrogate is below U+FF5E.
        (r#"{"a": {"$lt": "～"}}"#, r#"{"a": "😀"}"#, true),
        (
            r#"{"a": {"$ini": ["STRASSE"]}}"#,
            r#"{"a": "straße"}"#,
            false,
        ),
        (r#"{"a": {"$ini": ["ÉTÉ"]}}"#, r#"{"a": "été"}"#, true),
        (r#"{"a": {"$regex": "^..$"}}"#, r#"{"a": "😀"}"#, true),
        (r#"{"a": {"$regexi": "^É😀$"}}"#, r#"{"a": "é😀"}"#, true),
    ];
    for (condition, attributes, expected) in table {
        assert_eq!(
            answer(condition, attributes),
            Ok(expected),
            "{condition} {attributes}"
        );
    }
}

#[test]
fn a_condition_without_an_answer_does_not_hold_nor_does_its_opposite() {
    for condition in [r#"{"$or": null}"#, r#"{"$not": {"$and": null}}"#] {
        assert_eq!(answer(condition, "{}"), Err(Unanswerable), "{condition}");
    }
    // What decides before is enough.
    assert_eq!(answer(r#"{"a": 1, "$or": null}"#, "{}"), Ok(false));
}

#[test]
fn numbers_are_read_and_written_as_in_javascript() {
    let table = [
        (0.1, "0.1"),
        (-1.5, "-1.5"),
        (1e21, "1e+21"),
        (123_456_789_012_345_680_000.0, "123456789012345680000"),
        (0.000_001, "0.000001"),
        (1.5e-7, "1.5e-7"),
        (f64::INFINITY, "Infinity"),
    ];
    for (number, text) in table {
        assert_eq!(NativeHost.number_text(number), text);
        assert_eq!(NativeHost.number(text), number);
    }
    let table = [
        ("", 0.0),
        (" \u{feff}7\n", 7.0),
        ("0x1F", 31.0),
        ("5.", 5.0),
        ("+.5", 0.5),
    ];
    for (text, number) in table {
        assert_eq!(NativeHost.number(text), number, "{text:?}");
    }
    for text in ["inf", "nan", "1_000", "0x", "-0x1", "1e", "\u{85}1", "--1"] {
        assert!(NativeHost.number(text).is_nan(), "{text:?}");
    }
}
