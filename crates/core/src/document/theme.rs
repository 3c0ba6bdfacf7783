//! Design tokens from the document.

use super::Map;
use crate::text::{concat, join};

/// The design tokens: every custom property that a theme may set, without `--awning-`.
pub const TOKENS: [&str; 12] = [
    "color-text",
    "color-muted",
    "color-surface",
    "color-raised",
    "color-border",
    "color-accent",
    "color-on-accent",
    "color-positive",
    "color-warning",
    "color-critical",
    "space",
    "radius",
];

/// What is wrong with a theme: names that are no tokens. The values are set through the style object of a rule, which
/// takes one value and nothing else.
pub fn theme_problems(theme: &Map<String>) -> Vec<String> {
    let unknown = theme
        .0
        .iter()
        .filter(|(name, _)| !TOKENS.contains(&name.as_str()));
    let problem = |(name, _): &(String, String)| {
        concat(&[
            "theme.",
            name,
            ": found no token of that name, expected one of ",
            &join(&TOKENS, ", "),
        ])
    };
    unknown.map(problem).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_no_token_is_said() {
        let theme = Map(vec![
            ("color-accent".to_owned(), "oklch(0.6 0.1 160)".to_owned()),
            ("color-accnt".into(), "#fff".into()),
        ]);
        let problems = theme_problems(&theme);
        assert_eq!(problems.len(), 1);
        assert!(problems[0].starts_with(
            "theme.color-accnt: found no token of that name, expected one of color-text, "
        ));
    }
}
