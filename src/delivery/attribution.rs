//! What brought the visitor, on each event.

use awning_core::event::attribution::{Arrival, Touch, Touches};
use awning_core::privacy::Consent;
use awning_core::value::Value;
use js_sys::Array;
use wasm_bindgen::JsCast;
use web_sys::Url;

use crate::browser::clock;
use crate::browser::page::{self, Landing};
use crate::browser::storage::{self, Slot};

/// What brought the visitor, as far as it is known.
#[derive(Default)]
pub struct Attribution {
    /// How this page was reached, until it is known what brought them before.
    landing: Option<Landing>,
    /// What brought them first, and last.
    touches: Touches,
}

impl Attribution {
    /// Nothing is known but how this page was reached, if that has not been seen before.
    pub fn new(landing: Option<Landing>) -> Self {
        Self {
            landing,
            touches: Touches::default(),
        }
    }

    /// What brought them first, and last, for an event that may be sent; an ad network's id only where marketing is
    /// allowed.
    pub fn of_event(&mut self, consent: Consent) -> Option<Value> {
        if self.touches.is_empty() && consent.analytics {
            self.touches = Touches::from_value(&storage::get(Slot::Touches));
        }
        if let Some(arrival) = self.landing.take().and_then(touch_of) {
            self.touches.arrive(arrival);
            if consent.analytics {
                storage::set(Slot::Touches, &self.touches.to_value(consent.marketing));
            }
        }
        (!self.touches.is_empty()).then(|| self.touches.to_value(consent.marketing))
    }
}

/// What brought the visitor to a page; `None` if a page of the same shop did.
fn touch_of(landing: Landing) -> Option<Touch> {
    let address = Url::new(&landing.address).ok()?;
    let mut parameters = Vec::new();
    for pair in address.search_params().entries() {
        let pair: Array = pair.ok()?.unchecked_into();
        let part = |index| pair.get(index).as_string().unwrap_or_default();
        parameters.push((part(0), part(1)));
    }
    let referrer = Url::new(&landing.referrer).map(|url| url.hostname());
    let arrival = Arrival {
        parameters: &parameters,
        referrer: &referrer.unwrap_or_default(),
        host: &address.hostname(),
        path: &address.pathname(),
        user_agent: &page::window()?.navigator().user_agent().unwrap_or_default(),
    };
    Touch::of(&arrival, clock::rfc_3339(landing.at))
}
