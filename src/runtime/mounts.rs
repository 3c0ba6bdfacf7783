//! The elements that are mounted, by the number that the loader knows them by.

use std::any::Any;

use super::element::Element;

/// What a widget needs as long as it is there; dropping it unmounts the widget.
pub type Mounted = Box<dyn Any>;

/// Why an element could not be mounted.
pub struct Failure {
    /// The error's code.
    pub code: &'static str,
    /// A sentence.
    pub message: String,
}

/// The elements that are mounted.
#[derive(Default)]
pub struct Mounts(Vec<(Element, Mounted)>);

impl Mounts {
    /// Keeps an element's widget.
    pub fn add(&mut self, element: Element, mounted: Mounted) {
        self.0.push((element, mounted));
    }

    /// The element of that number.
    pub fn element(&self, id: u32) -> Option<Element> {
        let (element, _) = self.0.iter().find(|(element, _)| element.id == id)?;
        Some(element.clone())
    }

    /// Takes an element away; what is returned ends its widget when it is dropped.
    pub fn end(&mut self, id: u32) -> Option<(Element, Mounted)> {
        let place = self.0.iter().position(|(element, _)| element.id == id)?;
        Some(self.0.swap_remove(place))
    }
}
