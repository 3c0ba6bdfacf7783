//! What all replies have in common.

use crate::catalog::ItemId;
use crate::read::Problem;
use crate::value::Value;

/// So many items of a reply are read; a panel shows 48 at most, and rules may take some of them.
const MOST: usize = 200;

/// The ids of a list, each an id or an object that has one under that name. What has none is left out, and counted.
pub(super) fn ids(list: &[Value], name: &str) -> (Vec<ItemId>, usize) {
    let mut ids = Vec::new();
    let mut without = 0;
    for entry in list.iter().take(MOST) {
        match ItemId::from_value(entry.get(name).unwrap_or(entry)) {
            Some(id) => ids.push(id),
            None => without += 1,
        }
    }
    (ids, without)
}

/// That a reply is not what this provider answers.
pub(super) fn wrong(provider: &str, found: &Value, expected: &str) -> Problem {
    // Where a server says what is wrong, that says more than the shape of its words.
    let said = ["message", "error", "description"];
    let said = said
        .iter()
        .find_map(|name| found.get(name))
        .unwrap_or(found);
    Problem {
        path: crate::text::concat(&["the reply of ", provider]),
        found: said.describe(),
        expected: expected.to_owned(),
    }
}
