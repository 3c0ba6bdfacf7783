//! Chromium, which the browser tests and benchmarks drive.

use std::path::PathBuf;

use anyhow::{Result, bail};

use super::debian;
use crate::command::version;

const ADVICE: &str = "install Chromium, or set CHROMIUM to the path of one";

/// A Chromium that answers.
pub struct Chromium {
    pub path: PathBuf,
    pub version: String,
}

impl Chromium {
    /// Finds Chromium, or installs it.
    ///
    /// # Errors
    /// One sentence that says what to install.
    pub fn ensure() -> Result<Self> {
        if Self::find().is_none() && debian::available() {
            debian::install(&[
                "chromium",
                "fonts-inter",
                "fonts-noto-cjk",
                "fonts-noto-core",
            ])?;
        }
        match Self::find() {
            Some(found) => Ok(found),
            None => bail!("No Chromium: {ADVICE}."),
        }
    }

    fn find() -> Option<Self> {
        let named = std::env::var_os("CHROMIUM").map(PathBuf::from);
        let usual = [
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
        ];
        let mut candidates = named.into_iter().chain(usual.map(PathBuf::from));
        candidates.find_map(|path| {
            Some(Self {
                version: version(&path)?,
                path,
            })
        })
    }
}

pub fn describe() -> Result<String, String> {
    Chromium::find()
        .map(|found| format!("{} ({})", found.version, found.path.display()))
        .ok_or_else(|| ADVICE.to_owned())
}
