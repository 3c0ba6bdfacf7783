//! What is asked of a provider, and sent to it.

use crate::catalog::ItemId;
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
    /// The visitor's anonymous id; `None` without consent to be known by it.
    pub visitor: Option<&'a str>,
}

impl<'a> Asked<'a> {
    /// The item that the question is about: the page's, or, for what goes with a cart, the one put in last.
    pub(super) fn item(&self) -> Option<&'a ItemId> {
        let last = || Some(&self.context.cart?.lines.last()?.id);
        match self.strategy {
            Strategy::BoughtTogether => self.context.item.or_else(last),
            _ => self.context.item,
        }
    }

    /// The items of the running visit, oldest first.
    pub(super) fn visit(&self) -> &'a [ItemId] {
        self.context.profile.visit.at(self.context.now)
    }
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

impl ProviderRequest {
    /// A `GET`.
    pub(super) fn get(url: String) -> Self {
        Self {
            method: Method::Get,
            url,
            headers: Vec::new(),
            body: None,
            signature: None,
        }
    }

    /// A `POST` of JSON.
    pub(super) fn post(url: String, body: Value) -> Self {
        Self {
            method: Method::Post,
            url,
            headers: vec![("content-type", "application/json".into())],
            body: Some(body),
            signature: None,
        }
    }
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

/// Text as a segment of a path or a value of a query: everything but letters, digits and `-._~` as percent signs and
/// bytes (RFC 3986, section 2.3).
pub(super) fn encoded(text: &str) -> String {
    const DIGITS: [char; 16] = [
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F',
    ];
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(byte as char);
        } else {
            encoded.push('%');
            for digit in [byte >> 4, byte & 15] {
                encoded.extend(DIGITS.get(usize::from(digit)));
            }
        }
    }
    encoded
}

/// A URL without the slash at its end.
pub(super) fn base(url: &str) -> &str {
    url.strip_suffix('/').unwrap_or(url)
}
