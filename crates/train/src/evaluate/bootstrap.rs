//! How much of a measure is chance: predictions of one session stand and fall together, so whole sessions are drawn.

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
    let mut random = SplitMix(0);
    let means: Vec<f64> = (0..DRAWS)
        .map(|_| {
            total(&mut (0..=last).map(|_| {
                sessions
                    .get(random.below(last + 1))
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

/// SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014).
struct SplitMix(u64);

impl SplitMix {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        ((u128::from(mixed) * bound as u128) >> 64) as usize
    }
}
