//! Before and during a test.

use awning_core::experiment::analysis::power::{
    SizeRule, mean_sample_size, mean_test_power, proportion_sample_size, proportion_test_power,
};

use crate::vectors::{close, group, number};

#[test]
fn sample_sizes_of_proportions_are_those_of_statsmodels() {
    let Some(cases) = group("sample_size_per_arm") else {
        return;
    };
    for case in cases.as_list().unwrap() {
        println!("{case:?}");
        let rules = [
            ("unpooled", SizeRule::Unpooled),
            ("pooled", SizeRule::Pooled),
            ("cohen_h", SizeRule::Arcsine),
        ];
        for (name, rule) in rules {
            let (alpha, power) = (number(case, "alpha"), number(case, "power"));
            let (p1, p2) = (number(case, "p1"), number(case, "p2"));
            let users = proportion_sample_size(p1, p2, alpha, power, rule);
            close(users, number(case, name));
        }
    }
}

#[test]
fn sample_sizes_of_t_tests_are_those_of_statsmodels() {
    let Some(cases) = group("t_test_sample_size_per_arm") else {
        return;
    };
    for case in cases.as_list().unwrap() {
        let (effect, alpha) = (number(case, "d"), number(case, "alpha"));
        let power = number(case, "power");
        let users = mean_sample_size(effect, alpha, power);
        close(users, number(case, "n"));
        close(mean_test_power(effect, users, alpha), power);
    }
}

#[test]
fn the_power_for_proportions_is_that_of_the_normal_distribution() {
    let Some(cases) = group("power_two_prop_normal") else {
        return;
    };
    for case in cases.as_list().unwrap() {
        let (p1, p2, users) = (number(case, "p1"), number(case, "p2"), number(case, "n"));
        let power = proportion_test_power(p1, p2, users, 0.05);
        close(power, number(case, "power_unpooled"));
    }
}
