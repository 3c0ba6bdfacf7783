//! Why panels show what they show, for the page's developer.

use std::cell::RefCell;
use std::rc::Rc;

use awning_core::catalog::ItemId;
use awning_core::recommend::Explanation;

use super::state::Runtime;

/// Explains an item's place in one panel; `None` as long as the panel shows nothing.
type Explain = Rc<dyn Fn(&ItemId) -> Option<Explanation>>;

/// What explains each panel, by mount.
#[derive(Default)]
pub struct Explanations(RefCell<Vec<(u32, Explain)>>);

impl Runtime {
    /// Asks this from now on what a panel shows, until it is unmounted.
    pub fn explain_with(
        &self,
        id: u32,
        explain: impl Fn(&ItemId) -> Option<Explanation> + 'static,
    ) {
        self.explanations
            .0
            .borrow_mut()
            .push((id, Rc::new(explain)));
    }

    /// Explains an item's place in every panel of the page.
    pub fn explain(&self, item: &ItemId) -> Vec<Explanation> {
        let panels = self.explanations.0.borrow().clone();
        panels
            .iter()
            .filter_map(|(_, explain)| explain(item))
            .collect()
    }

    /// Ceases to explain a panel.
    pub fn explain_no_more(&self, id: u32) {
        self.explanations
            .0
            .borrow_mut()
            .retain(|(panel, _)| *panel != id);
    }
}
