//! Errors of the page's scripts: each told when it happens first, and how often it has happened since when the page ends.

use super::text::{label, number, put};
use crate::text::part_at;
use crate::value::Value;

/// So many different errors of a page are told; of more, nothing.
const MOST: usize = 10;

const LONGEST_MESSAGE: usize = 300;
const LONGEST_SOURCE: usize = 300;

/// The errors of a page.
#[derive(Debug, Default)]
pub(super) struct Faults(Vec<Fault>);

/// An error, and how often it has happened since it was told.
#[derive(Debug)]
struct Fault {
    fields: Vec<(String, Value)>,
    repeats: u32,
}

impl Faults {
    /// Takes an error; returns it, if it is to be told now.
    pub fn take(&mut self, seen: &Value) -> Option<Vec<(String, Value)>> {
        let message = label(seen, "message", LONGEST_MESSAGE)?;
        let mut fields = Vec::new();
        put(&mut fields, "message", message);
        let stack = seen
            .get("stack")
            .and_then(Value::as_text)
            .unwrap_or_default();
        let source = label(seen, "source", LONGEST_SOURCE);
        let (source, line, column) = match source {
            Some(source) => (Some(source), number(seen, "line"), number(seen, "column")),
            None => match frame(stack) {
                Some((source, line, column)) => (
                    Some(source.chars().take(LONGEST_SOURCE).collect()),
                    Some(line),
                    Some(column),
                ),
                None => (None, None, None),
            },
        };
        put(&mut fields, "source", source.map(without_query));
        put(&mut fields, "line", line);
        put(&mut fields, "column", column);
        if let Some(known) = self.0.iter_mut().find(|known| known.fields == fields) {
            known.repeats = known.repeats.saturating_add(1);
            return None;
        }
        if self.0.len() >= MOST {
            return None;
        }
        self.0.push(Fault {
            fields: fields.clone(),
            repeats: 0,
        });
        put(&mut fields, "count", 1.0);
        Some(fields)
    }

    /// Those that have happened again since they were told.
    pub fn tell(&mut self) -> Vec<Vec<(String, Value)>> {
        let mut told = Vec::new();
        for fault in self.0.iter_mut().filter(|fault| fault.repeats > 0) {
            let mut fields = fault.fields.clone();
            put(&mut fields, "count", std::mem::take(&mut fault.repeats));
            told.push(fields);
        }
        told
    }
}

fn without_query(source: String) -> String {
    source
        .split(['?', '#'])
        .next()
        .unwrap_or_default()
        .to_owned()
}

/// Where the first line of a stack with a place is: `at name (https://shop.example/app.js:12:34)` in Chromium,
/// `name@https://shop.example/app.js:12:34` in Firefox and Safari.
fn frame(stack: &str) -> Option<(String, f64, f64)> {
    stack.lines().take(20).find_map(|line| {
        let line = line.trim_ascii().trim_end_matches(')');
        let (rest, column) = line.rsplit_once(':')?;
        let (rest, row) = rest.rsplit_once(':')?;
        let scheme = part_at(rest, "http://").or_else(|| part_at(rest, "https://"))?;
        let column: u32 = column.parse().ok()?;
        let row: u32 = row.parse().ok()?;
        Some((rest.get(scheme..)?.to_owned(), row.into(), column.into()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(json: &str) -> Value {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn an_error_says_where_it_is() {
        let cases = [
            (
                r#"{"message":"x is not a function","source":"https://shop.example/app.js?v=3","line":12,"column":34}"#,
                r#"{"message":"x is not a function","source":"https://shop.example/app.js","line":12,"column":34,"count":1}"#,
            ),
            (
                r#"{"message":"late","stack":"Error: late\n    at pay (https://shop.example/pay.js:7:9)\n    at https://shop.example/app.js:1:1"}"#,
                r#"{"message":"late","source":"https://shop.example/pay.js","line":7,"column":9,"count":1}"#,
            ),
            (
                r#"{"message":"late","stack":"pay@http://localhost:8080/pay.js?a=1:7:9\n@http://localhost:8080/app.js:1:1"}"#,
                r#"{"message":"late","source":"http://localhost:8080/pay.js","line":7,"column":9,"count":1}"#,
            ),
            (
                r#"{"message":"Script error.","stack":"::"}"#,
                r#"{"message":"Script error.","count":1}"#,
            ),
        ];
        for (given, expected) in cases {
            let told = Faults::default().take(&seen(given)).map(Value::Object);
            assert_eq!(told, Some(seen(expected)), "{given}");
        }
        assert_eq!(Faults::default().take(&seen(r#"{"message":""}"#)), None);
    }

    #[test]
    fn repeats_are_counted_and_told_at_the_end() {
        let mut faults = Faults::default();
        let error = seen(r#"{"message":"a"}"#);
        assert!(faults.take(&error).is_some());
        assert_eq!(faults.tell(), Vec::<Vec<(String, Value)>>::new());
        for _ in 0..4 {
            assert_eq!(faults.take(&error), None);
        }
        let told: Vec<Value> = faults.tell().into_iter().map(Value::Object).collect();
        assert_eq!(told, [seen(r#"{"message":"a","count":4}"#)]);
        assert!(faults.tell().is_empty());
    }

    #[test]
    fn ten_different_errors_are_enough() {
        let mut faults = Faults::default();
        let told = (0..50)
            .filter(|number| {
                faults
                    .take(&seen(&format!(r#"{{"message":"error {number}"}}"#)))
                    .is_some()
            })
            .count();
        assert_eq!(told, 10);
    }
}
