use proptest::prelude::*;

use super::toy::{DAY, ask, ask_at, assert_scores, even, links, session, sessions};
use crate::recommend::index::{
    Index, Neighbors, Parts, Purpose, Repeats, Session, Weighting, write,
};
use crate::recommend::{ItemNo, Query, Scores};

#[test]
fn neighbors_without_decays_weigh_by_the_cosine() {
    // Asked: a. Neighbors: a b c and c a d, each 1/√3; the question's own length is the same for all.
    assert_scores(&ask(&sessions(even()), &[0]), &[2.0, 1.0, 2.0, 1.0, 0.0]);
    // Asked: a b. a b c shares both: 2/√3 = 1.155; b d: 1/√2 = 0.707; c a d: 1/√3 = 0.577.
    // a: 1.155 + 0.577, b: 1.155 + 0.707, c: 1.155 + 0.577, d: 0.707 + 0.577
    assert_scores(
        &ask(&sessions(even()), &[0, 1]),
        &[1.732, 1.862, 1.732, 1.284, 0.0],
    );
}

#[test]
fn each_decay_of_v_stan_multiplies_as_published() {
    // exp(-1/2) = 0.607, exp(-2/2) = 0.368; 1/√3 = 0.577, 1/√2 = 0.707
    for (neighbors, by_hand) in [
        // Positions in the running session: a weighs 0.607, b 1. a b c: 1.607/√3 = 0.928, b d: 0.707, c a d: 0.350
        (
            Neighbors {
                session_decay: 2.0,
                ..even()
            },
            [1.278, 1.635, 1.278, 1.057, 0.0],
        ),
        // Age: a b c is 2 days old: 2/√3 × 0.368 = 0.425, b d: 0.707 × 0.607 = 0.429, c a d: 0.577
        (
            Neighbors {
                age_decay: 2.0,
                ..even()
            },
            [1.002, 0.854, 1.002, 1.006, 0.0],
        ),
        // Distance from the last shared item: in a b c it is b, in b d it is b, in c a d it is a.
        // a: 1.155 × 0.607 + 0.577, b: 1.155 + 0.707, c: 1.155 × 0.607 + 0.577 × 0.607, d: 0.707 × 0.607 + 0.577 × 0.607
        (
            Neighbors {
                distance_decay: 2.0,
                ..even()
            },
            [1.278, 1.862, 1.051, 0.779, 0.0],
        ),
        // The latest shared item: in a b c and b d it is b, at the end; in c a d it is a, one before: 0.577 × 0.607
        (
            Neighbors {
                match_decay: 2.0,
                ..even()
            },
            [1.505, 1.862, 1.505, 1.057, 0.0],
        ),
        // Rarity: of 3 sessions each of a, b, c, d is in two: all weigh the same.
        (
            Neighbors {
                rarity: 3.0,
                ..even()
            },
            [1.732, 1.862, 1.732, 1.284, 0.0],
        ),
        // Only b is looked at: a b c 0.577, b d 0.707
        (
            Neighbors { last: 1, ..even() },
            [0.577, 1.284, 0.577, 0.707, 0.0],
        ),
        // Only the two most recent: b d, c a d.
        (
            Neighbors { m: 2, ..even() },
            [0.577, 0.707, 0.577, 1.284, 0.0],
        ),
        // Only the most similar: a b c.
        (Neighbors { k: 1, ..even() }, [1.0, 1.0, 1.0, 0.0, 0.0]),
    ] {
        assert_scores(&ask(&sessions(neighbors), &[0, 1]), &by_hand);
    }
}

#[test]
fn rare_items_are_held_up_by_the_logarithm() {
    let mut parts = sessions(Neighbors {
        rarity: 2.0,
        ..even()
    });
    parts
        .sessions
        .as_mut()
        .unwrap()
        .sessions
        .push(session(10 * DAY, &[0, 4]));
    // Asked: a. a b c and c a d: 0.577 each, a e: 0.707. Of 4 sessions a is in 3, b, c and d in 2, e in 1:
    // 1 + 2 ln(4/3) = 1.575, 1 + 2 ln 2 = 2.386, 1 + 2 ln 4 = 3.773
    // a: 1.862 × 1.575 = 2.933, b: 0.577 × 2.386 = 1.378, c: 1.155 × 2.386 = 2.755, d: as b, e: 0.707 × 3.773 = 2.668
    assert_scores(&ask(&parts, &[0]), &[2.933, 1.378, 2.755, 1.378, 2.668]);
}

#[test]
fn vmis_knn_weighs_evenly_by_position() {
    let linear = Neighbors {
        weighting: Weighting::Linear,
        ..Neighbors::default()
    };
    // Asked: a b. Positions: a 1/2, b 1. a b c: 1.5, b d: 1, c a d: 0.5, whose latest shared item is one before the
    // end: 0.5 × 0.9 = 0.45.
    // a: 1.5 + 0.45, b: 1.5 + 1, c: 1.5 + 0.45, d: 1 + 0.45
    assert_scores(
        &ask(&sessions(linear.clone()), &[0, 1]),
        &[1.95, 2.5, 1.95, 1.45, 0.0],
    );
    let mut parts = sessions(Neighbors {
        rarity: 1.0,
        ..linear
    });
    parts
        .sessions
        .as_mut()
        .unwrap()
        .sessions
        .push(session(10 * DAY, &[4, 3]));
    // Of 4 sessions d is in 3, ln(4/3) = 0.288; a, b and c in 2, ln 2 = 0.693
    assert_scores(&ask(&parts, &[0, 1]), &[1.351, 1.733, 1.351, 0.417, 0.0]);
}

