//! The command line.

use clap::{Parser, Subcommand};

/// Recommendations, learned from a shop's own log and computed on the visitor's device.
#[derive(Clone, Debug, Parser)]
#[command(name = "awning", version)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What the command can do.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {}
