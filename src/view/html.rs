//! Rendering an element to HTML: for snapshot tests now, for pages that show a widget before its wasm is there later.

use html_escape::{encode_double_quoted_attribute, encode_text};

use super::El;
use super::element::{Attribute, Node};

/// Elements without an end tag (HTML, section 13.1.2).
const VOID: [&str; 2] = ["img", "input"];

/// Appends the element, with the text of every signal as it is now. Each region ends in an empty comment, as in the
/// DOM, so that a page with this HTML has the very nodes that building it would make.
pub(super) fn write(El(element): &El, out: &mut String) {
    out.push('<');
    out.push_str(element.tag);
    let mut styles = Vec::new();
    for (name, attribute) in &element.attributes {
        let value = match attribute {
            Attribute::Fixed(value) => Some(value.clone()),
            Attribute::Live(value) => value(),
            Attribute::Style(value) => {
                styles.push(format!("{name}:{}", value()));
                continue;
            }
            Attribute::Checked(checked) => checked().then_some("".into()),
        };
        if let Some(value) = value {
            write_attribute(name, &value, out);
        }
    }
    if !styles.is_empty() {
        write_attribute("style", &styles.join(";"), out);
    }
    out.push('>');
    if VOID.contains(&element.tag) {
        return;
    }
    for child in &element.children {
        write_child(child, out);
    }
    out.push_str("</");
    out.push_str(element.tag);
    out.push('>');
}

fn write_attribute(name: &str, value: &str, out: &mut String) {
    out.push(' ');
    out.push_str(name);
    if !value.is_empty() {
        out.push_str("=\"");
        out.push_str(&encode_double_quoted_attribute(value));
        out.push('"');
    }
}

fn write_child(child: &Node, out: &mut String) {
    match child {
        Node::El(element) => write(element, out),
        Node::Text(text) => out.push_str(&encode_text(text)),
        Node::LiveText(text) => out.push_str(&encode_text(&text())),
        Node::Region(pieces) => {
            for (_, piece) in pieces() {
                write(&piece, out);
            }
            out.push_str("<!---->");
        }
    }
}
