//! What the table says of an element.

use super::Attribute;

/// Something with a name and a sentence about it.
#[derive(Clone, Copy, Debug)]
pub struct Described {
    /// Its name.
    pub name: &'static str,
    /// What it is for.
    pub doc: &'static str,
}

/// A JavaScript property that no attribute reflects.
#[derive(Clone, Copy, Debug)]
pub struct Property {
    /// Its name, in camelCase.
    pub name: &'static str,
    /// Its TypeScript type.
    pub type_name: &'static str,
    /// What it is for.
    pub doc: &'static str,
}

/// A field of an event's detail.
#[derive(Clone, Copy, Debug)]
pub struct Payload {
    /// Its name.
    pub name: &'static str,
    /// Its TypeScript type.
    pub type_name: &'static str,
    /// What it says.
    pub doc: &'static str,
}

/// A DOM event. All of them bubble and are composed.
#[derive(Clone, Copy, Debug)]
pub struct EventRow {
    /// Its name.
    pub name: &'static str,
    /// When it is dispatched.
    pub doc: &'static str,
    /// What happens unless it is canceled; empty if it cannot be.
    pub default_action: &'static str,
    /// Its `detail`.
    pub detail: &'static [Payload],
}

/// A custom element.
#[derive(Clone, Copy, Debug)]
pub struct Element {
    /// Its tag.
    pub tag: &'static str,
    /// The name of its class in TypeScript.
    pub class: &'static str,
    /// What it is.
    pub doc: &'static str,
    /// The wasm chunk of its widget.
    pub chunk: &'static str,
    /// Its attributes, each with what it is for.
    pub attributes: &'static [(Attribute, &'static str)],
    /// Its properties beside those that reflect attributes.
    pub properties: &'static [Property],
    /// Its events.
    pub events: &'static [EventRow],
    /// Its `::part()` names.
    pub parts: &'static [Described],
    /// What its light-DOM children are for.
    pub slot: &'static str,
    /// The values of `placement` for which it starts as soon as the page is idle, not only when it comes near the window;
    /// an empty one stands for an absent attribute.
    pub eager: &'static [&'static str],
    /// The attribute that says how many skeletons hold its place, and how many if it is absent.
    pub skeletons: Option<(&'static str, u32)>,
}
