//! `GET /events/stream`: arrivals as Server-Sent Events.

use std::convert::Infallible;

use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::sse::{Event as Message, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use tokio_stream::wrappers::BroadcastStream;
use tokio_stream::{Stream, StreamExt};

use super::list::Wanted;
use super::query::Filter;
use super::routes::Receiving;
use super::store::{Notice, StoreError, StoredEvent};

/// The most that a listener is told of what arrived before it listened.
const MAX_MISSED: u32 = 500;

/// Streams a message for each event that passes: first those that arrived after `after`, or after `Last-Event-ID` when a
/// connection was lost, then those that arrive. A message `missed` says that there were more than can be told.
pub(super) async fn stream(
    State(receiving): State<Receiving>,
    Query(wanted): Query<Wanted>,
    headers: HeaderMap,
) -> Response {
    let mut filter = match wanted.filter() {
        Ok(filter) => filter,
        Err(error) => return (StatusCode::BAD_REQUEST, error).into_response(),
    };
    let last = headers
        .get("last-event-id")
        .and_then(|id| id.to_str().ok()?.parse().ok());
    filter.after = last.or(filter.after);
    match messages(&receiving, filter).await {
        Ok(messages) => Sse::new(messages)
            .keep_alive(KeepAlive::default())
            .into_response(),
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

async fn messages(
    receiving: &Receiving,
    mut filter: Filter,
) -> Result<impl Stream<Item = Result<Message, Infallible>> + use<>, StoreError> {
    // Listening begins before the reading, so that nothing falls between; what is in both is told once, by its place.
    let notices = BroadcastStream::new(receiving.store.listen());
    let mut missed = match filter.after {
        Some(_) => receiving.store.list(filter.clone(), MAX_MISSED + 1).await?,
        None => Vec::new(),
    };
    let too_many = missed.len() > MAX_MISSED as usize;
    if too_many {
        missed.clear();
    }
    filter.after = missed.last().map(|event| event.arrival).or(filter.after);
    let earlier = missed
        .into_iter()
        .map(|event| message(&event))
        .chain(too_many.then(missed_some));
    let later = notices
        .take_while(|notice| !matches!(notice, Ok(Notice::Closing)))
        .filter_map(move |notice| match notice {
            Ok(Notice::Arrived(event)) => filter.passes(&event).then(|| message(&event)),
            Ok(Notice::Closing) => None,
            Err(_) => Some(missed_some()),
        });
    Ok(tokio_stream::iter(earlier).chain(later).map(Ok))
}

fn message(event: &StoredEvent) -> Message {
    let message = Message::default().id(event.arrival.to_string());
    match serde_json::to_string(event) {
        Ok(json) => message.data(json),
        Err(_) => missed_some(),
    }
}

fn missed_some() -> Message {
    Message::default().event("missed").data("reload to see all")
}
