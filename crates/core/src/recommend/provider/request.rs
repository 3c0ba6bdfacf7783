//! What is sent to a provider.

use crate::recommend::{Context, Strategy};
use crate::value::Value;

/// What a provider is asked.
pub struct Asked<'a> {
    /// What the panel asks for.
    pub strategy: Strategy,
    /// How many items at most.
    pub limit: usize,
    /// What the request may tell: the page's item, the cart, the visit.
    pub context: &'a Context<'a>,
    /// The visitor's anonymous id; `None` without consent to personalization.
    pub visitor: Option<&'a str>,
}

/// How a request is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// `GET`.
    Get,
    /// `POST`.
    Post,
}

/// A request to a provider.
#[derive(Clone, Debug, PartialEq)]
pub struct ProviderRequest {
    /// How it is sent.
    pub method: Method,
    /// Where to.
    pub url: String,
    /// Headers, beside those of the browser.
    pub headers: Vec<(&'static str, String)>,
    /// The body, to be written as JSON.
    pub body: Option<Value>,
    /// A signature that the URL lacks yet.
    pub signature: Option<Signature>,
}

/// A signature that is appended to a URL: `parameter` and, in hexadecimal, the HMAC-SHA-1 of `text` under `key`.
#[derive(Clone, Debug, PartialEq)]
pub struct Signature {
    /// The key: a public token.
    pub key: String,
    /// What is signed.
    pub text: String,
    /// What stands before the signature: `&frontend_sign=`.
    pub parameter: &'static str,
}
