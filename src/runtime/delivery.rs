//! What delivers events, as the services see it: a chunk of its own, which only pages with destinations load.

use std::cell::RefCell;
use std::rc::Rc;

use awning_core::destination::Destination;
use awning_core::event::Event;
use awning_core::privacy::{Consent, Redaction};
use awning_core::read::Unread;
use awning_core::value::Value;
use js_sys::Function;
use wasm_bindgen::JsValue;

use crate::browser::page::Landing;

/// Delivers events to the document's destinations.
pub trait Deliver {
    /// Takes an event that may be sent.
    fn take(&self, outgoing: Outgoing);

    /// Takes part in what tabs share: there is consent.
    fn share(&self);

    /// Says whether more events are about to be taken: what waits for all of them waits for those too.
    fn expect(&self, more: bool);

    /// Forgets what waits, here, in other tabs and in the store, and what brought the visitor.
    fn forget(&self);

    /// Forgets what brought the visitor: the next one is somebody else.
    fn reset(&self);

    /// The page is hidden, or `ends`.
    fn leave(&self, ends: bool);

    /// The page has come back.
    fn rejoin(&self);

    /// Tries again what could not be reached.
    fn hasten(&self);

    /// Takes up what other tabs have stored.
    fn look(&self);

    /// Sends all that waits now, and calls this when that is done, or when a destination refused.
    fn flush(&self, done: Function);

    /// Reads the destinations whose encoders not every page has; their chunk must be there.
    fn speak(&self);

    /// What waits for each destination, and what became of the rest.
    fn report(&self) -> Value;
}

/// What the document says of delivery, and what the page does.
pub struct Brief {
    /// Where events go.
    pub destinations: Unread<Vec<Destination>>,
    /// What becomes of personal data in them.
    pub redaction: Unread<Redaction>,
    /// How the page was reached, if that has not been seen before.
    pub landing: Option<Landing>,
    /// What the page gives.
    pub functions: Functions,
}

/// What the page has given for destinations that are its own functions, by their names.
pub type Functions = Rc<RefCell<Vec<(String, JsValue)>>>;

/// An event on its way from the services to the destinations.
pub struct Outgoing {
    /// Without its context.
    pub event: Event,
    /// What is around it.
    pub surroundings: Rc<Surroundings>,
    /// The campaign that its session counts for.
    pub campaign: Option<Value>,
    /// What it is sent under.
    pub consent: Consent,
}

/// What is around an event: the same for all that happen on a page in one turn.
pub struct Surroundings {
    /// Page, library and locale.
    pub context: Value,
    /// The campaign that the page's address names.
    pub campaign: Option<Value>,
}
