//! What was said of what is wrong.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};

use crate::browser::script::property;
use crate::runtime::Runtime;
use crate::widgets::debug::Problem;

/// An error, and whose it is.
pub struct Error {
    /// What was said.
    pub problem: Problem,
    /// The element, or the document.
    pub target: JsValue,
}

/// The errors that were told so far, from their events.
pub fn errors(events: &JsValue) -> Vec<Error> {
    let Some(events) = events.dyn_ref::<Array>() else {
        return Vec::new();
    };
    let errors = events.iter().map(|event| {
        let detail = property(&event, "detail");
        let text = |name: &str| property(&detail, name).as_string().unwrap_or_default();
        Error {
            problem: Problem {
                code: text("code"),
                element: text("element"),
                message: text("message"),
            },
            target: property(&event, "target"),
        }
    });
    errors.collect()
}

/// Errors, the newest first, and then warnings, the newest first.
pub fn of(runtime: &Runtime, errors: &[Error]) -> Vec<Problem> {
    let errors = errors.iter().rev().map(|error| error.problem.clone());
    let warnings = runtime.warnings().into_iter().rev().map(|message| Problem {
        code: String::new(),
        element: String::new(),
        message,
    });
    errors.chain(warnings).collect()
}
