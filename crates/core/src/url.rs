//! Which URLs from documents and catalogs may become links and pictures.

use crate::read::{Read, Reader};
use crate::value::Value;

/// A URL that may be linked to.
#[derive(Clone, Debug, PartialEq)]
pub struct LinkUrl(pub String);

/// A URL that may be shown as a picture.
#[derive(Clone, Debug, PartialEq)]
pub struct ImageUrl(pub String);

impl Read for LinkUrl {
    const EXPECTED: &'static str = "a relative, http, https, mailto or tel URL";

    fn read(value: &Value, at: &mut Reader) -> Option<Self> {
        match value.as_text().filter(|url| may_link(url)) {
            Some(url) => Some(Self(url.to_owned())),
            None => at.unexpected(value, Self::EXPECTED),
        }
    }
}

impl Read for ImageUrl {
    const EXPECTED: &'static str = "the URL of a picture";

    fn read(value: &Value, at: &mut Reader) -> Option<Self> {
        match value.as_text().filter(|url| may_show(url)) {
            Some(url) => Some(Self(url.to_owned())),
            None => at.unexpected(value, Self::EXPECTED),
        }
    }
}

#[cfg(feature = "tools")]
impl crate::read::Describe for LinkUrl {
    fn schema() -> Value {
        String::schema()
    }
}

#[cfg(feature = "tools")]
impl crate::read::Describe for ImageUrl {
    fn schema() -> Value {
        String::schema()
    }
}

/// Whether a page may link to it: relative, or `http`, `https`, `mailto`, `tel`.
pub fn may_link(url: &str) -> bool {
    allowed(url, &["http", "https", "mailto", "tel"])
}

/// Whether a page may fetch data from it: relative, or `http`, `https`.
pub fn may_fetch(url: &str) -> bool {
    allowed(url, &["http", "https"])
}

/// Whether a page may show it as a picture: relative, or `http`, `https`, or `data:image/…`.
pub fn may_show(url: &str) -> bool {
    allowed(url, &["http", "https"]) || bare(url).starts_with("data:image/")
}

fn allowed(url: &str, schemes: &[&str]) -> bool {
    let bare = bare(url);
    // A colon before the first of these ends a scheme (RFC 3986, section 3.1).
    let head = bare.split(['/', '?', '#']).next().unwrap_or_default();
    match head.split_once(':') {
        Some((scheme, _)) => schemes.contains(&scheme),
        None => true,
    }
}

/// As a browser reads it: it skips white space and control characters, and a scheme's case means nothing.
fn bare(url: &str) -> String {
    let visible = url
        .chars()
        .filter(|character| !character.is_whitespace() && !character.is_control());
    visible
        .map(|character| character.to_ascii_lowercase())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_only_where_they_may() {
        let table = [
            ("https://shop.example/p/1", true),
            ("/p/1", true),
            ("p/1?a=b:c", true),
            ("#top", true),
            ("//cdn.example/x", true),
            ("mailto:hello@shop.example", true),
            ("", true),
            ("javascript:alert(1)", false),
            ("JaVaScRiPt:alert(1)", false),
            (" \tjava\nscript:alert(1)", false),
            ("\u{1}javascript:alert(1)", false),
            ("data:text/html,<script>", false),
            ("vbscript:x", false),
            ("blob:https://shop.example/x", false),
        ];
        for (url, may) in table {
            assert_eq!(may_link(url), may, "{url:?}");
        }
    }

    #[test]
    fn data_comes_from_servers_only() {
        assert!(may_fetch("/report.json") && may_fetch("https://reports.example/hero.json"));
        for url in [
            "data:application/json,{}",
            "blob:x",
            "javascript:1",
            "file:///x",
            "mailto:x",
        ] {
            assert!(!may_fetch(url), "{url}");
        }
    }

    #[test]
    fn pictures_may_be_inline_but_never_documents() {
        assert!(may_show("data:image/svg+xml,<svg/>"));
        assert!(may_show("/images/1.svg"));
        assert!(!may_show("data:text/html,x"));
        assert!(!may_show("javascript:x"));
        assert!(!may_show("mailto:hello@shop.example"));
    }
}
