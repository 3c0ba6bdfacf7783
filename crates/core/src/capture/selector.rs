//! A short selector of an element, as stable as the page allows.

use crate::value::Value;

use super::text::number;

/// At most so many steps.
const MOST_STEPS: usize = 5;

/// The longest name that is taken for one that a person gave.
const LONGEST_NAME: usize = 40;

/// A CSS selector of an element, from what was seen of it and of the elements around it: from the nearest one with an id or
/// a `data-testid`, at most five steps. Names that look as if a build or a list had made them are left out, because they are
/// others tomorrow.
///
/// `steps` has the element itself first: `{tag, id, test, classes, nth}`, `nth` being its place among its siblings of the
/// same tag, from 1, or 0 if it has none.
pub(super) fn selector(steps: &Value) -> Option<String> {
    let steps = steps.as_list()?;
    let mut whole = String::new();
    for step in steps.iter().take(MOST_STEPS) {
        let text = |name| step.get(name).and_then(Value::as_text);
        let tag = text("tag").filter(|tag| is_name(tag))?;
        // Everything is within it.
        if tag == "html" && !whole.is_empty() {
            break;
        }
        let mut part = tag.to_owned();
        let known = text("id").filter(|id| is_stable(id));
        let test = text("test").filter(|test| is_name(test));
        if let Some(id) = known {
            part.push('#');
            part.push_str(id);
        } else if let Some(test) = test {
            part.push_str("[data-testid=\"");
            part.push_str(test);
            part.push_str("\"]");
        } else {
            let classes = step.get("classes").and_then(Value::as_list);
            let mut names = classes
                .unwrap_or_default()
                .iter()
                .filter_map(Value::as_text);
            if let Some(class) = names.find(|class| is_stable(class)) {
                part.push('.');
                part.push_str(class);
            }
            if let Some(nth) = number(step, "nth").filter(|nth| (1.0..10_000.0).contains(nth)) {
                part.push_str(":nth-of-type(");
                part.push_str(&(nth as u32).to_string());
                part.push(')');
            }
        }
        if !whole.is_empty() {
            part.push_str(" > ");
            part.push_str(&whole);
        }
        whole = part;
        if known.is_some() || test.is_some() {
            break;
        }
    }
    (!whole.is_empty()).then_some(whole)
}

fn is_name(text: &str) -> bool {
    (1..=LONGEST_NAME).contains(&text.len())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
}

/// Whether a name looks as if a person had given it, and as if it held for more than a moment.
fn is_stable(name: &str) -> bool {
    const STATES: [&str; 3] = ["is-", "has-", "js-"];
    let digits = name.bytes().filter(u8::is_ascii_digit).count();
    is_name(name)
        && name.starts_with(|first: char| first.is_ascii_alphabetic())
        && digits < 3
        && !STATES.iter().any(|state| name.starts_with(state))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_selector_is_short_and_made_of_what_stays() {
        let cases = [
            (
                r#"[{"tag":"a","id":"size-guide"},{"tag":"main"}]"#,
                Some("a#size-guide"),
            ),
            (
                r#"[{"tag":"button","classes":["css-1x2y3z","buy"],"nth":2},{"tag":"form","id":"cart"},{"tag":"main"}]"#,
                Some("form#cart > button.buy:nth-of-type(2)"),
            ),
            (
                r#"[{"tag":"a","id":":r1:"},{"tag":"div","test":"hero"},{"tag":"body"}]"#,
                Some("div[data-testid=\"hero\"] > a"),
            ),
            (
                r#"[{"tag":"a","id":"product-10293"},{"tag":"li","nth":3,"classes":["is-active"]},{"tag":"ul"}]"#,
                Some("ul > li:nth-of-type(3) > a"),
            ),
            (
                r#"[{"tag":"a"},{"tag":"b"},{"tag":"c"},{"tag":"d"},{"tag":"e"},{"tag":"f"}]"#,
                Some("e > d > c > b > a"),
            ),
            (
                r#"[{"tag":"a","id":"x y","classes":["\" > script"],"nth":-1}]"#,
                Some("a"),
            ),
            (
                r#"[{"tag":"a"},{"tag":"body"},{"tag":"html"}]"#,
                Some("body > a"),
            ),
            (r#"[{"tag":"a b"}]"#, None),
            ("[]", None),
            ("{}", None),
        ];
        for (steps, expected) in cases {
            let steps = serde_json::from_str(steps).unwrap();
            assert_eq!(selector(&steps).as_deref(), expected, "{steps:?}");
        }
    }
}
