//! `/api/features/{key}` and `/sub/{key}`: a file of features and experiments, as GrowthBook's API serves it.
//!
//! The file is read anew with each request, so that an edit shows at once; who listens to the stream is told of it.

use std::convert::Infallible;
use std::path::PathBuf;
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde_json::Value;
use tokio::sync::mpsc::{self, Sender};
use tokio::time;
use tokio_stream::StreamExt;
use tokio_stream::wrappers::ReceiverStream;

use super::document::{self, Document};
use crate::events::Store;

/// How often the file is looked at while somebody listens.
const LOOK: Duration = Duration::from_millis(500);

/// A file of features and experiments in GrowthBook's JSON.
#[derive(Clone, Debug)]
pub struct Features {
    /// The file.
    pub path: PathBuf,
    /// What says that the server is going away.
    pub store: Store,
}

/// The two routes. Every key is answered alike: it names a connection, and there is one.
pub fn features(features: Features) -> Router {
    Router::new()
        .route("/api/features/{key}", get(payload))
        .route("/sub/{key}", get(changes))
        .with_state(features)
}

impl Features {
    /// The file as it is now.
    async fn read(&self) -> Result<Vec<u8>, Response> {
        match tokio::fs::read(&self.path).await {
            Ok(text) => Ok(text),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                Err((StatusCode::NOT_FOUND, "There is no such file.\n").into_response())
            }
            Err(error) => {
                eprintln!("{}: {error}", self.path.display());
                Err((StatusCode::INTERNAL_SERVER_ERROR, format!("{error}\n")).into_response())
            }
        }
    }
}

async fn payload(State(features): State<Features>, request: HeaderMap) -> Response {
    let text = match features.read().await {
        Ok(text) => text,
        Err(response) => return response,
    };
    if let Err(error) = serde_json::from_slice::<Value>(&text) {
        let message = format!("{}: {error}\n", features.path.display());
        eprint!("{message}");
        return (StatusCode::INTERNAL_SERVER_ERROR, message).into_response();
    }
    let etag = document::etag(&text);
    let document = Document {
        body: text.into(),
        media_type: "application/json",
        etag: &etag,
        encoding: None,
    };
    // Pages of other origins may read the header only where it is named.
    let streams = [
        ("x-sse-support", "enabled"),
        (
            header::ACCESS_CONTROL_EXPOSE_HEADERS.as_str(),
            "x-sse-support",
        ),
    ];
    (streams, document.answer(&request)).into_response()
}

/// A message `features` with the whole payload whenever the file has changed.
async fn changes(State(features): State<Features>) -> Response {
    let first = match features.read().await {
        Ok(text) => text,
        Err(response) => return response,
    };
    let (sender, receiver) = mpsc::channel(1);
    tokio::spawn(follow(features, first, sender));
    let messages = ReceiverStream::new(receiver).map(Ok::<_, Infallible>);
    let stream = Sse::new(messages).keep_alive(KeepAlive::default());
    ([(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*")], stream).into_response()
}

/// Looks at the file until nobody listens any more, or the server goes away.
async fn follow(features: Features, mut known: Vec<u8>, sender: Sender<Event>) {
    let mut looks = time::interval(LOOK);
    let store = features.store.clone();
    let closing = store.closing();
    tokio::pin!(closing);
    loop {
        tokio::select! {
            () = sender.closed() => return,
            () = &mut closing => return,
            _ = looks.tick() => {}
        }
        let Ok(text) = features.read().await else {
            continue;
        };
        // A file that is being written is no JSON yet.
        let is_whole = serde_json::from_slice::<Value>(&text);
        let (true, Ok(whole)) = (text != known, is_whole) else {
            continue;
        };
        known = text;
        let message = Event::default().event("features").data(whole.to_string());
        if sender.send(message).await.is_err() {
            return;
        }
    }
}
