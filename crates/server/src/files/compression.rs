//! Compression of what is made for each request.

use axum::http::{Extensions, HeaderMap, StatusCode, Version, header};
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{Predicate, SizeAbove};

/// Below this many bytes compression saves no packet.
const SMALLEST: u64 = 512;

/// Compresses pages and drawings as they go out. What has an ETag is left as it is: the tag is for those bytes.
pub fn compression() -> CompressionLayer<impl Predicate> {
    CompressionLayer::new().compress_when(SizeAbove::new(SMALLEST).and(is_made_for_the_request))
}

fn is_made_for_the_request(_: StatusCode, _: Version, headers: &HeaderMap, _: &Extensions) -> bool {
    let kind = headers
        .get(header::CONTENT_TYPE)
        .map(|kind| kind.as_bytes())
        .unwrap_or_default();
    let shrinks = kind.starts_with(b"text/html") || kind.starts_with(b"image/svg+xml");
    shrinks && !headers.contains_key(header::ETAG)
}
