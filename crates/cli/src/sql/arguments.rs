//! The command line of `awning index sql`.

use clap::Args;

use super::dialect::{Dialect, TimeType};
use crate::log::{ActionWords, LONGEST, RowAction};

/// How the log stands in the database.
#[derive(Clone, Debug, Args)]
#[group(skip)]
pub struct Arguments {
    /// The database.
    #[arg(long)]
    pub dialect: Dialect,

    /// The table of the log: a name such as shop.events, or an expression such as read_parquet('log/*.parquet').
    #[arg(long, value_name = "TABLE", default_value = "events")]
    pub table: String,

    /// The table is Google Analytics 4's export: no column needs to be named. For BigQuery.
    #[arg(long, conflicts_with_all = ["session", "visitor", "item", "time", "action", "rows"])]
    pub ga4: bool,

    /// The column of the session, the visit or the order. With --visitor too, both together are the session.
    #[arg(long, value_name = "COLUMN")]
    pub session: Option<String>,

    /// The column of the visitor, where sessions have no id: a pause of 30 minutes then begins a new one.
    #[arg(long, value_name = "COLUMN")]
    pub visitor: Option<String>,

    /// The column of the item.
    #[arg(long, value_name = "COLUMN", required_unless_present = "ga4")]
    pub item: Option<String>,

    /// The column of the time.
    #[arg(long, value_name = "COLUMN", required_unless_present = "ga4")]
    pub time: Option<String>,

    /// What is in it.
    #[arg(long, value_name = "TYPE", default_value = "timestamp")]
    pub time_type: TimeType,

    /// The column of what was done.
    #[arg(long, value_name = "COLUMN")]
    pub action: Option<String>,

    #[command(flatten)]
    pub words: ActionWords,

    /// What each row is, where no column says what was done.
    #[arg(long, value_name = "ACTION", default_value = "view")]
    pub rows: RowAction,

    /// Leave out sessions of more events than this, which no person has made; 0 takes all.
    #[arg(long, value_name = "NUMBER", default_value_t = LONGEST)]
    pub longest: usize,

    /// Make it the statement that writes the counts as Parquet to this place, as the database calls places: a path, an
    /// address, a stage.
    #[arg(long, value_name = "PLACE")]
    pub out: Option<String>,
}
