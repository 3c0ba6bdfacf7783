//! Co-occurrence: how much two items share their sessions.

use super::matrix::{Rows, Sums, rows};
use super::postings::Postings;
use awning_core::recommend::ItemNo;

/// How co-occurrence is weighed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cosine {
    /// Added to both items' counts, so that items seen once do not look alike by chance; in sessions.
    pub shrinkage: f64,
    /// Positions apart after which a pair weighs 1/e; infinite: all pairs of a session weigh the same.
    pub reach: f64,
    /// How much an item's own popularity is taken out: 0.5 is the cosine, 0 leaves the plain conditional count.
    pub damping: f64,
}

/// Links by co-occurrence: for items i, j the sum over sessions with both of their weight, decayed by how far apart they
/// stand, divided by ((nᵢ + s) (nⱼ + s))^damping, where n are the weights of their sessions and s is the shrinkage. With a
/// damping of 0.5, no shrinkage and no decay, this is the cosine of item-kNN (Hidasi and others: Session-based
/// recommendations with recurrent neural networks, 2016).
pub fn cosine(postings: &Postings, how: &Cosine, threads: usize) -> Rows {
    let items = postings.items();
    let weights = rows(
        items,
        threads,
        || (),
        |item, ()| -> f64 { postings.of(item).map(|(_, weight, _)| weight).sum() },
    );
    let norm = |item: ItemNo| {
        let weight = weights.get(item as usize).copied().unwrap_or_default();
        (weight + how.shrinkage).powf(how.damping)
    };
    let decay = decay(how.reach);
    rows(
        items,
        threads,
        || (Sums::new(items), Sums::new(items)),
        |from, (sums, own)| {
            for (session, weight, places) in postings.of(from) {
                for &(_, place) in places {
                    for (&to, other) in session.iter().zip(0_u32..) {
                        if to != from {
                            own.add(to, decay(place.abs_diff(other)));
                        }
                    }
                }
                for (to, near) in own.take() {
                    // An item that was looked at again is no second session.
                    sums.add(to, weight * near.min(1.0));
                }
            }
            let links = sums.take().into_iter();
            links
                .map(|(to, together)| (to, (together / (norm(from) * norm(to))) as f32))
                .collect()
        },
    )
}

/// exp(-(distance - 1) / reach).
fn decay(reach: f64) -> impl Fn(u32) -> f64 + Sync {
    move |distance| {
        let beyond = f64::from(distance.saturating_sub(1));
        if beyond == 0.0 {
            1.0
        } else {
            (-beyond / reach).exp()
        }
    }
}
