//! Pages of the documentation that the build makes.

use std::fs;

use anyhow::{Result, bail};

use crate::{describe, paths};

/// Whether each page says what the tables say.
pub fn check() -> Result<()> {
    for page in describe::pages()? {
        if fs::read_to_string(&page.path).ok().as_ref() != Some(&page.text) {
            let path = page.path.strip_prefix(paths::root())?;
            bail!(
                "{} is not what the tables say; `cargo xtask build` writes it",
                path.display()
            );
        }
    }
    Ok(())
}
