//! Values beyond what counts: one order of a reseller should not decide a test (winsorizing).

use super::Units;
use super::quantile::quantile_of;

/// Where values are capped. What is above becomes the cap; nothing is left out, and nothing below is changed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cap {
    /// At this value.
    Value(f64),
    /// At this quantile of the visitors' values in all variations together.
    Percentile {
        /// Which one, 0 to 1.
        level: f64,
        /// Whether only values other than 0 are counted.
        without_zeros: bool,
    },
}

impl Cap {
    /// The value it is for these numbers; `None` where there is none to tell from.
    pub fn of(&self, values: impl Iterator<Item = f64>) -> Option<f64> {
        match self {
            Self::Value(value) => Some(*value),
            Self::Percentile {
                level,
                without_zeros,
            } => {
                let mut values: Vec<f64> = values
                    .filter(|value| !without_zeros || *value != 0.0)
                    .collect();
                values.sort_unstable_by(f64::total_cmp);
                quantile_of(&values, *level)
            }
        }
    }
}

impl Units {
    /// Caps the visitors' values, each the sum of its rows. Returns the cap.
    pub fn cap_values(&mut self, cap: &Cap) -> Option<f64> {
        let cap = cap.of(self.units.iter().map(|unit| unit.value))?;
        for unit in &mut self.units {
            unit.value = unit.value.min(cap);
        }
        Some(cap)
    }

    /// Caps the denominators of a ratio. Returns the cap.
    pub fn cap_denominators(&mut self, cap: &Cap) -> Option<f64> {
        let cap = cap.of(self.units.iter().map(|unit| unit.denominator))?;
        for unit in &mut self.units {
            unit.denominator = unit.denominator.min(cap);
        }
        Some(cap)
    }

    /// Caps the covariates, as the values they foretell are. Returns the cap.
    pub fn cap_covariates(&mut self, cap: &Cap) -> Option<f64> {
        let cap = cap.of(self.units.iter().map(|unit| unit.covariate))?;
        for unit in &mut self.units {
            unit.covariate = unit.covariate.min(cap);
        }
        Some(cap)
    }
}
