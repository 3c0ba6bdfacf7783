//! What was learned of the shop's log, as far as it is here.

use std::rc::Rc;

use awning_core::recommend::Learned;

use super::state::Runtime;

/// What was learned of the shop's log.
#[derive(Clone)]
pub enum Learning {
    /// It is on its way.
    Awaited,
    /// There is none, or none that can be used, or it is late.
    Without,
    /// It is here.
    Here(Rc<dyn Learned>),
}

impl Runtime {
    /// Takes what was learned, or that nothing can be had.
    pub fn learn(&self, index: Option<Rc<dyn Learned>>) {
        self.learning
            .set(index.map_or(Learning::Without, Learning::Here));
    }
}
