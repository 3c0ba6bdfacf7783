//! EASE and SLIST in closed form, for catalogs whose Gram matrix can be inverted whole.

use faer::linalg::solvers::DenseSolveCore;
use faer::{Mat, Side};

use super::gram::Gram;
use super::matrix::Rows;
use awning_core::recommend::ItemNo;

/// EASE: with P = (XᵀX + λ)⁻¹, the links are -Pᵢⱼ / Pⱼⱼ, none from an item to itself. `None` if the matrix cannot be inverted,
/// which a positive ridge rules out.
pub fn ease(gram: &Gram, ridge: f64) -> Option<Rows> {
    let inverse = inverse(gram, ridge)?;
    let items = inverse.nrows();
    let row = |from: usize| {
        let weight = |to: usize| -inverse[(from, to)] / inverse[(to, to)];
        row(items, |to| if to == from { 0.0 } else { weight(to) })
    };
    Some((0..items).map(row).collect())
}

/// SLIST: (square + λ)⁻¹ target. `None` as with [`ease`].
pub fn slist(gram: &Gram, ridge: f64) -> Option<Rows> {
    let inverse = inverse(gram, ridge)?;
    let items = inverse.nrows();
    let mut target = Mat::<f32>::zeros(items, items);
    for (from, row) in gram.target.iter().enumerate() {
        for &(to, weight) in row {
            target[(from, to as usize)] = weight as f32;
        }
    }
    let inverse = Mat::<f32>::from_fn(items, items, |from, to| inverse[(from, to)] as f32);
    let product = &inverse * &target;
    Some(
        (0..items)
            .map(|from| row(items, |to| f64::from(product[(from, to)])))
            .collect(),
    )
}

/// The positive weights; the negative ones are dropped, as an index holds what speaks for an item.
fn row(items: usize, weight: impl Fn(usize) -> f64) -> Vec<(ItemNo, f32)> {
    let links = (0..items).map(|to| (to as ItemNo, weight(to) as f32));
    links.filter(|(_, weight)| *weight > 0.0).collect()
}

fn inverse(gram: &Gram, ridge: f64) -> Option<Mat<f64>> {
    let items = gram.square.len();
    let mut square = Mat::<f64>::zeros(items, items);
    for (from, row) in gram.square.iter().enumerate() {
        square[(from, from)] = ridge;
        for &(to, weight) in row {
            square[(from, to as usize)] += weight;
        }
    }
    Some(square.llt(Side::Lower).ok()?.inverse())
}
