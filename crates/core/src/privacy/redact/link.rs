//! What of a URL's query may stay.

use crate::text::split_scheme;

/// The URL with those parameters that are on the list: without a name or password before its host, and without a
/// fragment that holds values. `None` if it is no URL, or nothing has to go.
pub fn stripped(text: &str, allowed: &[String]) -> Option<String> {
    let is_absolute = text.starts_with("https://") || text.starts_with("http://");
    let is_path = text.starts_with('/') && text.contains('?');
    if !(is_absolute || is_path) || text.contains([' ', '\n', '\t']) {
        return None;
    }
    let (rest, fragment) = cut(text, '#');
    let (address, query) = cut(rest, '?');
    let mut kept = String::with_capacity(text.len());
    kept.push_str(&without_user(address));
    let mut mark = '?';
    for parameter in query.unwrap_or_default().split('&') {
        let name = parameter.split('=').next().unwrap_or_default();
        if !name.is_empty() && allowed.iter().any(|pattern| is_named(name, pattern)) {
            kept.push(mark);
            kept.push_str(parameter);
            mark = '&';
        }
    }
    if let Some(fragment) = fragment.filter(|fragment| !fragment.contains('=')) {
        kept.push('#');
        kept.push_str(fragment);
    }
    (kept != text).then_some(kept)
}

/// Where the host of a URL ends; 0 of other texts.
pub fn host_end(text: &str) -> usize {
    let Some((scheme, rest)) = split_scheme(text) else {
        return 0;
    };
    if !matches!(scheme, "http" | "https") {
        return 0;
    }
    let host = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    scheme.len() + "://".len() + host
}

fn cut(text: &str, at: char) -> (&str, Option<&str>) {
    text.split_once(at)
        .map_or((text, None), |(before, after)| (before, Some(after)))
}

/// `https://anna:secret@shop.example/` without what stands before the `@`.
fn without_user(address: &str) -> String {
    let Some((scheme, rest)) = split_scheme(address) else {
        return address.to_owned();
    };
    let host = rest.split('/').next().unwrap_or_default();
    let user = host.rfind('@').map_or(0, |at| at + 1);
    let mut kept = String::with_capacity(address.len());
    kept.push_str(scheme);
    kept.push_str("://");
    kept.push_str(rest.get(user..).unwrap_or_default());
    kept
}

fn is_named(name: &str, pattern: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(begin) => name.starts_with(begin),
        None => name == pattern,
    }
}
