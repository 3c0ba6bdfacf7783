//! What stays on the page's one thread, by a number that may go anywhere.

use std::any::Any;
use std::cell::RefCell;
use std::marker::PhantomData;
use std::rc::{Rc, Weak};

thread_local! {
    static KEPT: RefCell<Vec<(u32, Weak<dyn Any>)>> = const { RefCell::new(Vec::new()) };
}

/// A weak reference that is `Send`, as Leptos wants what views hold.
///
/// `SendWrapper` does the same by asking for the current thread, which brings the standard library's threads and a
/// second allocator into the wasm: 2 kB.
pub struct Local<T> {
    id: u32,
    _of: PhantomData<fn() -> T>,
}

impl<T: 'static> Local<T> {
    /// A reference to what somebody else keeps.
    pub fn new(value: &Rc<T>) -> Self {
        let value: Rc<dyn Any> = value.clone();
        let id = KEPT.with_borrow_mut(|kept| {
            kept.retain(|(_, value)| value.strong_count() > 0);
            let id = kept.last().map_or(0, |(id, _)| id + 1);
            kept.push((id, Rc::downgrade(&value)));
            id
        });
        Self {
            id,
            _of: PhantomData,
        }
    }

    /// The value, if it is still kept.
    pub fn upgrade(&self) -> Option<Rc<T>> {
        let found = KEPT.with_borrow(|kept| {
            let (_, value) = kept.iter().find(|(id, _)| *id == self.id)?;
            value.upgrade()
        });
        found?.downcast().ok()
    }
}
