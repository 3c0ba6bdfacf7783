//! The log that is learned from.

use awning_core::recommend::ItemNo;

/// A session, a visit to the shop: what was looked at, in its order.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Visit {
    /// When its last event was: seconds since 1970, or, in a log without a clock, its place in the log.
    pub at: i64,
    /// Its items, oldest first; an item that was looked at again stands again. Putting an item that was seen in the same
    /// session into the cart, or ordering it, is no second look.
    pub items: Vec<ItemNo>,
    /// What was ordered in it, each item once, in the order in which it was ordered.
    pub ordered: Vec<ItemNo>,
}

/// Sessions that are not in the log because they are too long.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// How many.
    pub sessions: u64,
    /// How many events they have.
    pub events: u64,
}

/// A shop's log, grouped.
#[derive(Clone, Debug, PartialEq)]
pub struct Log {
    pub(super) ids: Vec<String>,
    pub(super) visits: Vec<Visit>,
    pub(super) clock: bool,
    pub(super) events: u64,
    pub(super) left_out: LeftOut,
}

impl Log {
    /// A log of sessions that are already grouped, oldest first, each with its items oldest first, without a clock.
    /// Empty sessions are left out.
    pub fn of_lines<'a, Items>(lines: impl IntoIterator<Item = Items>) -> Self
    where
        Items: IntoIterator<Item = &'a str>,
    {
        let mut numbers = std::collections::HashMap::new();
        let mut visits: Vec<Visit> = Vec::new();
        let mut events = 0;
        for line in lines {
            let items: Vec<ItemNo> = line
                .into_iter()
                .map(|id| {
                    let next = numbers.len() as ItemNo;
                    *numbers.entry(id).or_insert(next)
                })
                .collect();
            if !items.is_empty() {
                events += items.len() as u64;
                visits.push(Visit {
                    at: visits.len() as i64,
                    items,
                    ordered: Vec::new(),
                });
            }
        }
        let count = numbers.len();
        let names = numbers
            .into_iter()
            .map(|(id, number)| (id.to_owned(), number));
        Self::numbered(names, count, visits, false, events)
    }

    /// Numbers items by their ids' order, whatever numbers below `count` they came with, and sorts sessions.
    pub(super) fn numbered(
        names: impl IntoIterator<Item = (String, ItemNo)>,
        count: usize,
        mut visits: Vec<Visit>,
        clock: bool,
        events: u64,
    ) -> Self {
        let mut names: Vec<_> = names.into_iter().collect();
        names.sort_unstable();
        let mut renumbered = vec![0; count];
        for (number, (_, old)) in names.iter().enumerate() {
            if let Some(place) = renumbered.get_mut(*old as usize) {
                *place = number as ItemNo;
            }
        }
        let renumber = |item: &mut ItemNo| {
            *item = renumbered.get(*item as usize).copied().unwrap_or_default();
        };
        for visit in &mut visits {
            visit.items.iter_mut().for_each(renumber);
            visit.ordered.iter_mut().for_each(renumber);
            once(&mut visit.ordered);
        }
        visits.sort();
        let ids = names.into_iter().map(|(id, _)| id).collect();
        Self {
            ids,
            visits,
            clock,
            events,
            left_out: LeftOut::default(),
        }
    }

    pub(super) fn without(self, left_out: LeftOut) -> Self {
        Self { left_out, ..self }
    }

    /// The log without all but its oldest `count` sessions; items keep their numbers.
    pub fn of_first(&self, count: usize) -> Self {
        let visits: Vec<Visit> = self.visits.iter().take(count).cloned().collect();
        let events = visits.iter().map(|visit| visit.items.len() as u64).sum();
        Self {
            ids: self.ids.clone(),
            visits,
            clock: self.clock,
            events,
            left_out: LeftOut::default(),
        }
    }

    /// What was ordered together, as a log of its own; if that is less than `fewest` orders of two items and more, what was
    /// looked at together. Each item once, and items keep their numbers.
    pub fn of_baskets(&self, fewest: usize) -> Self {
        let orders = self.baskets().count() >= fewest;
        let basket = |visit: &Visit| {
            let mut items = if orders {
                visit.ordered.clone()
            } else {
                visit.items.clone()
            };
            once(&mut items);
            Visit {
                at: visit.at,
                items,
                ordered: Vec::new(),
            }
        };
        let baskets = self.visits.iter().map(basket);
        let mut visits: Vec<Visit> = baskets.filter(|visit| visit.items.len() > 1).collect();
        visits.sort();
        Self {
            ids: self.ids.clone(),
            events: visits.iter().map(|visit| visit.items.len() as u64).sum(),
            visits,
            clock: self.clock,
            left_out: LeftOut::default(),
        }
    }

    /// The items' ids, sorted by bytes; an item's number is its place here.
    pub fn ids(&self) -> &[String] {
        &self.ids
    }

    /// The sessions, by time, and of equal times by their items.
    pub fn visits(&self) -> &[Visit] {
        &self.visits
    }

    /// Whether times are seconds; if not, they are places in the log.
    pub fn has_clock(&self) -> bool {
        self.clock
    }

    /// What is not in it because it is too long.
    pub fn left_out(&self) -> LeftOut {
        self.left_out
    }

    /// How many events it was made of.
    pub fn events(&self) -> u64 {
        self.events
    }

    /// What was ordered together: one list an order of at least two items. Empty if the log has no such orders.
    pub fn baskets(&self) -> impl Iterator<Item = &[ItemNo]> {
        self.visits
            .iter()
            .map(|visit| visit.ordered.as_slice())
            .filter(|items| items.len() > 1)
    }
}

/// Leaves each item where it stands first.
fn once(items: &mut Vec<ItemNo>) {
    let mut seen = std::collections::BTreeSet::new();
    items.retain(|item| seen.insert(*item));
}
