//! Where the visitor's profile is kept encrypted. Its other side is pkg/loader/vault/vault.ts.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// What encrypts, where the document asks for that.
    #[derive(Clone)]
    pub type Vault;

    /// The profile, as text.
    #[wasm_bindgen(method, getter)]
    pub fn text(this: &Vault) -> Option<String>;

    /// Keeps the profile; it is encrypted and stored a moment later.
    #[wasm_bindgen(method)]
    pub fn keep(this: &Vault, text: &str);

    /// Forgets the profile, and its key.
    #[wasm_bindgen(method)]
    pub fn forget(this: &Vault);
}
