//! What a shop wants shown, hidden and preferred.
//!
//! - `rule`: a rule, read from the document

mod rule;

pub use rule::{Action, PriceBand, Rule, RuleType, Which};
