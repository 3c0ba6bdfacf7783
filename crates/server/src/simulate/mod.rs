//! Simulated visits: a log for shops that have none yet, made from the catalog alone and the same each time.
//!
//! Nobody looked at anything. The visits follow departments, words and prices as a shop's designer would expect visitors to,
//! so they show how recommendations work, and nothing of how good those are on real visits.
//!
//! - `assortment`: what there is to look at, and what goes with what
//! - `visit`: what one visitor looks at and buys
//! - `log`: all visits, as a file
//! - `command`: `awning-server simulate`

mod assortment;
mod command;
mod log;
mod visit;

pub use command::{Simulation, SimulationError, simulate};
pub use log::write_log;
