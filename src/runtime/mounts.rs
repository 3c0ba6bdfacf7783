//! The elements that are mounted, by the number that the loader knows them by.

use std::any::Any;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use awning_core::catalog::ItemId;
use awning_core::read::Choice;
use awning_core::element::{read_choice, read_whole};
use awning_core::value::Value;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_split_helpers::SplitLoaderError;
use web_sys::HtmlElement;

use super::page_runtime::Runtime;
use crate::browser::json;

/// Why an element could not be mounted.
pub struct Failure {
    /// The error's code.
    pub code: &'static str,
    /// A sentence.
    pub message: String,
}

impl From<SplitLoaderError> for Failure {
    fn from(_: SplitLoaderError) -> Self {
        Self { code: "load-failed", message: "a part of Awning could not be loaded".into() }
    }
}

/// What a widget needs as long as it is there; dropping it unmounts the widget.
pub type Mounted = Box<dyn Any>;

/// A custom element, as its widget sees it.
#[derive(Clone)]
pub struct Element {
    /// The number by which the loader knows it.
    pub id: u32,
    /// The element.
    pub host: HtmlElement,
    /// Where its widget goes, inside of its shadow root.
    pub root: web_sys::Element,
    /// The page's runtime.
    pub runtime: Rc<Runtime>,
    inputs: ArcRwSignal<Inputs>,
}

/// Attributes and properties by name.
#[derive(Clone, Debug, Default)]
struct Inputs {
    attributes: VecDeque<(String, String)>,
    properties: VecDeque<(String, Value)>,
}
