//! Reading logs, whatever their format.
//!
//! The way of a file: `source` (which files) → `opened` (what its first bytes say) → `read` (which format, by `format`) → `delimited` (by `lines`, `splitter`), `json`, `table`,
//! `database` or `sessions` (rows) → `row` (columns, by `column`, `role`, `time`, `action`), or `object` with `tracking` and `ga4`
//! (events as analytics tools export them) → `entry` (what a row says) → `intake` (a log of events) → `report`.

mod action;
mod arguments;
mod cell;
mod column;
mod database;
mod delimited;
mod entry;
mod error;
mod format;
mod ga4;
mod intake;
mod json;
mod lines;
mod object;
mod opened;
mod read;
mod report;
mod role;
mod row;
mod sessions;
mod settings;
mod source;
mod splitter;
mod table;
mod time;
mod tracking;

pub(crate) use cell::Cell;
pub(crate) use column::{Named, list, plain};
pub(crate) use delimited::{Row, Rows};
pub(crate) use format::Container;
pub(crate) use json::{BROKEN_ARRAY, each_element};
pub(crate) use lines::Lines;
pub(crate) use object::{LOOKED_AT, add_columns, at_path};
pub(crate) use opened::{Opened, Text, open};
pub(crate) use table::cell_of;

pub use action::Actions;
pub use arguments::{ActionWords, Arguments, LONGEST, RowAction};
pub use error::ReadError;
pub use read::read;
pub use report::{FileReport, Report};
pub use role::Role;
pub use settings::Settings;
pub use source::files;
