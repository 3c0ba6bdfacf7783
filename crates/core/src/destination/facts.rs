//! What encoders read of an event.

use super::{Host, Moment};
use crate::capture::CAPTURED_FROM;
use crate::event::Event;
use crate::money::Decimal;
use crate::value::Value;

/// Ids that backends take for a mistake, because they are what faulty pages send for everybody (Amplitude's and
/// Mixpanel's lists).
const NOBODY: [&str; 20] = [
    "",
    "-",
    "-1",
    "0",
    "00000000-0000-0000-0000-000000000000",
    "[]",
    "anon",
    "anonymous",
    "false",
    "lmy47d",
    "n/a",
    "na",
    "nan",
    "nil",
    "none",
    "null",
    "true",
    "undefined",
    "unknown",
    "{}",
];

/// Who the visitor said they are, unless it is what a faulty page says of everybody.
pub(super) fn user(event: &Event) -> Option<&str> {
    let id = event.user_id.as_deref()?;
    let nobody = NOBODY
        .iter()
        .any(|known| id.trim_ascii().eq_ignore_ascii_case(known));
    (!nobody).then_some(id)
}

/// Who the event is of: the user if known, the visitor otherwise.
pub(super) fn person(event: &Event) -> &str {
    user(event).unwrap_or(&event.anonymous_id)
}

/// Those from the first on that are of the same visitor and user.
pub(super) fn of_one_person(events: &[Event]) -> &[Event] {
    let Some(first) = events.first() else {
        return events;
    };
    let same = |event: &&Event| {
        event.anonymous_id == first.anonymous_id
            && event.user_id == first.user_id
            && event.session_id == first.session_id
    };
    let count = events.iter().take_while(same).count();
    events.get(..count).unwrap_or(events)
}

/// A field as text: a text that is not empty, or a number in digits.
pub(super) fn text(fields: &Value, name: &str, host: &dyn Host) -> Option<String> {
    match fields.get(name)? {
        Value::Text(text) if !text.is_empty() => Some(text.clone()),
        Value::Number(number) if number.is_finite() => Some(host.number_text(*number)),
        _ => None,
    }
}

/// A field as a number: properties have amounts as numbers or as decimal text.
pub(super) fn number(fields: &Value, name: &str) -> Option<f64> {
    as_number(fields.get(name)?)
}

/// A number, or decimal text as one.
pub(super) fn as_number(value: &Value) -> Option<f64> {
    match value {
        Value::Number(number) => Some(*number).filter(|number| number.is_finite()),
        Value::Text(text) => Decimal::parse(text).map(Decimal::as_number),
        _ => None,
    }
}

/// The first of these fields that is a number.
pub(super) fn amount(fields: &Value, names: &[&str]) -> Option<f64> {
    names.iter().find_map(|name| number(fields, name))
}

/// The products that the event is about: its `products`, or itself if it has a `product_id`.
pub(super) fn products(event: &Event) -> &[Value] {
    match event.properties.get("products") {
        Some(Value::List(products)) => products,
        _ if event.properties.get("product_id").is_some() => {
            std::slice::from_ref(&event.properties)
        }
        _ => &[],
    }
}

/// Whether the event was captured from there: the name of an array of the page, `json-ld` or `shopify`.
pub(super) fn is_captured_from(event: &Event, from: &str) -> bool {
    let captured = event.properties.get(CAPTURED_FROM);
    captured.and_then(Value::as_text) == Some(from)
}

/// A part of the event's page: `url`, `path`, `title` or `referrer`; empty if unknown.
pub(super) fn page<'e>(event: &'e Event, part: &str) -> &'e str {
    let page = event.context.get("page");
    let part = page.and_then(|page| page.get(part));
    part.and_then(Value::as_text).unwrap_or_default()
}

/// The page's language; empty if unknown.
pub(super) fn locale(event: &Event) -> &str {
    let locale = event.context.get("locale");
    locale.and_then(Value::as_text).unwrap_or_default()
}

