//! Awning's build, demo, test, size and bench commands: `cargo xtask --help`.

mod build;
mod command;
mod describe;
mod paths;
mod progress;
mod toolchain;

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
    /// Say what is installed, what is missing, and what would install it. Changes nothing.
    Doctor,
}

fn main() -> Result<()> {
    match Arguments::parse().task {
        Task::Build(arguments) => build::run(&arguments).map(|_| ()),
        Task::Doctor => toolchain::doctor(),
    }
}
