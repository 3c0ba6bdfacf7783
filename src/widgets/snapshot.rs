//! Rendering a widget natively: what its snapshot tests compare.

use std::sync::Arc;

use awning_core::read::{Read, Reader};
use awning_core::text::Texts;
use awning_core::value::Value;
use leptos::prelude::{IntoView, Owner, RenderHtml};

use super::Say;

/// The HTML of a view, a line a tag, so that a snapshot's changes can be read.
pub fn html<V: IntoView>(view: impl FnOnce() -> V) -> String {
    let owner = Owner::new();
    let html = owner.with(|| view().into_view().to_html());
    html.replace("><", ">\n<")
}

/// Content as a document has it, and what is wrong with it.
pub fn content<T: Read>(json: &str) -> (T, Vec<String>) {
    let value: Value = serde_json::from_str(json).unwrap();
    let mut at = Reader::new("content");
    let content = T::read(&value, &mut at).unwrap();
    let problems = at.into_problems();
    (
        content,
        problems.iter().map(|problem| problem.message()).collect(),
    )
}

/// The texts of a page in English.
pub fn english() -> Arc<Texts> {
    Arc::default()
}

/// Says nothing to anybody.
pub fn nobody<E: 'static>() -> Say<E> {
    Say::to(|_| true)
}
