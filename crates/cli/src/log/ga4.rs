//! Events of Google Analytics 4, as it exports them to BigQuery
//! (<https://support.google.com/analytics/answer/7029846>).

use awning_train::log::{By, Event, LogError};
use serde_json::Value;

use super::cell::Cell;
use super::column::Role;
use super::intake::Intake;
use super::settings::Settings;
use super::time::{TimeStyle, TimeUnit};

/// Hands over the events of an exported event.
///
/// # Errors
/// If the log cannot go on.
pub fn read(
    place: u64,
    value: &Value,
    settings: &Settings,
    intake: &mut Intake,
) -> Result<(), LogError> {
    intake.row();
    let Some(name) = value.get("event_name").and_then(Value::as_str) else {
        return Ok(intake.bad(place, "no event name", None));
    };
    let Some(action) = settings.actions.read(name).filter(|_| is_of_items(name)) else {
        intake.other(name);
        return Ok(());
    };
    let text = |value: &Value| Cell::of_json(value).text().map(|text| text.into_owned());
    let time = value
        .get("event_timestamp")
        .map_or(Cell::Empty, Cell::of_json);
    let style = TimeStyle {
        unit: Some(TimeUnit::Micros),
        pattern: None,
    };
    let Some(micros) = time.micros(&style) else {
        let reason = "not a time in microseconds between 1970 and 2100";
        return Ok(intake.bad(place, reason, Some(&time.shown())));
    };
    let Some(visitor) = value.get("user_pseudo_id").and_then(text) else {
        // Without consent Google Analytics keeps no id: nothing says what belongs together.
        return Ok(intake.bad(place, "no user_pseudo_id", None));
    };
    // Sessions are numbered by the second they began in, for each visitor.
    let session = parameter(value, "ga_session_id").map(|id| format!("{visitor} / {id}"));
    let by = match &session {
        Some(session) => By::Session(session),
        None => By::Visitor(&visitor),
    };
    let items = value.get("items").map(elements).unwrap_or_default();
    let name = settings.named.get(Role::Item).unwrap_or("item_id");
    let mut found = false;
    for item in items {
        let Some(id) = item.get(name).and_then(text).filter(|id| id != "(not set)") else {
            continue;
        };
        found = true;
        let event = Event {
            by,
            item: &id,
            micros: Some(micros),
            action,
        };
        intake.event(place, &event)?;
    }
    if !found {
        intake.bad(place, "no item id", None);
    }
    Ok(())
}

/// A page view is of a page; which item, only `items` says.
fn is_of_items(name: &str) -> bool {
    name != "page_view" && name != "click"
}

/// A parameter of the event: an element of `event_params` with this key, whichever of the typed values it has.
fn parameter(value: &Value, key: &str) -> Option<String> {
    let parameters = value.get("event_params").map(elements).unwrap_or_default();
    let mut parameters = parameters.into_iter();
    let found =
        parameters.find(|parameter| parameter.get("key").and_then(Value::as_str) == Some(key))?;
    let value = found.get("value")?;
    ["int_value", "string_value", "double_value"]
        .into_iter()
        .find_map(|name| {
            Cell::of_json(value.get(name)?)
                .text()
                .map(|text| text.into_owned())
        })
}

/// The elements of a list; in Parquet written by BigQuery it is `{"list": [{"element": …}]}`.
fn elements(value: &Value) -> Vec<&Value> {
    let list = value.get("list").unwrap_or(value);
    let elements = list.as_array().map(Vec::as_slice).unwrap_or_default();
    let inner = |element| Value::get(element, "element").or_else(|| element.get("item"));
    elements
        .iter()
        .map(|element| inner(element).unwrap_or(element))
        .collect()
}
