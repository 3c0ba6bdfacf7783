//! The browser tests: Playwright's specs in tests/browser, on the optimized package and the server that serve users.

use std::ffi::OsString;
use std::path::Path;

use anyhow::Result;

use super::learned;
use crate::command::{command, pass_through};
use crate::serve::{self, Running};
use crate::toolchain::Chromium;
use crate::{build, index, paths};

/// A catalog of real products, which lies beside some checkouts; it is not ours to copy.
const REAL_CATALOG: &str = "../shared/data/ikea-catalog/ikea.csv";

/// Runs those of the specs that Playwright finds under these names; all, if there are none.
pub fn run(names: &[String]) -> Result<()> {
    build::run(&build::Arguments::default())?;
    let chromium = Chromium::ensure()?;
    let program = serve::build()?;
    let start = |name: &str, options: Vec<OsString>, catalog: &Path| {
        let index = index::learn(&program, name, &options, catalog)?;
        let index = ["--index".into(), index.into()];
        Running::start(&program, name, options.into_iter().chain(index))
    };
    let demo = start("demo", Vec::new(), &paths::root().join("www/catalog.json"))?;
    let catalog = paths::root().join(REAL_CATALOG);
    let real = if catalog.exists() {
        let options = [
            "--catalog".into(),
            catalog.clone().into(),
            "--currency".into(),
            "SAR".into(),
        ];
        Some(start("real", options.into(), &catalog)?)
    } else {
        println!("no {REAL_CATALOG}: the shop is not tried on a real catalog");
        None
    };
    let mut playwright = command(paths::node_bin("playwright"));
    playwright
        .args(["test", "--config", "tests/playwright.config.ts"])
        .args(names)
        .env("CHROMIUM", &chromium.path)
        .env("AWNING_INDEX", learned::index()?)
        .env("AWNING_SERVER", &demo.address);
    if let Some(real) = &real {
        playwright.env("AWNING_SERVER_IKEA", &real.address);
    }
    pass_through(&mut playwright)
}
