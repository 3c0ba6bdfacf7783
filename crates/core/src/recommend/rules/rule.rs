//! A rule, read from the document.

use crate::catalog::{Item, ItemId};
use crate::money::Decimal;
use crate::read::{Read, Reader, choice, record};
use crate::recommend::Strategy;
use crate::value::Value;

choice! {
    /// What a rule does.
    pub enum RuleType {
        /// The items are never shown.
        Hide = "hide",
        /// The items rank higher, or lower: their scores are multiplied by `weight`.
        Boost = "boost",
        /// The items stand at `position` and the places after it.
        Pin = "pin",
        /// At most `most` of the items are in a panel; where the rule names no items, at most so many of each category.
        Limit = "limit",
        /// Only items within a band of prices are shown; the band holds for the items that the rule names.
        Price = "price",
        /// The items are bought again and again: they are shown although the visitor has bought them.
        Consumable = "consumable",
    }
}

record! {
    /// A rule, as it is written. It holds for the items that are everything it says; where it says nothing of them, for all.
    pub struct RuleForm {
        /// What it does.
        pub kind: RuleType => "type",
        /// The ids of the items that it is for.
        pub items: Vec<ItemId> => "items",
        /// The category that it is for, as a path: `Kitchen > Knives`; what is further in counts too.
        pub category: Option<String> => "category",
        /// The brand that it is for.
        pub brand: Option<String> => "brand",
        /// The tag that it is for.
        pub tag: Option<String> => "tag",
        /// The strategies that it holds for; all, if none is given.
        pub strategies: Vec<Strategy> => "strategies",
        /// For `boost`: by what scores are multiplied, 0.1 to 10.
        pub weight: Option<f64> => "weight",
        /// For `boost`: a number from 0 to 1 that the catalog has of each item, such as a margin; of `weight`, so much counts.
        pub field: Option<String> => "field",
        /// For `pin`: the place, from 1.
        pub position: Option<u32> => "position",
        /// For `limit`: how many at most.
        pub most: Option<u32> => "most",
        /// For `price`: the least, in the items' currency.
        pub from: Option<Decimal> => "from",
        /// For `price`: the most, in the items' currency.
        pub to: Option<Decimal> => "to",
        /// For `price`: the least, as a share of the price of the page's item.
        pub from_share: Option<f64> => "fromShare",
        /// For `price`: the most, as a share of the price of the page's item.
        pub to_share: Option<f64> => "toShare",
    }
}

/// Which items a rule is for: those that are everything it says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Which {
    /// One of these; any, if there are none.
    pub items: Vec<ItemId>,
    /// In that category, or further in; any, if it is empty.
    pub category: Vec<String>,
    /// Of that brand.
    pub brand: Option<String>,
    /// With that tag.
    pub tag: Option<String>,
}

impl Which {
    /// Whether it says anything.
    pub fn is_any(&self) -> bool {
        self.items.is_empty()
            && self.category.is_empty()
            && self.brand.is_none()
            && self.tag.is_none()
    }

    /// Whether an item is one of them.
    pub fn includes(&self, item: &Item) -> bool {
        (self.items.is_empty() || self.items.contains(&item.id))
            && item.category.starts_with(&self.category)
            && (self.brand.is_none() || self.brand == item.brand)
            && self.tag.as_ref().is_none_or(|tag| item.tags.contains(tag))
    }
}

/// A band of prices.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PriceBand {
    /// The least.
    pub from: Option<Decimal>,
    /// The most.
    pub to: Option<Decimal>,
    /// The least, as a share of the price of the page's item.
    pub from_share: Option<f64>,
    /// The most, as a share of the price of the page's item.
    pub to_share: Option<f64>,
}

/// What a rule does, with all that this takes.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Action {
    /// Never shows them.
    #[default]
    Hide,
    /// Multiplies their scores.
    Boost {
        /// By that.
        weight: f64,
        /// Of which so much counts as this field of the item says.
        field: Option<String>,
    },
    /// Puts them at that place, from 0, and those after it.
    Pin(usize),
    /// Shows at most so many.
    Limit(usize),
    /// Shows only those of such a price.
    Price(PriceBand),
    /// Shows them although they were bought.
    Consumable,
}

/// A rule.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rule {
    /// For which items.
    pub which: Which,
    /// For which strategies; all, if there are none.
    pub strategies: Vec<Strategy>,
    /// What it does.
    pub action: Action,
}

impl Rule {
    /// Whether it holds for a strategy.
    pub fn holds_for(&self, strategy: Strategy) -> bool {
        self.strategies.is_empty() || self.strategies.contains(&strategy)
    }
}

impl Read for Rule {
    const EXPECTED: &'static str = RuleForm::EXPECTED;

    fn read(value: &Value, at: &mut Reader) -> Option<Self> {
        let form = RuleForm::read(value, at)?;
        let which = Which {
            category: crate::catalog::path(form.category.as_deref().unwrap_or_default()),
            items: form.items,
            brand: form.brand,
            tag: form.tag,
        };
        let (action, missing) = match form.kind {
            RuleType::Hide if which.is_any() => (None, "items, a category, a brand or a tag"),
            RuleType::Hide => (Some(Action::Hide), ""),
            RuleType::Boost => {
                let weight = form.weight.filter(|weight| (0.1..=10.0).contains(weight));
                let field = form.field;
                (
                    weight.map(|weight| Action::Boost { weight, field }),
                    "a weight from 0.1 to 10",
                )
            }
            RuleType::Pin => {
                let place = form.position.and_then(|position| position.checked_sub(1));
                let place = place.filter(|_| !which.items.is_empty());
                (
                    place.map(|place| Action::Pin(place as usize)),
                    "items and a position from 1",
                )
            }
            RuleType::Limit => (
                form.most.map(|most| Action::Limit(most as usize)),
                "a number \"most\"",
            ),
            RuleType::Price => {
                let band = PriceBand {
                    from: form.from,
                    to: form.to,
                    from_share: form.from_share,
                    to_share: form.to_share,
                };
                let said = band != PriceBand::default();
                (
                    said.then_some(Action::Price(band)),
                    "at least one of from, to, fromShare, toShare",
                )
            }
            RuleType::Consumable => (Some(Action::Consumable), ""),
        };
        if action.is_none() {
            at.note(
                crate::text::concat(&["a rule \"", form.kind.name(), "\" that lacks something"]),
                missing,
            );
        }
        Some(Self {
            which,
            strategies: form.strategies,
            action: action?,
        })
    }
}

#[cfg(feature = "tools")]
impl crate::read::Describe for Rule {
    fn schema() -> Value {
        RuleForm::schema()
    }
}
