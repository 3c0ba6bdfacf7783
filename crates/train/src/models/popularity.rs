//! What is popular, and what is popular now.

use crate::log::Log;

/// How often each item was looked at.
pub fn clicks(log: &Log) -> Vec<u64> {
    let mut counts = vec![0; log.ids().len()];
    for &item in log.visits().iter().flat_map(|visit| &visit.items) {
        if let Some(count) = counts.get_mut(item as usize) {
            *count += 1;
        }
    }
    counts
}

/// How often each item was looked at, a look weighing half as much each `half_life` seconds before the end of the log;
/// the most popular item has 1. An infinite half-life gives plain popularity.
pub fn popularity(log: &Log, half_life: f64) -> Vec<f32> {
    let end = log.visits().last().map_or(0, |visit| visit.at);
    let mut sums = vec![0.0; log.ids().len()];
    for visit in log.visits() {
        let age = end.saturating_sub(visit.at) as f64;
        let weight = if age == 0.0 {
            1.0
        } else {
            (-age / half_life).exp2()
        };
        for &item in &visit.items {
            if let Some(sum) = sums.get_mut(item as usize) {
                *sum += weight;
            }
        }
    }
    let most = sums.iter().copied().fold(0.0, f64::max);
    sums.into_iter()
        .map(|sum| if most > 0.0 { (sum / most) as f32 } else { 0.0 })
        .collect()
}
