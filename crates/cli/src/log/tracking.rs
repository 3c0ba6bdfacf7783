//! Events in the vocabulary of Segment's e-commerce specification, which is Awning's own.

use std::borrow::Cow;

use awning_train::log::Action;
use serde_json::Value;

use super::cell::Cell;
use super::entry::{Entry, Group, Skip};
use super::object::at_path;
use super::role::Role;
use super::settings::Settings;
use super::time::NO_TIME;

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

/// What a stored event of Awning says: `{"name", "time", "sessionId", "properties"}`.
pub fn read_awning<'v>(value: &'v Value, settings: &Settings) -> Result<Entry<'v>, Skip> {
    let name = value.get("name").and_then(Value::as_str);
    let action = action(name, settings)?;
    let session = find(value, ["sessionId"]).ok_or(Skip::without("no session id"))?;
    let time = value.get("time");
    read(value, Group::Session(session), time, action, settings)
}

/// What a call of Segment says.
pub fn read_segment<'v>(value: &'v Value, settings: &Settings) -> Result<Entry<'v>, Skip> {
    let kind = value.get("type").and_then(Value::as_str);
    if let Some(kind) = kind.filter(|kind| *kind != "track") {
        return Err(Skip::Other(kind.to_owned()));
    }
    let name = value.get("event").or_else(|| value.get("name"));
    let action = action(name.and_then(Value::as_str), settings)?;
    let own = |role| settings.named.get(role).into_iter();
    let session = find(value, own(Role::Session).chain(SESSION_PATHS));
    let visitors = own(Role::Visitor).chain(["anonymousId", "userId"]);
    let by = match session {
        Some(session) => Group::Session(session),
        None => Group::Visitor(find(value, visitors).ok_or(Skip::without("no anonymousId"))?),
    };
    let mut times =
        own(Role::Time).chain(["timestamp", "originalTimestamp", "sentAt", "receivedAt"]);
    let time = times.find_map(|path| at_path(value, path));
    read(value, by, time, action, settings)
}

fn action(name: Option<&str>, settings: &Settings) -> Result<Action, Skip> {
    let name = name.ok_or(Skip::without("no event name"))?;
    let action = settings.actions.read(name);
    action.ok_or_else(|| Skip::Other(name.to_owned()))
}

fn read<'v>(
    value: &'v Value,
    by: Group<'v>,
    time: Option<&Value>,
    action: Action,
    settings: &Settings,
) -> Result<Entry<'v>, Skip> {
    let time = time.map_or(Cell::Empty, Cell::of_json);
    let micros = time.micros(&settings.times);
    let micros = micros.ok_or_else(|| Skip::Bad(NO_TIME, time.shown()))?;
    let properties = value.get("properties").unwrap_or(&Value::Null);
    let products = properties.get("products").and_then(Value::as_array);
    let products = match products {
        Some(products) if action == Action::Order => products.as_slice(),
        _ => std::slice::from_ref(properties),
    };
    let own = || settings.named.get(Role::Item).into_iter();
    let id = |product| find(product, own().chain(ITEM_NAMES));
    let items: Vec<Cow<str>> = products.iter().filter_map(id).collect();
    Entry::of_event(by, items, micros, action)
}

/// The first of these that is an id.
fn find<'v, 'p>(
    value: &'v Value,
    paths: impl IntoIterator<Item = &'p str>,
) -> Option<Cow<'v, str>> {
    let mut paths = paths.into_iter();
    paths.find_map(|path| Cell::of_json(at_path(value, path)?).into_text())
}
