//! Reading what comes from outside: every document, catalog, reply, attribute and stored record is wrong until it has
//! been read into a type that cannot be.
//!
//! Reading collects every problem instead of stopping at the first one, drops only what is unusable, and says of
//! each problem where it is, what was found and what was expected. Serde's derive stops at the first error and costs
//! kilobytes for each type; these readers cost a few hundred bytes.
//!
//! - `reader`: the place in the tree and the problems so far
//! - `shapes`: how texts, numbers, flags and lists are read
//! - `record`: the `record!` macro, a struct with its field names
//! - `choice`: the `choice!` macro, an enum with its names
//! - `unread`: a part that is read by whoever uses it

mod choice;
mod reader;
mod record;
#[cfg(feature = "tools")]
pub mod schema;
mod shapes;
mod unread;

pub use choice::{Choice, one_of};
pub use reader::{Place, Problem, Read, Reader};
#[cfg(feature = "tools")]
pub use schema::Describe;
pub use unread::Unread;

pub(crate) use choice::choice;
pub(crate) use record::record;
