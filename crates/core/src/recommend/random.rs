//! Chance that a seed decides.

use super::order::sort;

/// SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014): the same seed, the same
/// numbers.
#[derive(Clone, Debug)]
pub struct Random(u64);

impl Random {
    /// The numbers of a seed.
    pub fn of(seed: u64) -> Self {
        Self(seed)
    }

    /// A number of 64 random bits.
    #[allow(clippy::should_implement_trait)] // it has no end
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to below 1.
    pub(super) fn share(&mut self) -> f32 {
        share(self.next())
    }

    /// A number from the Beta distribution with these whole parameters, whose sum is at most 64: the `a`-th smallest
    /// of a + b − 1 numbers from 0 to 1 (Devroye: Non-uniform random variate generation, 1986, theorem I.4.3). That takes
    /// no logarithm, and counts here are small.
    pub(super) fn beta(&mut self, a: u32, b: u32) -> f32 {
        let mut numbers = [(0, 0); 64];
        let count = (a + b).saturating_sub(1).clamp(1, 64) as usize;
        let drawn = numbers.get_mut(..count).unwrap_or_default();
        for number in drawn.iter_mut() {
            number.0 = self.next();
        }
        sort(drawn);
        share(drawn.get(a.max(1) as usize - 1).map_or(0, |drawn| drawn.0))
    }
}

fn share(number: u64) -> f32 {
    (number >> 40) as f32 / (1_u64 << 24) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_those_of_the_published_generator() {
        let mut random = Random::of(1_234_567);
        let expected = [
            6_457_827_717_110_365_317_u64,
            3_203_168_211_198_807_973,
            9_817_491_932_198_370_423,
        ];
        assert_eq!([random.next(), random.next(), random.next()], expected);
    }

    #[test]
    fn beta_has_its_mean_and_spread() {
        let mut random = Random::of(7);
        for (a, b) in [(1, 1), (1, 9), (2, 8), (5, 30), (20, 20), (40, 9)] {
            const DRAWS: u32 = 20_000;
            let (mut sum, mut squares) = (0.0_f64, 0.0_f64);
            for _ in 0..DRAWS {
                let drawn = f64::from(random.beta(a, b));
                assert!((0.0..1.0).contains(&drawn));
                sum += drawn;
                squares += drawn * drawn;
            }
            let (a, b, draws) = (f64::from(a), f64::from(b), f64::from(DRAWS));
            let mean = sum / draws;
            let variance = squares / draws - mean * mean;
            let expected = a / (a + b);
            let spread = a * b / ((a + b) * (a + b) * (a + b + 1.0));
            // Six standard errors of the mean; a tenth of the variance.
            assert!((mean - expected).abs() < 6.0 * (spread / draws).sqrt());
            assert!(
                (variance - spread).abs() < 0.1 * spread,
                "{a} {b}: {variance} {spread}"
            );
        }
    }
}
