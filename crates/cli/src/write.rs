//! Files that are written in one step.

use std::path::{Path, PathBuf};

use brotli::enc::BrotliEncoderParams;

use crate::Error;

/// The greatest quality of brotli, as a CDN serves files that it keeps.
const QUALITY: i32 = 11;

/// The window of brotli, in bits: the largest that all browsers take.
const WINDOW: i32 = 22;

/// Writes a file in one step: whoever reads it sees it as it was or as it is, never a part.
///
/// # Errors
/// If the system refuses.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let beside = beside(path, "part");
    let written = std::fs::write(&beside, bytes).and_then(|()| std::fs::rename(&beside, path));
    written.map_err(|error| {
        // It may not be there.
        let _ = std::fs::remove_file(&beside);
        Error::Write {
            path: path.to_owned(),
            message: error.to_string(),
        }
    })
}

/// The bytes compressed with brotli, as a server can send them.
pub fn compress(mut bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let options = BrotliEncoderParams {
        quality: QUALITY,
        lgwin: WINDOW,
        ..BrotliEncoderParams::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut bytes, &mut compressed, &options)?;
    Ok(compressed)
}

/// The path with an extension added.
pub fn beside(path: &Path, extension: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(extension);
    name.into()
}
