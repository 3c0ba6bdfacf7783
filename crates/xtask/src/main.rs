//! Awning's build, demo, test, size and bench commands: `cargo xtask --help`.

mod bench;
mod build;
mod command;
mod conformance;
mod demo;
mod describe;
mod index;
mod new_widget;
mod paths;
mod progress;
mod serve;
mod size;
mod test;
mod toolchain;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Build, try, test and measure Awning.")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build the package into pkg/dist: loader, runtime, widget chunks, types and manifests.
    Build(build::Arguments),
    /// Build, and serve the demo storefront until stopped.
    Demo(demo::Arguments),
    /// Check and test everything, on the optimized package.
    Test(test::Arguments),
    /// Weigh what browsers download, and compare it with size.toml.
    Size(size::Arguments),
    /// Measure the package in a browser, beside other ways to the same widgets.
    Bench(bench::Arguments),
    /// Run test cases that others publish for the formats that Awning reads.
    Conformance(conformance::Arguments),
    /// Begin a new element with its widget: row, element, view, style sheets, page and spec.
    NewWidget(new_widget::Arguments),
    /// Say what is installed, what is missing, and what would install it. Changes nothing.
    Doctor,
}

fn main() -> ExitCode {
    match run(Arguments::parse().task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: Task) -> Result<()> {
    match task {
        Task::Build(arguments) => {
            build::run(&arguments)?;
            println!(
                "pkg/dist is built. Lines for a page's <head>, which hold places and start downloads early:"
            );
            print!("{}", build::lines()?);
            Ok(())
        }
        Task::Demo(arguments) => demo::run(&arguments),
        Task::Test(arguments) => test::run(&arguments),
        Task::Size(arguments) => size::run(&arguments),
        Task::Bench(arguments) => bench::run(&arguments),
        Task::Conformance(arguments) => conformance::run(&arguments),
        Task::NewWidget(arguments) => new_widget::run(&arguments),
        Task::Doctor => toolchain::doctor(),
    }
}
