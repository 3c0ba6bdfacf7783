//! `POST /v1/events`: takes a batch.

use std::time::{Duration, Instant};

use axum::Json;
use axum::body::Bytes;
use axum::extract::{FromRequest, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::json;

use super::batch::{Batch, BatchError, MAX_BYTES, Rejected};
use super::routes::Receiving;
use super::store::{Inserted, StoreError};
use super::{client, cors};

/// What became of a batch.
#[derive(Debug, Serialize)]
struct Receipt {
    accepted: usize,
    duplicates: usize,
    rejected: Vec<Rejected>,
}

/// Why a request is refused as a whole.
enum Refusal {
    TooOften(Duration),
    MediaType(String),
    TooLarge,
    BrokenBody,
    Batch(BatchError),
    Store(StoreError),
}

/// Takes a batch: 200 when it is stored, also if some of its events are rejected; 400 if it is no batch or none of its
/// events is one; 413 if it is too large; 415 for a media type that is not read; 429 if the client asks too often; 503 if
/// it could not be stored.
pub(super) async fn receive(State(receiving): State<Receiving>, request: Request) -> Response {
    cors::open(match take(&receiving, request).await {
        Ok(receipt)
            if receipt.accepted + receipt.duplicates == 0 && !receipt.rejected.is_empty() =>
        {
            (StatusCode::BAD_REQUEST, Json(receipt)).into_response()
        }
        Ok(receipt) => Json(receipt).into_response(),
        Err(refusal) => refusal.into_response(),
    })
}

async fn take(receiving: &Receiving, request: Request) -> Result<Receipt, Refusal> {
    let client = client::address(&request, receiving.behind_proxy);
    receiving
        .rate
        .take(client, Instant::now())
        .map_err(Refusal::TooOften)?;
    check_media_type(request.headers())?;
    let body = Bytes::from_request(request, &())
        .await
        .map_err(|rejection| {
            if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
                Refusal::TooLarge
            } else {
                Refusal::BrokenBody
            }
        })?;
    let Batch { events, rejected } = Batch::parse(&body).map_err(Refusal::Batch)?;
    let Inserted {
        accepted,
        duplicates,
    } = if events.is_empty() {
        Inserted::default()
    } else {
        receiving
            .store
            .insert(events, Timestamp::now())
            .await
            .map_err(Refusal::Store)?
    };
    Ok(Receipt {
        accepted,
        duplicates,
        rejected,
    })
}

/// A beacon can only say `text/plain` without a question asked first, so that is as good as `application/json`.
fn check_media_type(headers: &HeaderMap) -> Result<(), Refusal> {
    let said = |name| {
        headers
            .get(name)
            .map(|value| String::from_utf8_lossy(value.as_bytes()).to_ascii_lowercase())
    };
    if let Some(encoding) = said(header::CONTENT_ENCODING).filter(|encoding| encoding != "identity")
    {
        return Err(Refusal::MediaType(format!(
            "Content-Encoding: found {encoding:?}, expected none"
        )));
    }
    let Some(media_type) = said(header::CONTENT_TYPE) else {
        return Ok(());
    };
    match media_type.split(';').next().unwrap_or_default().trim() {
        "application/json" | "text/plain" => Ok(()),
        other => Err(Refusal::MediaType(format!(
            "Content-Type: found {other:?}, expected \"application/json\" or \"text/plain\""
        ))),
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let (status, error, wait) = match self {
            Self::TooOften(wait) => (
                StatusCode::TOO_MANY_REQUESTS,
                "too many requests from this address".to_owned(),
                Some(wait),
            ),
            Self::MediaType(error) => (StatusCode::UNSUPPORTED_MEDIA_TYPE, error, None),
            Self::TooLarge => {
                let error =
                    format!("the body has more than {MAX_BYTES} bytes; send several batches");
                (StatusCode::PAYLOAD_TOO_LARGE, error, None)
            }
            Self::BrokenBody => (
                StatusCode::BAD_REQUEST,
                "the body ended before it was whole".to_owned(),
                None,
            ),
            Self::Batch(error @ BatchError::TooMany(_)) => {
                (StatusCode::PAYLOAD_TOO_LARGE, error.to_string(), None)
            }
            Self::Batch(error) => (StatusCode::BAD_REQUEST, error.to_string(), None),
            Self::Store(error) => {
                eprintln!("{error}");
                let wait = Some(Duration::from_secs(5));
                (
                    StatusCode::SERVICE_UNAVAILABLE,
                    "the events could not be stored; send them again".to_owned(),
                    wait,
                )
            }
        };
        let mut response = (status, Json(json!({ "error": error }))).into_response();
        if let Some(wait) = wait {
            // Whole seconds, and never "at once".
            let seconds = wait.as_secs_f64().ceil().max(1.0) as u64;
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, seconds.into());
        }
        response
    }
}
