//! Secrets that a document must not have: it is public, as everything in a page is.

use crate::read::Reader;
use crate::text::split_scheme;
use crate::value::Value;

/// Names of fields, in small letters without `_` and `-`, that no destination has because only a server may know what
/// they hold: GA4's `api_secret`, Matomo's `token_auth`, Mixpanel's service account, Amplitude's secret key, PostHog's
/// personal key, Segment's access token, and what else they are called.
const NAMES: [&str; 14] = [
    "accesstoken",
    "apisecret",
    "authorization",
    "clientsecret",
    "password",
    "personalapikey",
    "privatekey",
    "privatetoken",
    "projectsecret",
    "secret",
    "secretkey",
    "serviceaccount",
    "tokenauth",
    "xapikey",
];

/// Types whose only key is a secret.
const KEYED: [&str; 2] = ["gorse", "plausible"];

/// What a secret begins with, whatever the field is called: a personal key of PostHog.
const STARTS: [&str; 1] = ["phx_"];

const EXPECTED: &str = "none: a document is public, so send to a path of your own server (\"url\") that passes requests on and adds the secret";

/// Notes a secret among a destination's fields; whether there is one.
pub(super) fn refuse(value: &Value, at: &mut Reader) -> bool {
    let kind = value.get("type").and_then(Value::as_text);
    let keyed = kind.is_some_and(|kind| KEYED.contains(&kind));
    let mut found = false;
    for (name, value) in super::facts::fields(value) {
        let plain = plain(name);
        let is_named = NAMES.contains(&plain.as_str()) || keyed && plain.ends_with("key");
        let what = match value.as_text() {
            _ if is_named => "a secret",
            Some(text) if STARTS.iter().any(|start| text.starts_with(start)) => "a secret",
            Some(text) if has_secret(text) => "an address with a secret in it",
            _ => continue,
        };
        let mark = at.enter(name);
        at.note(what.into(), EXPECTED);
        at.leave(mark);
        found = true;
    }
    found
}

/// Whether an address has a password, or a parameter that is a secret.
fn has_secret(url: &str) -> bool {
    let authority = split_scheme(url).map_or("", |(_, rest)| rest);
    let authority = authority.split(['/', '?', '#']).next().unwrap_or_default();
    let query = url.split_once('?').map_or("", |(_, query)| query);
    authority.contains('@')
        || query.split(['&', '#']).any(|parameter| {
            let name = parameter.split('=').next().unwrap_or_default();
            NAMES.contains(&plain(name).as_str())
        })
}

fn plain(name: &str) -> String {
    let letters = name.chars().filter(|letter| !matches!(letter, '_' | '-'));
    letters.map(|letter| letter.to_ascii_lowercase()).collect()
}