#[test]
fn an_item_looked_at_again_counts_where_it_stands_last() {
    let mut parts = sessions(Neighbors {
        distance_decay: 2.0,
        ..even()
    });
    let once = ask(&parts, &[0]);
    parts.sessions.as_mut().unwrap().sessions[0].items = vec![2, 0, 1, 0, 0, 1, 2];
    assert_eq!(ask(&parts, &[0]), once);
}

#[test]
fn links_of_later_items_count_more_and_negative_links_count_against() {
    let rows: [&[(ItemNo, f32)]; 5] =
        [&[(1, 1.0), (2, 0.5)], &[(2, -0.5), (3, 1.0)], &[], &[], &[]];
    // All the same: b 1, c 0.5 - 0.5, d 1
    assert_scores(
        &ask(&links(f32::INFINITY, rows), &[0, 1]),
        &[0.0, 1.0, 0.0, 1.0, 0.0],
    );
    // a is one before the end: exp(-1/2) = 0.607: b 0.607, c 0.303 - 0.5, d 1
    assert_scores(
        &ask(&links(2.0, rows), &[0, 1]),
        &[0.0, 0.607, -0.197, 1.0, 0.0],
    );
    // Only the last item: c -0.5, d 1
    assert_scores(
        &ask(&links(0.0, rows), &[0, 1]),
        &[0.0, 0.0, -0.5, 1.0, 0.0],
    );
}

#[test]
fn each_part_is_scaled_to_one_and_counts_by_its_weight() {
    let mut parts = links(0.0, [&[(3, 7.0), (4, 3.5)], &[], &[], &[], &[]]);
    parts.links[0].weight = 0.5;
    parts.sessions = sessions(even()).sessions;
    parts.sessions.as_mut().unwrap().weight = 2.0;
    // Sessions, asked: a: 1, 1/2, 1, 1/2, 0, times 2. Links: d 1, e 1/2, times 0.5.
    let found = ask(&parts, &[0]);
    for (found, by_hand) in found.iter().zip([2.0, 1.0, 2.0, 1.5, 0.25]) {
        assert!(
            (found - by_hand).abs() < 0.003,
            "{found}, by hand {by_hand}"
        );
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
            ..sessions(even())
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
        // What is in the basket does not complete it.
        assert!(scores.top(9, |_| true).iter().all(|ranked| ranked.item > 1));
        assert!(scores.get(0) < 0.0 && scores.get(1) < 0.0);
    }
}

fn neighbors() -> impl Strategy<Value = Neighbors> {
    let decay = || prop_oneof![Just(f32::INFINITY), Just(0.0), 0.1..40.0_f32];
    let linear = prop_oneof![Just(Weighting::Decay), Just(Weighting::Linear)];
    let counts = (0..20_u32, 0..20_u32, 0..4_u32);
    (linear, counts, decay(), decay(), decay(), decay()).prop_map(
        |(weighting, (k, m, last), session_decay, age_decay, distance_decay, match_decay)| {
            Neighbors {
                weighting,
                k,
                m,
                last,
                session_decay,
                age_decay,
                distance_decay,
                match_decay,
                rarity: 0.0,
            }
        },
    )
}

fn logs() -> impl Strategy<Value = Vec<Session>> {
    let session = (0..10 * DAY, prop::collection::vec(0..5_u32, 1..8));
    let session = session.prop_map(|(at, items)| session_at(at, items));
    prop::collection::vec(session, 0..40)
}

fn session_at(at: i64, items: Vec<ItemNo>) -> Session {
    Session { at, items }
}

fn with(neighbors: Neighbors, log: Vec<Session>) -> Parts {
    let mut parts = sessions(neighbors);
    parts.sessions.as_mut().unwrap().sessions = log;
    parts
}

proptest! {
    #[test]
    fn nothing_of_a_later_time_is_used(
        neighbors in neighbors(),
        log in logs(),
        items in prop::collection::vec(0..5_u32, 1..6),
        now in 0..10 * DAY,
    ) {
        let past: Vec<Session> = log.iter().filter(|session| session.at <= now).cloned().collect();
        let all = ask_at(&with(neighbors.clone(), log), &items, now);
        prop_assert_eq!(all, ask_at(&with(neighbors, past), &items, now));
    }

    #[test]
    fn the_order_in_which_sessions_are_told_changes_nothing(
        neighbors in neighbors(),
        log in logs(),
        turn in 0..40_usize,
    ) {
        let mut turned = log.clone();
        turned.rotate_left(turn.min(log.len()));
        turned.reverse();
        prop_assert_eq!(write(&with(neighbors.clone(), log)), write(&with(neighbors, turned)));
    }
}
