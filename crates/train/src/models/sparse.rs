//! Linear models for large catalogs: each item's regression is solved on its own, over the items that share most with it.

use super::gram::Gram;
use super::matrix::{Rows, rows};
use awning_core::recommend::ItemNo;

/// How far the approximation goes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sparse {
    /// How many items may predict an item.
    pub predictors: usize,
    /// Added to each item's own weight: the higher, the less is made of rare items. Greater than 0; λ.
    pub ridge: f64,
    /// Whether an item may predict itself.
    pub repeats: bool,
}

/// For each item the ridge regression of its column of the target on the items with the greatest target weights: what SLIM
/// (Ning, Karypis, 2011) does with feature selection by neighborhood. Solved exactly, by Cholesky's factors.
pub fn sparse(gram: &Gram, how: &Sparse, threads: usize) -> Rows {
    let items = gram.square.len();
    let mut columns: Vec<Vec<(ItemNo, f64)>> = vec![Vec::new(); items];
    for (from, row) in (0..).zip(&gram.target) {
        for &(to, weight) in row {
            if let (true, Some(column)) = (from != to || how.repeats, columns.get_mut(to as usize))
            {
                column.push((from, weight));
            }
        }
    }
    let solved = rows(
        items,
        threads,
        || Workspace::new(items),
        |to, workspace| {
            let column = columns
                .get(to as usize)
                .map(Vec::as_slice)
                .unwrap_or_default();
            workspace.regression(gram, column, how)
        },
    );
    let mut links: Rows = vec![Vec::new(); items];
    for (to, column) in (0..).zip(solved) {
        for (from, weight) in column {
            if let (true, Some(row)) = (weight > 0.0, links.get_mut(from as usize)) {
                row.push((to, weight));
            }
        }
    }
    links
}

/// What one thread needs to solve one regression after another.
struct Workspace {
    /// Which unknown each item is, plus one; zero for none.
    places: Vec<u32>,
    square: Vec<f64>,
}

impl Workspace {
    fn new(items: usize) -> Self {
        Self {
            places: vec![0; items],
            square: Vec::new(),
        }
    }

    fn regression(
        &mut self,
        gram: &Gram,
        column: &[(ItemNo, f64)],
        how: &Sparse,
    ) -> Vec<(ItemNo, f32)> {
        let mut chosen = column.to_vec();
        if chosen.len() > how.predictors {
            chosen.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            chosen.truncate(how.predictors);
            chosen.sort_unstable_by_key(|(item, _)| *item);
        }
        let size = chosen.len();
        for (&(item, _), place) in chosen.iter().zip(1..) {
            if let Some(slot) = self.places.get_mut(item as usize) {
                *slot = place;
            }
        }
        self.square.clear();
        self.square.resize(size * size, 0.0);
        for (&(item, _), own) in chosen.iter().zip(0..) {
            let Some(row) = self.square.get_mut(own * size..(own + 1) * size) else {
                continue;
            };
            for &(other, weight) in gram
                .square
                .get(item as usize)
                .map(Vec::as_slice)
                .unwrap_or_default()
            {
                let place = self.places.get(other as usize).copied().unwrap_or_default() as usize;
                // Only the lower half is read.
                if let (true, Some(cell)) = (
                    place > 0 && place <= own + 1,
                    row.get_mut(place.wrapping_sub(1)),
                ) {
                    *cell = weight;
                }
            }
            if let Some(diagonal) = row.get_mut(own) {
                *diagonal += how.ridge;
            }
        }
        for &(item, _) in &chosen {
            if let Some(slot) = self.places.get_mut(item as usize) {
                *slot = 0;
            }
        }
        let mut solution: Vec<f64> = chosen.iter().map(|(_, weight)| *weight).collect();
        solve(&mut self.square, &mut solution);
        chosen
            .iter()
            .zip(solution)
            .map(|(&(item, _), weight)| (item, weight as f32))
            .collect()
    }
}

/// Solves a symmetric positive definite system, of which the lower half is given by rows, by Cholesky's factors, both in
/// place. A pivot that rounding made no positive number leaves its unknown out.
fn solve(square: &mut [f64], right: &mut [f64]) {
    let size = right.len();
    for row in 0..size {
        let (above, rest) = square.split_at_mut(row * size);
        let own = &mut rest[..=row];
        for column in 0..row {
            let other = &above[column * size..column * size + column + 1];
            let sum = dot(&own[..column], &other[..column]);
            own[column] = (own[column] - sum) * other[column];
        }
        let rest = own[row] - dot(&own[..row], &own[..row]);
        // The diagonal holds the inverse of the factor's.
        own[row] = if rest > 0.0 { 1.0 / rest.sqrt() } else { 0.0 };
        right[row] = (right[row] - dot(&own[..row], &right[..row])) * own[row];
    }
    for row in (0..size).rev() {
        let own = &square[row * size..=row * size + row];
        right[row] *= own[row];
        let value = right[row];
        for (right, factor) in right[..row].iter_mut().zip(own) {
            *right -= value * factor;
        }
    }
}

/// A dot product in eight sums, which the compiler keeps in one register.
fn dot(a: &[f64], b: &[f64]) -> f64 {
    let mut sums = [0.0; 8];
    let (a, a_rest) = a.as_chunks::<8>();
    let (b, b_rest) = b.as_chunks::<8>();
    for (a, b) in a.iter().zip(b) {
        for (sum, (a, b)) in sums.iter_mut().zip(a.iter().zip(b)) {
            *sum += a * b;
        }
    }
    sums.iter().sum::<f64>() + a_rest.iter().zip(b_rest).map(|(a, b)| a * b).sum::<f64>()
}
