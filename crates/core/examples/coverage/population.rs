//! What visitors do, drawn from distributions whose true effects are known.

use std::error::Error;

use awning_core::experiment::analysis::{MetricType, Results, Stratum};
use rand_distr::{Binomial, Distribution, Gamma, LogNormal, Normal, Poisson};
use rand_pcg::Pcg64;

/// The share of visitors who order.
const RATE: f64 = 0.03;

/// The middle of the logarithm of order values.
const LEVEL: f64 = 4.0;

/// The spread of the logarithm of order values: the largest of a thousand is about 25 times the middle one.
const SPREAD: f64 = 1.0;

/// What visitors do.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Population {
    /// Three of a hundred order.
    Conversion,
    /// What is spent: nothing by most, a log-normal amount by three of a hundred. An effect is one of their share. Values
    /// are bounded by a quantile of both variations' values, if one is given.
    Orders { cap: Option<f64> },
    /// Clicks by sessions, both of which differ between visitors and depend on each other.
    Ratio,
    /// Spending that hangs together with what was spent before (correlation 0.8). `used`: the past is known to the analysis.
    History { used: bool },
    /// Spending that depends on a visitor's device, of which three kinds are known. `used`: to the analysis.
    Devices { used: bool },
    /// A quantile of log-normal times.
    Times { quantile: f64 },
}

/// What is known at one look.
pub struct Look {
    /// One a variation.
    pub results: Vec<Results>,
    /// The same by strata, if the analysis uses them.
    pub strata: Vec<Stratum>,
}

impl Population {
    /// The type of its metric.
    pub fn kind(self) -> MetricType {
        match self {
            Self::Conversion => MetricType::Proportion,
            Self::Orders { .. } => MetricType::Revenue,
            Self::Ratio => MetricType::Ratio,
            Self::History { .. } | Self::Devices { .. } => MetricType::Mean,
            Self::Times { .. } => MetricType::Quantile,
        }
    }

    /// The control's true value, of what is tested on the absolute scale.
    pub fn mean(self) -> Option<f64> {
        match self {
            Self::Conversion => Some(RATE),
            Self::Orders { cap: None } => Some(RATE * (LEVEL + SPREAD * SPREAD / 2.0).exp()),
            _ => None,
        }
    }

    /// Draws a test: `lifts` has what each variation's values are multiplied by, `users` is how many each variation has in
    /// the end, and `looks` how often it is looked at until then, in equal steps.
    ///
    /// # Errors
    /// If a distribution has no such parameters.
    pub fn draw(
        self,
        random: &mut Pcg64,
        lifts: &[f64],
        users: u32,
        looks: u32,
    ) -> Result<Vec<Look>, Box<dyn Error>> {
        let step = u64::from(users / looks);
        match self {
            Self::Conversion | Self::Orders { cap: None } => {
                let mut sums = vec![Results::default(); lifts.len()];
                let mut found = Vec::new();
                for _ in 0..looks {
                    for (lift, sums) in lifts.iter().zip(&mut sums) {
                        let orders = Binomial::new(step, RATE * lift)?.sample(random);
                        *sums = if self == Self::Conversion {
                            sum_of(sums, step, orders as f64, orders as f64)
                        } else {
                            let (sum, squares) = values(random, orders)?
                                .iter()
                                .fold((0.0, 0.0), |(sum, squares), value| {
                                    (sum + value, squares + value * value)
                                });
                            sum_of(sums, step, sum, squares)
                        };
                    }
                    found.push(Look::of(sums.clone()));
                }
                Ok(found)
            }
            Self::Orders { cap: Some(share) } => {
                let mut drawn = Vec::new();
                for lift in lifts {
                    let orders = Binomial::new(step, RATE * lift)?.sample(random);
                    drawn.push(values(random, orders)?);
                }
                let bound = bound(&drawn, step as usize * lifts.len(), share);
                let results = drawn.iter().map(|values| {
                    let capped = values.iter().map(|value| value.min(bound));
                    let (sum, squares) = capped.fold((0.0, 0.0), |(sum, squares), value| {
                        (sum + value, squares + value * value)
                    });
                    sum_of(&Results::default(), step, sum, squares)
                });
                Ok(vec![Look::of(results.collect())])
            }
            Self::Ratio => {
                let mut results = Vec::new();
                for lift in lifts {
                    results.push(ratio(random, step, *lift)?);
                }
                Ok(vec![Look::of(results)])
            }
            Self::History { used } => {
                let mut results = Vec::new();
                for lift in lifts {
                    results.push(history(random, step, *lift, used)?);
                }
                Ok(vec![Look::of(results)])
            }
            Self::Devices { used } => devices(random, step, lifts, used),
            Self::Times { quantile } => {
                let mut results = Vec::new();
                for lift in lifts {
                    results.push(times(random, step, *lift, quantile)?);
                }
                Ok(vec![Look::of(results)])
            }
        }
    }
}

impl Look {
    fn of(results: Vec<Results>) -> Self {
        Self {
            results,
            strata: Vec::new(),
        }
    }
}

/// The sums with more users.
fn sum_of(before: &Results, users: u64, sum: f64, squares: f64) -> Results {
    Results {
        users: Some(before.users.unwrap_or_default() + users as f64),
        sum: before.sum + sum,
        sum_of_squares: Some(before.sum_of_squares.unwrap_or_default() + squares),
        ..Results::default()
    }
}

