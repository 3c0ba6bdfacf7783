//! How many items of a kind a panel may show.

use super::{Action, Rule};
use crate::catalog::{Catalog, Item};
use crate::recommend::{Request, Strategy};

/// How many items of a kind a panel may show.
pub(in crate::recommend) struct Limits<'a> {
    catalog: &'a Catalog,
    rules: Vec<(&'a Rule, usize)>,
    /// What holds for each category where no rule says it.
    of_category: usize,
}

impl<'a> Limits<'a> {
    /// The limits of one step of filling a panel. Where `strategy` mixes kinds of things, no category takes more than half of
    /// the room, unless a rule says how much each may take. What was learned from what people did says that by itself;
    /// only of what is popular everywhere, one kind is not to be all.
    pub(in crate::recommend) fn of(
        catalog: &'a Catalog,
        strategy: Strategy,
        is_learned: bool,
        request: &'a Request,
    ) -> Self {
        let mut limits = Self {
            catalog,
            rules: Vec::new(),
            of_category: match strategy {
                Strategy::ForYou | Strategy::BoughtTogether if !is_learned => {
                    request.limit.div_ceil(2)
                }
                Strategy::Trending => request.limit.div_ceil(2),
                _ => usize::MAX,
            },
        };
        let mut least = None::<usize>;
        for rule in &request.settings.rules {
            let Action::Limit(most) = rule.action else {
                continue;
            };
            if !rule.holds_for(request.strategy) {
                continue;
            }
            if rule.which.is_any() {
                least = Some(least.map_or(most, |least| least.min(most)));
            } else {
                limits.rules.push((rule, most));
            }
        }
        limits.of_category = least.unwrap_or(limits.of_category);
        limits
    }

    /// Whether a panel that shows these may show that item too.
    pub(in crate::recommend) fn allow(
        &self,
        item: &Item,
        shown: &mut dyn Iterator<Item = usize>,
    ) -> bool {
        let mut counts = vec![0_usize; self.rules.len()];
        let mut same_category = 0_usize;
        for position in shown {
            let Some(other) = self.catalog.items().get(position) else {
                continue;
            };
            same_category += usize::from(other.category == item.category);
            for (count, (rule, _)) in counts.iter_mut().zip(&self.rules) {
                *count += usize::from(rule.which.includes(other));
            }
        }
        let within = |(count, (rule, most)): (&usize, &(&Rule, usize))| {
            count < most || !rule.which.includes(item)
        };
        (item.category.is_empty() || same_category < self.of_category)
            && counts.iter().zip(&self.rules).all(within)
    }
}
