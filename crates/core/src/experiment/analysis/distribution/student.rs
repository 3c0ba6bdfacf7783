//! Student's t distribution.

use super::{normal, root};
use statrs::function::beta::checked_beta_reg;

/// Whether the expansion around the normal distribution has all its digits. Beyond a million degrees the incomplete beta
/// function loses them, and it takes ever more steps before.
fn is_nearly_normal(t: f64, degrees: f64) -> bool {
    degrees > 5000.0 || (degrees > 500.0 && t < 8.0)
}

/// The chance of more than `t` with these degrees of freedom.
pub fn survival(t: f64, degrees: f64) -> f64 {
    if t < 0.0 {
        return 1.0 - survival(-t, degrees);
    }
    if is_nearly_normal(t, degrees) {
        return normal::survival(normal_equivalent(t, degrees));
    }
    let squared = t * t;
    let tail = checked_beta_reg(0.5 * degrees, 0.5, degrees / (degrees + squared));
    tail.map_or(f64::NAN, |tail| 0.5 * tail)
}

/// The value that is exceeded with the chance `p`, between 0 and 1.
pub fn upper_quantile(p: f64, degrees: f64) -> f64 {
    if p > 0.5 {
        return -upper_quantile(1.0 - p, degrees);
    }
    let z = normal::upper_quantile(p);
    if is_nearly_normal(z, degrees) {
        return root(0.0, 2.0 * z + 1.0, |t| normal_equivalent(t, degrees) < z);
    }
    let mut high = 2.0 * z + 1.0;
    while survival(high, degrees) > p && high < 1e300 {
        high *= 2.0;
    }
    newton(z, high, p, degrees)
}

/// Newton's steps from the normal quantile, kept between the bounds: the tail is convex there, so that each step is good
/// for twice the digits.
fn newton(z: f64, high: f64, p: f64, degrees: f64) -> f64 {
    const STEPS: u32 = 60;
    let (mut low, mut high, mut t) = (0.0, high, z);
    let scale = density_scale(degrees);
    for _ in 0..STEPS {
        let over = survival(t, degrees) - p;
        if over > 0.0 {
            low = t;
        } else {
            high = t;
        }
        let density = scale * (-0.5 * (degrees + 1.0) * (t * t / degrees).ln_1p()).exp();
        let mut next = t + over / density;
        if !(next > low && next < high) {
            next = 0.5 * (low + high);
        }
        if (next - t).abs() <= 1e-15 * t.abs() {
            return next;
        }
        t = next;
    }
    t
}

fn density_scale(degrees: f64) -> f64 {
    let log = statrs::function::beta::checked_ln_beta(0.5 * degrees, 0.5);
    (-log.unwrap_or(f64::NAN)).exp() / degrees.sqrt()
}

/// The normal deviate with the same tail (Hill: Algorithm 395, Student's t-distribution, 1970).
fn normal_equivalent(t: f64, degrees: f64) -> f64 {
    let a = degrees - 0.5;
    let b = 48.0 * a * a;
    let squared = a * (t * t / degrees).ln_1p();
    let second = ((-0.4 * squared - 3.3) * squared - 24.0) * squared - 85.5;
    let correction = second / (0.8 * squared * squared + 100.0 + b) + squared + 3.0;
    squared.sqrt() * (correction / b + 1.0)
}