/// The values of orders.
fn values(random: &mut Pcg64, orders: u64) -> Result<Vec<f64>, Box<dyn Error>> {
    let value = LogNormal::new(LEVEL, SPREAD)?;
    Ok(value.sample_iter(random).take(orders as usize).collect())
}

/// The value below which a share of all users' values lies; those who ordered nothing have 0.
fn bound(drawn: &[Vec<f64>], users: usize, share: f64) -> f64 {
    let mut sorted: Vec<f64> = drawn.concat();
    sorted.sort_unstable_by(f64::total_cmp);
    let at = (share * (users - 1) as f64) as usize;
    let nothing = users - sorted.len();
    let place = at.saturating_sub(nothing);
    sorted.get(place).copied().unwrap_or_default()
}

fn ratio(random: &mut Pcg64, users: u64, lift: f64) -> Result<Results, Box<dyn Error>> {
    let habit = Gamma::new(2.0, 1.0)?;
    let mut sums = [0.0; 5];
    for _ in 0..users {
        let habit = habit.sample(random);
        let sessions: f64 = 1.0 + Poisson::new(habit)?.sample(random);
        // Who comes more often clicks more often.
        let share = (0.1 + 0.02 * sessions).min(0.4) * lift;
        let clicks = Binomial::new(sessions as u64, share)?.sample(random) as f64;
        let products = [
            clicks,
            clicks * clicks,
            sessions,
            sessions * sessions,
            clicks * sessions,
        ];
        for (sum, product) in sums.iter_mut().zip(products) {
            *sum += product;
        }
    }
    let [sum, squares, denominator, denominator_squares, products] = sums;
    Ok(Results {
        users: Some(users as f64),
        sum,
        sum_of_squares: Some(squares),
        denominator_sum: Some(denominator),
        denominator_sum_of_squares: Some(denominator_squares),
        product_sum: Some(products),
        ..Results::default()
    })
}

fn history(
    random: &mut Pcg64,
    users: u64,
    lift: f64,
    used: bool,
) -> Result<Results, Box<dyn Error>> {
    // Both parts have a variance of 200 and 112.5, so the correlation is 0.8.
    let before = Gamma::new(2.0, 10.0)?;
    let since = Gamma::new(2.0, 7.5)?;
    let mut sums = [0.0; 5];
    for _ in 0..users {
        let before = before.sample(random);
        let value = (before + since.sample(random)) * lift;
        let products = [
            value,
            value * value,
            before,
            before * before,
            value * before,
        ];
        for (sum, product) in sums.iter_mut().zip(products) {
            *sum += product;
        }
    }
    let [sum, squares, covariate, covariate_squares, products] = sums;
    Ok(Results {
        users: Some(users as f64),
        sum,
        sum_of_squares: Some(squares),
        covariate_sum: used.then_some(covariate),
        covariate_sum_of_squares: used.then_some(covariate_squares),
        covariate_product_sum: used.then_some(products),
        ..Results::default()
    })
}

/// Share of visitors and mean of spending by device.
const DEVICES: [(&str, f64, f64); 3] = [
    ("phone", 0.6, 10.0),
    ("desktop", 0.3, 30.0),
    ("tablet", 0.1, 60.0),
];

fn devices(
    random: &mut Pcg64,
    users: u64,
    lifts: &[f64],
    used: bool,
) -> Result<Vec<Look>, Box<dyn Error>> {
    let mut strata: Vec<Stratum> = DEVICES
        .iter()
        .map(|(id, _, _)| Stratum {
            id: (*id).to_owned(),
            results: Vec::new(),
        })
        .collect();
    let mut results = Vec::new();
    for lift in lifts {
        let mut all = Results::default();
        let (mut left, mut share_left) = (users, 1.0);
        for ((_, share, mean), stratum) in DEVICES.iter().zip(&mut strata) {
            let of_rest = (share / share_left).min(1.0);
            let count = Binomial::new(left, of_rest)?.sample(random);
            left -= count;
            share_left -= share;
            let value = Gamma::new(4.0, mean / 4.0)?;
            let (mut sum, mut squares) = (0.0, 0.0);
            for _ in 0..count {
                let value = value.sample(random) * lift;
                sum += value;
                squares += value * value;
            }
            stratum
                .results
                .push(sum_of(&Results::default(), count, sum, squares));
            all = sum_of(&all, count, sum, squares);
        }
        results.push(all);
    }
    if !used {
        strata.clear();
    }
    Ok(vec![Look { results, strata }])
}

fn times(
    random: &mut Pcg64,
    users: u64,
    lift: f64,
    quantile: f64,
) -> Result<Results, Box<dyn Error>> {
    let time = Normal::new(0.0, 0.7)?;
    let mut sorted: Vec<f64> = (0..users).map(|_| time.sample(random)).collect();
    sorted.sort_unstable_by(f64::total_cmp);
    let at = |share: f64| {
        let place = share.clamp(0.0, 1.0) * (users - 1) as f64;
        let value = |place: f64| sorted.get(place as usize).copied().unwrap_or_default();
        let (low, high) = (value(place.floor()), value(place.ceil()));
        200.0 * lift * (low + (high - low) * place.fract()).exp()
    };
    // The 95 % interval of ranks.
    let half = 1.959_963_984_540_054 * (quantile * (1.0 - quantile) / users as f64).sqrt();
    Ok(Results {
        users: Some(users as f64),
        quantile_value: Some(at(quantile)),
        quantile_lower: Some(at(quantile - half)),
        quantile_upper: Some(at(quantile + half)),
        quantile_events: Some(users as f64),
        ..Results::default()
    })
}
