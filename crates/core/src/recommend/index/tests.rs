use super::*;
use crate::recommend::{Query, Scores};

fn toy() -> Parts {
    let session = |at, items: &[u32]| Session {
        at,
        items: items.to_vec(),
    };
    Parts {
        ids: ["a", "b", "bc", "c"].map(str::to_owned).to_vec(),
        learned_at: 10_000,
        sessions: Some(Sessions {
            weight: 1.0,
            neighbors: Neighbors {
                k: 10,
                m: 10,
                session_decay: f32::INFINITY,
                age_decay: f32::INFINITY,
                distance_decay: f32::INFINITY,
                match_decay: f32::INFINITY,
                ..Neighbors::default()
            },
            sessions: vec![session(3600, &[0, 1]), session(7200, &[0, 1, 2])],
        }),
        links: vec![Links {
            purpose: Purpose::Next,
            weight: 0.5,
            session_decay: 0.0,
            rows: vec![vec![(3, 1.0)], vec![], vec![], vec![(0, 2.0), (1, -1.0)]],
        }],
        popularity: vec![1.0, 0.5, 0.25, 0.0],
        repeats: Repeats::default(),
    }
}

#[test]
fn what_was_written_is_found_again() {
    let parts = toy();
    let index = Index::open(write(&parts)).unwrap();
    assert_eq!(index.len(), 4);
    assert_eq!(index.learned_at(), 10_000);
    for (number, id) in parts.ids.iter().enumerate() {
        assert_eq!(index.find(id), Some(number as u32));
        assert_eq!(index.id(number as u32).as_ref(), Some(id));
        assert_eq!(index.popularity(number as u32), parts.popularity[number]);
    }
    for unknown in ["", "ab", "bb", "bd", "d"] {
        assert_eq!(index.find(unknown), None);
    }
    assert_eq!(index.id(4), None);
}

#[test]
fn each_part_is_scaled_to_one_and_counts_by_its_weight() {
    let index = Index::open(write(&toy())).unwrap();
    let mut scores = Scores::new(index.len());
    let query = Query {
        items: &[0],
        now: 10_000,
    };
    index.score(Purpose::Next, &query, &mut scores);
    // Sessions: 0 and 1 have 1/√2 + 1/√3, the best; 2 has 1/√3. Links: 3 is the only one.
    let (two, three) = (0.5_f32.sqrt(), (1.0_f32 / 3.0).sqrt());
    for (item, expected) in [(0, 1.0), (1, 1.0), (2, three / (two + three)), (3, 0.5)] {
        assert!((scores.get(item) - expected).abs() < 1e-6, "{item}");
    }
}

#[test]
fn an_item_of_the_session_is_kept_out_or_held_up_as_the_index_says_each_once() {
    let repeats = |last, earlier| Repeats { last, earlier };
    for (repeats, expected) in [
        (repeats(0.0, 0.0), [0.0, 0.0]),
        (repeats(-9.0, 0.5), [-9.0, 0.5]),
        (repeats(0.25, -9.0), [0.25, -9.0]),
    ] {
        let parts = Parts {
            repeats,
            sessions: None,
            links: Vec::new(),
            ..toy()
        };
        let index = Index::open(write(&parts)).unwrap();
        let mut scores = Scores::new(index.len());
        let query = Query {
            items: &[1, 0, 1, 0],
            now: 10_000,
        };
        index.score(Purpose::Next, &query, &mut scores);
        assert_eq!([scores.get(0), scores.get(1)], expected);
        scores.clear();
        index.score(Purpose::Together, &query, &mut scores);
        assert_eq!([scores.get(0), scores.get(1)], [0.0, 0.0]);
    }
}
