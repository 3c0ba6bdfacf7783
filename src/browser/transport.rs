//! Requests.

use awning_core::delivery::{Answer, Reply};
use awning_core::destination::{Body, Request};
use awning_core::recommend::provider::{Method, ProviderRequest};
use awning_core::text::concat;
use awning_core::time::SECOND;
use awning_core::value::Value;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, RequestCredentials, RequestInit, Response};

use super::page::window;
use super::{clock, json};

/// How long a destination may take to answer, in milliseconds; then it counts as one that cannot be reached.
const PATIENCE: u32 = 30_000;

/// What of a reply is read beside its status.
#[derive(Clone, Copy)]
pub struct Wanted {
    /// Its body.
    pub body: bool,
    /// A header.
    pub header: Option<&'static str>,
}

/// The body of a request, as it is sent.
pub fn body_of(request: &Request) -> String {
    match &request.body {
        Body::Json(body) => {
            let mut text = String::new();
            awning_core::json::write(body, &mut text, &json::number_text);
            text
        }
        Body::Text(body) => body.clone(),
    }
}

/// Posts a request with that body; it is under way when this returns. `lasting` keeps it alive when the page ends; the
/// browser allows 64 KiB of those at a time. Resolves with the reply, and with the server's time less the visitor's, in
/// milliseconds, if the server tells.
pub fn post(
    request: &Request,
    text: &str,
    lasting: bool,
    wanted: Wanted,
) -> impl Future<Output = (Reply, Option<i64>)> + use<> {
    let options = RequestInit::new();
    options.set_method("POST");
    // As bytes, which need not become text of the page's and bytes again.
    options.set_body(&js_sys::Uint8Array::from(text.as_bytes()));
    let headers = js_sys::Object::new();
    let content_type = ("Content-Type", request.content_type);
    let others = request
        .headers
        .iter()
        .map(|(name, value)| (*name, value.as_str()));
    for (name, value) in others.chain([content_type]) {
        let _ = js_sys::Reflect::set(&headers, &name.into(), &value.into());
    }
    options.set_headers(&headers);
    if lasting {
        let _ = js_sys::Reflect::set(&options, &"keepalive".into(), &JsValue::TRUE);
    }
    options.set_signal(Some(&AbortSignal::timeout_with_u32(PATIENCE)));
    let response = fetch(&request.url, &options);
    async move {
        let Some(response) = response.await else {
            return (Reply::Unreachable, None);
        };
        let header = |name| response.headers().get(name).ok().flatten();
        let server = header("Date").and_then(|date| clock::parse(&date));
        let skew = server.map(|server| server.since(clock::now()));
        let mut answer = Answer {
            status: response.status(),
            retry_after: retry_after(&response),
            header: wanted.header.and_then(header),
            ..Answer::default()
        };
        // What outlives the page is counted by browsers until its reply has been read to the end.
        if (wanted.body || lasting)
            && let Ok(text) = response.text()
        {
            match JsFuture::from(text).await {
                Ok(text) if wanted.body => {
                    let text = text.as_string().unwrap_or_default();
                    answer.body = json::parse(&text).unwrap_or_default();
                }
                // It broke off: what was taken of the request is not known.
                Err(_) if wanted.body => return (Reply::Unreachable, None),
                _ => {}
            }
        }
        (Reply::Answered(answer), skew)
    }
}

/// Fetches a JSON file.
///
/// # Errors
/// What went wrong, with the URL.
pub async fn get_json(url: &str) -> Result<JsValue, String> {
    let response = fetch(url, &RequestInit::new()).await;
    match body(response).await {
        Ok(body) => Ok(body),
        Err(what) => Err(concat(&[url, ": ", &what])),
    }
}

/// Asks a server that ranks; what it has not answered after so many milliseconds is given up. It is under way when this
/// returns.
///
/// # Errors
/// What went wrong.
pub fn ask(
    request: &ProviderRequest,
    patience: u32,
) -> impl Future<Output = Result<Value, String>> + use<> {
    let options = RequestInit::new();
    if request.method == Method::Post {
        options.set_method("POST");
    }
    if let Some(body) = &request.body {
        options.set_body(&json::to_text(body).into());
    }
    let headers = js_sys::Object::new();
    for (name, value) in &request.headers {
        let _ = js_sys::Reflect::set(&headers, &(*name).into(), &value.as_str().into());
    }
    options.set_headers(&headers);
    // The answer may depend on what is in the request alone.
    options.set_credentials(RequestCredentials::Omit);
    options.set_signal(Some(&AbortSignal::timeout_with_u32(patience)));
    let response = fetch(&request.url, &options);
    async { Ok(json::read(&body(response.await).await?)) }
}

/// The body of a good answer.
async fn body(response: Option<Response>) -> Result<JsValue, String> {
    let response = response.ok_or("cannot be reached")?;
    if !response.ok() {
        return Err(concat(&["answered ", &response.status().to_string()]));
    }
    let body = response.json().map_err(|error| json::message(&error))?;
    JsFuture::from(body)
        .await
        .map_err(|error| json::message(&error))
}

/// What a promise resolves with.
///
/// # Errors
/// What it was rejected with.
pub async fn settled(promise: js_sys::Promise) -> Result<JsValue, String> {
    JsFuture::from(promise)
        .await
        .map_err(|error| json::message(&error))
}

fn fetch(url: &str, options: &RequestInit) -> impl Future<Output = Option<Response>> + use<> {
    let promise = window().map(|window| window.fetch_with_str_and_init(url, options));
    async { JsFuture::from(promise?).await.ok()?.dyn_into().ok() }
}

/// Seconds, or an HTTP date (RFC 9110, section 10.2.3), as milliseconds from now.
fn retry_after(response: &Response) -> Option<i64> {
    let text = response.headers().get("Retry-After").ok().flatten()?;
    match text.trim_ascii().parse::<i64>() {
        Ok(seconds) => Some(seconds.saturating_mul(SECOND)),
        Err(_) => clock::parse(&text).map(|at| at.since(clock::now())),
    }
}
