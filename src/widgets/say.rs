//! How a widget says what happened in it.

use std::sync::Arc;

/// A widget's way out: it is called with what happened, and answers whether the widget should go on with what
/// usually follows.
pub struct Say<E>(Arc<dyn Fn(E) -> bool + Send + Sync>);

impl<E> Say<E> {
    /// Calls `hear` with everything the widget says.
    pub fn to(hear: impl Fn(E) -> bool + Send + Sync + 'static) -> Self {
        Self(Arc::new(hear))
    }

    /// Says it. Returns whether the widget should go on.
    pub fn say(&self, event: E) -> bool {
        (self.0)(event)
    }
}

impl<E> Clone for Say<E> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}
