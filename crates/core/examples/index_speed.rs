//! How fast an index of a large log opens and answers: `cargo run --release -p awning-core --features tools --example
//! index_speed`.
//!
//! The log is made up, the same each time: 186,670 sessions over 43,097 items, as many as in the largest log that
//! Serenade's authors measured their p90 of 77 µs on.

use std::error::Error;
use std::time::{Duration, Instant};

use awning_core::recommend::index::{
    Index, Neighbors, Parts, Purpose, Sessions, Synthetic, Weighting, write,
};
use awning_core::recommend::{Query, Scores};

const ITEMS: u32 = 43_097;
const SESSIONS: u32 = 186_670;
const DAY: i64 = 86_400;
const DAYS: i64 = 90;
const QUESTIONS: u32 = 10_000;

fn main() -> Result<(), Box<dyn Error>> {
    let mut shop = Synthetic::of(ITEMS);
    let sessions = shop.sessions(SESSIONS, (DAYS * DAY) as u64);
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
            let items = shop.session();
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
