//! What a shop wants shown, hidden and preferred.
//!
//! - `rule`: a rule, read from the document
//! - `removed`: why an item may not be shown
//! - `boost`: by what an item's score is multiplied
//! - `limits`: how many items of a kind a panel may show

mod boost;
mod limits;
mod removed;
mod rule;

pub use removed::Removed;
pub use rule::{Action, PriceBand, Rule, RuleForm, RuleType, Which};

pub(super) use boost::{boost, boost_of};
pub(super) use limits::Limits;
pub(super) use removed::{holds, removed};
