//! Clicks: on links and buttons, on links to other sites, on links to files.

use super::selector::selector;
use super::text::{LONGEST_LABEL, address, host, label, path, put};
use crate::value::Value;

/// What an event says of an element: its tag, what is written on it, its id and a selector. Never a value that was
/// entered: the page's script does not read any.
pub(super) fn element(seen: &Value) -> Vec<(String, Value)> {
    const LONGEST: usize = 40;
    let mut fields = Vec::new();
    put(&mut fields, "tag", label(seen, "tag", LONGEST));
    put(&mut fields, "text", label(seen, "text", LONGEST_LABEL));
    put(&mut fields, "id", label(seen, "id", LONGEST_LABEL));
    put(&mut fields, "href", href(seen));
    let steps = seen.get("steps").unwrap_or(&Value::Null);
    put(&mut fields, "selector", selector(steps));
    fields
}

fn href(seen: &Value) -> Option<String> {
    address(seen.get("href")?.as_text()?)
}

/// A link to another site than `own`, if the element is one. The same site are a host with and without `www.`, and hosts
/// of which one is the other's sub-domain.
pub(super) fn outbound(seen: &Value, own: &str) -> Option<Vec<(String, Value)>> {
    let href = href(seen)?;
    let other = host(&href);
    if other.is_empty() || is_same_site(other, own) {
        return None;
    }
    let mut fields = Vec::new();
    put(&mut fields, "domain", other);
    put(&mut fields, "text", label(seen, "text", LONGEST_LABEL));
    put(&mut fields, "href", href);
    Some(fields)
}

fn is_same_site(one: &str, other: &str) -> bool {
    let bare = |host: &str| {
        let host = host.to_ascii_lowercase();
        host.strip_prefix("www.")
            .map_or(host.clone(), str::to_owned)
    };
    let (one, other) = (bare(one), bare(other));
    let is_below = |below: &str, above: &str| {
        below
            .strip_suffix(above)
            .is_some_and(|rest| rest.ends_with('.') && above.contains('.'))
    };
    one == other || is_below(&one, &other) || is_below(&other, &one)
}

/// A link to a file, if the element is one: the address ends in one of the extensions, or the link says `download`.
pub(super) fn download(seen: &Value, extensions: &[String]) -> Option<Vec<(String, Value)>> {
    const LONGEST: usize = 200;
    if extensions.is_empty() {
        return None;
    }
    let href = href(seen)?;
    let says_so = seen.get("download") == Some(&Value::Bool(true));
    let name = path(&href).rsplit('/').next().unwrap_or_default();
    let extension = name
        .rsplit_once('.')
        .map(|(_, extension)| extension.to_ascii_lowercase());
    let is_known = extension
        .as_ref()
        .is_some_and(|extension| extensions.contains(extension));
    if !(is_known || says_so && !host(&href).is_empty()) {
        return None;
    }
    let mut fields = Vec::new();
    let name: String = name.chars().take(LONGEST).collect();
    put(
        &mut fields,
        "name",
        Some(name).filter(|name| !name.is_empty()),
    );
    put(&mut fields, "extension", extension);
    put(&mut fields, "text", label(seen, "text", LONGEST_LABEL));
    put(&mut fields, "href", href);
    Some(fields)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::object;

    fn link(href: &str, download: bool) -> Value {
        object!([
            ("text", "Read it".into()),
            ("href", href.into()),
            ("download", download.into()),
        ])
    }

    #[test]
    fn a_link_leads_away_if_its_site_is_another() {
        let cases = [
            (
                "https://maker.example/a",
                "shop.example",
                Some("maker.example"),
            ),
            ("https://www.shop.example/a", "shop.example", None),
            ("https://shop.example/", "www.shop.example", None),
            ("https://help.shop.example/", "shop.example", None),
            ("https://shop.example/", "de.shop.example", None),
            (
                "https://workshop.example/",
                "shop.example",
                Some("workshop.example"),
            ),
            (
                "https://Maker.example:8443",
                "localhost",
                Some("Maker.example"),
            ),
            (
                "https://shop.localhost",
                "localhost",
                Some("shop.localhost"),
            ),
            ("mailto:a@maker.example", "shop.example", None),
            ("javascript:void(0)", "shop.example", None),
        ];
        for (href, own, expected) in cases {
            let fields = outbound(&link(href, false), own).map(Value::Object);
            let domain = fields.as_ref().and_then(|fields| fields.get("domain"));
            assert_eq!(domain.and_then(Value::as_text), expected, "{href}");
        }
    }

    #[test]
    fn a_link_is_a_download_by_its_extension_or_because_it_says_so() {
        let extensions = ["pdf".to_owned(), "zip".to_owned()];
        let cases = [
            (
                "https://shop.example/files/Lamp%207.PDF?v=2",
                false,
                Some(("Lamp%207.PDF", "pdf")),
            ),
            ("https://shop.example/lamp.html", false, None),
            ("https://shop.example/invoice", true, Some(("invoice", ""))),
            ("https://shop.example/a.pdf/", false, None),
            ("https://shop.example/?file=a.pdf", false, None),
            ("https://pdf", false, None),
            ("mailto:a", true, None),
        ];
        for (href, says_so, expected) in cases {
            let fields = download(&link(href, says_so), &extensions).map(Value::Object);
            let text = |name: &str| {
                let text = fields.as_ref()?.get(name)?.as_text()?;
                Some(text.to_owned())
            };
            let found = fields.as_ref().map(|_| {
                (
                    text("name").unwrap_or_default(),
                    text("extension").unwrap_or_default(),
                )
            });
            let found = found
                .as_ref()
                .map(|(name, extension)| (&**name, &**extension));
            assert_eq!(found, expected, "{href}");
        }
        assert_eq!(
            download(&link("https://shop.example/a.pdf", true), &[]),
            None
        );
    }

    #[test]
    fn an_element_says_what_is_written_on_it() {
        let seen: Value = serde_json::from_str(
            r#"{"tag":"a","text":" Size \n guide ","id":"size-guide","href":"https://anna:x@shop.example/sizes?ref=1",
            "value":"secret","steps":[{"tag":"a","id":"size-guide"}]}"#,
        )
        .unwrap();
        let expected: Value = serde_json::from_str(
            r#"{"tag":"a","text":"Size guide","id":"size-guide","href":"https://shop.example/sizes?ref=1","selector":"a#size-guide"}"#,
        )
        .unwrap();
        assert_eq!(Value::Object(element(&seen)), expected);
        assert_eq!(element(&Value::Null), Vec::new());
    }
}
