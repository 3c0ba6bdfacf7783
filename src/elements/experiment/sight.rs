//! Whether what an experiment varies could be seen.

use std::rc::Rc;

use web_sys::Element;

use crate::browser::Visibility;

/// Watches an element; dropping it ends that.
pub struct Sight {
    _watches: [Visibility; 2],
}

impl Sight {
    /// Tells when half of an element is in the window, or when it fills half of the window, as parts of pages do that are
    /// longer than two windows. May tell more than once.
    pub fn new(element: &Element, seen: impl Fn() + 'static) -> Self {
        let seen = Rc::new(seen);
        let also = seen.clone();
        let tell = move |seen: &dyn Fn(), visible: bool| {
            if visible {
                seen();
            }
        };
        let watches = [
            Visibility::of_half(move |_, visible| tell(&*seen, visible)),
            Visibility::of_middle(move |_, visible| tell(&*also, visible)),
        ];
        for watch in &watches {
            watch.watch(element);
        }
        Self { _watches: watches }
    }
}
