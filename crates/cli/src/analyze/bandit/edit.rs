//! A value put into a text of JSON, of which all else stays as it is: its order, its spaces, its way of writing numbers.

use std::fmt;
use std::ops::Range;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// A step from a value into one of its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// The member of an object.
    Member(String),
    /// The element of a list.
    Element(usize),
}

/// The text with a member of the object at that path replaced, or added behind the member `behind`. `None`: the path leads
/// to no object, or it has no such member either.
pub fn set(text: &str, path: &[Step], name: &str, value: &str, behind: &str) -> Option<String> {
    let object = path.iter().try_fold(text, |part, step| into(part, step))?;
    if let Some(old) = into(object, &Step::Member(name.to_owned())) {
        return Some(replaced(text, range(text, old), value));
    }
    let before = range(text, into(object, &Step::Member(behind.to_owned()))?);
    let space = space_before(text, before.start, behind);
    let gap = if space.is_empty() { "" } else { " " };
    let name = serde_json::Value::from(name);
    let added = format!(",{space}{name}:{gap}{value}");
    Some(replaced(text, before.end..before.end, &added))
}

fn replaced(text: &str, range: Range<usize>, by: &str) -> String {
    let (before, after) = (text.get(..range.start), text.get(range.end..));
    [before.unwrap_or_default(), by, after.unwrap_or_default()].concat()
}

/// The space before the name of the member whose value begins there.
fn space_before<'t>(text: &'t str, value: usize, name: &str) -> &'t str {
    let before = text.get(..value).unwrap_or_default();
    let name = before.rfind(&format!("\"{name}\"")).unwrap_or_default();
    let before = text.get(..name).unwrap_or_default();
    before.get(before.trim_end().len()..).unwrap_or_default()
}

/// Where a part of a text is in it.
fn range(text: &str, part: &str) -> Range<usize> {
    let start = part.as_ptr().addr() - text.as_ptr().addr();
    start..start + part.len()
}

/// The part of a value, as it is written.
fn into<'t>(text: &'t str, step: &Step) -> Option<&'t str> {
    match step {
        Step::Member(name) => {
            let Members(members) = serde_json::from_str(text).ok()?;
            // Of members of the same name the last one counts, as in JavaScript.
            let found = members.into_iter().rfind(|(known, _)| known == name);
            found.map(|(_, value)| value.get())
        }
        Step::Element(place) => {
            let elements: Vec<&RawValue> = serde_json::from_str(text).ok()?;
            elements.get(*place).map(|value| value.get())
        }
    }
}

/// The members of an object, with their values as they are written.
struct Members<'t>(Vec<(String, &'t RawValue)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Taker;
        impl<'de> Visitor<'de> for Taker {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(Taker)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(steps: &str) -> Vec<Step> {
        let steps = steps.split('/').filter(|step| !step.is_empty());
        steps
            .map(|step| match step.parse() {
                Ok(place) => Step::Element(place),
                Err(_) => Step::Member(step.to_owned()),
            })
            .collect()
    }

    #[test]
    fn nothing_changes_but_the_value() {
        for (text, at, expected) in [
            (
                r#"{"b":1.0,"a":[{"w" : [0.50, 5e-1] ,"v":[]}],"c":1e2}"#,
                "a/0",
                r#"{"b":1.0,"a":[{"w" : [7] ,"v":[]}],"c":1e2}"#,
            ),
            (r#"{"v":[1],"x":2}"#, "", r#"{"v":[1],"w":[7],"x":2}"#),
            (
                "{\n  \"a\": {\n    \"v\": [\n      1\n    ]\n  }\n}\n",
                "a",
                "{\n  \"a\": {\n    \"v\": [\n      1\n    ],\n    \"w\": [7]\n  }\n}\n",
            ),
            // The last one of a name counts.
            (
                r#"{"v":0,"w":1,"w":2,"é\n":"日本"}"#,
                "",
                r#"{"v":0,"w":1,"w":[7],"é\n":"日本"}"#,
            ),
        ] {
            let found = set(text, &path(at), "w", "[7]", "v");
            assert_eq!(found.as_deref(), Some(expected));
        }
    }

    #[test]
    fn what_is_not_there_cannot_be_changed() {
        for (text, at) in [
            ("{}", ""),
            ("[]", ""),
            (r#"{"a":1}"#, "a"),
            (r#"{"a":[]}"#, "a/0"),
            ("{", ""),
        ] {
            assert_eq!(set(text, &path(at), "w", "[7]", "v"), None, "{text}");
        }
    }
}
