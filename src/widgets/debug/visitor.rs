//! Who is here, and what they allow.

use super::model::DebugState;
use super::row::{empty, facts};
use crate::view::{El, div};

/// What this device knows of the visitor.
pub fn visitor(state: &DebugState) -> El {
    let known = state.visitor.clone();
    div().region(move || {
        known.with(|known| {
            Some(if known.is_empty() {
                empty("The page has no document, so nothing is known of the visitor.")
            } else {
                facts(known)
            })
        })
    })
}
