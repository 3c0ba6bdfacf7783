//! What is tested, by which method.

use awning_core::experiment::analysis::{Correction, Goal, Method, Scale, Settings};

use super::population::Population;

/// A confidence sequence of one side, looked at daily.
const METHOD: &str = "sequential, one-sided, looked at daily";

/// The same on the absolute scale.
const METHOD_ABSOLUTE: &str = "sequential, one-sided, absolute effect, looked at daily";

/// How often a test of some weeks is looked at.
const DAYS: u32 = 14;

/// A test.
pub struct Scenario {
    /// What visitors do, in words.
    pub data: &'static str,
    /// How it is judged, in words.
    pub method: &'static str,
    /// What visitors do.
    pub population: Population,
    /// The users of each variation in the end.
    pub users: u32,
    /// How many variations are compared with the control.
    pub others: usize,
    /// How often it is looked at.
    pub looks: u32,
    /// How it is judged.
    pub settings: Settings,
    /// Which way the metric is better, which is what a one-sided test asks.
    pub goal: Goal,
    /// The true relative effect in tests of coverage.
    pub effect: f64,
    /// What is promised of it.
    pub promise: Promise,
}

/// What is promised of how often an effect is found where there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Promise {
    /// In as many tests as the level says.
    Exact,
    /// In no more than that, however often one looks.
    AtMost,
    /// Nothing: it shows what goes wrong.
    None,
}

/// All tests that are drawn.
pub fn all() -> Vec<Scenario> {
    let settings = |method: Method| Settings {
        method,
        ..Settings::default()
    };
    let frequentist = || settings(Method::Frequentist);
    let plain = |data, method, population, users, settings| Scenario {
        data,
        method,
        population,
        users,
        others: 1,
        looks: 1,
        settings,
        goal: Goal::Increase,
        effect: 0.1,
        promise: Promise::Exact,
    };
    let conversion = |method, settings| {
        plain(
            "conversion 3 %",
            method,
            Population::Conversion,
            10_000,
            settings,
        )
    };
    let daily = |scenario: Scenario, promise| Scenario {
        looks: DAYS,
        promise,
        ..scenario
    };
    let orders = |method, cap, settings| {
        plain(
            "order values",
            method,
            Population::Orders { cap },
            20_000,
            settings,
        )
    };
    let holm = Settings {
        correction: Correction::Holm,
        ..frequentist()
    };
    let one_sided = Settings {
        sides: 1,
        ..frequentist()
    };
    let one_sided_sequential = Settings {
        sides: 1,
        ..settings(Method::Sequential)
    };
    let on_absolute = |settings: &Settings| Settings {
        effect: Scale::Absolute,
        ..settings.clone()
    };
    let sequential = |scenario| daily(scenario, Promise::AtMost);
    let decrease = |scenario: Scenario| Scenario {
        goal: Goal::Decrease,
        effect: -scenario.effect,
        ..scenario
    };
    let history = |method, used| {
        let population = Population::History { used };
        plain(
            "spending with a history",
            method,
            population,
            1_000,
            frequentist(),
        )
    };
    let devices = |method, used| {
        let population = Population::Devices { used };
        plain(
            "spending by device",
            method,
            population,
            1_000,
            frequentist(),
        )
    };
    let times = |method, quantile| {
        let population = Population::Times { quantile };
        plain("times", method, population, 2_000, frequentist())
    };
    vec![
        conversion("frequentist", frequentist()),
        conversion("frequentist, absolute effect", on_absolute(&frequentist())),
        conversion("frequentist, one-sided", one_sided.clone()),
        conversion("Bayesian, flat prior", settings(Method::Bayesian)),
        Scenario {
            others: 3,
            promise: Promise::AtMost,
            ..conversion("three variations, Holm", holm)
        },
        daily(
            conversion("sequential, looked at daily", settings(Method::Sequential)),
            Promise::AtMost,
        ),
        daily(
            conversion("frequentist, looked at daily", frequentist()),
            Promise::None,
        ),
        daily(
            conversion("Bayesian, looked at daily", settings(Method::Bayesian)),
            Promise::None,
        ),
        orders("frequentist", None, frequentist()),
        orders("frequentist, winsorised at p99", Some(0.99), frequentist()),
        orders("Bayesian, flat prior", None, settings(Method::Bayesian)),
        daily(
            orders(
                "sequential, looked at daily",
                None,
                settings(Method::Sequential),
            ),
            Promise::AtMost,
        ),
        plain(
            "clicks by sessions",
            "frequentist, delta method",
            Population::Ratio,
            2_000,
            frequentist(),
        ),
        history("frequentist", false),
        history("frequentist, CUPED", true),
        devices("frequentist", false),
        devices("frequentist, post-stratified", true),
        times("frequentist, median", 0.5),
        times("frequentist, 90 % quantile", 0.9),
        decrease(conversion("frequentist, one-sided", one_sided.clone())),
        conversion(
            "frequentist, one-sided, absolute effect",
            on_absolute(&one_sided),
        ),
        decrease(conversion(
            "frequentist, one-sided, absolute effect",
            on_absolute(&one_sided),
        )),
        sequential(conversion(METHOD, one_sided_sequential.clone())),
        decrease(sequential(conversion(METHOD, one_sided_sequential.clone()))),
        sequential(conversion(
            METHOD_ABSOLUTE,
            on_absolute(&one_sided_sequential),
        )),
        decrease(sequential(conversion(
            METHOD_ABSOLUTE,
            on_absolute(&one_sided_sequential),
        ))),
        orders(
            "frequentist, absolute effect",
            None,
            on_absolute(&frequentist()),
        ),
        sequential(orders(METHOD, None, one_sided_sequential.clone())),
        decrease(sequential(orders(METHOD, None, one_sided_sequential))),
    ]
}
