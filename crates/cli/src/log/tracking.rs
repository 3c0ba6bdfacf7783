//! Events in the vocabulary of Segment's e-commerce specification, which is Awning's own.

use awning_train::log::{Action, By, Event, LogError};
use serde_json::Value;

use super::cell::Cell;
use super::column::Role;
use super::intake::Intake;
use super::object::at_path;
use super::settings::Settings;

/// Names of the property that is the item's id, the surest first.
const ITEM_NAMES: [&str; 3] = ["product_id", "sku", "id"];

/// Where calls of Segment can say which session they are of; the specification has no place for it.
const SESSION_PATHS: [&str; 5] = [
    "properties.session_id",
    "properties.sessionId",
    "context.sessionId",
    "context.session_id",
    "sessionId",
];

/// What an event says of itself.
struct Envelope<'a> {
    name: &'a str,
    by: By<'a>,
    time: Cell<'a>,
    properties: &'a Value,
}

/// Hands over the events of a stored event of Awning: `{"name", "time", "sessionId", "properties"}`.
///
/// # Errors
/// If the log cannot go on.
pub fn read_awning(
    place: u64,
    value: &Value,
    settings: &Settings,
    intake: &mut Intake,
) -> Result<(), LogError> {
    intake.row();
    let text = |name| value.get(name).and_then(Value::as_str);
    let Some(name) = text("name") else {
        return Ok(intake.bad(place, "no event name", None));
    };
    let Some(session) = text("sessionId").filter(|id| !id.is_empty()) else {
        return Ok(intake.bad(place, "no session id", None));
    };
    let envelope = Envelope {
        name,
        by: By::Session(session),
        time: value.get("time").map_or(Cell::Empty, Cell::of_json),
        properties: value.get("properties").unwrap_or(&Value::Null),
    };
    read(place, &envelope, settings, intake)
}

/// Hands over the events of a call of Segment.
///
/// # Errors
/// If the log cannot go on.
pub fn read_segment(
    place: u64,
    value: &Value,
    settings: &Settings,
    intake: &mut Intake,
) -> Result<(), LogError> {
    intake.row();
    let kind = value.get("type").and_then(Value::as_str);
    if let Some(kind) = kind.filter(|kind| *kind != "track") {
        intake.other(kind);
        return Ok(());
    }
    let name = value.get("event").or_else(|| value.get("name"));
    let Some(name) = name.and_then(Value::as_str) else {
        return Ok(intake.bad(place, "no event name", None));
    };
    let id = |path: &str| {
        Cell::of_json(at_path(value, path)?)
            .text()
            .map(|id| id.into_owned())
    };
    let own = settings.named.get(Role::Session);
    let session = own.into_iter().chain(SESSION_PATHS).find_map(id);
    let own = settings.named.get(Role::Visitor);
    let visitor = own
        .into_iter()
        .chain(["anonymousId", "userId"])
        .find_map(id);
    let by = match (&session, &visitor) {
        (Some(session), _) => By::Session(session),
        (None, Some(visitor)) => By::Visitor(visitor),
        (None, None) => return Ok(intake.bad(place, "no anonymousId", None)),
    };
    let time = settings.named.get(Role::Time).into_iter();
    let time = time
        .chain(["timestamp", "originalTimestamp", "sentAt", "receivedAt"])
        .find_map(|path| at_path(value, path));
    let envelope = Envelope {
        name,
        by,
        time: time.map_or(Cell::Empty, Cell::of_json),
        properties: value.get("properties").unwrap_or(&Value::Null),
    };
    read(place, &envelope, settings, intake)
}

fn read(
    place: u64,
    envelope: &Envelope,
    settings: &Settings,
    intake: &mut Intake,
) -> Result<(), LogError> {
    let Some(action) = settings.actions.read(envelope.name) else {
        intake.other(envelope.name);
        return Ok(());
    };
    let Some(micros) = envelope.time.micros(&settings.times) else {
        return Ok(intake.bad(
            place,
            "not a time between 1970 and 2100",
            Some(&envelope.time.shown()),
        ));
    };
    let products = envelope
        .properties
        .get("products")
        .and_then(Value::as_array);
    let one = std::slice::from_ref(envelope.properties);
    let products = match products {
        Some(products) if action == Action::Order => products.as_slice(),
        _ => one,
    };
    let mut found = false;
    for product in products {
        let own = settings.named.get(Role::Item).into_iter();
        let id = own.chain(ITEM_NAMES).find_map(|name| {
            let id = Cell::of_json(at_path(product, name)?);
            id.text().map(|id| id.into_owned())
        });
        let Some(id) = id else {
            continue;
        };
        found = true;
        let event = Event {
            by: envelope.by,
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
