//! Means, ratios and what is made of them.

use awning_core::experiment::analysis::method::{
    Alternative, Difference, confidence_sequence, difference, posterior, t_test, tuned_rho,
};
use awning_core::experiment::analysis::statistic::{
    Covariate, Pair, Part, Ratio, Sample, Statistic, Value as Measured, adjusted_pair, pair, theta,
};
use awning_core::experiment::analysis::{Goal, Prior, Scale};
use awning_core::value::Value;

use crate::vectors::{close, close_interval, close_to, fields, file, group, number, numbers, two};

const ALPHA: f64 = 0.05;

/// A pair's t-test has the numbers of a case.
fn check_t_test(pair: &Pair, scale: Scale, case: &Value) {
    let difference = difference(pair, scale).unwrap();
    let tested = t_test(&difference, Alternative::Different, ALPHA);
    close(difference.value, number(case, "estimate"));
    close(difference.degrees, number(case, "df"));
    close(tested.estimate.standard_error, number(case, "se"));
    close(
        difference.value / tested.estimate.standard_error,
        number(case, "t"),
    );
    close(tested.p_value, number(case, "p"));
    close_interval(tested.estimate.interval, two(case, "ci95"));
}

#[test]
fn welch_tests_are_those_of_scipy_and_growthbook() {
    let Some(cases) = group("welch") else { return };
    let case = |name: &str| cases.get(name).unwrap();
    let mean = |name: &str| {
        let sums = case("growthbook_relative").get(name).unwrap();
        Statistic::mean(
            number(sums, "n"),
            number(sums, "sum"),
            number(sums, "sum_squares"),
        )
    };
    let means = pair(&mean("control"), &mean("treatment")).unwrap();
    check_t_test(&means, Scale::Relative, case("growthbook_relative"));
    check_t_test(&means, Scale::Absolute, case("growthbook_absolute"));

    let shares = case("growthbook_proportion_relative");
    let proportion = |name: &str| {
        let (successes, users) = two(shares, name);
        Statistic::proportion(users, successes)
    };
    let pair = pair(&proportion("control"), &proportion("treatment")).unwrap();
    check_t_test(&pair, Scale::Relative, shares);

    for name in ["hillstrom_spend_mens", "hillstrom_spend_womens"] {
        let case = case(name);
        let sample = |side: &str| {
            Sample::plain(
                number(case, &format!("n_{side}")),
                number(case, &format!("{side}_mean")),
                number(case, &format!("{side}_var")),
            )
        };
        let pair = Pair::independent(sample("control"), sample("treatment"));
        check_t_test(&pair, Scale::Absolute, case);
    }
}

#[test]
fn covariates_take_away_as_much_as_they_do_by_hand() {
    let (Some(cases), Some(rows)) = (group("cuped"), file("cuped_data.csv")) else {
        return;
    };
    let case = cases
        .get("synthetic_cuped_data_csv(seed 20240601)")
        .unwrap();
    let statistic = |arm: &str| {
        let rows: Vec<(f64, f64)> = rows
            .lines()
            .skip(1)
            .map(|line| line.split(',').collect::<Vec<_>>())
            .filter(|cells| cells[0] == arm)
            .map(|cells| (cells[1].parse().unwrap(), cells[2].parse().unwrap()))
            .collect();
        assert!(!rows.is_empty());
        let sum = |of: fn(&(f64, f64)) -> f64| rows.iter().map(of).sum::<f64>();
        let users = rows.len() as f64;
        Statistic {
            value: Measured::Mean(Part::mean_of(
                users,
                sum(|row| row.1),
                sum(|row| row.1 * row.1),
            )),
            covariate: Some(Covariate {
                part: Part::mean_of(users, sum(|row| row.0), sum(|row| row.0 * row.0)),
                products: sum(|row| row.0 * row.1),
                denominator_products: 0.0,
            }),
        }
    };
    let (control, variation) = (statistic("A"), statistic("B"));
    let raw = difference(&pair(&control, &variation).unwrap(), Scale::Absolute).unwrap();
    close(raw.value, number(case, "diff_raw"));
    close(raw.variance.sqrt(), number(case, "se_raw"));
    close(
        theta(&control, &variation).unwrap(),
        number(case, "theta_pooled"),
    );
    let adjusted = adjusted_pair(&control, &variation).unwrap();
    let adjusted = difference(&adjusted, Scale::Absolute).unwrap();
    close(adjusted.value, number(case, "diff_cuped"));
    close(adjusted.variance.sqrt(), number(case, "se_cuped"));
    close(
        1.0 - adjusted.variance / raw.variance,
        number(case, "var_reduction"),
    );
}

#[test]
fn ratios_have_the_variance_of_the_delta_method() {
    let Some(case) = group("ratio_delta") else {
        return;
    };
    let list = |name: &str| numbers(case.get(name).unwrap());
    let (clicks, impressions) = (list("clicks"), list("impressions"));
    let users = number(&case, "users");
    let part = |numbers: &[f64]| {
        let squares = numbers.iter().map(|number| number * number).sum();
        Part::mean_of(users, numbers.iter().sum(), squares)
    };
    let products = clicks
        .iter()
        .zip(&impressions)
        .map(|(one, other)| one * other);
    let ratio = Ratio {
        numerator: part(&clicks),
        denominator: part(&impressions),
        products: products.sum(),
    };
    close(ratio.value(), number(&case, "ratio"));
    close((ratio.variance() / users).sqrt(), number(&case, "se_delta"));
}

#[test]
fn confidence_sequences_are_growthbooks() {
    let Some(cases) = group("always_valid_cs_growthbook") else {
        return;
    };
    for (name, case) in fields(&cases) {
        println!("{name}");
        let tuning: f64 = name.rsplit("tuning").next().unwrap().parse().unwrap();
        close(tuned_rho(ALPHA, tuning), number(case, "rho"));
        let difference = Difference {
            value: number(case, "estimate"),
            variance: number(case, "se").powi(2),
            degrees: f64::INFINITY,
        };
        let users = number(case, "n");
        let tested = confidence_sequence(&difference, users, tuning, Alternative::Different, ALPHA);
        close_interval(tested.estimate.interval, two(case, "ci95"));
        let half_width = tested.estimate.interval.high - tested.estimate.value;
        close(half_width, number(case, "halfwidth"));
        close(tested.p_value, number(case, "p_always_valid"));
    }
}

#[test]
fn posteriors_are_growthbooks() {
    let Some(case) = group("bayes_normal_growthbook_49_51") else {
        return;
    };
    let control = Statistic::proportion(100.0, 49.0);
    let variation = Statistic::proportion(100.0, 51.0);
    let difference = difference(&pair(&control, &variation).unwrap(), Scale::Relative).unwrap();
    let prior = Prior::default();
    let belief = posterior(
        &difference,
        &prior,
        Goal::Increase,
        Alternative::Different,
        ALPHA,
    );
    close(belief.estimate.value, number(&case, "expected"));
    close(belief.estimate.standard_error, number(&case, "sd"));
    close_to(belief.estimate.interval.low, number(&case, "ci_lo"), 1e-6);
    close_to(belief.estimate.interval.high, number(&case, "ci_hi"), 1e-6);
    close(belief.chance_to_win, number(&case, "chance_to_win"));
    close(
        belief.control_loss,
        number(&case, "risk_control=E[max(x,0)]"),
    );
    close(belief.loss, number(&case, "risk_treatment=E[max(-x,0)]"));
}
