//! What an encoder asks to be sent: a request to a server, or calls in the page itself.

use crate::value::Value;

/// What is to be sent.
#[derive(Clone, Debug, PartialEq)]
pub enum Sending {
    /// A request to a server.
    Request(Request),
    /// Calls in the page, in their order.
    Calls(Vec<Call>),
}

impl From<Request> for Sending {
    fn from(request: Request) -> Self {
        Self::Request(request)
    }
}

impl From<Vec<Call>> for Sending {
    fn from(calls: Vec<Call>) -> Self {
        Self::Calls(calls)
    }
}

/// A `POST` to a server.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// Where to.
    pub url: String,
    /// The body's media type. `text/plain` keeps a cross-origin request simple, so that it needs no preflight, which
    /// a page that is being left could not wait for.
    pub content_type: &'static str,
    /// Other headers; empty where the request must stay simple.
    pub headers: Vec<(&'static str, String)>,
    /// The body.
    pub body: Body,
}

/// The body of a request.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// To be written as JSON.
    Json(Value),
    /// As it is.
    Text(String),
}

/// A call in the page.
#[derive(Clone, Debug, PartialEq)]
pub enum Call {
    /// `window.path(...arguments)`, where the path may have dots, such as `sensors.track`. Until the page has that
    /// function, the destination is unreachable.
    Function {
        /// Which.
        path: String,
        /// With what.
        arguments: Vec<Value>,
    },
    /// `(window.queue ||= []).push(item)`, with the list's items as an `arguments` object where `gtag` wants that.
    Push {
        /// The name of the global array.
        queue: String,
        /// What is pushed.
        item: Value,
        /// Whether the item, a list, is pushed as an `arguments` object, which `gtag.js` asks for.
        as_arguments: bool,
    },
    /// The function that the page gave for that destination: `awning.destination(name, {send})`. It takes all events at
    /// once and may return a promise; what it throws means that the events are to be sent again.
    Send {
        /// The destination's name.
        name: String,
        /// The events.
        events: Vec<Value>,
    },
    /// A `CustomEvent` of that name on the document.
    Dispatch {
        /// Its type.
        name: String,
        /// Its detail.
        detail: Value,
    },
}
