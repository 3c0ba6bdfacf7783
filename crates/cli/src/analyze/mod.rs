//! `awning analyze`: what an experiment says, from rows of users or from aggregates.
//!
//! The way of a file: `rows` (its rows, whatever the format) → `collect` (which columns, by `column`; what cells say, by
//! `cells`) → `units` or `aggregates` → `assemble` (aggregates as JSON; `order`, `results`) → `settings` (options over them) →
//! the analysis → `text`, `page`, or JSON.
//!
//! - `arguments`, `metric`: the command line
//! - `command`: the whole way
//! - `account`: what became of the rows
//! - `words`: numbers and verdicts in words
//! - `json`, `names`: trees, and names that become numbers
//! - `bandit`: which share of the visitors each variation gets next
//! - `error`: why an experiment cannot be analyzed

mod account;
mod aggregates;
mod arguments;
mod assemble;
mod bandit;
mod cells;
mod collect;
mod column;
mod command;
mod error;
mod json;
mod metric;
mod names;
mod order;
mod page;
mod results;
mod rows;
mod settings;
mod text;
mod units;
mod words;

pub use arguments::Arguments;
pub use command::run;
pub use error::AnalyzeError;
