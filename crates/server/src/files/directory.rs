//! Files of a directory.

use std::path::Path;

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use tower_http::services::ServeDir;

/// A file in a directory that is named by the hash of its content never changes.
const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

/// Any other may: it is asked for again each time, and answered 304 while it is the same.
const ASK_AGAIN: HeaderValue = HeaderValue::from_static("no-cache");

/// Serves the files under `root`: for each the `.br` or `.gz` beside it, if there is one and the browser takes it; a
/// strong ETag; for ever where a segment of the path is a content hash; to pages of any origin. 404 is plain text and
/// never kept.
pub fn directory(root: &Path) -> Router {
    let files = ServeDir::new(root)
        .append_index_html_on_directories(false)
        .precompressed_br()
        .precompressed_gzip();
    Router::new()
        .fallback_service(files)
        .layer(from_fn(describe))
}

async fn describe(request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let mut response = next.run(request).await;
    if response.status() == StatusCode::NOT_FOUND {
        // A browser that tries again must not be answered from memory.
        let headers = [
            (header::CACHE_CONTROL, "no-store"),
            (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        ];
        return (StatusCode::NOT_FOUND, headers, "There is no such file.\n").into_response();
    }
    let served = response.status().is_success() || response.status() == StatusCode::NOT_MODIFIED;
    let headers = response.headers_mut();
    if served {
        headers.insert(
            header::CACHE_CONTROL,
            if is_hashed(&path) {
                FOR_EVER
            } else {
                ASK_AGAIN
            },
        );
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    }
    headers.insert(
        header::ACCESS_CONTROL_ALLOW_ORIGIN,
        HeaderValue::from_static("*"),
    );
    response
}

/// Whether a directory in the path is named by a content hash: eight or more hexadecimal digits.
fn is_hashed(path: &str) -> bool {
    let directories = path
        .rsplit_once('/')
        .map_or("", |(directories, _)| directories);
    directories
        .split('/')
        .any(|name| name.len() >= 8 && name.bytes().all(|b| b.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_inside_a_hashed_directory_are_kept_for_ever() {
        for (path, hashed) in [
            ("/0123456789abcdef/main.wasm", true),
            ("/chunks/deadbeef/lang/de.json", true),
            ("/awning.js", false),
            ("/0123456789abcdef", false),
            ("/abc/main.wasm", false),
            ("/facade00.js", false),
        ] {
            assert_eq!(is_hashed(path), hashed, "{path}");
        }
    }
}
