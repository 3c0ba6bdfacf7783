//! What elements may wait for: what was learned of the shop's log, the server that ranks, the page's experiments.

use std::rc::Rc;

use awning_core::recommend::Learned;

use super::state::Runtime;

/// Something that comes, or does not.
#[derive(Clone)]
pub enum Arrival<T> {
    /// It is on its way.
    Awaited,
    /// There is none, or none that can be used, or it is late.
    Without,
    /// It is here.
    Here(T),
}

impl<T> Arrival<T> {
    /// What is on its way, if anything is.
    pub fn awaited(is_named: bool) -> Self {
        if is_named {
            Self::Awaited
        } else {
            Self::Without
        }
    }

    /// What is here.
    pub fn here(self) -> Option<T> {
        match self {
            Self::Here(there) => Some(there),
            _ => None,
        }
    }

    /// Whether it is on its way.
    pub fn is_awaited(&self) -> bool {
        matches!(self, Self::Awaited)
    }
}

impl<T> From<Option<T>> for Arrival<T> {
    fn from(there: Option<T>) -> Self {
        there.map_or(Self::Without, Self::Here)
    }
}

impl Runtime {
    /// Takes what was learned, or that nothing can be had.
    pub fn learn(&self, index: Option<Rc<dyn Learned>>) {
        self.learned.set(index.into());
    }
}
