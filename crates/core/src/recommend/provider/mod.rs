//! Providers: servers that rank. One file each, with its fields in the document, the request it takes and how its reply
//! is read. Nothing here sends anything.
//!
//! - `kind`: the providers, by their `type`
//! - `request`: what is sent
//! - `answer`: what came back, as positions in the catalog

mod answer;
mod kind;
mod request;

pub use answer::Answer;
pub use kind::Provider;
pub use request::{Asked, Method, ProviderRequest, Signature};
