//! Design tokens from the document, as a style sheet for each widget's host.

use super::Map;

/// The design tokens: every custom property that a theme may set, without `--awning-`.
pub const TOKENS: [&str; 13] = [
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
    "font",
];

/// The style sheet that sets these tokens, and what is wrong with them: unknown names, and values that would be more
/// than a value.
pub fn theme_sheet(theme: &Map<String>) -> (String, Vec<String>) {
    let mut sheet = String::new();
    let mut problems = Vec::new();
    for (name, value) in &theme.0 {
        if !TOKENS.contains(&name.as_str()) {
            problems.push(
                [
                    "theme.",
                    name,
                    ": no token of that name; there are ",
                    &TOKENS.join(", "),
                ]
                .concat(),
            );
        } else if !is_plain(value) {
            problems.push(["theme.", name, ": \"", value, "\" is no plain CSS value"].concat());
        } else {
            sheet.push_str(&["--awning-", name, ":", value, ";"].concat());
        }
    }
    if !sheet.is_empty() {
        sheet = [":host{", &sheet, "}"].concat();
    }
    (sheet, problems)
}

/// Whether it can be nothing but one value: no declaration, no block, no comment, no URL.
fn is_plain(value: &str) -> bool {
    const LONGEST: usize = 100;
    let allowed =
        |character: char| character.is_ascii_alphanumeric() || " #%.,()/+-'\"".contains(character);
    let opens = |before: &str| before.to_ascii_lowercase().ends_with("url");
    value.len() <= LONGEST && value.chars().all(allowed) && !value.split('(').any(opens)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_become_custom_properties_and_nothing_else() {
        let theme = Map(vec![
            ("color-accent".to_owned(), "oklch(0.6 0.1 160)".to_owned()),
            ("color-accnt".into(), "#fff".into()),
            ("color-text".into(), "red;} body{display:none".into()),
            ("color-surface".into(), "url(https://spy.example/x)".into()),
            ("radius".into(), "0.5".into()),
        ]);
        let (sheet, problems) = theme_sheet(&theme);
        assert_eq!(
            sheet,
            ":host{--awning-color-accent:oklch(0.6 0.1 160);--awning-radius:0.5;}"
        );
        assert_eq!(problems.len(), 3);
        assert!(
            problems[0]
                .starts_with("theme.color-accnt: no token of that name; there are color-text")
        );
        assert_eq!(
            problems[1],
            "theme.color-text: \"red;} body{display:none\" is no plain CSS value"
        );
    }

    #[test]
    fn no_theme_is_no_sheet() {
        assert_eq!(theme_sheet(&Map::default()), (String::new(), vec![]));
    }
}
