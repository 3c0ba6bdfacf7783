//! The textbook's sizes: how many users each of two variations needs.

use crate::experiment::analysis::distribution::{noncentral, normal, root, student};

/// The variance that a test of two proportions is planned with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SizeRule {
    /// Each proportion's own.
    Unpooled,
    /// One for both under no difference, each one's own under the effect (Fleiss: Statistical methods for rates and
    /// proportions, 1981).
    Pooled,
    /// The arcsine's, which is the same for all (Cohen: Statistical power analysis, 1988).
    Arcsine,
}

/// Users in each variation for a two-sided test of two proportions with that power. Not rounded up.
pub fn proportion_sample_size(
    control: f64,
    variation: f64,
    alpha: f64,
    power: f64,
    rule: SizeRule,
) -> f64 {
    let (z_alpha, z_power) = (
        normal::upper_quantile(alpha / 2.0),
        normal::upper_quantile(1.0 - power),
    );
    let own = control * (1.0 - control) + variation * (1.0 - variation);
    let difference = variation - control;
    match rule {
        SizeRule::Unpooled => ((z_alpha + z_power) / difference).powi(2) * own,
        SizeRule::Pooled => {
            let mean = (control + variation) / 2.0;
            let pooled = (2.0 * mean * (1.0 - mean)).sqrt();
            ((z_alpha * pooled + z_power * own.sqrt()) / difference).powi(2)
        }
        SizeRule::Arcsine => {
            let effect = 2.0 * (variation.sqrt().asin() - control.sqrt().asin());
            let finds = |users: f64| {
                let shift = effect.abs() * (users / 2.0).sqrt();
                normal::survival(z_alpha - shift) + normal::survival(z_alpha + shift) >= power
            };
            // With the other tail, which the formulas above leave out, it is a little less.
            root(0.0, 4.0 * ((z_alpha + z_power) / effect).powi(2), |users| {
                !finds(users)
            })
        }
    }
}

/// The power of a two-sided test of two proportions with so many users in each variation, each with its own variance.
pub fn proportion_test_power(control: f64, variation: f64, users: f64, alpha: f64) -> f64 {
    let z = normal::upper_quantile(alpha / 2.0);
    let own = control * (1.0 - control) + variation * (1.0 - variation);
    let shift = (variation - control).abs() / (own / users).sqrt();
    normal::survival(z - shift) + normal::survival(z + shift)
}

/// The smallest share above the control's that so many users in each variation find with that power; `None` if even
/// the largest is not found.
pub fn detectable_proportion(control: f64, users: f64, alpha: f64, power: f64) -> Option<f64> {
    let finds = |share: f64| proportion_test_power(control, share, users, alpha) >= power;
    finds(1.0).then(|| root(control, 1.0, |share| !finds(share)))
}

/// The power of a two-sided t-test with so many users in each variation, for an effect of that many standard deviations.
pub fn mean_test_power(effect: f64, users: f64, alpha: f64) -> f64 {
    let degrees = 2.0 * (users - 1.0);
    let critical = student::upper_quantile(alpha / 2.0, degrees);
    let shift = effect.abs() * (users / 2.0).sqrt();
    // The upper tail as the lower one of the mirror image.
    noncentral::cumulative(-critical, degrees, -shift)
        + noncentral::cumulative(-critical, degrees, shift)
}

/// Users in each variation for a two-sided t-test of an effect of that many standard deviations with that power. Not
/// rounded up.
pub fn mean_sample_size(effect: f64, alpha: f64, power: f64) -> f64 {
    let z = normal::upper_quantile(alpha / 2.0) + normal::upper_quantile(1.0 - power);
    let rough = 2.0 * (z / effect).powi(2);
    root(1.5, 4.0 * rough + 20.0, |users| {
        mean_test_power(effect, users, alpha) < power
    })
}
