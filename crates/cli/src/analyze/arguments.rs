//! The command line of `awning analyze`.

use std::path::PathBuf;

use awning_core::experiment::analysis::{Adjustment, Correction, Method, Scale};
use awning_core::read::Choice;
use clap::builder::PossibleValuesParser;
use clap::{Args, ValueEnum};

use super::bandit::BanditArguments;
use super::collect::{RowKind, Said};
use super::metric::Definition;

/// What is analyzed, and how.
#[derive(Debug, Args)]
#[group(skip)]
pub struct Arguments {
    /// Rows of users or of aggregates: files, directories (all files in them) or patterns in quotes, of CSV, TSV, JSON
    /// Lines or Parquet, text also compressed with gzip; or one file of aggregates as JSON.
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,

    /// What was measured, and of whom.
    #[command(flatten)]
    pub data: DataArguments,

    /// How it is judged.
    #[command(flatten)]
    pub method: MethodArguments,

    /// Which share of the visitors each variation gets next.
    #[command(flatten)]
    pub bandit: BanditArguments,

    /// The experiment's key.
    #[arg(long, value_name = "KEY")]
    pub experiment: Option<String>,

    /// Its name for people.
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,

    /// The currency of revenue, such as EUR.
    #[arg(long, value_name = "CODE")]
    pub currency: Option<String>,

    /// The first day, such as 2026-11-01.
    #[arg(long, value_name = "DATE")]
    pub start: Option<String>,

    /// The end of what was measured, such as 2026-11-22.
    #[arg(long, value_name = "DATE")]
    pub end: Option<String>,

    /// For how many days it was measured; with it, or with --start and --end, days to wait are known.
    #[arg(long, value_name = "NUMBER", conflicts_with = "start")]
    pub days: Option<f64>,

    /// What is written.
    #[arg(long, default_value = "table")]
    pub format: Format,

    /// Where to write, instead of standard output.
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,

    /// Of --format html: where the page finds the package's loader.
    #[arg(long, value_name = "URL", default_value = "/awning/awning.js")]
    pub package: String,
}

/// What was measured, and of whom.
#[derive(Debug, Args)]
#[group(skip)]
pub struct DataArguments {
    /// What a row is [default: told by the columns].
    #[arg(long, value_name = "WHAT")]
    pub unit: Option<RowKind>,

    /// The column of users [default: told by its name; without one, each row is a user].
    #[arg(long, value_name = "COLUMN")]
    pub user: Option<String>,

    /// The column of variations [default: told by its name].
    #[arg(long, value_name = "COLUMN")]
    pub variation: Option<String>,

    /// A metric: NAME:TYPE=COLUMN, with options after commas, such as spend:revenue=spend,cap=p99,covariate=history. TYPE
    /// is proportion, mean, count, revenue, ratio (with denominator=COLUMN) or quantile (with quantile=p90). Can be given
    /// again.
    #[arg(long = "metric", value_name = "METRIC")]
    pub metrics: Vec<Definition>,

    /// The column of strata, for post-stratification: something known of users before the experiment.
    #[arg(long, value_name = "COLUMN")]
    pub stratum: Option<String>,

    /// The column of a field of aggregates, as in users=visitors. Can be given again.
    #[arg(long, value_name = "FIELD=COLUMN", value_parser = parse_pair)]
    pub map: Vec<(String, String)>,

    /// The variation that the others are compared with [default: one that is called so, or the first by name].
    #[arg(long, value_name = "NAME")]
    pub control: Option<String>,

    /// The planned shares of variations, as in a=0.9,b=0.1, in any unit [default: all the same].
    #[arg(long, value_name = "NAME=WEIGHT", value_delimiter = ',', value_parser = parse_weight)]
    pub weights: Vec<(String, f64)>,
}

