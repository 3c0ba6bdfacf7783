//! A widget's name.

/// A name in kebab-case.
#[derive(Clone, Debug, PartialEq)]
pub struct Name(String);

impl Name {
    /// Reads lower-case words with hyphens between them.
    ///
    /// # Errors
    /// What is expected.
    pub fn parse(text: &str) -> Result<Self, String> {
        let is_word = |word: &str| {
            word.starts_with(|first: char| first.is_ascii_lowercase())
                && word
                    .chars()
                    .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
        };
        if text.starts_with("awning") || !text.split('-').all(is_word) {
            return Err(
                "expected lower-case words with hyphens, without awning-, such as stock-notice"
                    .into(),
            );
        }
        Ok(Self(text.to_owned()))
    }

    /// `stock-notice`
    pub fn kebab(&self) -> &str {
        &self.0
    }

    /// `stock_notice`
    pub fn snake(&self) -> String {
        self.0.replace('-', "_")
    }

    /// `StockNotice`
    pub fn pascal(&self) -> String {
        let mut pascal = String::new();
        for word in self.0.split('-') {
            let (first, rest) = word.split_at(1);
            pascal += &first.to_ascii_uppercase();
            pascal += rest;
        }
        pascal
    }

    /// A template with this name in its places: `{{kebab}}`, `{{snake}}`, `{{Pascal}}`.
    pub fn fill(&self, template: &str) -> String {
        template
            .replace("{{kebab}}", self.kebab())
            .replace("{{snake}}", &self.snake())
            .replace("{{Pascal}}", &self.pascal())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_the_form_that_each_place_wants() {
        let name = Name::parse("stock-notice").unwrap();
        assert_eq!(
            name.fill("{{kebab}} {{snake}} {{Pascal}}"),
            "stock-notice stock_notice StockNotice"
        );
    }

    #[test]
    fn what_is_no_name_is_refused() {
        for wrong in [
            "",
            "Stock",
            "stock_notice",
            "stock--notice",
            "-stock",
            "2fold",
            "awning-stock",
            "a b",
        ] {
            assert!(Name::parse(wrong).is_err(), "{wrong}");
        }
    }
}
