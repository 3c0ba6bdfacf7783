//! `reserve.css`: the room that elements take before the loader has run, for pages to link or to paste.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use awning_core::element::{ELEMENTS, Element};

/// A panel's room is told for so many items; one of more takes the room of so many, which no window shows at once.
const MOST_ITEMS: u32 = 24;

/// The style sheet, made from those that the loader adopts: `styles` is where they are, minified. It holds only until an
/// element is defined, and nothing where scripts do not run.
pub fn reserve(styles: &Path) -> Result<String> {
    let rooms: Vec<String> = ELEMENTS
        .iter()
        .map(|element| room(element, styles))
        .collect::<Result<_>>()?;
    Ok(format!(
        "@media (scripting:enabled){{{}}}\n",
        rooms.concat()
    ))
}

/// An element's part: its `early.css`, if it has one, or else its `reserve.css` as a page says it.
fn room(element: &Element, styles: &Path) -> Result<String> {
    let widget = styles.join("widgets").join(element.chunk.replace('-', "_"));
    let undefined = format!("{}:not(:defined,[hidden])", element.tag);
    let early = widget.join("early.css");
    let mut css = if early.exists() {
        fs::read_to_string(&early)?
    } else {
        let reserve = widget.join("reserve.css");
        let css = fs::read_to_string(&reserve)
            .with_context(|| format!("cannot read {}", reserve.display()))?;
        in_page(&css, &undefined).with_context(|| format!("in {}", reserve.display()))?
    };
    css.truncate(css.trim_end().len());
    if let Some((attribute, usual)) = element.skeletons {
        css.push_str(&format!(
            "{undefined}{{--_items:{usual};&[{attribute}]{{--_items:{MOST_ITEMS}}}"
        ));
        for items in 1..MOST_ITEMS {
            css.push_str(&format!("&[{attribute}=\"{items}\"]{{--_items:{items}}}"));
        }
        css.push('}');
    }
    Ok(css)
}

/// Rules for a shadow host as rules for an element of the page.
fn in_page(css: &str, element: &str) -> Result<String> {
    let mut page = String::new();
    let mut rest = css;
    while let Some((before, after)) = rest.split_once(":host") {
        page.push_str(before);
        page.push_str(element);
        rest = after;
        if let Some(given) = after.strip_prefix('(') {
            let end = closing(given).context("a bracket is not closed")?;
            page.push_str(&given[..end]);
            rest = &given[end + 1..];
        }
    }
    page.push_str(rest);
    for (prelude, _) in page.split('{').zip(page.split('{').skip(1)) {
        let prelude = prelude.rsplit(['}', ';']).next().unwrap_or_default().trim();
        ensure!(
            prelude.starts_with('@') || prelude.starts_with(element),
            "\"{prelude}\" is in the shadow root, which is not there yet: write what holds before in an early.css"
        );
    }
    Ok(page)
}

/// Where the bracket ends that begins before this text.
fn closing(text: &str) -> Option<usize> {
    let mut open = 1;
    text.char_indices().find_map(|(at, letter)| {
        match letter {
            '(' => open += 1,
            ')' => open -= 1,
            _ => {}
        }
        (open == 0).then_some(at)
    })
}

#[cfg(test)]
mod tests {
    use super::in_page;

    #[test]
    fn rules_of_a_host_become_rules_of_an_element_that_is_not_defined() {
        let table = [
            (":host{display:block}", "x{display:block}"),
            (
                ":host(:not([p=q],[p=r])){min-block-size:var(--awning-reserve,var(--_line))}",
                "x:not([p=q],[p=r]){min-block-size:var(--awning-reserve,var(--_line))}",
            ),
            (
                "@media (max-width: 30rem){:host{--a:1}:host([b]){--a:2}}:host{c:d}",
                "@media (max-width: 30rem){x{--a:1}x[b]{--a:2}}x{c:d}",
            ),
            ("slot{display:block}", ""),
        ];
        for (css, expected) in table {
            assert_eq!(in_page(css, "x").unwrap_or_default(), expected, "{css}");
        }
    }
}
