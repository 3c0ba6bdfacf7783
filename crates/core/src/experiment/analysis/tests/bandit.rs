//! Shares of visitors.

use crate::experiment::analysis::Goal;
use crate::experiment::analysis::bandit::bandit;
use crate::experiment::analysis::distribution::normal;
use crate::experiment::analysis::statistic::Sample;

fn arm(value: f64, deviation: f64) -> Sample {
    Sample::plain(1000.0, value, deviation * deviation * 1000.0)
}

#[test]
fn of_two_the_chance_is_that_of_their_difference() {
    for (deviation, other) in [(1.0, 1.0), (1.0, 50.0), (0.001, 3.0)] {
        let arms = [arm(0.0, deviation), arm(1.5, other)];
        let found = bandit(&arms, Goal::Increase, 0.0, 100.0).unwrap();
        let expected = normal::cumulative(1.5 / f64::hypot(deviation, other));
        assert!(
            (found.chances[1] - expected).abs() < 1e-6,
            "{found:?} {expected}"
        );
        let less = bandit(&arms, Goal::Decrease, 0.0, 100.0).unwrap();
        assert!((less.chances[0] - expected).abs() < 1e-6);
    }
}

#[test]
fn none_gets_less_than_the_minimum_and_all_of_it_is_shared() {
    let arms = [arm(1.0, 0.1), arm(2.0, 0.1), arm(2.05, 0.1), arm(0.5, 0.1)];
    let found = bandit(&arms, Goal::Increase, 0.05, 100.0).unwrap();
    assert!((found.shares.iter().sum::<f64>() - 1.0).abs() < 1e-12);
    assert_eq!((found.shares[0], found.shares[3]), (0.05, 0.05));
    assert!(found.shares[2] > found.shares[1] && found.shares[1] > 0.05);
    let even = bandit(&arms, Goal::Increase, 0.25, 100.0).unwrap();
    assert!(even.shares.iter().all(|share| (share - 0.25).abs() < 1e-12));
    assert!(bandit(&arms, Goal::Increase, 0.26, 100.0).is_err());
}

#[test]
fn until_all_are_known_all_get_the_same() {
    let arms = [arm(1.0, 0.1), arm(2.0, 0.0), arm(3.0, 0.1)];
    let found = bandit(&arms, Goal::Increase, 0.01, 100.0).unwrap();
    assert!(found.shares.iter().all(|share| *share == 1.0 / 3.0));
    assert!(!found.is_known);
}
