//! One and two proportions.

use awning_core::experiment::analysis::Interval;
use awning_core::experiment::analysis::proportion::{
    Proportions, agresti_coull, chance_to_beat, clopper_pearson, fisher, jeffreys, wald, wilson,
};

use crate::vectors::{close, close_interval, fields, group, number, two};

const ALPHA: f64 = 0.05;

#[test]
fn two_proportions_are_compared_as_scipy_and_statsmodels_do() {
    let Some(cases) = group("two_proportion") else {
        return;
    };
    for (name, case) in fields(&cases) {
        println!("{name}");
        let of = Proportions {
            control: two(case, "control"),
            variation: two(case, "treatment"),
        };
        close(of.difference(), number(case, "diff"));
        close(of.standard_error(), number(case, "se_unpooled"));
        close(of.pooled_test().statistic, number(case, "z_pooled"));
        close(of.pooled_test().p_value, number(case, "p_pooled"));
        close(of.unpooled_test().statistic, number(case, "z_unpooled"));
        close(of.unpooled_test().p_value, number(case, "p_unpooled"));
        close(
            of.chi_square_test(false).p_value,
            number(case, "chi2_no_yates"),
        );
        close(of.chi_square_test(true).p_value, number(case, "chi2_yates"));
        close(fisher(&of), number(case, "fisher_p"));
        close_interval(of.wald(ALPHA), two(case, "wald_ci95"));
        close_interval(of.newcombe(ALPHA), two(case, "newcombe_ci95"));
        close_interval(of.agresti_caffo(ALPHA), two(case, "agresti_caffo_ci95"));
        if case.get("rel_uplift").is_none() {
            assert!(of.relative().is_err() && of.katz(ALPHA).is_err(), "{name}");
            continue;
        }
        let (uplift, standard_error) = of.relative().unwrap();
        close(uplift, number(case, "rel_uplift"));
        close(standard_error, number(case, "rel_delta_se"));
        let half_width = 1.959_963_984_540_054 * standard_error;
        close_interval(
            Interval::around(uplift, half_width),
            two(case, "rel_delta_ci95"),
        );
        close_interval(of.katz(ALPHA).unwrap(), two(case, "rel_katz_log_ci95"));
    }
}

#[test]
fn intervals_of_one_proportion_are_those_of_statsmodels() {
    let Some(cases) = group("one_proportion_ci95") else {
        return;
    };
    for (name, case) in fields(&cases) {
        println!("{name}");
        let (successes, trials) = name.split_once('/').unwrap();
        let (successes, trials) = (successes.parse().unwrap(), trials.parse().unwrap());
        let kinds = [
            ("normal", wald as fn(f64, f64, f64) -> Interval),
            ("wilson", wilson),
            ("agresti_coull", agresti_coull),
            ("beta", clopper_pearson),
            ("jeffreys", jeffreys),
        ];
        for (kind, interval) in kinds {
            println!("{kind}");
            close_interval(interval(successes, trials, ALPHA), two(case, kind));
        }
    }
}

#[test]
fn the_chance_to_beat_under_beta_posteriors_is_exact() {
    let (Some(cases), Some(data)) = (group("beta_binomial"), group("two_proportion")) else {
        return;
    };
    for (name, case) in fields(&cases) {
        println!("{name}");
        let (a, b) = two(case, "prior");
        let data = data.get(name).unwrap();
        let of = Proportions {
            control: two(data, "control"),
            variation: two(data, "treatment"),
        };
        let found = chance_to_beat(&of, (a as u32, b as u32));
        close(found, number(case, "p_b_beats_a"));
        // What is left to one, too: the chance of the control, which the vectors have no digits for.
        let other = Proportions {
            control: of.variation,
            variation: of.control,
        };
        close(found + chance_to_beat(&other, (a as u32, b as u32)), 1.0);
    }
}
