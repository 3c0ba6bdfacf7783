//! Spend-and-save: how far a cart is from the next reward.

use super::content::SpendForm;
use crate::money::{Currency, Decimal, Money};
use crate::read::record;

record! {
    /// A step of a spend-and-save offer, as it is written.
    pub struct TierForm {
        /// The cart's total from which the reward is earned, in the document's currency.
        pub threshold: Decimal => "threshold",
        /// What is earned: "Free shipping".
        pub reward: String => "reward",
    }
}

/// A step of a spend-and-save offer.
#[derive(Clone, Debug, PartialEq)]
pub struct Tier {
    /// The cart's total from which the reward is earned.
    pub threshold: Money,
    /// What is earned.
    pub reward: String,
}

/// A spend-and-save offer: at least one tier, the lowest threshold first.
#[derive(Clone, Debug, PartialEq)]
pub struct Spend {
    tiers: Vec<Tier>,
}

/// Where a cart stands in an offer.
#[derive(Clone, Debug, PartialEq)]
pub struct SpendProgress {
    /// How full the bar is, in thousandths of the highest threshold.
    pub permille: u32,
    /// How many tiers are reached.
    pub reached: usize,
    /// What is missing to the next tier; `None` when all are reached.
    pub missing: Option<Money>,
}

impl Spend {
    /// The offer in that currency; `None` if no tier has a threshold above zero.
    pub fn new(form: &SpendForm, currency: Currency) -> Option<Self> {
        let mut tiers: Vec<Tier> = Vec::new();
        for tier in &form.tiers {
            let threshold = tier.threshold.in_currency(currency);
            if threshold.minor > 0 {
                let place = tiers.partition_point(|other| other.threshold.minor <= threshold.minor);
                let reward = tier.reward.clone();
                tiers.insert(place, Tier { threshold, reward });
            }
        }
        (!tiers.is_empty()).then_some(Self { tiers })
    }

    /// The tiers, the lowest threshold first.
    pub fn tiers(&self) -> &[Tier] {
        &self.tiers
    }

    /// Where a threshold stands on the bar, in thousandths of the highest one.
    pub fn permille(&self, threshold: Money) -> u32 {
        let highest = self.tiers.last().map_or(1, |tier| tier.threshold.minor);
        // Floats, as wasm's integers would need twice the width: a bar shows no more than they hold.
        (threshold.minor.clamp(0, highest) as f64 * 1000.0 / highest as f64) as u32
    }

    /// Where a cart of that total stands. A total in another currency cannot be compared and counts as nothing.
    pub fn progress(&self, total: Money) -> SpendProgress {
        let comparable = self
            .tiers
            .first()
            .is_some_and(|tier| tier.threshold.currency == total.currency);
        let total = Money {
            minor: if comparable { total.minor.max(0) } else { 0 },
            ..total
        };
        let reached = self
            .tiers
            .iter()
            .filter(|tier| tier.threshold.minor <= total.minor)
            .count();
        let missing = self.tiers.get(reached).map(|tier| Money {
            minor: tier.threshold.minor - total.minor,
            ..tier.threshold
        });
        SpendProgress {
            permille: self.permille(total),
            reached,
            missing,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offer() -> Spend {
        let tier = |threshold: &str, reward: &str| TierForm {
            threshold: Decimal::parse(threshold).unwrap(),
            reward: reward.into(),
        };
        let form = SpendForm {
            tiers: vec![
                tier("100", "A gift"),
                tier("50.00", "Free shipping"),
                tier("0", "Nothing"),
            ],
            away: None,
            reached: None,
        };
        Spend::new(&form, Currency::EUR).unwrap()
    }

    fn eur(minor: i64) -> Money {
        Money {
            minor,
            currency: Currency::EUR,
        }
    }

    #[test]
    fn tiers_stand_in_the_order_of_their_thresholds() {
        let rewards: Vec<_> = offer()
            .tiers()
            .iter()
            .map(|tier| tier.reward.clone())
            .collect();
        assert_eq!(rewards, ["Free shipping", "A gift"]);
        assert_eq!(offer().permille(eur(5000)), 500);
    }

    #[test]
    fn a_cart_is_told_what_is_missing() {
        let table = [
            (0, 0, 0, Some(5000)),
            (3760, 376, 0, Some(1240)),
            (4999, 499, 0, Some(1)),
            (5000, 500, 1, Some(5000)),
            (10_000, 1000, 2, None),
            (99_999, 1000, 2, None),
            (-5, 0, 0, Some(5000)),
        ];
        for (total, permille, reached, missing) in table {
            let progress = SpendProgress {
                permille,
                reached,
                missing: missing.map(eur),
            };
            assert_eq!(offer().progress(eur(total)), progress, "{total}");
        }
    }

    #[test]
    fn another_currency_counts_as_nothing() {
        let yen = Money {
            minor: 99_999,
            currency: Currency::parse("JPY").unwrap(),
        };
        assert_eq!(offer().progress(yen).reached, 0);
    }

    #[test]
    fn an_offer_without_a_threshold_is_none() {
        let form = SpendForm {
            tiers: vec![],
            away: None,
            reached: None,
        };
        assert_eq!(Spend::new(&form, Currency::EUR), None);
    }
}
