//! How the benchmark makes receivers and tells them what to do.

use std::sync::{Arc, Mutex, PoisonError};

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{get, post, put};
use axum::{Json, Router};
use serde_json::json;

use crate::arrivals::Arrivals;
use crate::fault::Fault;
use crate::page;
use crate::receiver::Receiver;

/// All receivers; one is named by its index.
#[derive(Clone, Default)]
struct Receivers(Arc<Mutex<Vec<Receiver>>>);

impl Receivers {
    fn add(&self, receiver: Receiver) -> usize {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.push(receiver);
        all.len() - 1
    }

    fn get(&self, index: usize) -> Result<Receiver, StatusCode> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.get(index).cloned().ok_or(StatusCode::NOT_FOUND)
    }
}

/// `POST /receivers` makes one, `PUT /receivers/{n}/fault` tells it how to go wrong, `GET /receivers/{n}` says what has
/// arrived; `/pages/{n}/…` are pages that send to it.
pub fn router() -> Router {
    Router::new()
        .route("/receivers", post(make))
        .route("/receivers/{index}", get(tell))
        .route("/receivers/{index}/fault", put(suffer))
        .route("/pages/{index}/{name}", get(show))
        .with_state(Receivers::default())
}

async fn make(State(receivers): State<Receivers>) -> Response {
    match Receiver::start().await {
        Ok(receiver) => {
            let address = receiver.address().to_string();
            Json(json!({ "receiver": receivers.add(receiver), "address": address })).into_response()
        }
        Err(error) => failed(&error),
    }
}

async fn tell(
    State(receivers): State<Receivers>,
    Path(index): Path<usize>,
) -> Result<Json<Arrivals>, StatusCode> {
    Ok(Json(receivers.get(index)?.arrivals()))
}

async fn suffer(
    State(receivers): State<Receivers>,
    Path(index): Path<usize>,
    Json(fault): Json<Fault>,
) -> Result<Response, StatusCode> {
    Ok(match receivers.get(index)?.suffer(fault).await {
        Ok(()) => StatusCode::NO_CONTENT.into_response(),
        Err(error) => failed(&error),
    })
}

async fn show(
    State(receivers): State<Receivers>,
    Path((index, name)): Path<(usize, String)>,
) -> Result<Html<String>, StatusCode> {
    let receiver = receivers.get(index)?;
    Ok(Html(page::with(receiver.address(), &name)))
}

fn failed(error: &std::io::Error) -> Response {
    (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response()
}
