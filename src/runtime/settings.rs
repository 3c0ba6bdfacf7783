//! What the loader hands over: everything it has fetched meanwhile.

use wasm_bindgen::prelude::*;

use crate::browser::Vault;

#[wasm_bindgen]
extern "C" {
    /// What the loader knows when the runtime starts.
    #[derive(Clone)]
    pub type Settings;

    /// The campaign document; `undefined` if the page has none, or if it could not be read.
    #[wasm_bindgen(method, getter)]
    pub fn document(this: &Settings) -> JsValue;

    /// The page's language, a BCP 47 tag.
    #[wasm_bindgen(method, getter)]
    pub fn language(this: &Settings) -> String;

    /// The texts of that language; `undefined` for English and where there are none.
    #[wasm_bindgen(method, getter)]
    pub fn texts(this: &Settings) -> JsValue;

    /// Whether there is an index of what was learned, which the loader fetches with the first panel.
    #[wasm_bindgen(method, getter)]
    pub fn learns(this: &Settings) -> bool;

    /// Whether there is a server that ranks, whose chunk the loader fetches with the first panel.
    #[wasm_bindgen(method, getter)]
    pub fn asks(this: &Settings) -> bool;

    /// Whether the document names destinations, so that the loader fetches what delivers events.
    #[wasm_bindgen(method, getter)]
    pub fn delivers(this: &Settings) -> bool;

    /// Whether the page has experiments or features, whose chunk the loader fetches with the services.
    #[wasm_bindgen(method, getter)]
    pub fn weighs(this: &Settings) -> bool;

    /// The errors that were told so far, as events; `undefined` where the page's address does not ask for the developer's
    /// overlay. Where it does, the loader fetches the overlay's chunk with the services.
    #[wasm_bindgen(method, getter)]
    pub fn errors(this: &Settings) -> JsValue;

    /// What encrypts what is stored, where the document asks for that.
    #[wasm_bindgen(method, getter)]
    pub fn vault(this: &Settings) -> Option<Vault>;

    /// Whether this instance takes the place of one that has failed: what was said of the page has been said.
    #[wasm_bindgen(method, getter)]
    pub fn resumed(this: &Settings) -> bool;
}
