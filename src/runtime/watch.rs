//! Who is told of events and what becomes of them: the overlay for a page's developer, where it is there.

use std::cell::RefCell;
use std::rc::Rc;

use awning_core::event::Fate;
use awning_core::value::Value;

use super::state::Runtime;

/// Something about events.
pub enum Happening<'a> {
    /// One was tracked: its id, name, time and properties, as the page's handlers are told.
    Tracked(&'a Value),
    /// This has become of the one of that id.
    Became(&'a str, Fate),
    /// What waited for consent, or to be sent, is forgotten.
    Forgotten,
}

/// Is told of all that happens.
type Watch = Rc<dyn Fn(Happening)>;

/// Who is told, if anybody is.
#[derive(Default)]
pub struct Watched(RefCell<Option<Watch>>);

impl Runtime {
    /// Tells this from now on, and nobody else.
    pub fn watch(&self, watch: impl Fn(Happening) + 'static) {
        self.watched.0.replace(Some(Rc::new(watch)));
    }

    /// Whether anybody watches.
    pub fn is_watched(&self) -> bool {
        self.watched.0.borrow().is_some()
    }

    /// Tells whoever watches.
    pub fn happens(&self, happening: Happening) {
        let watch = self.watched.0.borrow().clone();
        if let Some(watch) = watch {
            watch(happening);
        }
    }
}
