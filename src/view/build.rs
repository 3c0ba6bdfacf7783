//! Building an element into the DOM, and keeping it in step with the signals it follows.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::{RenderEffect, document};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::El;
use super::element::{Attribute, Listener, Node, Piece};

const SVG: &str = "http://www.w3.org/2000/svg";

/// An element in the DOM, with what keeps it alive. Dropping it ends its effects and removes its listeners.
pub struct Built {
    pub(super) root: web_sys::Element,
    _kept: Kept,
}

impl Built {
    pub(super) fn new(element: El) -> Option<Self> {
        let mut kept = Kept::default();
        let root = build_element(element, false, &mut kept)?;
        Some(Self { root, _kept: kept })
    }
}

/// What a piece of DOM needs as long as it is there.
#[derive(Default)]
struct Kept {
    effects: Vec<RenderEffect<()>>,
    listeners: Vec<Listening>,
    regions: Vec<Rc<RefCell<Vec<Placed>>>>,
}

/// A listener; an element can be told of events even after it has left the page.
struct Listening {
    element: web_sys::Element,
    event: &'static str,
    heard: Closure<dyn FnMut(web_sys::Event)>,
}

impl Listening {
    fn new(element: &web_sys::Element, event: &'static str, listener: Listener) -> Self {
        let heard = Closure::wrap(listener as Box<dyn FnMut(web_sys::Event)>);
        let _ = element.add_event_listener_with_callback(event, heard.as_ref().unchecked_ref());
        Self {
            element: element.clone(),
            event,
            heard,
        }
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        let heard = self.heard.as_ref().unchecked_ref();
        let _ = self
            .element
            .remove_event_listener_with_callback(self.event, heard);
    }
}

/// A child of a region.
struct Placed {
    key: Option<String>,
    node: web_sys::Node,
    _kept: Kept,
}

fn build_element(El(element): El, in_svg: bool, kept: &mut Kept) -> Option<web_sys::Element> {
    let in_svg = in_svg || element.tag == "svg";
    let created = if in_svg {
        document().create_element_ns(Some(SVG), element.tag)
    } else {
        document().create_element(element.tag)
    };
    let dom = created.ok()?;
    let element = *element;
    for child in element.children {
        build_child(child, &dom, in_svg, kept);
    }
    // After the children, because a select or a radio group takes its value from them.
    for (name, attribute) in element.attributes {
        build_attribute(&dom, name, attribute, kept);
    }
    for (event, listener) in element.listeners {
        kept.listeners.push(Listening::new(&dom, event, listener));
    }
    for hook in element.hooks {
        hook(&dom);
    }
    Some(dom)
}

fn build_attribute(
    dom: &web_sys::Element,
    name: &'static str,
    attribute: Attribute,
    kept: &mut Kept,
) {
    let target = dom.clone();
    let effect = match attribute {
        Attribute::Fixed(value) => {
            let _ = dom.set_attribute(name, &value);
            return;
        }
        Attribute::Live(value) => RenderEffect::new(move |_| {
            let _ = match value() {
                Some(value) => target.set_attribute(name, &value),
                None => target.remove_attribute(name),
            };
        }),
        Attribute::Style(value) => RenderEffect::new(move |_| {
            let style = target.unchecked_ref::<web_sys::HtmlElement>().style();
            let _ = style.set_property(name, &value());
        }),
        Attribute::Checked(checked) => RenderEffect::new(move |_| {
            target
                .unchecked_ref::<web_sys::HtmlInputElement>()
                .set_checked(checked());
        }),
    };
    kept.effects.push(effect);
}

fn build_child(child: Node, parent: &web_sys::Element, in_svg: bool, kept: &mut Kept) {
    match child {
        Node::El(element) => {
            if let Some(dom) = build_element(element, in_svg, kept) {
                let _ = parent.append_child(&dom);
            }
        }
        Node::Text(text) => {
            let _ = parent.append_child(&document().create_text_node(&text));
        }
        Node::LiveText(text) => {
            let dom = document().create_text_node("");
            let _ = parent.append_child(&dom);
            kept.effects.push(RenderEffect::new(move |_| {
                // Screen readers say a live region again even if the same is set.
                let text = text();
                if dom.data() != text {
                    dom.set_data(&text);
                }
            }));
        }
        Node::Region(pieces) => {
            let end: web_sys::Node = document().create_comment("").into();
            let _ = parent.append_child(&end);
            let parent = parent.clone();
            let region = Rc::new(RefCell::new(Vec::new()));
            kept.regions.push(region.clone());
            kept.effects.push(RenderEffect::new(move |_| {
                let wanted = pieces();
                let old = region.take();
                let new = renew(old, wanted, &parent, &end, in_svg);
                region.replace(new);
            }));
        }
    }
}

/// Keeps the pieces whose keys are still wanted, builds the others, removes what is not wanted any more, and puts all
/// in order before `end`. What is in its place already is not touched: moving it would take its focus.
fn renew(
    mut old: Vec<Placed>,
    wanted: Vec<Piece>,
    parent: &web_sys::Element,
    end: &web_sys::Node,
    in_svg: bool,
) -> Vec<Placed> {
    let mut new = Vec::with_capacity(wanted.len());
    for (key, element) in wanted {
        let there = old
            .iter()
            .position(|piece| piece.key.is_some() && piece.key == key);
        match there {
            Some(place) => new.push(old.remove(place)),
            None => new.extend(build_piece(key, element, in_svg)),
        }
    }
    for piece in old {
        let _ = parent.remove_child(&piece.node);
    }
    let mut next = end.clone();
    for piece in new.iter().rev() {
        if piece.node.next_sibling().as_ref() != Some(&next) {
            let _ = parent.insert_before(&piece.node, Some(&next));
        }
        next = piece.node.clone();
    }
    new
}

fn build_piece(key: Option<String>, element: El, in_svg: bool) -> Option<Placed> {
    let mut kept = Kept::default();
    let node = build_element(element, in_svg, &mut kept)?.into();
    Some(Placed {
        key,
        node,
        _kept: kept,
    })
}
