//! Capture without code: hears of what the page's script sees, and tracks what the document names of it.
//!
//! All that decides is [`awning_core::capture`]; pkg/loader/capture looks at the page.

use std::cell::RefCell;
use std::rc::Rc;

use awning_core::capture::Capture;
use wasm_bindgen::JsValue;

use crate::browser::{clock, json};
use crate::runtime::{Capturing, Runtime};

/// Begins to capture; returns what the page's script is to look for.
pub fn open(runtime: &Rc<Runtime>) -> JsValue {
    let Some(services) = runtime.services() else {
        return JsValue::UNDEFINED;
    };
    let (settings, problems) = services.capture().parse();
    for problem in problems {
        runtime
            .host
            .fail(None, "document-invalid", &problem.message());
    }
    let Some(settings) = settings else {
        return JsValue::UNDEFINED;
    };
    let wanted = settings.wanted();
    runtime.capturing.replace(Some(Rc::new(Open {
        runtime: runtime.clone(),
        capture: RefCell::new(Capture::new(settings)),
    })));
    json::write(&wanted)
}

struct Open {
    runtime: Rc<Runtime>,
    capture: RefCell<Capture>,
}

impl Capturing for Open {
    fn hear(&self, seen: &JsValue) {
        let seen = json::read(seen);
        let Ok(mut capture) = self.capture.try_borrow_mut() else {
            // What the page's own handlers do meanwhile is not the visitor's doing.
            return;
        };
        let mut captured = Vec::new();
        self.runtime.with_profile(&mut |profile| {
            captured = capture.hear(&seen, clock::now(), &profile.views);
        });
        // Tracked after that: the page's handlers may do anything.
        drop(capture);
        for event in captured {
            self.runtime.track(event.name, event.properties);
        }
    }
}
