//! Many p-values at once.

use super::input::Correction;

/// The p-values, corrected for being many, in their order: Bonferroni; Holm (A simple sequentially rejective multiple test
/// procedure, 1979); Benjamini and Hochberg (1995); Benjamini and Yekutieli (2001).
pub fn correct(p_values: &[f64], correction: Correction) -> Vec<f64> {
    let count = p_values.len() as f64;
    match correction {
        Correction::None => p_values.to_vec(),
        Correction::Bonferroni => p_values.iter().map(|p| (p * count).min(1.0)).collect(),
        Correction::Holm => holm(p_values),
        Correction::BenjaminiHochberg => step_up(p_values, 1.0),
        Correction::BenjaminiYekutieli => {
            let harmonic = (1..=p_values.len()).map(|rank| 1.0 / rank as f64).sum();
            step_up(p_values, harmonic)
        }
    }
}

fn holm(p_values: &[f64]) -> Vec<f64> {
    let mut corrected = p_values.to_vec();
    let mut largest = 0.0_f64;
    for (rank, place) in ascending(p_values).into_iter().enumerate() {
        let left = (p_values.len() - rank) as f64;
        if let Some(p) = corrected.get_mut(place) {
            largest = largest.max(*p * left);
            *p = largest.min(1.0);
        }
    }
    corrected
}

fn step_up(p_values: &[f64], factor: f64) -> Vec<f64> {
    let count = p_values.len() as f64;
    let mut corrected = p_values.to_vec();
    let mut smallest = 1.0_f64;
    for (rank, place) in ascending(p_values).into_iter().enumerate().rev() {
        if let Some(p) = corrected.get_mut(place) {
            smallest = smallest.min(*p * factor * count / (rank as f64 + 1.0));
            *p = smallest;
        }
    }
    corrected
}

/// The places of the p-values, the smallest first.
fn ascending(p_values: &[f64]) -> Vec<usize> {
    // Of numbers from 0 up, the bits are in their order.
    let mut keys: Vec<(u64, u32)> = p_values.iter().map(|p| p.to_bits()).zip(0..).collect();
    keys.sort_unstable();
    keys.into_iter().map(|(_, place)| place as usize).collect()
}
