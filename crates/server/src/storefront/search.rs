//! Finding products by words.

use deunicode::deunicode;

use crate::catalog::Product;

/// The words of all products, prepared for searching.
#[derive(Debug, Default)]
pub struct Index {
    products: Vec<Fields>,
}

#[derive(Debug)]
struct Fields {
    available: bool,
    title: Vec<String>,
    category: Vec<String>,
    others: Vec<String>,
    description: Vec<String>,
}

impl Index {
    /// Reads the words of a catalog's products.
    pub fn of(products: &[Product]) -> Index {
        let fields = |product: &Product| {
            let brand = product.brand.as_deref().unwrap_or_default();
            Fields {
                available: product.available,
                title: words(&product.title),
                category: words(product.category.as_deref().unwrap_or_default()),
                others: words(&format!("{} {brand}", product.tags.join(" "))),
                description: words(product.description.as_deref().unwrap_or_default()),
            }
        };
        Index {
            products: products.iter().map(fields).collect(),
        }
    }

    /// Positions of the products that have every word of the query somewhere, best first: words of the title count
    /// more than those of the category, these more than tags and brand, these more than the description; whole words
    /// more than beginnings; and of two equals the one that can be bought is first.
    pub fn search(&self, query: &str) -> Vec<usize> {
        let query = words(query);
        if query.is_empty() {
            return Vec::new();
        }
        let mut found: Vec<(u32, bool, usize)> = self
            .products
            .iter()
            .enumerate()
            .filter_map(|(index, fields)| Some((fields.score(&query)?, fields.available, index)))
            .collect();
        found.sort_by_key(|(score, available, index)| {
            (std::cmp::Reverse(*score), !available, *index)
        });
        found.into_iter().map(|(_, _, index)| index).collect()
    }
}

impl Fields {
    fn score(&self, query: &[String]) -> Option<u32> {
        let mut total = 0;
        for word in query {
            let best = [
                weigh(&self.title, word, 12, 8),
                weigh(&self.category, word, 6, 4),
                weigh(&self.others, word, 5, 3),
                weigh(&self.description, word, 2, 1),
            ];
            total += best.into_iter().flatten().max()?;
        }
        // Somebody who types a title wants that product.
        if self.title == query {
            total += 20;
        }
        Some(total)
    }
}

fn weigh(field: &[String], word: &str, whole: u32, beginning: u32) -> Option<u32> {
    if field.iter().any(|own| own == word) {
        Some(whole)
    } else if word.len() > 1 && field.iter().any(|own| own.starts_with(word)) {
        Some(beginning)
    } else {
        None
    }
}

/// Words in lower case without accents, in the singular as far as a trailing "s" tells.
fn words(text: &str) -> Vec<String> {
    deunicode(text)
        .to_lowercase()
        .replace('\'', "")
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| match word.strip_suffix('s') {
            Some(singular) if word.len() > 3 && !singular.ends_with('s') => singular.to_owned(),
            _ => word.to_owned(),
        })
        .collect()
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test that cannot go on has failed")]
mod tests {
    use super::*;

    fn shop() -> Vec<Product> {
        let json = serde_json::json!([
            {"id": "0", "title": "Tarn chair", "url": "/", "category": "Seating > Chairs", "tags": ["oak"],
             "description": "Goes with every lamp."},
            {"id": "1", "title": "Table lamp", "url": "/", "category": "Lighting", "available": false},
            {"id": "2", "title": "Lampshade", "url": "/", "category": "Lighting"},
            {"id": "3", "title": "Café table", "url": "/", "category": "Tables", "brand": "Tamsker"},
            {"id": "4", "title": "Table lamp", "url": "/", "category": "Lighting"},
            {"id": "5", "title": "Chef's knife", "url": "/"},
        ]);
        serde_json::from_value(json).expect("products")
    }

    #[test]
    fn the_best_match_comes_first() {
        let index = Index::of(&shop());
        for (query, found) in [
            ("lamp", vec![4, 1, 2, 0]),
            ("LAMPS", vec![4, 1, 2, 0]),
            ("table lamp", vec![4, 1]),
            ("cafe", vec![3]),
            ("café tables", vec![3]),
            ("seating", vec![0]),
            ("oak chair", vec![0]),
            ("tamsker", vec![3]),
            ("chefs knife", vec![5]),
            ("chef's knife", vec![5]),
            ("oak lamp table", vec![]),
            ("  ", vec![]),
            ("<script>", vec![]),
        ] {
            assert_eq!(index.search(query), found, "{query}");
        }
    }
}
