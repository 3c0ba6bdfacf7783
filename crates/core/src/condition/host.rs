//! What conditions and URL targeting take from the JavaScript engine, so that a page downloads none of it.

/// The host's own ways with texts, numbers, regular expressions and URLs.
///
/// GrowthBook's semantics are those of its JavaScript SDK. A page has all of these functions already; outside a browser
/// `NativeHost` (feature `tools`) does the same.
pub trait Host {
    /// Whether the ECMAScript regular expression (no flag, or `i`) is found in the text; `None` if it is none.
    fn matches(&self, pattern: &str, ignore_case: bool, text: &str) -> Option<bool>;

    /// `new URL(url, base)`; `None` where that throws.
    fn url(&self, url: &str, base: &str) -> Option<UrlParts>;

    /// The target URL with those parameters of the current URL's query that it has not itself, as
    /// `URLSearchParams.set` would write them; `None` if either is no absolute URL.
    fn merge_query(&self, current: &str, target: &str) -> Option<String>;

    /// `Number(text)`: what JavaScript makes of a text in arithmetic; NaN if it is no number.
    fn number(&self, text: &str) -> f64;

    /// `String(number)`.
    fn number_text(&self, number: f64) -> String;

    /// `text.toLowerCase()`.
    fn lowercase(&self, text: &str) -> String;
}

/// A parsed URL, in the parts that the WHATWG URL standard names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UrlParts {
    /// The whole URL.
    pub href: String,
    /// Scheme, host and port; `null` if the scheme has no such thing.
    pub origin: String,
    /// Host name, and port if it is not the scheme's own.
    pub host: String,
    /// The path, with its slash.
    pub pathname: String,
    /// The fragment with its `#`; empty if there is none.
    pub hash: String,
    /// The query's parameters, decoded, in their order.
    pub parameters: Vec<(String, String)>,
}
