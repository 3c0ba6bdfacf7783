//! `/awning.json`: the configuration of the pages.

use std::path::{Path, PathBuf};

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use thiserror::Error;

use super::document::{self, Document};
use crate::storefront::Offer;

/// Where the configuration is, and what replaces a part of it.
#[derive(Clone, Debug)]
pub struct Configuration {
    /// The file.
    pub path: PathBuf,
    /// The currency of a catalog that is not the site's own, and what is given with orders of a size there.
    pub adapted: Option<(String, Offer)>,
    /// Where the index is; none if there is none.
    pub index: Option<&'static str>,
}

/// Why a configuration could not be read.
#[derive(Debug, Error)]
pub enum ConfigurationError {
    /// The file system refused.
    #[error("{path}: {source}", path = path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What it said.
        source: std::io::Error,
    },
    /// It is not a JSON object.
    #[error("{path}: {reason}, expected a JSON object", path = path.display())]
    NotAnObject {
        /// The file.
        path: PathBuf,
        /// What it is.
        reason: String,
    },
}

impl Configuration {
    /// Reads the file as it is now, so that an edit shows at the next reload.
    pub async fn read(&self) -> Result<Value, ConfigurationError> {
        let refused = |source| ConfigurationError::File {
            path: self.path.clone(),
            source,
        };
        let text = tokio::fs::read(&self.path).await.map_err(refused)?;
        let mut whole = parse(&self.path, &text)?;
        if let Some((currency, offer)) = &self.adapted {
            whole["currency"] = Value::String(currency.clone());
            offer.write_into(&mut whole, currency);
        }
        name_index(&mut whole, self.index);
        Ok(whole)
    }
}

/// Names the index that is served; a site's file may name one that this server was not given.
fn name_index(whole: &mut Value, index: Option<&str>) {
    match index {
        Some(index) => {
            let recommendations = &mut whole["recommendations"];
            if !recommendations.is_object() {
                *recommendations = json!({});
            }
            recommendations["index"] = index.into();
        }
        None => {
            if let Some(Value::Object(fields)) = whole.get_mut("recommendations") {
                fields.remove("index");
            }
        }
    }
}

/// The currency that a site's configuration names.
pub(crate) fn currency_of(path: &Path) -> Option<String> {
    let whole = parse(path, &std::fs::read(path).ok()?).ok()?;
    Some(whole.get("currency")?.as_str()?.to_owned())
}

/// The features endpoint on this server that a site's configuration names.
pub(crate) fn features_of(path: &Path) -> Option<String> {
    let whole = parse(path, &std::fs::read(path).ok()?).ok()?;
    let url = whole.get("experiments")?.get("url")?.as_str()?;
    url.starts_with('/').then(|| url.to_owned())
}

fn parse(path: &Path, text: &[u8]) -> Result<Value, ConfigurationError> {
    let reason = match serde_json::from_slice::<Value>(text) {
        Ok(whole) if whole.is_object() => return Ok(whole),
        Ok(_) => "found another JSON value".to_owned(),
        Err(error) => error.to_string(),
    };
    Err(ConfigurationError::NotAnObject {
        path: path.to_owned(),
        reason,
    })
}

/// Answers the configuration; 404 where there is none, 500 with a sentence where it cannot be read.
pub async fn awning_json(
    State(configuration): State<Configuration>,
    request: HeaderMap,
) -> Response {
    match configuration.read().await {
        Ok(whole) => {
            let body = whole.to_string();
            let etag = document::etag(body.as_bytes());
            let document = Document {
                body: body.into(),
                media_type: "application/json",
                etag: &etag,
                encoding: None,
            };
            document.answer(&request)
        }
        Err(ConfigurationError::File { source, .. })
            if source.kind() == std::io::ErrorKind::NotFound =>
        {
            (StatusCode::NOT_FOUND, "There is no such file.\n").into_response()
        }
        Err(error) => {
            eprintln!("{error}");
            (StatusCode::INTERNAL_SERVER_ERROR, format!("{error}\n")).into_response()
        }
    }
}
