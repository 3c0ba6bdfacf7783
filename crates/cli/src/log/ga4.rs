//! Events of Google Analytics 4, as it exports them to BigQuery
//! (<https://support.google.com/analytics/answer/7029846>).

use std::borrow::Cow;

use serde_json::Value;

use super::cell::Cell;
use super::entry::{Entry, Group, Skip};
use super::role::Role;
use super::settings::Settings;
use super::time::{TimeStyle, TimeUnit};

/// What stands in place of an id that the shop did not say.
const NOT_SET: &str = "(not set)";

/// What an exported event says.
pub fn read<'v>(value: &'v Value, settings: &Settings) -> Result<Entry<'v>, Skip> {
    let name = value.get("event_name").and_then(Value::as_str);
    let name = name.ok_or(Skip::without("no event name"))?;
    // A page view is of a page, and a click of a link.
    let of_items = !matches!(name, "page_view" | "click");
    let action = settings.actions.read(name).filter(|_| of_items);
    let action = action.ok_or_else(|| Skip::Other(name.to_owned()))?;
    let time = value
        .get("event_timestamp")
        .map_or(Cell::Empty, Cell::of_json);
    let style = TimeStyle {
        unit: Some(TimeUnit::Micros),
        pattern: None,
    };
    let micros = time.micros(&style).ok_or_else(|| {
        Skip::Bad(
            "not a time in microseconds between 1970 and 2100",
            time.shown(),
        )
    })?;
    // Without consent Google Analytics keeps no id: nothing says what belongs together.
    let visitor = text(value, "user_pseudo_id").ok_or(Skip::without("no user_pseudo_id"))?;
    // Sessions are numbered by the second they began in, for each visitor.
    let by = match parameter(value, "ga_session_id") {
        Some(session) => Group::joined(&visitor, &session),
        None => Group::Visitor(visitor),
    };
    let name = settings.named.get(Role::Item).unwrap_or("item_id");
    let items = value.get("items").map(elements).unwrap_or_default();
    let ids = items.into_iter().filter_map(|item| text(item, name));
    let items: Vec<Cow<str>> = ids.filter(|id| id != NOT_SET).collect();
    Entry::of_event(by, items, micros, action)
}

fn text<'v>(value: &'v Value, name: &str) -> Option<Cow<'v, str>> {
    Cell::of_json(value.get(name)?).into_text()
}

/// A parameter of the event: an element of `event_params` with this key, whichever of the typed values it has.
fn parameter<'v>(value: &'v Value, key: &str) -> Option<Cow<'v, str>> {
    let parameters = value.get("event_params").map(elements).unwrap_or_default();
    let has_key = |parameter: &&Value| parameter.get("key").and_then(Value::as_str) == Some(key);
    let value = parameters.into_iter().find(has_key)?.get("value")?;
    let types = ["int_value", "string_value", "double_value"];
    types.into_iter().find_map(|name| text(value, name))
}

/// The elements of a list; in Parquet written by BigQuery it is `{"list": [{"element": …}]}`.
fn elements(value: &Value) -> Vec<&Value> {
    let list = value.get("list").unwrap_or(value);
    let elements = list.as_array().map(Vec::as_slice).unwrap_or_default();
    let inner = |element| Value::get(element, "element").unwrap_or(element);
    elements.iter().map(inner).collect()
}
