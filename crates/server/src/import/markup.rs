//! Descriptions that come as HTML, to plain text.

use quick_xml::escape::unescape;

/// The text of an HTML fragment: tags become blanks, entities their characters, runs of blanks one blank.
///
/// Text without tags and entities is only tidied. It is not a sanitizer and need not be one: the result is only ever set
/// as text.
pub(super) fn text_of(fragment: &str) -> String {
    let mut text = String::with_capacity(fragment.len());
    let mut rest = fragment;
    while let Some(start) = rest.find('<') {
        let (before, tag) = rest.split_at(start);
        text.push_str(before);
        let opens = tag
            .chars()
            .nth(1)
            .is_some_and(|c| c.is_ascii_alphabetic() || c == '/' || c == '!');
        match tag.find('>').filter(|_| opens) {
            Some(end) => {
                text.push(' ');
                rest = tag.get(end + 1..).unwrap_or_default();
            }
            None => {
                text.push('<');
                rest = tag.get(1..).unwrap_or_default();
            }
        }
    }
    text.push_str(rest);
    let decoded = unescape(&text)
        .map(std::borrow::Cow::into_owned)
        .unwrap_or(text);
    tidy(&decoded)
}

/// The text with every run of blanks and line ends made one blank.
pub(super) fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_becomes_text_and_text_stays_as_it_is() {
        for (html, text) in [
            (
                "<p>Cast iron.<br>For&nbsp;gas &amp; induction</p>",
                "Cast iron. For gas & induction",
            ),
            ("a < b and b > c", "a < b and b > c"),
            ("5 <", "5 <"),
            ("R&D", "R&D"),
            ("<b", "<b"),
            ("in/outdoor,          51x51 cm", "in/outdoor, 51x51 cm"),
        ] {
            assert_eq!(text_of(html), text, "{html}");
        }
    }
}
