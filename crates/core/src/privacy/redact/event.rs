//! The rules, applied to all that an event says.

use std::borrow::Cow;

use sha2::{Digest, Sha256};

use super::find::find;
use super::{Action, Redaction, link};
use crate::value::Value;

/// Names of properties that hold numbers of the shop's own, which may look like anything.
const IDENTIFIERS: [&str; 10] = [
    "id",
    "ids",
    "sku",
    "gtin",
    "ean",
    "barcode",
    "code",
    "coupon",
    "order_number",
    "number",
];

/// Names that end like an identifier's and hold what the visitor is known by.
const PERSONS: [&str; 2] = ["user_id", "customer_id"];

impl Redaction {
    /// What of a property, or of an object of them, may be sent; `None` if nothing of it.
    pub fn redact(&self, name: &str, value: Value) -> Option<Value> {
        match self.properties.get(name) {
            Some(Action::Keep) => return Some(value),
            Some(Action::Remove) => return None,
            Some(Action::Mask) => return Some("[removed]".into()),
            Some(Action::Hash) => {
                return match value {
                    Value::Text(text) => Some(self.hash(&text).into()),
                    Value::Number(_) => Some(self.hash(&value.describe()).into()),
                    _ => None,
                };
            }
            None => {}
        }
        match value {
            Value::Text(text) => match self.text(name, &text) {
                Some(redacted) if redacted.trim_ascii().is_empty() && !text.is_empty() => None,
                Some(redacted) => Some(redacted.into()),
                None => Some(Value::Text(text)),
            },
            Value::Number(number) => Some(self.number(name, number)),
            Value::List(items) => Some(Value::List(
                items
                    .into_iter()
                    .filter_map(|item| self.redact(name, item))
                    .collect(),
            )),
            Value::Object(fields) => {
                let fields = fields.into_iter().filter_map(|(name, value)| {
                    let value = self.redact(&name, value)?;
                    Some((name, value))
                });
                Some(Value::Object(fields.collect()))
            }
            other => Some(other),
        }
    }

    /// What the visitor may be known by: an id that the rules mask or remove would make one visitor of many, so that
    /// it is `None`.
    pub fn user_id(&self, id: &str) -> Option<String> {
        let text = plain(id);
        for found in find(&text, false) {
            match self.action(found.kind) {
                Action::Keep => {}
                Action::Hash => return Some(self.hash(&text)),
                Action::Mask | Action::Remove => return None,
            }
        }
        Some(id.to_owned())
    }

    /// A text without what the rules take out of it; `None` if that is nothing.
    fn text(&self, name: &str, text: &str) -> Option<String> {
        let link = link::stripped(text, &self.url_parameters);
        let text = link.as_deref().unwrap_or(text);
        let plain = plain(text);
        let mut redacted = String::new();
        let mut from = 0;
        let host = link::host_end(&plain);
        let all = find(&plain, is_identifier(name));
        // The host of a URL is a server, whatever it is called.
        for found in all.into_iter().filter(|found| found.at.start >= host) {
            let part = plain.get(found.at.clone()).unwrap_or_default();
            let action = self.action(found.kind);
            if action == Action::Keep {
                continue;
            }
            redacted.push_str(plain.get(from..found.at.start).unwrap_or_default());
            match action {
                Action::Mask => redacted.push_str(found.kind.mask()),
                Action::Hash => redacted.push_str(&self.hash(part)),
                Action::Remove | Action::Keep => {}
            }
            from = found.at.end;
        }
        if from == 0 {
            return link;
        }
        redacted.push_str(plain.get(from..).unwrap_or_default());
        Some(redacted)
    }

    /// A number that is a card's or a telephone's, written as one.
    fn number(&self, name: &str, number: f64) -> Value {
        const SHORTEST: f64 = 1e10;
        if number.fract() == 0.0 && number >= SHORTEST {
            let text = Value::Number(number).describe();
            if let Some(redacted) = self.text(name, &text) {
                return if redacted.is_empty() {
                    Value::Null
                } else {
                    redacted.into()
                };
            }
        }
        number.into()
    }

    /// The hexadecimal SHA-256 (FIPS 180-4) of the salt and the value: letters small, and of a number its digits.
    fn hash(&self, value: &str) -> String {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let is_number = value
            .bytes()
            .all(|byte| byte.is_ascii_digit() || b"+-(). /".contains(&byte));
        let value: String = value
            .chars()
            .filter(|letter| !is_number || letter.is_ascii_digit())
            .map(|letter| letter.to_ascii_lowercase())
            .collect();
        let mut hash = Sha256::new();
        hash.update(self.salt.as_bytes());
        hash.update(value.as_bytes());
        let mut text = String::with_capacity(64);
        for byte in hash.finalize() {
            text.push(DIGITS[usize::from(byte >> 4)] as char);
            text.push(DIGITS[usize::from(byte & 15)] as char);
        }
        text
    }
}

fn is_identifier(name: &str) -> bool {
    let ends = name.ends_with("_id") || name.ends_with("_ids") || name.ends_with("Id");
    (ends || IDENTIFIERS.contains(&name)) && !PERSONS.contains(&name)
}

/// With the digits of East Asian full width, and the signs that addresses and numbers have, as those of ASCII.
fn plain(text: &str) -> Cow<'_, str> {
    const WIDE: &str = "０１２３４５６７８９＠＋－．（）";
    if !text.contains(is_wide) {
        return Cow::Borrowed(text);
    }
    fn is_wide(letter: char) -> bool {
        WIDE.contains(letter)
    }
    let narrow = |letter: char| {
        // The block of full width follows ASCII, from `!` on.
        let narrow = char::from_u32((letter as u32).wrapping_sub(0xfee0));
        narrow.filter(|_| is_wide(letter)).unwrap_or(letter)
    };
    Cow::Owned(text.chars().map(narrow).collect())
}
