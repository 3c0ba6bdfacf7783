//! Cookies as text (RFC 6265), and the domains that may share them.

use crate::text::concat;

/// The domains that a page on this host may share cookies with, from the broadest to the narrowest: `shop.example` and
/// `www.shop.example` for the latter. None for a host of one label and for an address, whose cookies are the host's own.
///
/// Whether a browser accepts one, only trying tells: `co.uk` is nobody's to share.
pub fn domains(host: &str) -> Vec<&str> {
    /// No name has more labels.
    const MOST: usize = 127;
    let host = host.trim_end_matches('.');
    let is_address = host.contains(':')
        || host
            .rsplit('.')
            .next()
            .is_some_and(|last| !last.is_empty() && last.bytes().all(|byte| byte.is_ascii_digit()));
    if is_address {
        return Vec::new();
    }
    let dots = host.bytes().enumerate().filter(|(_, byte)| *byte == b'.');
    let starts = dots.map(|(index, _)| index + 1);
    let mut domains: Vec<&str> = std::iter::once(0)
        .chain(starts)
        .filter_map(|start| host.get(start..))
        .filter(|domain| domain.contains('.'))
        .take(MOST)
        .collect();
    domains.reverse();
    domains
}

/// The value of a cookie in what a page is told of them (`document.cookie`): of several with that name the first, which
/// is the one of the narrowest path.
pub fn find(cookies: &str, name: &str) -> Option<String> {
    let all = cookies
        .split(';')
        .filter_map(|cookie| cookie.trim_ascii().split_once('='));
    let mut named = all.filter(|(key, _)| decode(key) == name);
    named.next().map(|(_, value)| decode(value))
}

/// The names of all cookies that a page is told of.
pub fn names(cookies: &str) -> Vec<String> {
    cookies
        .split(';')
        .filter_map(|cookie| cookie.trim_ascii().split_once('='))
        .map(|(name, _)| decode(name))
        .collect()
}

/// A cookie to be set.
#[derive(Clone, Copy, Debug)]
pub struct Cookie<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its value.
    pub value: &'a str,
    /// The domain that shares it; without one it is the host's own.
    pub domain: Option<&'a str>,
    /// For how many seconds it is kept; 0 removes it.
    pub seconds: u32,
    /// Whether it is sent by https only. Pages that come by http cannot set such a one.
    pub secure: bool,
}

impl Cookie<'_> {
    /// As a page sets it: for every path, and sent with no requests of other sites (`SameSite=Lax`).
    pub fn to_text(&self) -> String {
        let seconds = self.seconds.to_string();
        let mut text = concat(&[
            &encode(self.name, b"!#$&'()*+-.^_`|~"),
            "=",
            &encode(self.value, b"!'()*-._~"),
            "; Path=/; Max-Age=",
            &seconds,
            "; SameSite=Lax",
        ]);
        for part in self.domain.iter().flat_map(|domain| ["; Domain=", domain]) {
            text.push_str(part);
        }
        if self.secure {
            text.push_str("; Secure");
        }
        text
    }
}

/// Percent-encodes all but letters, digits and the bytes of `kept`.
fn encode(text: &str, kept: &[u8]) -> String {
    const DIGITS: [char; 16] = [
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F',
    ];
    let mut encoded = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || kept.contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            for digit in [byte >> 4, byte & 15] {
                encoded.extend(DIGITS.get(usize::from(digit)));
            }
        }
    }
    encoded
}

/// Undoes percent-encoding; what is not encoded so stays as it is.
fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let mut ahead = rest.clone();
        let mut digit = || char::from(ahead.next()?).to_digit(16);
        match (byte, digit(), digit()) {
            (b'%', Some(high), Some(low)) => {
                bytes.push((high * 16 + low) as u8);
                rest = ahead;
            }
            _ => bytes.push(byte),
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn domains_go_from_the_broadest_to_the_host_itself() {
        let table: [(&str, &[&str]); 8] = [
            ("shop.example", &["shop.example"]),
            ("www.shop.example", &["shop.example", "www.shop.example"]),
            ("a.shop.co.uk", &["co.uk", "shop.co.uk", "a.shop.co.uk"]),
            ("a.shop.localhost", &["shop.localhost", "a.shop.localhost"]),
            ("shop.example.", &["shop.example"]),
            ("localhost", &[]),
            ("127.0.0.1", &[]),
            ("[::1]", &[]),
        ];
        for (host, expected) in table {
            assert_eq!(domains(host), expected, "{host}");
        }
        assert!(domains("").is_empty());
    }

    #[test]
    fn a_cookie_is_found_among_others() {
        let cookies =
            "a=1; awning.id=0192%2D7; gbStickyBuckets__id||x=%7B%7D; odd; awning.id=later;  b = 2";
        let table = [
            ("a", Some("1")),
            ("awning.id", Some("0192-7")),
            ("gbStickyBuckets__id||x", Some("{}")),
            ("odd", None),
            ("id", None),
        ];
        for (name, value) in table {
            assert_eq!(find(cookies, name).as_deref(), value, "{name}");
        }
        assert_eq!(names("a=1; b%20c=2"), ["a", "b c"]);
    }

    #[test]
    fn a_cookie_is_written_for_the_whole_domain() {
        let cookie = Cookie {
            name: "awning.id",
            value: "a;b",
            domain: Some("shop.example"),
            seconds: 60,
            secure: true,
        };
        assert_eq!(
            cookie.to_text(),
            "awning.id=a%3Bb; Path=/; Max-Age=60; SameSite=Lax; Domain=shop.example; Secure"
        );
        let own = Cookie {
            domain: None,
            secure: false,
            ..cookie
        };
        assert_eq!(
            own.to_text(),
            "awning.id=a%3Bb; Path=/; Max-Age=60; SameSite=Lax"
        );
    }

    proptest::proptest! {
        #[test]
        fn what_is_written_is_read_back(name in "[^=]{1,12}", value in ".{0,20}") {
            let cookie = Cookie { name: &name, value: &value, domain: None, seconds: 1, secure: false };
            let text = cookie.to_text();
            let sent = text.split(';').next().unwrap();
            proptest::prop_assert_eq!(find(sent, &name), Some(value));
        }

        #[test]
        fn no_cookies_make_it_trap(cookies in ".{0,60}") {
            let _ = (find(&cookies, "a"), names(&cookies), domains(&cookies));
        }
    }
}
