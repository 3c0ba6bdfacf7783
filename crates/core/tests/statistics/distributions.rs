//! Tails and quantiles, beside those that scipy 1.17 computes.
#![allow(
    clippy::excessive_precision,
    clippy::unreadable_literal,
    reason = "as scipy prints them"
)]

use awning_core::experiment::analysis::distribution::{
    beta, chi_squared, noncentral, normal, student,
};

use crate::vectors::close_to;

/// Far more digits than results are promised with.
const DIGITS: f64 = 1e-11;

#[test]
fn tails_keep_their_digits_however_small_they_are() {
    let normal_tails = [
        (0.5, 0.308_537_538_725_986_9),
        (3.0, 0.001_349_898_031_630_093_3),
        (12.0, 1.776_482_112_077_653e-33),
        (22.6, 2.166_859_087_603_343e-113),
        (37.0, 5.725_571_222_523_927e-300),
    ];
    for (z, expected) in normal_tails {
        close_to(normal::survival(z), expected, DIGITS);
        close_to(normal::cumulative(-z), expected, DIGITS);
        close_to(normal::upper_quantile(expected), z, DIGITS);
    }
    let t_tails = [
        (1.8672851149521694, 5841.742032093565, 0.0309559137280918),
        (5.3, 36671.157, 5.82354668807317e-08),
        (22.6, 42611.0, 9.951015143297591e-113),
        (2.0, 1.5, 0.11209416517802556),
        (1000.0, 3.0, 1.102653821288296e-09),
        (0.001, 7.0, 0.4996150086224994),
        (7.99, 501.0, 4.6737646181668636e-15),
        (8.01, 501.0, 4.04687251737349e-15),
        (12.5, 4999.0, 1.2534996554104388e-35),
        (12.5, 5001.0, 1.2529047979683878e-35),
        (12.5, 50001.0, 4.222658542211235e-36),
        (30.0, 1e6, 6.010047116832059e-198),
        (2.0, 1e8, 0.022750133297953345),
        (2.0, 5e9, 0.022750131975174684),
        (8.0, 1e12, 6.220960580839769e-16),
    ];
    for (t, degrees, expected) in t_tails {
        println!("t = {t}, {degrees} degrees");
        close_to(student::survival(t, degrees), expected, DIGITS);
        close_to(student::survival(-t, degrees), 1.0 - expected, DIGITS);
    }
    let chi_squared_tails = [
        (6.9024049496058275, 1.0, 0.008607987810836262),
        (25.0, 1.0, 5.733031437583875e-07),
        (500.0, 1.0, 9.505397766554137e-111),
        (0.20253125, 2.0, 0.9036929575604196),
        (1000.0, 5.0, 6.0100776879208495e-214),
        (3.0, 40.0, 0.9999999999999997),
        (0.0, 3.0, 1.0),
    ];
    for (x, degrees, expected) in chi_squared_tails {
        close_to(chi_squared::survival(x, degrees), expected, DIGITS);
    }
}

#[test]
fn quantiles_of_t_are_found_for_any_degrees() {
    let table = [
        (0.025, 1.0, 12.706204736174705),
        (0.025, 1.5, 6.016663104427933),
        (0.025, 55.7, 2.0034788415684055),
        (0.025, 5841.7, 1.9603701598775607),
        (0.005, 3.0, 5.840909309733357),
        (1e-07, 100.0, 5.586900474586902),
        (0.3, 12.0, 0.5386176682019164),
        (0.025, 1e5, 1.95998770753461),
        (0.025, 1e6, 1.9599663568141072),
        (0.025, 1e9, 1.9599639869123253),
        (1e-14, 600.0, 7.844464661109333),
        (1e-16, 600.0, 8.462902047963492),
        (0.49, 7.0, 0.025977941569516962),
        (1e-30, 40.0, 32.5929585484389),
    ];
    for (p, degrees, expected) in table {
        println!("{p}, {degrees} degrees");
        close_to(student::upper_quantile(p, degrees), expected, DIGITS);
        if p > 1e-9 {
            close_to(student::upper_quantile(1.0 - p, degrees), -expected, 1e-9);
        }
    }
}

#[test]
fn t_with_an_effect_has_its_tails() {
    let table = [
        (1.98, 126.0, 2.8, 0.20679036117295574),
        (-1.98, 126.0, -2.8, 0.7932096388270442),
        (2.5, 20.0, 1.0, 0.9144138535522274),
        (0.5, 5.0, 2.0, 0.06599980839080706),
        (-1.97, 3140.0, -2.8, 0.7967024735261872),
    ];
    for (t, degrees, noncentrality, expected) in table {
        let found = noncentral::cumulative(t, degrees, noncentrality);
        close_to(found, expected, 1e-10);
    }
}

proptest::proptest! {
    #[test]
    fn quantiles_are_where_the_tail_is(p in 1e-12..0.999_f64, degrees in 1.0..1e7_f64, a in 0.5..1e5_f64, b in 0.5..1e5_f64) {
        close_to(student::survival(student::upper_quantile(p, degrees), degrees), p, 1e-9);
        close_to(normal::survival(normal::upper_quantile(p)), p, 1e-9);
        close_to(beta::cumulative(beta::quantile(p, a, b), a, b), p, 1e-6);
    }
}
