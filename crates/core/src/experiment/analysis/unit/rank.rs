//! Whether one variation's values are larger than the other's, whatever their size (Mann and Whitney: On a test of whether
//! one of two random variables is stochastically larger than the other, 1947).

use super::Units;
use crate::experiment::analysis::distribution::normal;
use crate::experiment::analysis::report::Reason;

/// The two-sided p-value for two variations by their places, by the normal distribution with corrections for ties and for
/// continuity.
///
/// # Errors
/// If one of them has no visitors, or all values are the same.
pub fn mann_whitney(units: &Units, control: usize, variation: usize) -> Result<f64, Reason> {
    let mut values: Vec<(f64, bool)> = units
        .units
        .iter()
        .filter(|unit| unit.variation == control || unit.variation == variation)
        .map(|unit| (unit.value, unit.variation == variation))
        .collect();
    values.sort_unstable_by(|(one, _), (other, _)| one.total_cmp(other));
    let all = values.len() as f64;
    let of_variation = values
        .iter()
        .filter(|(_, is_variation)| *is_variation)
        .count() as f64;
    let of_control = all - of_variation;
    if of_variation == 0.0 || of_control == 0.0 {
        return Err(Reason::NoUsers);
    }
    let (mut ranks, mut ties, mut below) = (0.0, 0.0, 0.0);
    for equal in values.chunk_by(|(one, _), (other, _)| one == other) {
        let count = equal.len() as f64;
        let mine = equal
            .iter()
            .filter(|(_, is_variation)| *is_variation)
            .count() as f64;
        ranks += mine * (below + (count + 1.0) / 2.0);
        ties += count * count * count - count;
        below += count;
    }
    let larger = ranks - of_variation * (of_variation + 1.0) / 2.0;
    let product = of_control * of_variation;
    let variance = product / 12.0 * (all + 1.0 - ties / (all * (all - 1.0)));
    if variance.is_nan() || variance <= 0.0 {
        return Err(Reason::NoVariance);
    }
    let distance = ((larger - product / 2.0).abs() - 0.5).max(0.0);
    Ok((2.0 * normal::survival(distance / variance.sqrt())).min(1.0))
}
