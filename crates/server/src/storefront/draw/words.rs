//! Text as a row of plain words, in which whole words and phrases can be found.

use deunicode::deunicode;

/// Words in order, lower case, without accents and punctuation.
#[derive(Clone, Debug, Default)]
pub struct Words(String);

impl Words {
    /// Reads the words of a text.
    pub fn of(text: &str) -> Words {
        let mut words = String::from(" ");
        for letter in deunicode(text).chars() {
            if letter.is_ascii_alphanumeric() {
                words.push(letter.to_ascii_lowercase());
            } else if !words.ends_with(' ') {
                words.push(' ');
            }
        }
        if !words.ends_with(' ') {
            words.push(' ');
        }
        Words(words)
    }

    /// Whether a word or phrase occurs, as it is or in the plural.
    pub fn have(&self, phrase: &str) -> bool {
        self.find(phrase).is_some()
    }

    /// Where a word or phrase first occurs, as it is or in the plural.
    pub fn find(&self, phrase: &str) -> Option<usize> {
        let phrase = Words::of(phrase);
        let phrase = phrase.0.trim_end();
        self.0.match_indices(phrase).map(|(at, _)| at).find(|at| {
            let rest = &self.0[at + phrase.len()..];
            [" ", "s ", "es "].iter().any(|end| rest.starts_with(end))
        })
    }

    /// The number that follows the words `before`, such as 6 in "chest of 6 drawers".
    pub fn number_after(&self, before: &str) -> Option<u32> {
        let before = Words::of(before);
        let at = self.0.find(&before.0)?;
        self.0[at + before.0.len()..]
            .split(' ')
            .next()?
            .parse()
            .ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_found_as_whole_words_in_either_number() {
        let words = Words::of("Két Glass-door cabinets, 120x40 cm");
        for (phrase, found) in [
            ("cabinet", true),
            ("glass door", true),
            ("glass-door cabinet", true),
            ("ket", true),
            ("cab", false),
            ("door", true),
            ("or", false),
        ] {
            assert_eq!(words.have(phrase), found, "{phrase}");
        }
    }

    #[test]
    fn a_count_is_read_from_the_words() {
        assert_eq!(
            Words::of("Chest of 6 drawers").number_after("chest of"),
            Some(6)
        );
        assert_eq!(Words::of("Chest of").number_after("chest of"), None);
    }
}
