//! A page of a long list of products: which ones, in what order, and the way to the others.

use std::cmp::Reverse;

use serde::Serialize;

use super::shop::{Shop, with_query};
use super::view::Card;
use crate::catalog::Product;

/// How many products a page shows.
pub const PAGE: usize = 24;

/// The orders a list can be shown in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// As the shop arranged it; of a search, best match first.
    Featured,
    /// Cheapest first.
    Price,
    /// Dearest first.
    PriceDown,
    /// Newest first.
    Newest,
    /// Best rated first.
    Rating,
}

const ORDERS: &[(Order, &str, &str)] = &[
    (Order::Featured, "", "Our choice"),
    (Order::Price, "price", "Lowest price"),
    (Order::PriceDown, "price-down", "Highest price"),
    (Order::Newest, "newest", "Newest"),
    (Order::Rating, "rating", "Best rated"),
];

impl Order {
    /// The order that an address names; one that it does not know is the shop's own.
    pub fn named(name: &str) -> Order {
        let known = ORDERS.iter().find(|(_, own, _)| *own == name);
        known.map_or(Order::Featured, |(order, _, _)| *order)
    }

    fn name(self) -> &'static str {
        let known = ORDERS.iter().find(|(order, _, _)| *order == self);
        known.map_or("", |(_, name, _)| name)
    }

    /// Sorts; products that lack what they are sorted by come last, equals stay as they were.
    fn sort(self, shop: &Shop, products: &mut [&Product]) {
        match self {
            Order::Featured => {}
            Order::Price => products.sort_by_key(|p| {
                let price = shop.price_of(p);
                (price.is_none(), price)
            }),
            Order::PriceDown => products.sort_by_key(|p| Reverse(shop.price_of(p))),
            Order::Newest => products.sort_by_key(|p| Reverse(p.published_at.clone())),
            Order::Rating => products.sort_by_key(|p| {
                let hundredths = p.rating.map(|rating| (rating * 100.0).round() as i64);
                Reverse((hundredths, p.rating_count))
            }),
        }
    }
}

/// One page of a list.
#[derive(Debug, Serialize)]
pub struct Listing {
    /// The products of this page.
    pub cards: Vec<Card>,
    total: usize,
    first: usize,
    last: usize,
    orders: Vec<Choice>,
    pages: Vec<Option<Choice>>,
    previous: Option<String>,
    next: Option<String>,
    /// The products' ids, for the event that reports the list.
    #[serde(skip)]
    pub shown: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Choice {
    name: String,
    address: String,
    current: bool,
}

impl Listing {
    /// Page `number` (from 1; too large a number is the last page) of products, in an order. `path` and `query` are the
    /// address of the list without order and page.
    pub fn of(
        shop: &Shop,
        mut products: Vec<&Product>,
        order: Order,
        number: usize,
        path: &str,
        query: &[(&str, &str)],
    ) -> Listing {
        order.sort(shop, &mut products);
        let pages = products.len().div_ceil(PAGE).max(1);
        let number = number.clamp(1, pages);
        let first = (number - 1) * PAGE;
        let page: Vec<&Product> = products.iter().skip(first).take(PAGE).copied().collect();
        let address = |order: Order, number: usize| {
            let number = number.to_string();
            let mut all = query.to_vec();
            if order != Order::Featured {
                all.push(("sort", order.name()));
            }
            if number != "1" {
                all.push(("page", &number));
            }
            with_query(path, &all)
        };
        let orders = ORDERS
            .iter()
            .filter(|(order, _, _)| applies(*order, &products))
            .map(|(own, _, name)| Choice {
                name: (*name).to_owned(),
                address: address(*own, 1),
                current: *own == order,
            })
            .collect();
        let numbered = |number_of: usize| Choice {
            name: number_of.to_string(),
            address: address(order, number_of),
            current: number_of == number,
        };
        Listing {
            cards: page.iter().map(|product| Card::of(shop, product)).collect(),
            total: products.len(),
            first: first + usize::from(!page.is_empty()),
            last: first + page.len(),
            orders,
            pages: shown_pages(number, pages)
                .into_iter()
                .map(|shown| shown.map(numbered))
                .collect(),
            previous: (number > 1).then(|| address(order, number - 1)),
            next: (number < pages).then(|| address(order, number + 1)),
            shown: page.iter().map(|product| product.id.clone()).collect(),
        }
    }

    /// The position of the page's first product in the whole list, from 1.
    pub fn first(&self) -> usize {
        self.first
    }
}

/// Whether an order makes a difference to a list.
fn applies(order: Order, products: &[&Product]) -> bool {
    match order {
        Order::Featured => true,
        Order::Price | Order::PriceDown => products.iter().any(|p| p.price.is_some()),
        Order::Newest => products.iter().any(|p| p.published_at.is_some()),
        Order::Rating => products.iter().any(|p| p.rating.is_some()),
    }
}

/// The page numbers to show: the ends, the neighbors of `number`, and `None` for what is left out between.
fn shown_pages(number: usize, pages: usize) -> Vec<Option<usize>> {
    let mut shown = Vec::new();
    for page in 1..=pages {
        let near = page.abs_diff(number) <= 1 || page == 1 || page == pages;
        if near {
            shown.push(Some(page));
        } else if shown.last().is_some_and(Option::is_some) {
            shown.push(None);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_and_the_neighbors_of_a_page_are_offered() {
        let text = |number, pages| {
            let show = |page: Option<usize>| page.map_or("…".to_owned(), |page| page.to_string());
            shown_pages(number, pages)
                .into_iter()
                .map(show)
                .collect::<Vec<_>>()
                .join(" ")
        };
        for (number, pages, shown) in [
            (1, 1, "1"),
            (1, 3, "1 2 3"),
            (1, 9, "1 2 … 9"),
            (5, 9, "1 … 4 5 6 … 9"),
            (9, 9, "1 … 8 9"),
        ] {
            assert_eq!(text(number, pages), shown);
        }
    }
}
