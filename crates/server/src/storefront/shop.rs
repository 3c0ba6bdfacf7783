//! The shop that all pages are made from: its catalog, what was derived from it at start, and its templates.

use std::collections::HashMap;
use std::fmt::Write;
use std::sync::Arc;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::cart::Cart;
use super::department::{Department, departments_of};
use super::offer::Offer;
use super::price::{Minor, parse_amount};
use super::search::Index;
use super::settings::Storefront;
use super::templates::Templates;
use crate::catalog::{Catalog, Product};

/// The name of the demo's own shop, whose pages may speak of its own goods.
pub const OWN_SHOP: &str = "Hollenby";

const IN_PATH: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~');

/// A shop, ready to be asked for pages.
pub struct Shop {
    /// What it sells.
    pub catalog: Arc<Catalog>,
    /// The departments, in the catalog's order.
    pub departments: Vec<Department>,
    /// For searching.
    pub index: Index,
    /// The pages.
    pub templates: Templates,
    /// What is given with orders of a size.
    pub offer: Offer,
    /// Whether any product is rated.
    pub has_ratings: bool,
    /// Whether any product says since when it is sold.
    pub has_dates: bool,
    by_id: HashMap<String, usize>,
}

impl Shop {
    /// Prepares a shop for a catalog.
    pub fn open(catalog: Arc<Catalog>, settings: &Storefront) -> Shop {
        let by_id = catalog.products.iter().enumerate();
        Shop {
            departments: departments_of(&catalog.products),
            index: Index::of(&catalog.products),
            templates: Templates::load(settings),
            offer: settings.offer,
            has_ratings: catalog.products.iter().any(|p| p.rating.is_some()),
            has_dates: catalog.products.iter().any(|p| p.published_at.is_some()),
            by_id: by_id
                .map(|(at, product)| (product.id.clone(), at))
                .collect(),
            catalog,
        }
    }

    /// What the shop calls itself.
    pub fn name(&self) -> &str {
        match self.catalog.shop.trim() {
            "" => "The shop",
            name => name,
        }
    }

    /// Whether this is the demo's own assortment.
    pub fn is_own(&self) -> bool {
        self.name() == OWN_SHOP
    }

    /// The product with an id.
    pub fn product(&self, id: &str) -> Option<&Product> {
        self.catalog.products.get(*self.by_id.get(id)?)
    }

    /// The products at positions in the catalog.
    pub fn at<'a>(&'a self, positions: &'a [usize]) -> impl Iterator<Item = &'a Product> {
        positions
            .iter()
            .filter_map(|at| self.catalog.products.get(*at))
    }

    /// The department of a product.
    pub fn department_of(&self, product: &Product) -> Option<&Department> {
        let name = super::department::path_of(product).next()?;
        self.departments.iter().find(|known| known.name == name)
    }

    /// The currency of a product's price.
    pub fn currency_of<'a>(&'a self, product: &'a Product) -> &'a str {
        let own = product.currency.as_deref().filter(|code| !code.is_empty());
        own.unwrap_or(&self.catalog.currency)
    }

    /// A product's price in minor units of its currency.
    pub fn price_of(&self, product: &Product) -> Option<Minor> {
        parse_amount(product.price.as_deref()?, self.currency_of(product))
    }

    /// A product's former price in minor units, if it was higher.
    pub fn former_price_of(&self, product: &Product) -> Option<Minor> {
        let text = product.compare_at_price.as_deref()?;
        let former = parse_amount(text, self.currency_of(product))?;
        (former > self.price_of(product)?).then_some(former)
    }

    /// Whether a product can be put into the cart: it is there, and has a price in the shop's own currency, since a
    /// cart has one total.
    pub fn sells(&self, product: &Product) -> bool {
        product.available
            && self.price_of(product).is_some()
            && self.currency_of(product) == self.catalog.currency
    }

    /// A cart without the lines that cannot be sold any more.
    pub fn sellable(&self, mut cart: Cart) -> Cart {
        cart.retain(|id| self.product(id).is_some_and(|product| self.sells(product)));
        cart
    }

    /// All lines of a cart together, in minor units.
    pub fn subtotal(&self, cart: &Cart) -> Minor {
        cart.lines().iter().fold(0, |sum: Minor, line| {
            let price = self.product(&line.id).and_then(|p| self.price_of(p));
            sum.saturating_add(price.unwrap_or(0).saturating_mul(line.quantity.into()))
        })
    }
}

/// The address of a product's page.
pub fn product_address(product: &Product) -> String {
    format!("/product/{}", utf8_percent_encode(&product.id, IN_PATH))
}

/// The address of a product's picture: its own, or else the one that is drawn for it.
pub fn picture_address(product: &Product) -> String {
    match product.image.as_deref().map(str::trim) {
        Some(image) if !image.is_empty() => image.to_owned(),
        _ => format!("/images/{}.svg", utf8_percent_encode(&product.id, IN_PATH)),
    }
}

/// An address with a query, percent-encoded.
pub fn with_query(path: &str, query: &[(&str, &str)]) -> String {
    let mut address = path.to_owned();
    for (index, (name, value)) in query.iter().enumerate() {
        let join = if index == 0 { '?' } else { '&' };
        _ = write!(
            address,
            "{join}{name}={}",
            utf8_percent_encode(value, IN_PATH)
        );
    }
    address
}
