//! Providers: servers that rank. One file each, with its fields in the document, the request it takes and how its reply
//! is read. Nothing here sends anything.
//!
//! What a provider answers is a ranking like any other: rules, diversity and exclusions hold for it, and where it has
//! too little, what this device knows fills up. A document is public, so a provider is either reached with a key that
//! its maker made to be public, or through the shop's own server.
//!
//! - `kind`: the providers, by their `type`
//! - `algolia`, `gorse`, `recombee`, `shopify`: those of that name
//! - `plain`: any server that takes and gives Awning's own JSON
//! - `request`: what is asked and sent
//! - `reply`: what all replies have in common
//! - `answer`: what came back, as positions in the catalog

mod algolia;
mod answer;
mod gorse;
mod kind;
mod plain;
mod recombee;
mod reply;
mod request;
mod shopify;
#[cfg(test)]
mod tests;

pub use algolia::Algolia;
pub use answer::Answer;
pub use gorse::Gorse;
pub use kind::Provider;
pub use plain::Plain;
pub use recombee::{Recombee, Region};
pub use request::{Asked, Method, ProviderRequest, Signature};
pub use shopify::Shopify;
