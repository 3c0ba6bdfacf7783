//! A value that effects follow.

use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard};

use leptos::prelude::{ArcTrigger, Notify, Track};

/// A value; what reads it runs again when it changes. Clones are the same value.
///
/// Leptos's `ArcRwSignal` does the same in a kilobyte of wasm for each type of value, and a hundred bytes wherever one
/// is read: here only a trigger is Leptos's, the same for all types.
pub struct Live<T>(Arc<Held<T>>);

struct Held<T> {
    changed: ArcTrigger,
    value: RwLock<T>,
}

impl<T> Live<T> {
    /// A value to begin with.
    pub fn new(value: T) -> Self {
        Self(Arc::new(Held {
            changed: ArcTrigger::new(),
            value: RwLock::new(value),
        }))
    }

    /// Follows it without looking at it.
    pub fn track(&self) {
        self.0.changed.track();
    }

    /// Looks at it. Tracked.
    pub fn with<R>(&self, look: impl FnOnce(&T) -> R) -> R {
        self.track();
        self.with_untracked(look)
    }

    /// Looks at it without following it.
    pub fn with_untracked<R>(&self, look: impl FnOnce(&T) -> R) -> R {
        look(&self.read())
    }

    /// Changes it.
    pub fn update(&self, change: impl FnOnce(&mut T)) {
        change(&mut self.0.value.write().unwrap_or_else(PoisonError::into_inner));
        self.0.changed.notify();
    }

    /// Replaces it.
    pub fn set(&self, value: T) {
        // The old one is dropped when this is free again: what goes with it may look at this.
        let mut value = value;
        self.update(|held| std::mem::swap(held, &mut value));
    }

    #[inline(never)]
    fn read(&self) -> RwLockReadGuard<'_, T> {
        self.0.value.read().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<T: Clone> Live<T> {
    /// A copy. Tracked.
    pub fn get(&self) -> T {
        self.with(T::clone)
    }

    /// A copy, without following it.
    pub fn get_untracked(&self) -> T {
        self.with_untracked(T::clone)
    }
}

impl<T> Clone for Live<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}
