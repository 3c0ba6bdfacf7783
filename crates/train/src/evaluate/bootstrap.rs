//! How much of a measure is chance: predictions of one session stand and fall together, so whole sessions are drawn.

use awning_core::recommend::Random;

/// How often the sessions are drawn again.
const DRAWS: usize = 500;

/// A mean with its standard error.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Mean {
    /// The mean.
    pub value: f64,
    /// The standard deviation of the means of sessions that were drawn again with replacement, as many as there are
    /// (Efron, Tibshirani: An introduction to the bootstrap, 1993).
    pub error: f64,
}

/// The mean of values, each with its session's number. The draws are the same each time.
pub(super) fn mean(values: &[(u32, f64)]) -> Mean {
    let sessions: Vec<(f64, f64)> = values
        .chunk_by(|a, b| a.0 == b.0)
        .map(|session| {
            (
                session.iter().map(|(_, value)| value).sum(),
                session.len() as f64,
            )
        })
        .collect();
    let Some(last) = sessions.len().checked_sub(1) else {
        return Mean::default();
    };
    let total = |parts: &mut dyn Iterator<Item = (f64, f64)>| {
        let (sum, count) = parts.fold((0.0, 0.0), |(sum, count), part| {
            (sum + part.0, count + part.1)
        });
        sum / count
    };
    let mut random = Random::of(0);
    let means: Vec<f64> = (0..DRAWS)
        .map(|_| {
            total(&mut (0..=last).map(|_| {
                sessions
                    .get(below(&mut random, last + 1))
                    .copied()
                    .unwrap_or_default()
            }))
        })
        .collect();
    let center = means.iter().sum::<f64>() / DRAWS as f64;
    let variance = means
        .iter()
        .map(|mean| (mean - center).powi(2))
        .sum::<f64>()
        / (DRAWS - 1) as f64;
    Mean {
        value: total(&mut sessions.iter().copied()),
        error: variance.sqrt(),
    }
}

/// A whole number below `bound`.
fn below(random: &mut Random, bound: usize) -> usize {
    ((u128::from(random.next()) * bound as u128) >> 64) as usize
}
