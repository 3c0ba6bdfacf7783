//! A file a language: an object of texts by key; and another one of what only experiment reports say.

use std::fs;
use std::path::Path;

use anyhow::Result;
use awning_core::text::{LANGUAGES, language_file, report_file};

/// Writes the language files into `work`.
pub fn write(work: &Path) -> Result<()> {
    for language in LANGUAGES {
        let files = [
            (format!("{language}.json"), language_file(language)),
            (
                format!("experiment-report.{language}.json"),
                report_file(language),
            ),
        ];
        for (name, texts) in files {
            if let Some(texts) = texts {
                fs::write(work.join(name), serde_json::to_vec(&texts)?)?;
            }
        }
    }
    Ok(())
}
