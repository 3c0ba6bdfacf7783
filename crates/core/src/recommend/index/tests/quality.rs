//! Needs the public logs beside the project, in ../shared; without them it says so and tests nothing.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::toy::even;
use crate::recommend::index::{
    Index, Neighbors, Parts, Purpose, Repeats, Session, Sessions, Weighting, write,
};
use crate::recommend::{ItemNo, Query, Scores};

/// Sessions, each with its clicks: when, and which item.
type Log = BTreeMap<String, Vec<(f64, String)>>;

fn read(name: &str, file: &str) -> Option<Log> {
    let path: PathBuf = [
        env!("CARGO_MANIFEST_DIR"),
        "../../../shared/data",
        name,
        file,
    ]
    .iter()
    .collect();
    let Ok(text) = std::fs::read_to_string(&path) else {
        println!("skipped: there is no {}", path.display());
        return None;
    };
    let mut log = Log::new();
    for line in text.lines().skip(1) {
        let [session, item, time]: [&str; 3] =
            line.split('\t').collect::<Vec<_>>().try_into().unwrap();
        log.entry(session.into())
            .or_default()
            .push((time.parse().unwrap(), item.into()));
    }
    for clicks in log.values_mut() {
        clicks.sort_by(|a, b| a.0.total_cmp(&b.0));
    }
    Some(log)
}

fn learn(log: &Log, neighbors: Neighbors, repeats: Repeats) -> Index {
    let mut ids: Vec<String> = log
        .values()
        .flatten()
        .map(|click| click.1.clone())
        .collect();
    ids.sort_unstable();
    ids.dedup();
    let number = |id: &String| ids.binary_search(id).unwrap() as ItemNo;
    let sessions = log.values().map(|clicks| Session {
        at: clicks.last().unwrap().0.ceil() as i64,
        items: clicks.iter().map(|click| number(&click.1)).collect(),
    });
    let sessions: Vec<Session> = sessions.collect();
    let parts = Parts {
        learned_at: sessions.iter().map(|session| session.at).max().unwrap(),
        sessions: Some(Sessions {
            weight: 1.0,
            neighbors,
            sessions,
        }),
        repeats,
        ids,
        ..Parts::default()
    };
    Index::open(write(&parts)).unwrap()
}

/// HR@20 and MRR@20 over every next click of every session.
fn evaluate(index: &Index, log: &Log) -> (f64, f64) {
    let mut scores = Scores::new(index.len());
    let (mut asked, mut hits, mut reciprocal) = (0.0, 0.0, 0.0);
    for clicks in log.values() {
        for (end, (_, wanted)) in clicks.iter().enumerate().skip(1) {
            let items: Vec<ItemNo> = clicks[..end]
                .iter()
                .filter_map(|click| index.find(&click.1))
                .collect();
            let now = clicks[end - 1].0.ceil() as i64;
            index.score(Purpose::Next, &Query { items: &items, now }, &mut scores);
            let top = scores.top(20, |_| true);
            scores.clear();
            asked += 1.0;
            let wanted = index.find(wanted);
            if let Some(rank) = top.iter().position(|ranked| Some(ranked.item) == wanted) {
                hits += 1.0;
                reciprocal += 1.0 / (rank + 1) as f64;
            }
        }
    }
    (hits / asked, reciprocal / asked)
}

#[test]
fn v_stan_and_vmis_knn_reach_what_is_published_of_them() {
    let v_stan =
        |k, m, session_decay, age_decay, distance_decay, last, match_decay, rarity| Neighbors {
            weighting: Weighting::Decay,
            k,
            m,
            last,
            session_decay,
            age_decay,
            distance_decay,
            match_decay,
            rarity,
        };
    let vmis_knn = Neighbors {
        weighting: Weighting::Linear,
        k: 500,
        m: 1000,
        rarity: 1.0,
        ..even()
    };
    // In the one log nobody looks at an item twice in a row, in the other every fourth click does.
    let never = Repeats {
        last: -9.0,
        earlier: 0.0,
    };
    let any = Repeats::default();
    for (name, neighbors, repeats, hit_rate, reciprocal_rank) in [
        (
            "serenade-example",
            v_stan(1500, 1000, 3.5, 40.0, 2.0, 0, 4.0, 2.0),
            never,
            0.6756,
            0.3733,
        ),
        ("serenade-example", vmis_knn.clone(), never, 0.6617, 0.3395),
        (
            "yoochoose-100k",
            v_stan(1500, 2500, 2.0, 10.0, 4.0, 5, 1.0, 0.0),
            any,
            0.6895,
            0.3710,
        ),
        (
            "yoochoose-100k",
            Neighbors {
                m: 2500,
                last: 2,
                ..vmis_knn
            },
            any,
            0.682,
            0.3666,
        ),
    ] {
        let (Some(train), Some(test)) = (read(name, "train.tsv"), read(name, "test.tsv")) else {
            return;
        };
        let (hits, reciprocal) = evaluate(&learn(&train, neighbors, repeats), &test);
        println!("{name}: HR@20 {hits:.4}, MRR@20 {reciprocal:.4}");
        assert!(
            hits >= hit_rate && reciprocal >= reciprocal_rank,
            "{name}: {hits:.4} {reciprocal:.4}"
        );
    }
}
