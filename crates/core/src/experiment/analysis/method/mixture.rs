//! The mixture sequential probability ratio test (Johari, Koomen, Pekelis, Walsh: Always valid inference, 2022).

/// A stream of numbers of known variance, tested for a mean of zero at every one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MixtureTest {
    variance: f64,
    mixture: f64,
    count: f64,
    sum: f64,
    p_value: f64,
}

impl MixtureTest {
    /// For numbers of that variance, where means are expected to be normal around zero with the variance `mixture`.
    pub fn new(variance: f64, mixture: f64) -> Self {
        Self {
            variance,
            mixture,
            count: 0.0,
            sum: 0.0,
            p_value: 1.0,
        }
    }

    /// Adds a number, and gives the p-value of all so far: it never rises, and is valid at every look.
    pub fn add(&mut self, number: f64) -> f64 {
        self.count += 1.0;
        self.sum += number;
        let total = self.variance + self.count * self.mixture;
        let exponent = self.sum * self.sum * self.mixture / (2.0 * self.variance * total);
        let log = 0.5 * (self.variance / total).ln() + exponent;
        self.p_value = self.p_value.min((-log).exp());
        self.p_value
    }
}
