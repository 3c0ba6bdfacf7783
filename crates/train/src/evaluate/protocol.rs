//! Which predictions count.

use awning_core::recommend::ItemNo;

use crate::dataset::{Test, UNKNOWN};

/// Which predictions count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protocol {
    /// Every next click, also on what the session has already: the protocol of most publications.
    Public,
    /// What a shop's panel does: repeats in a row are one look, what the session has is never recommended, and only items
    /// that are new in the session are to be predicted.
    Storefront,
}

impl Protocol {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Public, Self::Storefront];

    /// Its name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Storefront => "storefront",
        }
    }
}

/// One prediction to make.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Which test it belongs to.
    pub test: u32,
    /// What the model is told: the items before, without those that it cannot know.
    pub items: Vec<ItemNo>,
    /// When the last of them was looked at.
    pub now: i64,
    /// What comes next; [`UNKNOWN`] if no model can know it.
    pub label: ItemNo,
    /// What is not to be recommended, sorted.
    pub excluded: Vec<ItemNo>,
}

/// The predictions that tests ask for under a protocol.
pub fn questions(tests: &[Test], protocol: Protocol) -> Vec<Question> {
    let mut questions = Vec::new();
    for (test, number) in tests.iter().zip(0..) {
        for place in test.first.max(1)..test.items.len() {
            questions.extend(question(test, number, place, protocol));
        }
    }
    questions
}

/// The prediction of the item at a place, from what stands before it alone.
fn question(test: &Test, number: u32, place: usize, protocol: Protocol) -> Option<Question> {
    let label = *test.items.get(place)?;
    let before = test.items.get(..place)?;
    let mut items = before.to_vec();
    let mut excluded = Vec::new();
    if protocol == Protocol::Storefront {
        if label != UNKNOWN && before.contains(&label) {
            return None;
        }
        items.dedup();
        excluded.clone_from(&items);
        excluded.sort_unstable();
        excluded.dedup();
    }
    items.retain(|&item| item != UNKNOWN);
    Some(Question {
        test: number,
        items,
        now: test.times.get(place - 1).copied().unwrap_or(i64::MAX),
        label,
        excluded,
    })
}
