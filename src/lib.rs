//! Everything JavaScript can call, and nothing else.
//!
//! The loader (pkg/loader) calls these functions; pages call the loader. Nothing here returns a promise that can
//! reject or throws: what goes wrong is told to the loader's [`Host`](browser::Host).

mod browser;
mod capture;
mod delivery;
mod elements;
mod experiments;
mod runtime;
mod services;
mod ui;
mod view;
mod widgets;

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

use browser::{Host, json, task};
use runtime::{Element, Mounts, Runtime, Settings};

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

thread_local! {
    static RUNTIME: RefCell<Option<Rc<Runtime>>> = const { RefCell::new(None) };
    static MOUNTS: RefCell<Mounts> = RefCell::default();
}

/// Starts the runtime, once.
#[wasm_bindgen]
pub fn start(host: Host, settings: &Settings) {
    task::start(host.clone());
    let runtime = Runtime::start(host, settings);
    RUNTIME.set(Some(runtime));
}

/// Brings up the services of the page: its document, its visitor, its events. Their chunk must be there.
#[wasm_bindgen]
pub fn open(settings: Settings) {
    if let Some(runtime) = RUNTIME.with_borrow(Clone::clone) {
        elements::open(runtime, settings);
    }
}

/// Takes the index of what was learned of the shop's log; none, if it cannot be had. For one, its chunk must be there.
#[wasm_bindgen]
pub fn learn(index: Option<Vec<u8>>) {
    if let Some(runtime) = RUNTIME.with_borrow(Clone::clone) {
        elements::learn(&runtime, index);
    }
}

/// Takes note of whether the server that ranks can be asked: then its chunk must be there.
#[wasm_bindgen]
pub fn provide(there: bool) {
    if let Some(runtime) = RUNTIME.with_borrow(Clone::clone) {
        runtime.provided.set(there.then_some(()).into());
    }
}

/// Takes note that what delivers events is there, its chunk; or that it cannot be had.
#[wasm_bindgen]
pub fn deliver(there: bool) {
    let services = RUNTIME.with_borrow(|runtime| runtime.as_ref()?.services());
    if let Some(services) = services {
        services.deliver(there);
    }
}

/// Takes note that what speaks to the document's backends is there, its chunk.
#[wasm_bindgen]
pub fn speak() {
    let services = RUNTIME.with_borrow(|runtime| runtime.as_ref()?.services());
    if let Some(services) = services {
        services.speak();
    }
}

/// Takes what is known of the page's experiments, and whatever changes of it; `undefined`, if they cannot be had. For
/// anything else, their chunk and the services must be there.
#[wasm_bindgen]
pub fn weigh(given: &JsValue) {
    if let Some(runtime) = RUNTIME.with_borrow(Clone::clone) {
        elements::weigh(&runtime, given);
    }
}

/// Begins to capture what the document names, and answers what the page's script is to look for; with something that it
/// has seen, takes that. The services and the chunk must be there.
#[wasm_bindgen]
pub fn notice(seen: &JsValue) -> JsValue {
    match RUNTIME.with_borrow(Clone::clone) {
        Some(runtime) => elements::notice(&runtime, seen),
        None => JsValue::UNDEFINED,
    }
}

/// Mounts an element's widget into `root`; `inputs` holds its attributes and properties by name. Its chunk must be there.
#[wasm_bindgen]
pub fn mount(id: u32, host: HtmlElement, root: web_sys::Element, inputs: &JsValue) {
    let Some(runtime) = RUNTIME.with_borrow(Clone::clone) else {
        return;
    };
    let element = Element::new(id, host, root, json::read(inputs), runtime);
    if let Some(mounted) = elements::mount(element.clone()) {
        MOUNTS.with_borrow_mut(|mounts| mounts.add(element, mounted));
    }
}

/// Takes a changed attribute or property of a mounted element.
#[wasm_bindgen]
pub fn update(id: u32, name: &str, value: &JsValue) {
    let element = MOUNTS.with_borrow(|mounts| mounts.element(id));
    if let Some(element) = element {
        element.update(name, json::read(value));
    }
}

/// Takes an element's widget away.
#[wasm_bindgen]
pub fn unmount(id: u32) {
    // Dropped outside of the borrow: what ends may have something to say.
    let ended = MOUNTS.with_borrow_mut(|mounts| mounts.end(id));
    if let Some((element, mounted)) = ended {
        drop(mounted);
        element.runtime.set_shown(id, Vec::new());
        element.runtime.explain_no_more(id);
    }
}

/// Calls a method of the global `awning`; the services must be there.
#[wasm_bindgen]
pub fn call(method: &str, arguments: &Array) -> JsValue {
    let services = RUNTIME.with_borrow(|runtime| runtime.as_ref()?.services());
    services.map_or(JsValue::UNDEFINED, |services| {
        services.call(method, arguments)
    })
}
