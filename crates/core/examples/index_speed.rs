//! How fast an index of a large log opens and answers: `cargo run --release -p awning-core --features tools --example
//! index_speed`.
//!
//! The log is made up, the same each time: 186,670 sessions over 43,097 items, as many as in the largest log that
//! Serenade's authors measured their p90 of 77 µs on. Items are drawn by a Zipf law; sessions stay near a first item,
//! as those of people do.

use std::error::Error;
use std::time::{Duration, Instant};

use awning_core::recommend::index::{
    Index, Neighbors, Parts, Purpose, Session, Sessions, Weighting, write,
};
use awning_core::recommend::{ItemNo, Query, Scores};

const ITEMS: u32 = 43_097;
const SESSIONS: u32 = 186_670;
const DAY: i64 = 86_400;
const DAYS: i64 = 90;
const QUESTIONS: u32 = 10_000;

/// SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ mixed >> 31
    }

    /// From 0 to 1, without 1.
    fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// An item by its rank: the chance of one is about in inverse proportion to its rank.
    fn item(&mut self) -> ItemNo {
        (f64::from(ITEMS).powf(self.share()) - 1.0) as ItemNo
    }

    /// Two items or more, half of the sessions two or three, some thirty.
    fn session(&mut self) -> Vec<ItemNo> {
        let length = 2 + (1.0 / (self.share() + 0.035)) as usize;
        let first = self.item();
        let mut items = vec![first];
        while items.len() < length {
            items.push(match self.next() % 4 {
                0 => self.item(),
                _ => (first + (self.next() % 24) as ItemNo) % ITEMS,
            });
        }
        items
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut random = Random(1);
    let sessions = (0..SESSIONS).map(|_| Session {
        at: (random.next() % (DAYS * DAY) as u64) as i64,
        items: random.session(),
    });
    let sessions: Vec<Session> = sessions.collect();
    let clicks: usize = sessions.iter().map(|session| session.items.len()).sum();
    let neighbors = |weighting, k, m| Neighbors {
        weighting,
        k,
        m,
        session_decay: 3.5,
        age_decay: 40.0,
        distance_decay: 2.0,
        last: 0,
        match_decay: 4.0,
        rarity: 2.0,
    };
    println!("{SESSIONS} sessions, {ITEMS} items, {clicks} clicks");
    for (name, neighbors) in [
        ("V-STAN k 500, m 500", neighbors(Weighting::Decay, 500, 500)),
        (
            "V-STAN k 1500, m 2500",
            neighbors(Weighting::Decay, 1500, 2500),
        ),
        (
            "VMIS-kNN k 500, m 500",
            neighbors(Weighting::Linear, 500, 500),
        ),
    ] {
        let parts = Parts {
            ids: (0..ITEMS).map(|item| format!("{item:05}")).collect(),
            learned_at: DAYS * DAY,
            sessions: Some(Sessions {
                weight: 1.0,
                neighbors,
                sessions: sessions.clone(),
            }),
            ..Parts::default()
        };
        let started = Instant::now();
        let bytes = write(&parts);
        let (written, length) = (started.elapsed(), bytes.len());
        let started = Instant::now();
        let index = Index::open(bytes)?;
        let opened = started.elapsed();
        let started = Instant::now();
        let found = parts.ids.iter().filter_map(|id| index.find(id)).count();
        println!("{found} ids found in {:.1?}", started.elapsed());
        let mut scores = Scores::new(index.len());
        let mut answered = 0;
        let mut times: Vec<Duration> = Vec::new();
        for _ in 0..QUESTIONS {
            let items = random.session();
            let query = Query {
                items: &items,
                now: DAYS * DAY,
            };
            let started = Instant::now();
            scores.clear();
            index.score(Purpose::Next, &query, &mut scores);
            answered += scores.top(20, |_| true).len();
            times.push(started.elapsed());
        }
        times.sort_unstable();
        let at = |percent: usize| times[times.len() * percent / 100];
        println!(
            "{name}: {length} bytes written in {written:.1?}, opened in {opened:.1?}, p50 {:.1?}, p90 {:.1?}, p99 {:.1?} for {answered} items",
            at(50),
            at(90),
            at(99)
        );
    }
    Ok(())
}
