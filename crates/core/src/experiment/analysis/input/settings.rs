//! How an experiment is judged.

use super::experiment::note;
use crate::read::{Reader, choice, record};

choice! {
    /// What an effect is judged by.
    pub enum Method {
        /// Welch's t-test: valid at the one look that was planned.
        Frequentist = "frequentist",
        /// Asymptotic confidence sequences: valid at every look.
        Sequential = "sequential",
        /// A normal posterior of the effect.
        Bayesian = "bayesian",
    }
}

choice! {
    /// On which scale effects are.
    pub enum Scale {
        /// As a share of the control's value: 0.05 is 5 % more.
        Relative = "relative",
        /// In the metric's own unit.
        Absolute = "absolute",
    }
}

choice! {
    /// How p-values are corrected for being many.
    pub enum Correction {
        /// Not at all.
        None = "none",
        /// Bonferroni: the chance of any false positive.
        Bonferroni = "bonferroni",
        /// Holm: the same, never weaker.
        Holm = "holm",
        /// Benjamini–Hochberg: the share of false ones among the positives.
        BenjaminiHochberg = "benjamini-hochberg",
        /// Benjamini–Yekutieli: the same for metrics that depend on each other in any way.
        BenjaminiYekutieli = "benjamini-yekutieli",
    }
}

choice! {
    /// What is used to take variance away.
    pub enum Adjustment {
        /// All that there is: strata, covariates.
        Auto = "auto",
        /// Covariates only (CUPED).
        Covariate = "covariate",
        /// Strata only (post-stratification).
        Strata = "strata",
        /// Nothing.
        None = "none",
    }
}

record! {
    /// What is believed of an effect before the data: a normal distribution of the relative effect.
    pub struct Prior {
        /// Its mean, as a share of the control's value.
        pub mean: f64 => "mean" = 0.0,
        /// Its variance: 0.09 is a standard deviation of 30 %.
        pub variance: f64 => "variance" = 0.09,
        /// Whether it counts; otherwise every effect is equally likely beforehand.
        pub proper: bool => "proper" = false,
    }
}

record! {
    /// The method and its parameters.
    pub struct Settings {
        /// What an effect is judged by.
        pub method: Method => "method" = Method::Frequentist,
        /// The confidence of intervals, between 0 and 1; a p-value below 1 − confidence is significant.
        pub confidence: f64 => "confidence" = 0.95,
        /// 2, or 1 to ask only whether the effect is in the goal's direction.
        pub sides: u32 => "sides" = 2,
        /// On which scale effects, intervals and the minimum effect are.
        pub effect: Scale => "effect" = Scale::Relative,
        /// How p-values are corrected, over all metrics and variations.
        pub correction: Correction => "correction" = Correction::None,
        /// Of sequential tests: at how many users in both variations the interval is tightest.
        pub sequential_tuning: f64 => "sequentialTuning" = 5000.0,
        /// Of Bayesian tests.
        pub prior: Prior => "prior" = Prior::default(),
        /// What is used to take variance away.
        pub adjustment: Adjustment => "adjustment" = Adjustment::Auto,
        /// The chance wanted of finding the minimum effect, between 0 and 1.
        pub power: f64 => "power" = 0.8,
        /// The smallest effect worth knowing of, in the unit of `effect`.
        pub minimum_effect: Option<f64> => "minimumEffect",
        /// New visitors a day, in all variations; missing: by the users, the start and the end.
        pub users_per_day: Option<f64> => "usersPerDay",
        /// After how many users, in all variations, the test was planned to end; missing: as many as the minimum effect needs.
        pub planned_users: Option<f64> => "plannedUsers",
        /// Below which p-value the split is wrong.
        pub split_threshold: f64 => "splitThreshold" = 0.001,
        /// From how many users a variation is judged at all.
        pub minimum_users: f64 => "minimumUsers" = 100.0,
    }
}

impl Settings {
    /// 1 − confidence: the chance of a false positive.
    pub fn alpha(&self) -> f64 {
        1.0 - self.confidence
    }

    /// Notes what is outside its range.
    pub(super) fn check(&self, at: &mut Reader) {
        let between = "a number between 0 and 1";
        for (field, number) in [
            ("confidence", self.confidence),
            ("power", self.power),
            ("splitThreshold", self.split_threshold),
        ] {
            if !(number > 0.0 && number < 1.0) {
                note(at, field, number, between);
            }
        }
        if !matches!(self.sides, 1 | 2) {
            note(at, "sides", f64::from(self.sides), "1 or 2");
        }
        let positive = [
            ("sequentialTuning", Some(self.sequential_tuning)),
            ("minimumEffect", self.minimum_effect),
            ("usersPerDay", self.users_per_day),
            ("plannedUsers", self.planned_users),
        ];
        for (field, number) in positive {
            if let Some(number) = number.filter(|number| *number <= 0.0) {
                note(at, field, number, "a number above 0");
            }
        }
        if self.prior.variance <= 0.0 {
            let mark = at.enter("prior");
            note(at, "variance", self.prior.variance, "a number above 0");
            at.leave(mark);
        }
    }
}
