//! `GET /v1/events`: what has arrived, for tests and tools.

use axum::Json;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::json;

use super::query::Filter;
use super::routes::Receiving;
use super::store::{StoreError, StoredEvent};

/// How many events are listed if the request does not say.
const DEFAULT_LIMIT: u32 = 100;

/// The most that are listed at once.
const MAX_LIMIT: u32 = 1000;

/// What a request may ask for; an empty value asks for nothing.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Wanted {
    after: Option<String>,
    name: Option<String>,
    session: Option<String>,
    limit: Option<String>,
}

impl Wanted {
    pub fn filter(&self) -> Result<Filter, String> {
        let given = |value: &Option<String>| value.clone().filter(|text| !text.is_empty());
        let after = match given(&self.after) {
            Some(text) => Some(
                text.parse()
                    .map_err(|_| format!("after: found {text:?}, expected a whole number"))?,
            ),
            None => None,
        };
        Ok(Filter {
            after,
            name: given(&self.name),
            session: given(&self.session),
        })
    }

    fn limit(&self) -> Result<u32, String> {
        let Some(text) = self.limit.as_ref().filter(|text| !text.is_empty()) else {
            return Ok(DEFAULT_LIMIT);
        };
        let limit = text
            .parse()
            .ok()
            .filter(|limit| (1..=MAX_LIMIT).contains(limit));
        limit.ok_or_else(|| {
            format!("limit: found {text:?}, expected a whole number from 1 to {MAX_LIMIT}")
        })
    }
}

/// Answers the events that pass, oldest first, how many pass in all, and the `after` of the next page, if there is one.
pub(super) async fn list(
    State(receiving): State<Receiving>,
    Query(wanted): Query<Wanted>,
) -> Response {
    let (filter, limit) = match wanted
        .filter()
        .and_then(|filter| Ok((filter, wanted.limit()?)))
    {
        Ok(asked) => asked,
        Err(error) => {
            return (StatusCode::BAD_REQUEST, Json(json!({ "error": error }))).into_response();
        }
    };
    match read(&receiving, filter, limit).await {
        Ok((total, next, events)) => {
            Json(json!({ "total": total, "next": next, "events": events })).into_response()
        }
        Err(error) => {
            eprintln!("{error}");
            let error = "the events could not be read";
            (
                StatusCode::SERVICE_UNAVAILABLE,
                Json(json!({ "error": error })),
            )
                .into_response()
        }
    }
}

async fn read(
    receiving: &Receiving,
    filter: Filter,
    limit: u32,
) -> Result<(u64, Option<i64>, Vec<StoredEvent>), StoreError> {
    let total = receiving.store.count(filter.clone()).await?;
    // One more than asked for tells whether there is a next page.
    let mut events = receiving.store.list(filter, limit + 1).await?;
    let more = events.len() > limit as usize;
    events.truncate(limit as usize);
    let next = events.last().map(|event| event.arrival).filter(|_| more);
    Ok((total, next, events))
}
