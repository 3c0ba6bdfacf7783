//! The texts that hold on a page: English, over it the page's language, over that the shop's own wording.

use crate::value::Value;

/// A text that a widget says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    /// What documents and language files call it.
    pub name: &'static str,
    /// What it says where nothing else is known.
    pub english: &'static str,
}

/// The texts of a page.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    /// Later ones win.
    said: Vec<(String, String)>,
}

impl Texts {
    /// Adds the texts of a language file or of the document: an object of texts by key.
    pub fn add(&mut self, texts: &Value) {
        if let Value::Object(fields) = texts {
            self.said.extend(
                fields
                    .iter()
                    .filter_map(|(name, text)| Some((name.clone(), text.as_text()?.to_owned()))),
            );
        }
    }

    /// Adds texts that those already here win over, such as a language's own under the shop's wording.
    pub fn add_below(&mut self, texts: &Value) {
        let above = std::mem::take(&mut self.said);
        self.add(texts);
        self.said.extend(above);
    }

    /// Replaces a text.
    pub fn set(&mut self, name: &str, text: &str) {
        self.said.push((name.to_owned(), text.to_owned()));
    }

    /// What a text says.
    pub fn get(&self, key: &Key) -> String {
        let said = self.said.iter().rev().find(|(name, _)| name == key.name);
        said.map_or(key.english, |(_, text)| text).to_owned()
    }

    /// What a text says, filled in: see [`fill`].
    pub fn filled(&self, key: &Key, values: &[(&str, &str)]) -> String {
        fill(&self.get(key), values)
    }
}

/// Puts values into a text: `{name}` becomes the value of that name; what has none stays as it is.
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let place = after.split_once('}').and_then(|(name, tail)| {
            values
                .iter()
                .find(|(known, _)| *known == name)
                .map(|(_, value)| (*value, tail))
        });
        match place {
            Some((value, tail)) => {
                filled.push_str(value);
                rest = tail;
            }
            None => {
                filled.push('{');
                rest = after;
            }
        }
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::object;

    const HELLO: &Key = &Key {
        name: "hello",
        english: "Hello {name}",
    };

    #[test]
    fn the_shop_s_wording_wins_over_the_language_and_that_over_english() {
        let mut texts = Texts::default();
        assert_eq!(texts.filled(HELLO, &[("name", "Ada")]), "Hello Ada");
        texts.add(&object!([
            ("hello", "Hallo {name}".into()),
            ("bad", 5.0.into()),
        ]));
        assert_eq!(texts.filled(HELLO, &[("name", "Ada")]), "Hallo Ada");
        texts.set("hello", "Moin {name}");
        assert_eq!(texts.filled(HELLO, &[("name", "Ada")]), "Moin Ada");
        texts.add_below(&object!([("hello", "Servus {name}".into())]));
        assert_eq!(texts.filled(HELLO, &[("name", "Ada")]), "Moin Ada");
    }

    #[test]
    fn values_are_put_in_once_and_never_read_again() {
        let table = [
            ("{a} and {b}", "{b} and 2"),
            ("{a}{a}", "{b}{b}"),
            ("{c} stays, so do { and }", "{c} stays, so do { and }"),
            ("{{a}}", "{{b}}"),
            ("", ""),
            ("{", "{"),
        ];
        for (text, filled) in table {
            assert_eq!(fill(text, &[("a", "{b}"), ("b", "2")]), filled);
        }
    }
}
