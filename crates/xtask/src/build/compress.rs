//! Brotli and gzip beside each file, for hosts that serve them as they are.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::Result;

use super::stamp::files_below;

/// The best that brotli can do: what a CDN serves, and the unit of the size ledger.
pub fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut small = Vec::new();
    let options = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &bytes[..], &mut small, &options)?;
    Ok(small)
}

/// The best that gzip can do.
pub fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

/// Writes `FILE.br` and `FILE.gz` beside every file that a browser downloads.
pub fn below(directory: &Path) -> Result<()> {
    for file in files_below(directory)? {
        let shipped = file.extension().is_some_and(|kind| {
            ["js", "css", "wasm", "json"]
                .iter()
                .any(|known| kind == *known)
        });
        if !shipped {
            continue;
        }
        let bytes = fs::read(&file)?;
        for (suffix, small) in [("br", brotli(&bytes)?), ("gz", gzip(&bytes)?)] {
            let mut name = file.clone().into_os_string();
            name.push(".");
            name.push(suffix);
            fs::write(name, small)?;
        }
    }
    Ok(())
}
