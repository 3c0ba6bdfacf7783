//! Rendering a widget natively: what its snapshot tests compare.

use leptos::prelude::{IntoView, Owner, RenderHtml};

/// The HTML of a view, a line a tag, so that a snapshot's changes can be read.
pub fn html(view: impl FnOnce() -> String) -> String {
    let owner = Owner::new();
    let html = owner.with(view);
    html.replace("><", ">\n<")
}

/// Renders a component's view.
pub fn render(view: impl IntoView) -> String {
    view.to_html()
}
