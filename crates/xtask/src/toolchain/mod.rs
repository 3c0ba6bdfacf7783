//! What the build needs from the machine, how each part is found, and how it is installed where that can be done.
//!
//! - `wasm`: a Rust compiler with the standard library's sources, for `-Zbuild-std`
//! - `node`: Node.js and the packages of package-lock.json
//! - `checks`: rustfmt and clippy
//! - `browser`: Chromium, for the browser tests
//! - `python`: packages of Python that tests ask, where they can be had
//! - `debian`: apt, where this is Debian and we may use it

mod browser;
mod checks;
mod debian;
mod node;
mod python;
mod wasm;

use anyhow::Result;

pub use browser::Chromium;
pub use checks::install as install_components;
pub use node::install as install_packages;
pub use python::install as install_python;
pub use wasm::WasmCompiler;

/// Prints what is there and what is missing; changes nothing.
pub fn doctor() -> Result<()> {
    let rows = [
        ("wasm compiler", wasm::describe()),
        ("rustfmt, clippy", checks::describe()),
        ("Node.js", node::describe()),
        ("npm packages", node::describe_packages()),
        ("Chromium", browser::describe()),
        ("gbstats", python::describe()),
    ];
    for (name, state) in rows {
        match state {
            Ok(found) => println!("ok       {name}: {found}"),
            Err(advice) => println!("missing  {name}: {advice}"),
        }
    }
    Ok(())
}
