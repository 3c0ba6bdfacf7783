//! An effect that leaves nothing behind.

use leptos::prelude::RenderEffect;
use leptos::reactive::graph::{Subscriber, ToAnySubscriber};

/// Does something at once, and again whenever a signal that it read changes; dropping it ends that.
///
/// Leptos's own effects leave an entry in each signal they have read until that one changes: in those that live as long
/// as the page, one for every widget that was ever there.
pub struct Follower(RenderEffect<()>);

impl Follower {
    /// Begins.
    pub fn new(mut follow: impl FnMut() + 'static) -> Self {
        Self(RenderEffect::new(move |_| follow()))
    }
}

impl Drop for Follower {
    fn drop(&mut self) {
        let subscriber = self.0.to_any_subscriber();
        subscriber.clear_sources(&subscriber);
    }
}
