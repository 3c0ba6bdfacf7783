//! Forms that are submitted: which ones, never what is written in them.

use super::text::{LONGEST_LABEL, label, number, path, put};
use crate::text::has_part;
use crate::value::Value;

/// What an event says of a form: its id and name, the path that it goes to, its method and how many fields it has.
pub(super) fn form(seen: &Value) -> Vec<(String, Value)> {
    let mut fields = Vec::new();
    put(&mut fields, "id", label(seen, "id", LONGEST_LABEL));
    put(&mut fields, "name", label(seen, "name", LONGEST_LABEL));
    let action = seen.get("action").and_then(Value::as_text);
    let action = action.filter(|action| has_part(action, "://")).map(path);
    put(&mut fields, "action", action);
    put(&mut fields, "method", label(seen, "method", 10));
    put(&mut fields, "fields", number(seen, "fields"));
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_told_by_what_it_is_and_not_by_what_it_holds() {
        let seen: Value = serde_json::from_str(
            r#"{"id":"newsletter","name":"signup","action":"https://shop.example/newsletter?email=anna@shop.example","method":"post","fields":2,"values":["anna"]}"#,
        )
        .unwrap();
        let expected: Value = serde_json::from_str(
            r#"{"id":"newsletter","name":"signup","action":"/newsletter","method":"post","fields":2}"#,
        )
        .unwrap();
        assert_eq!(Value::Object(form(&seen)), expected);
        let bare: Value =
            serde_json::from_str(r#"{"action":"javascript:send('anna')","fields":0}"#).unwrap();
        let expected: Value = serde_json::from_str(r#"{"fields":0}"#).unwrap();
        assert_eq!(Value::Object(form(&bare)), expected);
    }
}
