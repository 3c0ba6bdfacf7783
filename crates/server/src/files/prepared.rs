//! A file of this program's own making or finding, compressed once.

use std::io::{self, Write};
use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;

use super::document::{self, Document};

/// Brotli's quality: 9 of 11, near the best size at a tenth of its time.
const QUALITY: u32 = 9;

/// Brotli's window, as a power of two: the largest that every browser takes.
const WINDOW: u32 = 22;

/// A file in the forms that browsers take.
#[derive(Clone, Debug)]
pub struct Prepared(Arc<Forms>);

#[derive(Debug)]
struct Forms {
    media_type: &'static str,
    plain: Bytes,
    plain_tag: String,
    brotli: Bytes,
    brotli_tag: String,
}

impl Prepared {
    /// Compresses a file of that media type.
    ///
    /// # Errors
    /// What the compressor says.
    pub fn of(plain: Vec<u8>, media_type: &'static str) -> io::Result<Self> {
        let mut compressor = brotli::CompressorWriter::new(Vec::new(), 64 * 1024, QUALITY, WINDOW);
        compressor.write_all(&plain)?;
        let brotli = compressor.into_inner();
        let (plain_tag, brotli_tag) = (document::etag(&plain), document::etag(&brotli));
        Ok(Self(Arc::new(Forms {
            media_type,
            plain: plain.into(),
            plain_tag,
            brotli: brotli.into(),
            brotli_tag,
        })))
    }
}

/// Answers the file in the form that the browser takes.
pub async fn prepared(State(Prepared(forms)): State<Prepared>, request: HeaderMap) -> Response {
    let (body, etag, encoding) = if document::takes(&request, "br") {
        (&forms.brotli, &forms.brotli_tag, Some("br"))
    } else {
        (&forms.plain, &forms.plain_tag, None)
    };
    let document = Document {
        body: body.clone(),
        media_type: forms.media_type,
        etag,
        encoding,
    };
    document.answer(&request)
}
