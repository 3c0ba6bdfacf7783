//! Splits, corrections, scores.

use awning_core::experiment::analysis::Correction;
use awning_core::experiment::analysis::correction::correct;
use awning_core::experiment::analysis::score::{NpsCounts, satisfaction};
use awning_core::experiment::analysis::split::{SequentialSplit, test_split};

use awning_core::value::Value;

use crate::vectors::{close, close_interval, fields, group, number, numbers, two};

#[test]
fn splits_are_tested_as_scipy_does() {
    let Some(cases) = group("srm") else { return };
    for (name, case) in fields(&cases) {
        println!("{name}");
        let list = |name: &str| numbers(case.get(name).unwrap());
        let (chi_squared, p_value) = test_split(&list("observed"), &list("weights")).unwrap();
        close(chi_squared, number(case, "chi2"));
        close(p_value, number(case, "p"));
    }
}

#[test]
fn many_p_values_are_corrected_as_statsmodels_does() {
    let Some(case) = group("multiplicity") else {
        return;
    };
    let list = |name: &str| numbers(case.get(name).unwrap());
    let corrections = [
        ("bonferroni", Correction::Bonferroni),
        ("holm", Correction::Holm),
        ("fdr_bh", Correction::BenjaminiHochberg),
        ("fdr_by", Correction::BenjaminiYekutieli),
    ];
    for (name, correction) in corrections {
        let found = correct(&list("p"), correction);
        for (found, expected) in found.iter().zip(list(name)) {
            close(*found, expected);
        }
        // In any order: the p-values turned around give the corrected ones turned around.
        let turned: Vec<f64> = list("p").into_iter().rev().collect();
        let mut found = correct(&turned, correction);
        found.reverse();
        for (found, expected) in found.iter().zip(list(name)) {
            close(*found, expected);
        }
    }
}

#[test]
fn splits_that_are_looked_at_daily_have_valid_p_values() {
    let Some(cases) = group("srm_sequential_dirichlet_10000") else {
        return;
    };
    let check = |days: &[Vec<f64>], expected: &[f64]| {
        let mut split = SequentialSplit::new(&[1.0, 1.0], 10_000.0).unwrap();
        assert_eq!(days.len(), expected.len());
        for (users, expected) in days.iter().zip(expected) {
            close(split.add(users), *expected);
        }
    };
    let days =
        |value: &Value| -> Vec<Vec<f64>> { value.as_list().unwrap().iter().map(numbers).collect() };
    for (name, case) in fields(&cases) {
        println!("{name}");
        if case.as_list().is_some() {
            check(&days(&serde_json::from_str(name).unwrap()), &numbers(case));
        } else {
            check(
                &days(case.get("days").unwrap()),
                &numbers(case.get("p").unwrap()),
            );
        }
    }
}

fn nps_of(case: &Value) -> NpsCounts {
    NpsCounts {
        promoters: number(case, "promoters"),
        passives: number(case, "passives"),
        detractors: number(case, "detractors"),
    }
}

#[test]
fn promoter_scores_say_how_sure_they_are() {
    let Some(cases) = group("nps") else { return };
    for (name, case) in fields(&cases) {
        if case.get("promoters").is_none() {
            continue;
        }
        println!("{name}");
        let score = nps_of(case).score(0.05).unwrap();
        close(nps_of(case).answers(), number(case, "n"));
        close(score.value, number(case, "nps"));
        close(score.standard_error, number(case, "se"));
        // The reference has 1.96, to three digits, for the deviate 1.959964.
        let half_width = score.interval.high - score.value;
        close(
            half_width / 1.959_963_984_540_054 * 1.96,
            number(case, "moe95"),
        );
    }
    let counts = |name: &str| nps_of(cases.get(name).unwrap());
    let (later, before) = (counts("t1"), counts("t0"));
    let expected = cases.get("t1_minus_t0").unwrap();
    let (z, p_value) = later.difference(&before).unwrap();
    let value = |counts: NpsCounts| counts.score(0.05).unwrap().value;
    close(value(later) - value(before), number(expected, "diff"));
    close(z, number(expected, "z"));
    close(p_value, number(expected, "p"));
}

#[test]
fn satisfaction_has_wilsons_interval() {
    let Some(case) = group("csat") else { return };
    let (satisfied, answers) = (number(&case, "satisfied"), number(&case, "n"));
    let (score, interval) = satisfaction(satisfied, answers, 0.05).unwrap();
    close(score, number(&case, "csat"));
    close_interval(interval, two(&case, "wilson95"));
}
