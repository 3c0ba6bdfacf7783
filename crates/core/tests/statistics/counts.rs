//! Splits, corrections, scores.

use awning_core::experiment::analysis::Correction;
use awning_core::experiment::analysis::correction::correct;
use awning_core::experiment::analysis::split::test_split;

use crate::vectors::{close, fields, group, number, numbers};

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
