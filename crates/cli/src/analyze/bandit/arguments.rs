//! The command line of bandits.

use std::path::PathBuf;

use clap::Args;

/// Which shares a bandit gives, and where they are written.
#[derive(Debug, Args)]
#[group(skip)]
pub struct BanditArguments {
    /// Say which share of the visitors each variation gets next, by its chance to be the best (Thompson sampling).
    #[arg(long)]
    pub bandit: bool,

    /// Of --bandit: the share that no variation gets less than.
    #[arg(
        long,
        value_name = "SHARE",
        default_value_t = 0.05,
        requires = "bandit"
    )]
    pub minimum_share: f64,

    /// Of --bandit: the metric that decides [default: the first].
    #[arg(long, value_name = "NAME", requires = "bandit")]
    pub bandit_metric: Option<String>,

    /// Of --bandit: a file of GrowthBook's features in JSON, in which the weights of the experiment that --experiment names
    /// are replaced.
    #[arg(long, value_name = "FILE", requires = "bandit")]
    pub features: Option<PathBuf>,

    /// Of --features: the feature whose rule is the experiment.
    #[arg(long, value_name = "KEY", requires = "features")]
    pub feature: Option<String>,

    /// Of --features: where the changed file is written, instead of over the one that was read.
    #[arg(long, value_name = "FILE", requires = "features")]
    pub features_output: Option<PathBuf>,
}
