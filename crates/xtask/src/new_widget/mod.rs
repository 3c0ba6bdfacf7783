//! `cargo xtask new-widget NAME`: an element and its widget that build, render and pass their tests, to be made into
//! something of use.
//!
//! - `name`: the widget's name in each of the forms that files and languages want
//! - `files`: what is new
//! - `register`: where the others must know of it

mod files;
mod name;
mod register;

use std::fs;

use anyhow::{Result, bail};
use clap::Args;

use crate::command::{command, output};
use crate::paths;
use name::Name;

/// The options of `cargo xtask new-widget`.
#[derive(Args)]
pub struct Arguments {
    /// Its name: lower-case words with hyphens, such as stock-notice. The element will be <awning-stock-notice>.
    #[arg(value_parser = Name::parse)]
    name: Name,
}

/// Writes the files and registers the element; nothing that is there already is overwritten.
///
/// # Errors
/// If there is something of that name, or a place to register it is not found.
pub fn run(arguments: &Arguments) -> Result<()> {
    let name = &arguments.name;
    let root = paths::root();
    let new = files::of(name);
    if let Some((path, _)) = new.iter().find(|(path, _)| root.join(path).exists()) {
        bail!("{path} is there already");
    }
    // All of it is made before any of it is written.
    let changed = register::changes(name, |path| Ok(fs::read_to_string(root.join(path))?))?;
    for (path, text) in new.iter().chain(&changed) {
        let path = root.join(path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(path, text)?;
    }
    output(command("cargo").args(["fmt", "--all"]))?;
    for (path, _) in &new {
        println!("new      {path}");
    }
    for (path, _) in &changed {
        println!("changed  {path}");
    }
    println!(
        "\nNext: `cargo test --package awning {}`, then `cargo xtask test --browser {}`.\n\
         CONTRIBUTING.md says what a finished widget has.",
        name.snake(),
        name.kebab()
    );
    Ok(())
}
