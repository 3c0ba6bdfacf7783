//! Web vitals, as Google's `web-vitals` measures them.

use super::text::{label, number, put};
use crate::value::Value;

/// The metrics that are told, with how many decimals their values have: layout shift is a score, the others are milliseconds.
const METRICS: [(&str, f64); 5] = [
    ("LCP", 10.0),
    ("INP", 10.0),
    ("CLS", 10_000.0),
    ("FCP", 10.0),
    ("TTFB", 10.0),
];

/// What an event says of a metric; `None` if it is not one of those.
pub(super) fn vital(seen: &Value) -> Option<Vec<(String, Value)>> {
    const LONGEST: usize = 60;
    let name = seen.get("name")?.as_text()?;
    let (name, scale) = METRICS.iter().find(|(known, _)| *known == name)?;
    let rounded = |field| number(seen, field).map(|value| (value * scale).round() / scale);
    let value = rounded("value").filter(|value| *value >= 0.0)?;
    let mut fields = Vec::new();
    put(&mut fields, "name", *name);
    put(&mut fields, "value", value);
    put(&mut fields, "delta", rounded("delta"));
    put(&mut fields, "rating", label(seen, "rating", LONGEST));
    put(&mut fields, "id", label(seen, "id", LONGEST));
    put(
        &mut fields,
        "navigation_type",
        label(seen, "navigationType", LONGEST),
    );
    Some(fields)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_metric_is_told_with_what_it_means() {
        let cases = [
            (
                r#"{"name":"LCP","value":1812.4567,"delta":12.04,"rating":"good","id":"v6-1-2","navigationType":"navigate","entries":[]}"#,
                Some(
                    r#"{"name":"LCP","value":1812.5,"delta":12,"rating":"good","id":"v6-1-2","navigation_type":"navigate"}"#,
                ),
            ),
            (
                r#"{"name":"CLS","value":0.123456,"delta":0.1,"rating":"needs-improvement","id":"v6","navigationType":"reload"}"#,
                Some(
                    r#"{"name":"CLS","value":0.1235,"delta":0.1,"rating":"needs-improvement","id":"v6","navigation_type":"reload"}"#,
                ),
            ),
            (r#"{"name":"FID","value":3}"#, None),
            (r#"{"name":"LCP","value":-1}"#, None),
            (r#"{"name":"LCP"}"#, None),
        ];
        for (given, expected) in cases {
            let told = vital(&serde_json::from_str(given).unwrap()).map(Value::Object);
            let expected: Option<Value> =
                expected.map(|expected| serde_json::from_str(expected).unwrap());
            assert_eq!(told, expected, "{given}");
        }
    }
}
