//! A file a language: an object of texts by key.

use std::fs;
use std::path::Path;

use anyhow::Result;
use awning_core::text::{LANGUAGES, language_file};

/// Writes the language files into `work`.
pub fn write(work: &Path) -> Result<()> {
    for language in LANGUAGES {
        if let Some(texts) = language_file(language) {
            fs::write(
                work.join(format!("{language}.json")),
                serde_json::to_vec(&texts)?,
            )?;
        }
    }
    Ok(())
}
