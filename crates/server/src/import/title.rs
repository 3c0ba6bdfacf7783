//! Titles that alone do not tell products apart.

use std::collections::HashMap;

use super::markup::text_of;
use super::product::Draft;

/// A subtitle of more characters than this is a description, not a part of a title.
const MAX_SUBTITLE: usize = 120;

/// Completes titles with subtitles (`BILLY` and `Bookcase, 80x28x202 cm`) where more than one product in ten shares its
/// title with another; elsewhere a subtitle becomes the description of a product that has none, or is kept beside it.
/// Says which it was.
pub(super) fn complete_titles(drafts: &mut [Draft]) -> bool {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for draft in drafts.iter() {
        *counts.entry(&draft.product.title).or_default() += 1;
    }
    let shared: usize = counts.values().filter(|count| **count > 1).sum();
    let complete =
        shared * 10 > drafts.len() && drafts.iter().any(|draft| draft.subtitle.is_some());
    for draft in drafts {
        let Some(subtitle) = draft.subtitle.take() else {
            continue;
        };
        let subtitle = text_of(&subtitle);
        let product = &mut draft.product;
        if complete && subtitle.chars().count() <= MAX_SUBTITLE {
            product.title = join(&product.title, &subtitle);
        } else if product.description.is_none() {
            product.description = Some(subtitle).filter(|text| !text.is_empty());
        } else {
            product
                .more
                .entry("subtitle".to_owned())
                .or_insert_with(|| subtitle.into());
        }
    }
    complete
}

fn join(title: &str, subtitle: &str) -> String {
    if subtitle.to_lowercase().starts_with(&title.to_lowercase()) {
        subtitle.to_owned()
    } else {
        format!("{title} {subtitle}")
    }
}
