//! Campaigns: content for one widget, and when it may be shown.
//!
//! - `content`: a campaign, as the document has it
//! - `eligibility`: whether a campaign may be shown now, and why

mod content;
mod eligibility;

pub use content::{Campaign, Content, Schedule, Widget};
pub use eligibility::{Rule, Situation, eligibility, eligible};
