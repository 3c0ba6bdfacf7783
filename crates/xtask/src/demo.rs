//! `cargo xtask demo`: the storefront, served with the package that was just built and an index learned from simulated visits.

use std::ffi::OsString;
use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use crate::command::pass_through;
use crate::{build, index, paths, serve};

/// The options of `cargo xtask demo`.
#[derive(Args)]
pub struct Arguments {
    /// The products: CSV, JSON, JSON Lines, a Google Merchant feed (TSV or XML) or Shopify's products.json
    /// [default: the demo's own].
    #[arg(long, value_name = "FILE")]
    catalog: Option<PathBuf>,

    /// Where to listen.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8787")]
    listen: String,

    /// Serve a package that was built in seconds, not optimized.
    #[arg(long)]
    dev: bool,

    /// More options for the server, such as `-- --currency SAR --map title=Name`; docs/server.md lists them.
    #[arg(last = true, value_name = "SERVER OPTIONS")]
    more: Vec<String>,
}

/// Builds the package and the server, and serves until it is stopped.
///
/// # Errors
/// If something cannot be built or learned, or the address is in use.
pub fn run(arguments: &Arguments) -> Result<()> {
    build::run(&build::Arguments { dev: arguments.dev })?;
    let program = serve::build()?;
    let own = paths::root().join("www/catalog.json");
    let mut options: Vec<OsString> = Vec::new();
    let (name, catalog) = match &arguments.catalog {
        Some(catalog) => {
            // The server is started in another directory than this command.
            let catalog = std::path::absolute(catalog)?;
            options.extend(["--catalog".into(), catalog.clone().into()]);
            ("other", catalog)
        }
        None => ("demo", own),
    };
    options.extend(arguments.more.iter().map(OsString::from));
    let index = index::learn(&program, name, &options, &catalog)?;
    let mut server = serve::server(&program);
    server
        .args(["--listen", &arguments.listen, "--index"])
        .arg(index);
    pass_through(server.args(&options))
}
