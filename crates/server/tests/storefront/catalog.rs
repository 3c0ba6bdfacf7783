//! The demo's own catalog.

use awning_server::catalog::Product;
use awning_server::storefront::draw::Kind;

use crate::visitor::demo;

#[test]
fn the_demos_catalog_is_complete_and_each_product_has_a_drawing() {
    let catalog = demo();
    assert!(catalog.products.len() >= 200);
    let departments = [
        "Seating",
        "Tables",
        "Storage",
        "Lighting",
        "Kitchen",
        "Tableware",
        "Textiles",
        "Bedroom",
        "Bath",
        "Decoration",
    ];
    let unique = |of: fn(&Product) -> &str| {
        let all: std::collections::BTreeSet<&str> = catalog.products.iter().map(of).collect();
        all.len() == catalog.products.len()
    };
    assert!(
        unique(|p| &p.id)
            && unique(|p| &p.title)
            && unique(|p| p.description.as_deref().unwrap_or(""))
    );
    for product in &catalog.products {
        let id = &product.id;
        assert_ne!(Kind::of(product).name, "parcel", "{id}");
        assert_eq!(product.url, format!("/product/{id}"));
        assert_eq!(product.image, Some(format!("/images/{id}.svg")));
        let amount = |text: &Option<String>| {
            text.as_deref()
                .map(|t| t.parse::<f64>().expect("an amount"))
        };
        let price = amount(&product.price).expect("a price");
        assert!(
            price > 0.0 && amount(&product.compare_at_price).is_none_or(|former| former > price),
            "{id}"
        );
        let (department, section) = product
            .category
            .as_deref()
            .and_then(|c| c.split_once(" > "))
            .expect("a path");
        assert!(
            departments.contains(&department) && !section.is_empty(),
            "{id}"
        );
        assert!(
            product
                .rating
                .is_none_or(|rating| (1.0..=5.0).contains(&rating)),
            "{id}"
        );
        assert_eq!(
            product.rating.is_some(),
            product.rating_count.is_some(),
            "{id}"
        );
        assert!(
            product.tags.len() >= 2 && product.brand.is_some() && product.more.is_empty(),
            "{id}"
        );
        let date = product.published_at.as_deref().expect("a date");
        assert!(("2025-05-01".."2026-11-01").contains(&date), "{id}");
    }
}
