//! The files of a new widget.

use super::name::Name;

/// Each path in the checkout with what the file says.
pub fn of(name: &Name) -> Vec<(String, String)> {
    let templates = [
        (
            "crates/core/src/element/{{snake}}.rs",
            include_str!("templates/row.rs.txt"),
        ),
        (
            "src/elements/{{snake}}.rs",
            include_str!("templates/element.rs.txt"),
        ),
        (
            "src/widgets/{{snake}}/mod.rs",
            include_str!("templates/widget.rs.txt"),
        ),
        (
            "src/widgets/{{snake}}/note.rs",
            include_str!("templates/view.rs.txt"),
        ),
        (
            "src/widgets/{{snake}}/tests.rs",
            include_str!("templates/tests.rs.txt"),
        ),
        (
            "src/widgets/{{snake}}/{{snake}}.css",
            include_str!("templates/widget.css"),
        ),
        (
            "src/widgets/{{snake}}/reserve.css",
            include_str!("templates/reserve.css"),
        ),
        (
            "tests/pages/{{kebab}}.html",
            include_str!("templates/page.html"),
        ),
        (
            "tests/browser/widgets/{{kebab}}.spec.ts",
            include_str!("templates/spec.ts.txt"),
        ),
    ];
    templates
        .map(|(path, text)| (name.fill(path), name.fill(text)))
        .into()
}
