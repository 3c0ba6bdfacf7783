//! From rows of single visitors to the sums that an analysis takes.
//!
//! - `collect`: rows of a visitor become one unit
//! - `cap`: values beyond what counts (winsorizing)
//! - `aggregate`: sums by variation and stratum
//! - `quantile`: quantiles with their interval of ranks
//! - `rank`: whether one variation's values are larger than the other's, whatever their size

mod aggregate;
mod cap;
mod collect;
mod quantile;
mod rank;
#[cfg(test)]
mod tests;

pub use cap::Cap;
pub use collect::{Collector, Row, RowProblem, Unit, Units};
pub use rank::mann_whitney;