/// The host of a URL; empty if it has none.
pub(super) fn host_of(url: &str) -> &str {
    let rest = url.split_once("://").map_or("", |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or_default()
}

/// When the session began, in milliseconds since 1970: its id is a UUID of version 7, which says so. The event's own
/// time, if the id is none.
pub(super) fn session_start(event: &Event, moment: &Moment) -> i64 {
    let digits = event.session_id.bytes().filter(|byte| *byte != b'-');
    let mut millis = 0_i64;
    for digit in digits.take(12) {
        match (digit as char).to_digit(16) {
            Some(digit) => millis = millis * 16 + i64::from(digit),
            None => return moment.millis(event),
        }
    }
    if event.session_id.len() == 36 {
        millis
    } else {
        moment.millis(event)
    }
}

/// What the event is about in one text: a product, an order, a promotion, a survey, an experiment, a search.
pub(super) fn subject(event: &Event, host: &dyn Host) -> Option<String> {
    const IDS: [&str; 9] = [
        "product_id",
        "order_id",
        "promotion_id",
        "survey_id",
        "experiment_id",
        "list_id",
        "coupon_id",
        "cart_id",
        "query",
    ];
    IDS.iter()
        .find_map(|name| text(&event.properties, name, host))
}

/// The first so many characters.
pub(super) fn cut(text: &str, most: usize) -> &str {
    match text.char_indices().nth(most) {
        Some((end, _)) => text.get(..end).unwrap_or(text),
        None => text,
    }
}

/// The letters that a name may have.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Letters {
    /// Those of ASCII; others are written as their codes, so that no two names become one.
    Ascii,
    /// Those of any language.
    Any,
}

/// A name of letters, digits and `_`, in lower case, that begins with a letter.
pub(super) fn identifier(name: &str, letters: Letters) -> String {
    let mut id = String::new();
    for character in name.trim_ascii().chars() {
        match character {
            'a'..='z' | '0'..='9' | '_' => id.push(character),
            'A'..='Z' => id.push(character.to_ascii_lowercase()),
            '\0'..='\x7f' if !id.ends_with('_') => id.push('_'),
            '\0'..='\x7f' => (),
            other if letters == Letters::Any => id.push(other),
            other => {
                id.push('u');
                let code = u32::from(other);
                for shift in [20, 16, 12, 8, 4, 0] {
                    let digit = code >> shift & 15;
                    if shift < 16 || digit > 0 {
                        id.extend(char::from_digit(digit, 16));
                    }
                }
            }
        }
    }
    if id.starts_with(|first: char| first.is_ascii_digit() || first == '_') || id.is_empty() {
        id.insert_str(0, "x_");
    }
    id
}

/// A value for backends whose fields are texts, numbers and flags: a list or an object is written as JSON.
pub(super) fn flat(value: &Value, host: &dyn Host) -> Value {
    match value {
        Value::List(_) | Value::Object(_) => host.json(value).into(),
        other => other.clone(),
    }
}

/// Adds a field, unless it is nothing or there is one of that name.
pub(super) fn put(fields: &mut Vec<(String, Value)>, name: &str, value: impl Into<Value>) {
    let value = value.into();
    let nothing = matches!(&value, Value::Null) || value.as_text() == Some("");
    if !nothing && !fields.iter().any(|(known, _)| known == name) {
        fields.push((name.to_owned(), value));
    }
}

/// The fields of an object; none of anything else.
pub(super) fn fields(value: &Value) -> &[(String, Value)] {
    match value {
        Value::Object(fields) => fields,
        _ => &[],
    }
}

/// A URL without the slash at its end.
pub(super) fn base(url: &str) -> &str {
    url.strip_suffix('/').unwrap_or(url)
}

/// The fields of the event's campaign as `utm_source` and so on, and what brought the visitor as `attribution`.
pub(super) fn put_campaign(target: &mut Vec<(String, Value)>, event: &Event) {
    let campaign = event.context.get("campaign").unwrap_or(&Value::Null);
    for (name, value) in fields(campaign) {
        let name = if name == "name" { "campaign" } else { name };
        put(target, &crate::text::concat(&["utm_", name]), value.clone());
    }
    let attribution = event.context.get("attribution");
    put(target, "attribution", attribution.cloned());
}
