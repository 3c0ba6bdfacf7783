//! The matrices that linear models are solved from, as sparse rows.

use super::matrix::{Sums, rows};
use super::postings::Postings;
use awning_core::recommend::ItemNo;

/// How a linear model sees sessions: SLIST of Choi, Kim, Lee, Shim, Lee: Session-aware linear item-item models for
/// session-based recommendation (2021), of which EASE (Steck: Embarrassingly shallow autoencoders for sparse data, 2019) is
/// the case `whole` = 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Linear {
    /// The share of whole sessions, where every item predicts every other; the rest predicts what comes after from what
    /// came before. 0 to 1; SLIST's α.
    pub whole: f64,
    /// Positions from the point of prediction after which an item weighs 1/e, on both sides of it; SLIST's δ_pos.
    pub decay: f64,
}

/// One row an item, each sorted by item: `square` is the Gram matrix without the ridge, symmetric; `target` what an item's
/// presence says of what is to be predicted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gram {
    /// What stands together: αXᵀX + (1-α)SᵀS.
    pub square: Vec<Vec<(ItemNo, f64)>>,
    /// What is predicted from what: αXᵀX + (1-α)SᵀT.
    pub target: Vec<Vec<(ItemNo, f64)>>,
}

impl Gram {
    /// Counts the matrices.
    ///
    /// For a session of n items, cut before place t = 1 … n-1, an item at p < t stands in S with exp(-(t-1-p)/δ), one at
    /// q ≥ t in T with exp(-(q-t)/δ). Summed over all t, a pair p < q adds (q-p) exp(-(q-p-1)/δ) to SᵀT, and a pair p ≤ r
    /// adds exp(-(r-p)/δ) Σ_{k < n-1-r} exp(-2k/δ) to SᵀS.
    pub fn of(postings: &Postings, how: &Linear, threads: usize) -> Self {
        let items = postings.items();
        let part = 1.0 - how.whole;
        let workspace = || (Sums::new(items), Sums::new(items));
        let both = rows(items, threads, workspace, |from, (square, target)| {
            for (session, weight, places) in postings.of(from) {
                if how.whole > 0.0 {
                    for (place, &to) in session.iter().enumerate() {
                        if !session.get(..place).unwrap_or_default().contains(&to) {
                            square.add(to, weight * how.whole);
                            target.add(to, weight * how.whole);
                        }
                    }
                }
                if part > 0.0 {
                    split(session, weight * part, places, how.decay, square, target);
                }
            }
            (square.take(), target.take())
        });
        let (square, target) = both.into_iter().unzip();
        Self { square, target }
    }
}

/// Adds what the cuts of one session say of an item that stands at `places`.
fn split(
    session: &[ItemNo],
    weight: f64,
    places: &[(u32, u32)],
    decay: f64,
    square: &mut Sums,
    target: &mut Sums,
) {
    let fade = |distance: usize| {
        if distance == 0 {
            1.0
        } else {
            (-(distance as f64) / decay).exp()
        }
    };
    let ratio = fade(2);
    let cuts = |from: usize| {
        let count = (session.len() - 1).saturating_sub(from);
        if ratio < 1.0 {
            (1.0 - ratio.powi(count as i32)) / (1.0 - ratio)
        } else {
            count as f64
        }
    };
    for &(_, place) in places {
        let place = place as usize;
        for (other, &to) in session.iter().enumerate() {
            let together = fade(place.abs_diff(other)) * cuts(place.max(other));
            if together > 0.0 {
                square.add(to, weight * together);
            }
            if other > place {
                let distance = other - place;
                target.add(to, weight * distance as f64 * fade(distance - 1));
            }
        }
    }
}
