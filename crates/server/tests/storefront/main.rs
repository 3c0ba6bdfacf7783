//! What a shopper, and the page's own code, can rely on: the pages on any catalog, the cart and the checkout, and that the
//! demo's own catalog is complete.
#![allow(clippy::expect_used, reason = "a test that cannot go on has failed")]

mod cart;
mod catalog;
mod pages;
mod visitor;
