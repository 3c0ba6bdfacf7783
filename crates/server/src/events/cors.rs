//! Leave for pages of any origin to send events.

use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

/// How long, in seconds, a browser may remember the leave.
const MAX_AGE: &str = "86400";

const ANY_ORIGIN: (HeaderName, HeaderValue) = (
    header::ACCESS_CONTROL_ALLOW_ORIGIN,
    HeaderValue::from_static("*"),
);

/// Answers the question that a browser asks before it sends JSON to another origin.
pub(super) async fn preflight() -> Response {
    let leave = [
        ANY_ORIGIN,
        (
            header::ACCESS_CONTROL_ALLOW_METHODS,
            HeaderValue::from_static("POST"),
        ),
        (
            header::ACCESS_CONTROL_ALLOW_HEADERS,
            HeaderValue::from_static("content-type"),
        ),
        (
            header::ACCESS_CONTROL_MAX_AGE,
            HeaderValue::from_static(MAX_AGE),
        ),
    ];
    (StatusCode::NO_CONTENT, leave).into_response()
}

/// Lets a page of any origin read the answer, and in it when to try again and what time it is here.
pub(super) fn open(response: impl IntoResponse) -> Response {
    let leave = [
        ANY_ORIGIN,
        (
            header::ACCESS_CONTROL_EXPOSE_HEADERS,
            HeaderValue::from_static("date, retry-after"),
        ),
    ];
    (leave, response).into_response()
}
