//! `GET /events`: the list for people, complete without its script, which only adds what arrives.

use axum::extract::{Query, State};
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use minijinja::{Environment, context};
use serde_json::{Map, Value};
use thiserror::Error;

use super::list::Wanted;
use super::query::Filter;
use super::routes::Receiving;

/// How many events the page shows.
const SHOWN: u32 = 100;

const TEMPLATE: &str = include_str!("page.html");
const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

#[derive(Debug, Error)]
enum PageError {
    #[error(transparent)]
    Store(#[from] super::store::StoreError),
    #[error("the page of events: {0}")]
    Template(#[from] minijinja::Error),
}

/// The page, for all events or for those of a name or a session.
pub(super) async fn page(
    State(receiving): State<Receiving>,
    Query(wanted): Query<Wanted>,
) -> Response {
    let filter = match wanted.filter() {
        Ok(filter) => filter,
        Err(error) => return (StatusCode::BAD_REQUEST, error).into_response(),
    };
    match render(&receiving, filter).await {
        Ok(html) => ([(header::CACHE_CONTROL, "no-store")], Html(html)).into_response(),
        Err(error) => {
            eprintln!("{error}");
            (
                StatusCode::SERVICE_UNAVAILABLE,
                "the events could not be read",
            )
                .into_response()
        }
    }
}

async fn render(receiving: &Receiving, filter: Filter) -> Result<String, PageError> {
    let names = receiving.store.names().await?;
    let total = receiving.store.count(filter.clone()).await?;
    let events = receiving.store.newest(filter.clone(), SHOWN).await?;
    let all: u64 = names.iter().map(|(_, count)| count).sum();
    let mut environment = Environment::new();
    environment.add_template("events.html", TEMPLATE)?;
    let latest = events.first().map_or(0, |event| event.arrival);
    let rows: Vec<_> = events
        .iter()
        .map(|event| {
            context! {
                received => &event.received_at,
                clock => event.received_at.get(11..19),
                day => event.received_at.get(..10),
                name => &event.name,
                seq => event.seq,
                session => &event.session_id,
                user => &event.user_id,
                summary => summarize(&event.properties),
                properties => serde_json::to_string_pretty(&event.properties).unwrap_or_default(),
                context => serde_json::to_string_pretty(&event.context).unwrap_or_default(),
            }
        })
        .collect();
    let page = context! { names, all, total, rows, latest, shown => SHOWN, name => filter.name, session => filter.session };
    Ok(environment.get_template("events.html")?.render(page)?)
}

/// The properties that are a word or a number, on one line. The script has the same rule.
fn summarize(properties: &Map<String, Value>) -> String {
    let words = properties.iter().filter_map(|(name, value)| match value {
        Value::String(text) => Some(format!("{name} {text}")),
        Value::Number(_) | Value::Bool(_) => Some(format!("{name} {value}")),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    });
    let line = words.collect::<Vec<_>>().join(" · ");
    if line.is_empty() {
        "Details".to_owned()
    } else {
        line
    }
}

/// The page's style sheet.
pub(super) async fn style() -> Response {
    (
        [
            (header::CONTENT_TYPE, "text/css; charset=utf-8"),
            (header::CACHE_CONTROL, "no-cache"),
        ],
        STYLE,
    )
        .into_response()
}

/// The page's script.
pub(super) async fn script() -> Response {
    (
        [
            (header::CONTENT_TYPE, "text/javascript; charset=utf-8"),
            (header::CACHE_CONTROL, "no-cache"),
        ],
        SCRIPT,
    )
        .into_response()
}
