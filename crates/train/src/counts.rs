//! The counting step: how often items were seen together, in whole numbers only, so that a database that holds the log counts
//! exactly the same and learning can go on from there.

use std::collections::BTreeMap;

use crate::log::Log;
use awning_core::recommend::ItemNo;

/// How far apart two items of a session may stand, in positions, to count as a pair.
pub const REACH: usize = 10;

/// What a pair at distance 1 counts; at distance d it counts this divided by d. The least common multiple of 1 to
/// [`REACH`], so that all of them are whole numbers.
pub const UNIT: u64 = 2520;

/// The seconds of a day.
const DAY: i64 = 24 * 60 * 60;

/// How often one item was seen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ItemCount {
    /// The item's id.
    pub id: String,
    /// How many sessions have it.
    pub sessions: u64,
    /// When it was last seen: the greatest time of those sessions' last events, in seconds since 1970.
    pub last: i64,
}

/// How often one item was seen on one day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct DayCount {
    /// The item: its place in [`Counts::items`].
    pub item: ItemNo,
    /// The day, in days since 1970, UTC; zero in a log without a clock.
    pub day: i64,
    /// How many sessions that ended on this day have it.
    pub sessions: u64,
}

/// How often one item was seen after another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct PairCount {
    /// The earlier item: its place in [`Counts::items`].
    pub from: ItemNo,
    /// The later item; never the same.
    pub to: ItemNo,
    /// The sum of [`UNIT`] / distance over every two places of every session that hold the one and then the other, at most
    /// [`REACH`] positions apart.
    pub after: u64,
    /// In how many sessions it was so at least once.
    pub sessions: u64,
}

/// All counts of a log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// The items, by id.
    pub items: Vec<ItemCount>,
    /// The items' days, by item and day.
    pub days: Vec<DayCount>,
    /// The pairs, by both items.
    pub pairs: Vec<PairCount>,
}

impl Counts {
    /// Counts a log.
    pub fn of(log: &Log) -> Self {
        let mut items: Vec<ItemCount> = log
            .ids()
            .iter()
            .map(|id| ItemCount {
                id: id.clone(),
                ..ItemCount::default()
            })
            .collect();
        let mut pairs: BTreeMap<(ItemNo, ItemNo), (u64, u64)> = BTreeMap::new();
        let mut days: BTreeMap<(ItemNo, i64), u64> = BTreeMap::new();
        for visit in log.visits() {
            let day = if log.has_clock() {
                visit.at.div_euclid(DAY)
            } else {
                0
            };
            let mut own: BTreeMap<(ItemNo, ItemNo), u64> = BTreeMap::new();
            for (place, &to) in visit.items.iter().enumerate() {
                if let (false, Some(count)) = (
                    visit.items[..place].contains(&to),
                    items.get_mut(to as usize),
                ) {
                    count.last = if count.sessions == 0 {
                        visit.at
                    } else {
                        count.last.max(visit.at)
                    };
                    count.sessions += 1;
                    *days.entry((to, day)).or_default() += 1;
                }
                let before = visit.items[..place].iter().rev().take(REACH);
                for (&from, distance) in before.zip(1..) {
                    if from != to {
                        *own.entry((from, to)).or_default() += UNIT / distance;
                    }
                }
            }
            for (pair, after) in own {
                let total = pairs.entry(pair).or_default();
                total.0 += after;
                total.1 += 1;
            }
        }
        let pairs = pairs
            .into_iter()
            .map(|((from, to), (after, sessions))| PairCount {
                from,
                to,
                after,
                sessions,
            })
            .collect();
        let days = days
            .into_iter()
            .map(|((item, day), sessions)| DayCount {
                item,
                day,
                sessions,
            })
            .collect();
        Self { items, days, pairs }
    }
}
