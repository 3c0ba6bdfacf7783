//! The command line.

use clap::{Parser, Subcommand};

use crate::{analyze, evaluate, index};

/// For a shop's own people: recommendations learned from its log, and what its experiments found.
#[derive(Debug, Parser)]
#[command(name = "awning", version, max_term_width = 100)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What the command can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Learn recommendations from a log of views, carts and orders, and write them as one file for the shop's pages.
    Index(Box<index::Arguments>),
    /// Measure how well each model predicts held-out sessions.
    Evaluate(evaluate::Arguments),
    /// Say what an experiment found, from rows of users or from aggregates.
    Analyze(Box<analyze::Arguments>),
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_is_put_together_soundly() {
        Arguments::command().debug_assert();
    }
}
