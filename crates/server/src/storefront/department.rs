//! The departments of a shop: the first elements of its products' category paths, with the second ones as sections.

use deunicode::deunicode;

use crate::catalog::Product;

/// The slug that stands for the whole assortment.
pub const EVERYTHING: &str = "all";

/// A department and its products.
#[derive(Clone, Debug, PartialEq)]
pub struct Department {
    /// As the catalog writes it.
    pub name: String,
    /// Unique among departments; lower-case letters, digits and hyphens.
    pub slug: String,
    /// Positions in the catalog, in its order.
    pub products: Vec<usize>,
    /// In the order of the catalog.
    pub sections: Vec<Section>,
}

/// A part of a department.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// As the catalog writes it.
    pub name: String,
    /// Unique in its department.
    pub slug: String,
    /// Positions in the catalog, in its order.
    pub products: Vec<usize>,
}

/// The elements of a category path such as `"Kitchen > Knives"`, outermost first.
pub fn path_of(product: &Product) -> impl Iterator<Item = &str> {
    let path = product.category.as_deref().unwrap_or_default();
    path.split('>')
        .map(str::trim)
        .filter(|name| !name.is_empty())
}

/// The departments of a catalog, in its order. Products without a category are in none.
pub fn departments_of(products: &[Product]) -> Vec<Department> {
    let mut departments: Vec<Department> = Vec::new();
    for (index, product) in products.iter().enumerate() {
        let mut path = path_of(product);
        let Some(name) = path.next() else { continue };
        let at = match departments.iter().position(|known| known.name == name) {
            Some(at) => at,
            None => {
                let slug = free_slug(name, |slug| {
                    slug == EVERYTHING || departments.iter().any(|known| known.slug == slug)
                });
                departments.push(Department {
                    name: name.to_owned(),
                    slug,
                    products: Vec::new(),
                    sections: Vec::new(),
                });
                departments.len() - 1
            }
        };
        let Some(department) = departments.get_mut(at) else {
            continue;
        };
        department.products.push(index);
        if let Some(name) = path.next() {
            department.add_to_section(name, index);
        }
    }
    departments
}

impl Department {
    fn add_to_section(&mut self, name: &str, product: usize) {
        if let Some(section) = self.sections.iter_mut().find(|known| known.name == name) {
            section.products.push(product);
            return;
        }
        let slug = free_slug(name, |slug| {
            self.sections.iter().any(|known| known.slug == slug)
        });
        self.sections.push(Section {
            name: name.to_owned(),
            slug,
            products: vec![product],
        });
    }
}

/// The departments for a navigation of one line: the largest ones whose names have room, in the order of the catalog.
pub fn main_departments(departments: &[Department]) -> Vec<&Department> {
    const LETTERS: usize = 118;
    const SPACE: usize = 4;
    let mut largest: Vec<(usize, &Department)> = departments.iter().enumerate().collect();
    largest.sort_by_key(|(_, department)| std::cmp::Reverse(department.products.len()));
    let mut room = LETTERS;
    let mut chosen = Vec::new();
    for (index, department) in largest {
        let width = department.name.chars().count() + SPACE;
        if width > room {
            break;
        }
        room -= width;
        chosen.push((index, department));
    }
    chosen.sort_by_key(|(index, _)| *index);
    chosen
        .into_iter()
        .map(|(_, department)| department)
        .collect()
}

fn free_slug(name: &str, taken: impl Fn(&str) -> bool) -> String {
    let mut slug = String::new();
    for letter in deunicode(name).chars() {
        if letter.is_ascii_alphanumeric() {
            slug.push(letter.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug = match slug.trim_end_matches('-') {
        "" => "department",
        slug => slug,
    };
    if !taken(slug) {
        return slug.to_owned();
    }
    (2_usize..)
        .map(|number| format!("{slug}-{number}"))
        .find(|numbered| !taken(numbered))
        .unwrap_or_else(|| slug.to_owned())
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test that cannot go on has failed")]
mod tests {
    use super::*;

    fn in_categories(paths: &[&str]) -> Vec<Product> {
        paths
            .iter()
            .enumerate()
            .map(|(id, path)| {
                let json = serde_json::json!({"id": id.to_string(), "title": "x", "url": "/", "category": path});
                serde_json::from_value(json).expect("a product")
            })
            .collect()
    }

    #[test]
    fn every_department_and_section_has_an_address_of_its_own() {
        let products = in_categories(&[
            "Café furniture > Chairs",
            "Cafe furniture",
            "All",
            "椅子",
            "***",
            "",
            " Café furniture >Tables > Round",
        ]);
        let departments = departments_of(&products);
        let slugs: Vec<&str> = departments.iter().map(|d| d.slug.as_str()).collect();
        assert_eq!(
            slugs,
            [
                "cafe-furniture",
                "cafe-furniture-2",
                "all-2",
                "yi-zi",
                "department"
            ]
        );
        assert_eq!(departments[0].products, [0, 6]);
        assert_eq!(departments[0].sections[1].slug, "tables");
    }

    #[test]
    fn the_navigation_has_the_largest_departments_that_fit_in_their_own_order() {
        let mut paths = vec!["Small"];
        paths.extend(["Large with quite a long name"; 5]);
        paths.extend(["Another department of the shop"; 4]);
        paths.extend(["Third"; 3]);
        paths.extend(["A department whose name alone takes most of a line"; 2]);
        let departments = departments_of(&in_categories(&paths));
        let names: Vec<&str> = main_departments(&departments)
            .iter()
            .map(|d| d.name.as_str())
            .collect();
        assert_eq!(
            names,
            [
                "Large with quite a long name",
                "Another department of the shop",
                "Third"
            ]
        );
    }
}
