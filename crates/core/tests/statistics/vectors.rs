//! The reference values, and how close is close.

use awning_core::value::Value;

const SHARED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/");

/// A group of the vectors; `None`, after saying so, where the shared files are not beside the checkout.
pub fn group(name: &str) -> Option<Value> {
    let text = file("ab_vectors.json")?;
    let vectors: Value = serde_json::from_str(&text).unwrap();
    let group = vectors.get(name).cloned();
    assert!(group.is_some(), "no group {name}");
    group
}

/// A file beside the vectors.
pub fn file(name: &str) -> Option<String> {
    shared(&format!("conformance/statistics/{name}"))
}

/// A file of real data.
pub fn data(name: &str) -> Option<String> {
    shared(&format!("data/{name}"))
}

fn shared(name: &str) -> Option<String> {
    let path = format!("{SHARED}{name}");
    let text = std::fs::read_to_string(&path).ok();
    if text.is_none() {
        println!("skipped: {path} is not there");
    }
    text
}

/// The fields of an object.
pub fn fields(value: &Value) -> &[(String, Value)] {
    match value {
        Value::Object(fields) => fields,
        other => panic!("{other:?} is no object"),
    }
}

/// The number of that name.
pub fn number(value: &Value, name: &str) -> f64 {
    value
        .get(name)
        .and_then(Value::as_number)
        .unwrap_or_else(|| panic!("no number {name} in {value:?}"))
}

/// The numbers of a list.
pub fn numbers(value: &Value) -> Vec<f64> {
    let items = value
        .as_list()
        .unwrap_or_else(|| panic!("{value:?} is no list"));
    items.iter().map(|item| item.as_number().unwrap()).collect()
}

/// The two numbers of that name.
pub fn two(value: &Value, name: &str) -> (f64, f64) {
    match numbers(value.get(name).unwrap_or(&Value::Null)).as_slice() {
        [one, other] => (*one, *other),
        other => panic!("{name} has {} numbers", other.len()),
    }
}

/// Both numbers are the same to 1e-6 of the expected one.
#[track_caller]
pub fn close(found: f64, expected: f64) {
    close_to(found, expected, 1e-6);
}

/// Both numbers are the same to that share of the expected one, however small that is.
#[track_caller]
pub fn close_to(found: f64, expected: f64, tolerance: f64) {
    let error = (found - expected).abs();
    // Where zero is expected, rounding may leave its speck.
    assert!(
        error <= tolerance * expected.abs() || (expected == 0.0 && error < 1e-15),
        "found {found:e}, expected {expected:e}"
    );
}

/// Both ends are.
#[track_caller]
pub fn close_interval(found: awning_core::experiment::analysis::Interval, expected: (f64, f64)) {
    close(found.low, expected.0);
    close(found.high, expected.1);
}
