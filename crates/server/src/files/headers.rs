//! What every page of HTML says to the browser.

use axum::http::{HeaderName, HeaderValue, header};
use axum::response::Response;

/// The strict policy that Awning works under: no inline script or style, no strings as markup, and of what is unusual only
/// leave to compile wasm.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; \
     img-src 'self' data: https:; require-trusted-types-for 'script'";

const OF_PAGES: [(HeaderName, &str); 2] = [
    (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
    (header::REFERRER_POLICY, "strict-origin-when-cross-origin"),
];

/// Adds the headers to a page that does not say something else itself, and forbids guessing at the type of anything.
pub async fn protect(mut response: Response) -> Response {
    let headers = response.headers_mut();
    let html = headers
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if html {
        for (name, value) in OF_PAGES {
            headers
                .entry(name)
                .or_insert(HeaderValue::from_static(value));
        }
    }
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    response
}