/// How it is judged. What is not said is as the file of aggregates says, or as docs/statistics.md does.
#[derive(Debug, Args)]
#[group(skip)]
pub struct MethodArguments {
    /// What an effect is judged by [default: frequentist].
    #[arg(long, value_parser = PossibleValuesParser::new(Method::NAMES))]
    pub method: Option<String>,

    /// The confidence of intervals [default: 0.95].
    #[arg(long, value_name = "SHARE")]
    pub confidence: Option<f64>,

    /// 2, or 1 to ask only whether the effect is in the goal's direction [default: 2].
    #[arg(long, value_name = "NUMBER")]
    pub sides: Option<u32>,

    /// On which scale effects are [default: relative].
    #[arg(long, value_parser = PossibleValuesParser::new(Scale::NAMES))]
    pub effect: Option<String>,

    /// How p-values are corrected for being many, over all metrics and variations [default: none].
    #[arg(long, value_parser = PossibleValuesParser::new(Correction::NAMES))]
    pub correction: Option<String>,

    /// What is used to take variance away [default: all that there is].
    #[arg(long, value_parser = PossibleValuesParser::new(Adjustment::NAMES))]
    pub adjustment: Option<String>,

    /// Of sequential tests: at how many users the interval is tightest [default: 5000].
    #[arg(long, value_name = "USERS")]
    pub tuning: Option<f64>,

    /// Of Bayesian tests: the mean of a proper prior of the relative effect [default: 0, where a deviation is given].
    #[arg(
        long,
        value_name = "NUMBER",
        requires = "prior_deviation",
        allow_hyphen_values = true
    )]
    pub prior_mean: Option<f64>,

    /// Of Bayesian tests: the standard deviation of a proper prior of the relative effect [default: a flat prior].
    #[arg(long, value_name = "NUMBER")]
    pub prior_deviation: Option<f64>,

    /// The chance wanted of finding the minimum effect [default: 0.8].
    #[arg(long, value_name = "SHARE")]
    pub power: Option<f64>,

    /// The smallest effect worth knowing of, in the unit of --effect.
    #[arg(long, value_name = "NUMBER")]
    pub minimum_effect: Option<f64>,

    /// New visitors a day, in all variations [default: by the users and the days].
    #[arg(long, value_name = "NUMBER")]
    pub users_per_day: Option<f64>,

    /// After how many users, in all variations, the test was planned to end.
    #[arg(long, value_name = "NUMBER")]
    pub planned_users: Option<f64>,

    /// Below which p-value the split is wrong [default: 0.001].
    #[arg(long, value_name = "NUMBER")]
    pub split_threshold: Option<f64>,

    /// From how many users a variation is judged at all [default: 100].
    #[arg(long, value_name = "NUMBER")]
    pub minimum_users: Option<f64>,
}

/// What can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Text for a terminal.
    Table,
    /// The report and the aggregates it was made from.
    Json,
    /// A page with <awning-experiment-report>.
    Html,
}

impl DataArguments {
    /// What the owner says about the files.
    pub fn said(&self) -> Said {
        Said {
            rows: self.unit,
            user: self.user.clone(),
            variation: self.variation.clone(),
            stratum: self.stratum.clone(),
            metrics: self.metrics.clone(),
            map: self.map.clone(),
        }
    }
}

fn parse_pair(text: &str) -> Result<(String, String), String> {
    let (field, column) = text
        .split_once('=')
        .ok_or("expected FIELD=COLUMN, such as users=visitors")?;
    Ok((field.trim().to_owned(), column.trim().to_owned()))
}

fn parse_weight(text: &str) -> Result<(String, f64), String> {
    let expected = "expected NAME=WEIGHT, such as control=0.5";
    let (name, weight) = text.rsplit_once('=').ok_or(expected)?;
    let weight = weight.trim().parse().ok();
    let weight = weight.filter(|weight: &f64| weight.is_finite() && *weight >= 0.0);
    Ok((name.trim().to_owned(), weight.ok_or(expected)?))
}
