//! What an index is made of, before it is written and after it was read in full: plain lists, for the trainer and tests.

use crate::recommend::ItemNo;

/// The parts of an index.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parts {
    /// The items' ids; an item's number is its place here. Sorted by bytes, each once.
    pub ids: Vec<String>,
    /// When it was learned: the time of the last event, in seconds since 1970.
    pub learned_at: i64,
    /// Sessions to find neighbors among.
    pub sessions: Option<Sessions>,
    /// Tables of links from item to item.
    pub links: Vec<Links>,
    /// How popular each item is now, decayed by time; one number an item, the most popular 1.
    pub popularity: Vec<f32>,
    /// What speaks for showing an item again, for the next item.
    pub repeats: Repeats,
}

/// What is added to the scores of items that the running session has already, beside parts whose best score is their
/// weight. Zero leaves them as they are; far below zero keeps them out, where nobody looks at an item twice in a row.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Repeats {
    /// For the item that was looked at last.
    pub last: f32,
    /// For every other item of the session.
    pub earlier: f32,
}

/// Past sessions, and how neighbors among them are weighed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sessions {
    /// How much this part counts for the next item, beside the links of [`Purpose::Next`].
    pub weight: f32,
    /// How neighbors are weighed.
    pub neighbors: Neighbors,
    /// The sessions, in any order. Those of a day before the last event are as good as at the same time.
    pub sessions: Vec<Session>,
}

/// A past session.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Session {
    /// When its last event was, in seconds since 1970; zero in logs without a clock.
    pub at: i64,
    /// Its items, oldest first. An item that was looked at again counts where it stands last: on the logs we know that
    /// finds better next items than counting it each time, and a fifth of the bytes go.
    pub items: Vec<ItemNo>,
}

/// The formula by which neighbor sessions are weighed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Weighting {
    /// V-STAN (Ludewig, Mauro, Latifi, Jannach: Empirical analysis of session-based recommendation algorithms, 2021):
    /// the cosine between the running session, its items decayed by their distance from its end, and the past one,
    /// decayed by its age. Each item of a neighbor adds that similarity, decayed by how far the latest shared item is
    /// from the end of the running session, and by how far the item is from the neighbor's last shared item; times
    /// 1 + [`rarity`](Neighbors::rarity) × ln(sessions / the item's clicks).
    #[default]
    Decay,
    /// VMIS-kNN (Kersbergen, Sprangers, Schelter: Serenade, 2022): the sum of the shared items' weights, which rise
    /// evenly from the first item of the running session to 1 at its last. Each item of a neighbor adds that
    /// similarity, less a tenth for each position of the latest shared item from the end of the running session;
    /// times ln(sessions / the item's clicks). Only `k`, `m`, `last` and `rarity` are used: a rarity of zero leaves the
    /// logarithm out.
    Linear,
}

/// How neighbor sessions are found and weighed. A decay that is infinite, and a rarity of zero, switch their factor off.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Neighbors {
    /// By which of the two formulas.
    pub weighting: Weighting,
    /// How many neighbors count; zero: all.
    pub k: u32,
    /// How many of the most recent sessions that share an item are compared; zero: all.
    pub m: u32,
    /// Positions after which an item of the running session weighs 1/e of the last one; infinite: all weigh the same.
    pub session_decay: f32,
    /// Days after which a past session weighs 1/e; infinite: all weigh the same.
    pub age_decay: f32,
    /// Positions from the shared item after which a neighbor's item weighs 1/e; infinite: all weigh the same.
    pub distance_decay: f32,
    /// How many of the running session's last items are looked at; zero: all.
    pub last: u32,
    /// Positions from the running session's end after which the shared item's weight for the neighbor is 1/e; infinite:
    /// all weigh the same.
    pub match_decay: f32,
    /// How much the rarity of an item adds: a score is multiplied by 1 + idf × this.
    pub rarity: f32,
}

/// What a table of links is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// The next item of a session; summed with the sessions' part.
    Next,
    /// What goes into one basket.
    Together,
    /// Items like a given one.
    Similar,
}

/// Weighted links from item to item.
#[derive(Clone, Debug, PartialEq)]
pub struct Links {
    /// What it is for.
    pub purpose: Purpose,
    /// How much it counts beside other parts of that purpose, after the best link of an answer is scaled to 1.
    pub weight: f32,
    /// Positions after which an item of the question weighs 1/e of the last one: zero asks only for the last item,
    /// infinite weighs all the same.
    pub session_decay: f32,
    /// The links from each item: to which item, how strong. One list an item, each sorted by item.
    pub rows: Vec<Vec<(ItemNo, f32)>>,
}
