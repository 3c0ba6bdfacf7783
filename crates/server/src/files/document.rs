//! A body made here, with an ETag.

use std::hash::{DefaultHasher, Hasher};

use axum::body::Bytes;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};

/// A strong ETag of a body.
pub(super) fn etag(body: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    hasher.write(body);
    format!("\"{:016x}-{:x}\"", hasher.finish(), body.len())
}

/// A body, and what is said of it.
pub(super) struct Document<'a> {
    pub body: Bytes,
    pub media_type: &'static str,
    pub etag: &'a str,
    pub encoding: Option<&'static str>,
}

impl Document<'_> {
    /// Answers the body, or 304 if the browser has it.
    pub fn answer(self, request: &HeaderMap) -> Response {
        let always = [
            (header::ETAG, self.etag),
            (header::CACHE_CONTROL, "no-cache"),
            (header::VARY, "accept-encoding"),
            (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        ];
        if has(request, self.etag) {
            return (StatusCode::NOT_MODIFIED, always).into_response();
        }
        let content = self
            .encoding
            .map(|encoding| [(header::CONTENT_ENCODING, encoding)]);
        let media_type = [(header::CONTENT_TYPE, self.media_type)];
        match content {
            Some(content) => (always, media_type, content, self.body).into_response(),
            None => (always, media_type, self.body).into_response(),
        }
    }
}

/// Whether the browser says that it has the body with this ETag.
fn has(request: &HeaderMap, etag: &str) -> bool {
    let known = request
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok());
    known.flat_map(|list| list.split(',')).any(|one| {
        let one = one.trim();
        one == "*" || one.strip_prefix("W/").unwrap_or(one) == etag
    })
}

/// Whether the browser takes a content coding: it names it, and not with a weight of zero.
pub(super) fn takes(request: &HeaderMap, coding: &str) -> bool {
    let accepted = request
        .get_all(header::ACCEPT_ENCODING)
        .iter()
        .filter_map(|value| value.to_str().ok());
    accepted.flat_map(|list| list.split(',')).any(|one| {
        let mut parts = one.split(';').map(str::trim);
        let named = parts
            .next()
            .is_some_and(|name| name.eq_ignore_ascii_case(coding));
        let weight = parts.find_map(|part| part.strip_prefix("q=")?.parse::<f32>().ok());
        named && weight != Some(0.0)
    })
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn headers(name: header::HeaderName, value: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(name, HeaderValue::from_static(value))])
    }

    #[test]
    fn a_coding_is_taken_unless_it_is_unnamed_or_refused() {
        for (accepted, takes_br) in [
            ("gzip, br", true),
            ("BR;q=0.5", true),
            ("br;q=0", false),
            ("gzip", false),
            ("", false),
            ("brotli", false),
        ] {
            assert_eq!(
                takes(&headers(header::ACCEPT_ENCODING, accepted), "br"),
                takes_br,
                "{accepted}"
            );
        }
    }

    #[test]
    fn a_body_that_the_browser_has_is_not_sent_again() {
        for (known, has_it) in [
            ("\"a\"", true),
            ("W/\"a\"", true),
            ("\"b\", \"a\"", true),
            ("*", true),
            ("\"b\"", false),
        ] {
            assert_eq!(
                has(&headers(header::IF_NONE_MATCH, known), "\"a\""),
                has_it,
                "{known}"
            );
        }
    }
}
