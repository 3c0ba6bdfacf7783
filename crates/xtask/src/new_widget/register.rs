//! Where the rest of the project must know of a new widget.

use anyhow::{Result, ensure};

use super::name::Name;

/// What goes into a file, after a piece of text that it has once.
struct Insertion {
    path: &'static str,
    after: &'static str,
    text: &'static str,
}

const INSERTIONS: [Insertion; 8] = [
    Insertion {
        path: "crates/core/src/element/mod.rs",
        after: "mod attribute;\n",
        text: "pub mod {{snake}};\n",
    },
    Insertion {
        path: "crates/core/src/element/table.rs",
        after: "use super::{Attribute, Kind, ",
        text: "{{snake}}, ",
    },
    Insertion {
        path: "crates/core/src/element/table.rs",
        after: "banner::ROW",
        text: ", {{snake}}::ROW",
    },
    Insertion {
        path: "src/elements/mod.rs",
        after: "mod banner;\n",
        text: "mod {{snake}};\n",
    },
    Insertion {
        path: "src/elements/mod.rs",
        after: "match element.host.local_name().as_str() {\n",
        text: "        \"awning-{{kebab}}\" => now(chunks::mount_{{snake}}(element)),\n",
    },
    Insertion {
        path: "src/elements/mod.rs",
        after: "mod chunks {\n    use super::*;\n",
        text: "
    #[wasm_split({{snake}}, wasm_split_path = split, fallible)]
    pub fn mount_{{snake}}(element: Element) -> Result<Mounted, SplitLoaderError> {
        Ok({{snake}}::mount(element))
    }
",
    },
    Insertion {
        path: "src/widgets/mod.rs",
        after: "pub mod banner;\n",
        text: "pub mod {{snake}};\n",
    },
    Insertion {
        path: "tests/support/elements.ts",
        after: "export const SAMPLES: Sample[] = [\n",
        text: "  {
    tag: \"awning-{{kebab}}\",
    attributes: \"\",
    property: \"content\",
    content: \"A new widget.\",
    words: \"A new widget.\",
    chunk: \"{{kebab}}.wasm\",
  },
",
    },
];

/// The changed files, each with its new text.
///
/// # Errors
/// If a place is not there, or there is more than one.
pub fn changes(
    name: &Name,
    read: impl Fn(&str) -> Result<String>,
) -> Result<Vec<(String, String)>> {
    let mut changed: Vec<(String, String)> = Vec::new();
    for insertion in &INSERTIONS {
        if !changed.iter().any(|(path, _)| path == insertion.path) {
            changed.push((insertion.path.to_owned(), read(insertion.path)?));
        }
        for (_, text) in changed
            .iter_mut()
            .filter(|(path, _)| path == insertion.path)
        {
            *text = insert(text, insertion, name)?;
        }
    }
    for (_, text) in changed
        .iter_mut()
        .filter(|(path, _)| path.ends_with("table.rs"))
    {
        *text = count_one_more(text)?;
    }
    Ok(changed)
}

fn insert(text: &str, insertion: &Insertion, name: &Name) -> Result<String> {
    let found = text.matches(insertion.after).count();
    ensure!(
        found == 1,
        "{} has {found} places like {:?}, not one: register the element by hand",
        insertion.path,
        insertion.after
    );
    let both = format!("{}{}", insertion.after, name.fill(insertion.text));
    Ok(text.replace(insertion.after, &both))
}

/// The length of the array of all elements.
fn count_one_more(table: &str) -> Result<String> {
    const BEFORE: &str = "ELEMENTS: [Element; ";
    let (before, rest) = table.split_once(BEFORE).unwrap_or_default();
    let (count, after) = rest.split_once(']').unwrap_or_default();
    let count: usize = count.parse()?;
    Ok(format!("{before}{BEFORE}{}]{after}", count + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paths;

    #[test]
    fn every_place_where_an_element_is_registered_is_found_in_this_checkout() {
        let name = Name::parse("stock-notice").unwrap();
        let read = |path: &str| Ok(std::fs::read_to_string(paths::root().join(path))?);
        let changed = changes(&name, read).unwrap();
        let text = |wanted: &str| {
            let (_, text) = changed.iter().find(|(path, _)| path == wanted).unwrap();
            text.clone()
        };
        assert!(text("src/elements/mod.rs").contains("now(chunks::mount_stock_notice(element))"));
        assert!(text("src/widgets/mod.rs").contains("pub mod stock_notice;"));
        assert!(text("tests/support/elements.ts").contains("\"awning-stock-notice\""));
        let table = text("crates/core/src/element/table.rs");
        let rows = table.matches("::ROW").count();
        assert!(table.contains(&format!("ELEMENTS: [Element; {rows}]")));
    }

    #[test]
    fn a_place_that_is_not_there_is_said() {
        let name = Name::parse("stock").unwrap();
        let error = changes(&name, |_| Ok(String::new())).unwrap_err();
        assert!(error.to_string().contains("by hand"), "{error}");
    }
}
