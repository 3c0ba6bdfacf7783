//! What the command can be told.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Parser, Subcommand};

use crate::simulate::Simulation;

/// Serves a storefront with Awning's widgets on any catalog, and takes the events of its pages.
///
/// Pages are at the address that is printed, the package under /awning/, what has arrived at /events.
#[derive(Clone, Debug, Parser)]
#[command(name = "awning-server", version, args_override_self = true)]
pub struct Options {
    /// Where to listen; port 0 takes a free one, which is printed.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8787")]
    pub listen: SocketAddr,

    /// The built package, served under /awning/.
    #[arg(long, value_name = "DIR", default_value = "dist")]
    pub package: PathBuf,

    /// The storefront's own files: assets/, awning.json, catalog.json.
    #[arg(long, value_name = "DIR", default_value = "www")]
    pub site: PathBuf,

    /// The products: CSV, JSON, JSON Lines, a Google Merchant feed (TSV or XML) or Shopify's products.json
    /// [default: catalog.json of the site].
    #[arg(long, value_name = "FILE")]
    pub catalog: Option<PathBuf>,

    /// What was learned of the shop's log, by `awning index`; served as /awning.index, and named in /awning.json.
    #[arg(long, value_name = "FILE")]
    pub index: Option<PathBuf>,

    /// Features and experiments in GrowthBook's JSON, served as GrowthBook's API does at /api/features/KEY, with a stream of
    /// changes at /sub/KEY [default: features.json of the site].
    #[arg(long, value_name = "FILE")]
    pub features: Option<PathBuf>,

    /// The column of a field of the catalog, as in title=Bezeichnung; with nothing after the "=", the field is left out.
    /// Can be given again.
    #[arg(long = "map", value_name = "FIELD=COLUMN", value_parser = parse_pair)]
    pub columns: Vec<(String, String)>,

    /// The currency of prices that name none, such as SAR.
    #[arg(long, value_name = "CODE")]
    pub currency: Option<String>,

    /// The name of the shop on the pages.
    #[arg(long, value_name = "NAME")]
    pub shop: Option<String>,

    /// The SQLite database of the events; made where it is missing.
    #[arg(long, value_name = "FILE", default_value = "target/awning.sqlite")]
    pub database: PathBuf,

    /// How many batches of events each client may send in a second, and four times as many at once after a rest; 0 for
    /// any number.
    #[arg(long, value_name = "NUMBER", default_value_t = 50)]
    pub rate: u32,

    /// A proxy in front says whose request it is, by X-Forwarded-For. Say so only if there is one: anyone can write that
    /// header.
    #[arg(long)]
    pub behind_proxy: bool,

    /// Something else to do than to serve.
    #[command(subcommand)]
    pub task: Option<Task>,
}

/// What the command can do besides.
#[derive(Clone, Debug, Subcommand)]
pub enum Task {
    /// Write a log of simulated visits to the shop, for trying `awning index` without a log. Made from the catalog alone, so
    /// it says nothing of real visitors.
    Simulate(Simulation),
}

fn parse_pair(text: &str) -> Result<(String, String), String> {
    let (field, column) = text
        .split_once('=')
        .ok_or("expected FIELD=COLUMN, such as title=Bezeichnung")?;
    Ok((field.trim().to_owned(), column.trim().to_owned()))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_is_put_together_soundly_and_its_help_names_every_option() {
        Options::command().debug_assert();
        let help = Options::command().render_long_help().to_string();
        for option in [
            "--listen",
            "--package",
            "--site",
            "--catalog",
            "--index",
            "--features",
            "--map",
            "--currency",
            "--shop",
            "--database",
            "--rate",
            "--behind-proxy",
            "simulate",
        ] {
            assert!(help.contains(option), "{option}");
        }
    }

    #[test]
    fn the_last_of_an_option_counts_but_every_mapping_does() {
        let arguments = "awning-server --rate 5 --map id=a --rate 7 --map title=b".split(' ');
        let options = Options::try_parse_from(arguments).map_err(|error| error.to_string());
        let columns = vec![
            ("id".to_owned(), "a".to_owned()),
            ("title".to_owned(), "b".to_owned()),
        ];
        assert_eq!(
            options.map(|options| (options.rate, options.columns)),
            Ok((7, columns))
        );
    }

    #[test]
    fn a_mapping_is_a_field_and_a_column() {
        assert_eq!(
            parse_pair("title= Bezeichnung"),
            Ok(("title".to_owned(), "Bezeichnung".to_owned()))
        );
        assert_eq!(
            parse_pair("price="),
            Ok(("price".to_owned(), String::new()))
        );
        assert!(parse_pair("title").is_err());
    }
}
