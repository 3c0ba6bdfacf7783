//! The command line of a log.

use std::path::PathBuf;

use awning_train::log::{Action, Grouping};
use clap::{Args, ValueEnum};

use super::action::Actions;
use super::column::Named;
use super::format::Format;
use super::role::Role;
use super::settings::Settings;
use super::time::{TimeStyle, TimeUnit};

/// How many events a session may have: more than a person looks at in a visit, less than what reads a whole shop.
pub const LONGEST: usize = 500;

/// The log, and how to read it.
#[derive(Clone, Debug, Default, Args)]
#[group(skip)]
pub struct Arguments {
    /// Files, directories and patterns such as 'logs/2026-*.csv.gz': delimited text, JSON Lines, Parquet, the database of
    /// awning-server, exports of Segment and Google Analytics 4; text may be compressed with gzip.
    #[arg(value_name = "LOG")]
    pub logs: Vec<PathBuf>,

    /// What the files are [default: told by their content].
    #[arg(long)]
    pub format: Option<Format>,

    /// Delimited text begins with rows at once; columns are named 1, 2, 3 and so on.
    #[arg(long)]
    pub no_header: bool,

    /// The column of the session, the visit or the order [default: told by its name]. With --visitor too, both together
    /// are the session.
    #[arg(long, value_name = "COLUMN")]
    pub session: Option<String>,

    /// The column of the visitor, where sessions have no id: a pause of 30 minutes then begins a new one.
    #[arg(long, value_name = "COLUMN")]
    pub visitor: Option<String>,

    /// The column of the item.
    #[arg(long, value_name = "COLUMN")]
    pub item: Option<String>,

    /// The column of the time.
    #[arg(long, value_name = "COLUMN")]
    pub time: Option<String>,

    /// What numbers in it mean [default: told by their size].
    #[arg(long, value_name = "UNIT")]
    pub time_unit: Option<TimeUnit>,

    /// The pattern of times in words, such as '%m/%d/%Y %H:%M' [default: RFC 3339 and what SQL databases print].
    #[arg(long, value_name = "PATTERN", conflicts_with = "time_unit")]
    pub time_format: Option<String>,

    /// The column of what was done.
    #[arg(long, value_name = "COLUMN")]
    pub action: Option<String>,

    /// The words of that column.
    #[command(flatten)]
    pub words: ActionWords,

    /// What each row is, where no column says what was done [default: an order where an order's number groups rows, else
    /// a view].
    #[arg(long, value_name = "ACTION")]
    pub rows: Option<RowAction>,

    /// Leave out sessions of more events than this, which no person has made; 0 takes all.
    #[arg(long, value_name = "NUMBER", default_value_t = LONGEST)]
    pub longest: usize,
}

/// What the words of the column of what was done mean.
#[derive(Clone, Debug, Default, Args)]
#[group(skip)]
pub struct ActionWords {
    /// Words in it that mean a view, beside those that are known.
    #[arg(long, value_name = "WORD", value_delimiter = ',')]
    pub view: Vec<String>,

    /// Words in it that mean that something was put into the cart.
    #[arg(long, value_name = "WORD", value_delimiter = ',')]
    pub cart: Vec<String>,

    /// Words in it that mean an order.
    #[arg(long, value_name = "WORD", value_delimiter = ',')]
    pub order: Vec<String>,
}

impl ActionWords {
    /// The known words, and these.
    pub fn actions(&self) -> Actions {
        let mut actions = Actions::default();
        actions.add(Action::View, &self.view);
        actions.add(Action::Cart, &self.cart);
        actions.add(Action::Order, &self.order);
        actions
    }
}

/// What each row of a log is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum RowAction {
    /// Something was looked at.
    View,
    /// Something was put into the cart.
    Cart,
    /// Something was ordered.
    Order,
}

impl Arguments {
    /// How to read it.
    pub fn settings(&self) -> Settings {
        let mut named = Named::default();
        for (role, column) in [
            (Role::Session, &self.session),
            (Role::Visitor, &self.visitor),
            (Role::Item, &self.item),
            (Role::Time, &self.time),
            (Role::Action, &self.action),
        ] {
            named.set(role, column.as_deref());
        }
        Settings {
            format: self.format,
            no_header: self.no_header,
            named,
            times: TimeStyle {
                unit: self.time_unit,
                pattern: self.time_format.clone(),
            },
            actions: self.words.actions(),
            action: self.rows.map(Action::from),
        }
    }

    /// How sessions are made of it.
    pub fn grouping(&self) -> Grouping {
        Grouping {
            longest: Some(self.longest).filter(|longest| *longest > 0),
            ..Grouping::default()
        }
    }
}

impl From<RowAction> for Action {
    fn from(action: RowAction) -> Self {
        match action {
            RowAction::View => Self::View,
            RowAction::Cart => Self::Cart,
            RowAction::Order => Self::Order,
        }
    }
}
