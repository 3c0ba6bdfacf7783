//! `awning evaluate`: how well each model predicts held-out sessions.
//!
//! - `command`: the command

mod command;

pub use command::{Arguments, run};
