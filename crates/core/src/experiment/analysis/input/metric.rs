//! What is measured.

use super::Results;
use super::experiment::note;
use crate::read::{Reader, choice, record};

choice! {
    /// What kind of number a metric is of a visitor, and so how its variance is estimated.
    pub enum MetricType {
        /// Whether a visitor did it: 0 or 1.
        Proportion = "proportion",
        /// Any number a visitor.
        Mean = "mean",
        /// How often a visitor did it.
        Count = "count",
        /// What a visitor spent.
        Revenue = "revenue",
        /// One sum by another (clicks by impressions, revenue by orders); visitors are the units of randomization.
        Ratio = "ratio",
        /// A quantile of the visitors' values, or of their events' values.
        Quantile = "quantile",
    }
}

choice! {
    /// Which way is better.
    pub enum Goal {
        /// More is better.
        Increase = "increase",
        /// Less is better.
        Decrease = "decrease",
    }
}

choice! {
    /// In what amounts of money are written.
    pub enum MoneyUnit {
        /// The currency's main unit: euros.
        Major = "major",
        /// Its smallest unit: cents.
        Minor = "minor",
    }
}

choice! {
    /// What kind of number a part of a metric is: the sums of a ratio, or a covariate.
    pub enum Component {
        /// Any number a visitor.
        Mean = "mean",
        /// 0 or 1.
        Proportion = "proportion",
    }
}

record! {
    /// The same metric of a part of the visitors, which they were in before the experiment began (device, country).
    pub struct Stratum {
        /// Its name.
        pub id: String => "id",
        /// One a variation, in their order; users are required in each.
        pub results: Vec<Results> => "results",
    }
}

record! {
    /// A metric, with what was measured of each variation.
    pub struct Metric {
        /// Its id.
        pub id: String => "id",
        /// Its name for people; empty: the id.
        pub name: String => "name" = String::new(),
        /// What kind of number it is.
        pub kind: MetricType => "type",
        /// Which way is better.
        pub goal: Goal => "goal" = Goal::Increase,
        /// For revenue: the unit of its sums.
        pub money: MoneyUnit => "money" = MoneyUnit::Major,
        /// For a quantile: which one, between 0 and 1.
        pub quantile: f64 => "quantile" = 0.5,
        /// For a ratio: what the upper sum is of a visitor.
        pub numerator: Component => "numerator" = Component::Mean,
        /// For a ratio: what the lower sum is of a visitor.
        pub denominator: Component => "denominator" = Component::Mean,
        /// Where results have a covariate: what it is of a visitor.
        pub covariate: Component => "covariate" = Component::Mean,
        /// One a variation, in their order.
        pub results: Vec<Results> => "results",
        /// The same, by strata, for post-stratification.
        pub strata: Vec<Stratum> => "strata",
        /// The smallest effect worth knowing of, in the unit of `settings.effect`; missing: the settings' own.
        pub minimum_effect: Option<f64> => "minimumEffect",
    }
}

impl Metric {
    /// The sums of the variation at that place over all strata; `None` where a stratum lacks it. Quantiles cannot be
    /// summed.
    pub(in super::super) fn sum_of_strata(&self, place: usize) -> Option<Results> {
        if self.kind == MetricType::Quantile {
            return None;
        }
        let mut strata = self.strata.iter().map(|stratum| stratum.results.get(place));
        let first = strata.next()??.clone();
        strata.try_fold(first, |sum, results| Some(sum.plus(results?)))
    }

    /// Notes what cannot be, or cannot be told apart.
    pub(super) fn check(&self, variations: usize, at: &mut Reader) {
        if self.kind == MetricType::Quantile && !(self.quantile > 0.0 && self.quantile < 1.0) {
            note(at, "quantile", self.quantile, "a number between 0 and 1");
        }
        if self.results.len() != variations && (self.strata.is_empty() || !self.results.is_empty())
        {
            note(
                at,
                "results",
                self.results.len() as f64,
                "one for each variation",
            );
        }
        check_results(&self.results, at);
        let mark = at.enter("strata");
        for (index, stratum) in self.strata.iter().enumerate() {
            let mark = at.enter_index(index);
            if stratum.results.len() != variations {
                let found = stratum.results.len() as f64;
                note(at, "results", found, "one for each variation");
            }
            check_results(&stratum.results, at);
            at.leave(mark);
        }
        at.leave(mark);
    }
}

fn check_results(results: &[Results], at: &mut Reader) {
    let mark = at.enter("results");
    for (index, results) in results.iter().enumerate() {
        let mark = at.enter_index(index);
        results.check(at);
        at.leave(mark);
    }
    at.leave(mark);
}
