//! Sequential rules: what was looked at after what.

use super::matrix::{Rows, Sums, rows};
use super::postings::Postings;

/// How rules are weighed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rules {
    /// The most positions between an item and one after it.
    pub reach: usize,
    /// Whether an item may follow itself.
    pub repeats: bool,
}

/// Decayed sequential rules (SR in Ludewig, Jannach: Evaluation of session-based recommendation algorithms, 2018): a link
/// weighs the sum of 1 / distance over all places where the one item came before the other, times the session's weight,
/// divided by how often the earlier item came before anything at all.
pub fn rules(postings: &Postings, how: &Rules, threads: usize) -> Rows {
    let items = postings.items();
    rows(
        items,
        threads,
        || Sums::new(items),
        |from, sums| {
            let mut total = 0.0;
            for (session, weight, places) in postings.of(from) {
                for &(_, place) in places {
                    let after = session.get(place as usize + 1..).unwrap_or_default();
                    for (&to, distance) in after.iter().zip(1_u32..).take(how.reach) {
                        let counted = weight / f64::from(distance);
                        total += counted;
                        if to != from || how.repeats {
                            sums.add(to, counted);
                        }
                    }
                }
            }
            let links = sums.take().into_iter();
            links
                .map(|(to, count)| (to, (count / total) as f32))
                .collect()
        },
    )
}
