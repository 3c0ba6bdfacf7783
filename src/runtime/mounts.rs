//! The elements that are mounted, by the number that the loader knows them by.

use std::any::Any;

use wasm_split_helpers::SplitLoaderError;

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

impl From<SplitLoaderError> for Failure {
    fn from(_: SplitLoaderError) -> Self {
        Self {
            code: "load-failed",
            message: "a part of Awning could not be loaded".into(),
        }
    }
}

/// The elements that the loader has asked for.
#[derive(Default)]
pub struct Mounts(Vec<Mount>);

struct Mount {
    element: Element,
    mounted: Option<Mounted>,
}

impl Mounts {
    /// Begins: from now on the element may be updated, and it may be taken away again before its widget is there.
    pub fn begin(&mut self, element: Element) {
        self.0.push(Mount {
            element,
            mounted: None,
        });
    }

    /// Keeps a widget. If its element has been taken away meanwhile, it comes back, to be dropped.
    pub fn finish(&mut self, id: u32, mounted: Mounted) -> Option<Mounted> {
        match self.0.iter_mut().find(|mount| mount.element.id == id) {
            Some(mount) => mount.mounted.replace(mounted),
            None => Some(mounted),
        }
    }

    /// The element of that number.
    pub fn element(&self, id: u32) -> Option<Element> {
        self.0
            .iter()
            .find(|mount| mount.element.id == id)
            .map(|mount| mount.element.clone())
    }

    /// Takes an element away; what is returned ends its widget when it is dropped.
    pub fn end(&mut self, id: u32) -> Option<(Element, Option<Mounted>)> {
        let place = self.0.iter().position(|mount| mount.element.id == id)?;
        let mount = self.0.swap_remove(place);
        Some((mount.element, mount.mounted))
    }
}
