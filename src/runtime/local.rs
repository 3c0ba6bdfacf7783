//! What stays on the page's one thread, by a number that may go anywhere.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::marker::PhantomData;
use std::rc::{Rc, Weak};

thread_local! {
    static NUMBERS: Cell<u32> = const { Cell::new(0) };
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
        // Never used again: a view that outlives its keeper must not reach another one by its number.
        let id = NUMBERS.get();
        NUMBERS.set(id.wrapping_add(1));
        KEPT.with_borrow_mut(|kept| {
            kept.retain(|(_, value)| value.strong_count() > 0);
            kept.push((id, Rc::downgrade(&value)));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_to_what_is_gone_never_finds_what_came_later() {
        let first = Rc::new("first");
        let gone = Local::new(&first);
        assert_eq!(gone.upgrade().as_deref(), Some(&"first"));
        drop(first);
        let second = Rc::new("second");
        let found = Local::new(&second);
        assert_eq!(found.upgrade().as_deref(), Some(&"second"));
        assert_eq!(gone.upgrade(), None);
    }
}
