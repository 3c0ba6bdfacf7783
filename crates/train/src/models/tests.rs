//! Tables on logs so small that they were worked out by hand.

use proptest::prelude::*;

use super::*;
use crate::log::Log;

/// a, b and c are items 0, 1 and 2.
fn log(lines: &[&str]) -> Log {
    Log::of_lines(lines.iter().map(|line| line.split(' ')))
}

fn postings(log: &Log) -> Postings<'_> {
    Postings::new(
        log.ids().len(),
        log.visits()
            .iter()
            .map(|visit| (visit.items.as_slice(), 1.0)),
    )
}

fn assert_rows(found: &Rows, expected: &[&[(u32, f64)]]) {
    let close = |a: &(u32, f32), b: &(u32, f64)| a.0 == b.0 && (f64::from(a.1) - b.1).abs() < 1e-5;
    let same = found.len() == expected.len()
        && found
            .iter()
            .zip(expected)
            .all(|(a, b)| a.len() == b.len() && a.iter().zip(*b).all(|(a, b)| close(a, b)));
    assert!(same, "{found:?} is not {expected:?}");
}

#[test]
fn cosine_divides_shared_sessions_by_the_items_own_after_shrinking() {
    let log = log(&["a b c", "a b", "b a a"]);
    let plain = Cosine {
        shrinkage: 0.0,
        reach: f64::INFINITY,
        damping: 0.5,
    };
    let third = 1.0 / 3_f64.sqrt();
    assert_rows(
        &cosine(&postings(&log), &plain, 1),
        &[
            &[(1, 1.0), (2, third)],
            &[(0, 1.0), (2, third)],
            &[(0, third), (1, third)],
        ],
    );
    let shrunk = Cosine {
        shrinkage: 1.0,
        ..plain
    };
    let eighth = 1.0 / 8_f64.sqrt();
    assert_rows(
        &cosine(&postings(&log), &shrunk, 1),
        &[
            &[(1, 0.75), (2, eighth)],
            &[(0, 0.75), (2, eighth)],
            &[(0, eighth), (1, eighth)],
        ],
    );
    let near = Cosine {
        reach: 1.0,
        ..plain
    };
    let far = (-1_f64).exp() * third;
    assert_rows(
        &cosine(&postings(&log), &near, 1),
        &[
            &[(1, 1.0), (2, far)],
            &[(0, 1.0), (2, third)],
            &[(0, far), (1, third)],
        ],
    );
}

#[test]
fn rules_share_out_what_came_after_an_item_by_distance() {
    let log = log(&["a b c", "a b", "b a a"]);
    let how = Rules {
        reach: 10,
        repeats: true,
    };
    assert_rows(
        &rules(&postings(&log), &how, 1),
        &[
            &[(0, 1.0 / 3.5), (1, 2.0 / 3.5), (2, 0.5 / 3.5)],
            &[(0, 0.6), (2, 0.4)],
            &[],
        ],
    );
    let next = Rules {
        reach: 1,
        repeats: false,
    };
    assert_rows(
        &rules(&postings(&log), &next, 1),
        &[&[(1, 2.0 / 3.0)], &[(0, 0.5), (2, 0.5)], &[]],
    );
}

#[test]
fn ease_is_the_inverse_of_a_matrix_that_was_inverted_by_hand() {
    // With a ridge of 1 the matrix is [3 2 0; 2 4 1; 0 1 2], its inverse [7 -4 2; -4 6 -3; 2 -3 8] / 13.
    let log = log(&["a b", "a b", "b c"]);
    let gram = Gram::of(
        &postings(&log),
        &Linear {
            whole: 1.0,
            decay: 1.0,
        },
        1,
    );
    assert_rows(
        &ease(&gram, 1.0).unwrap(),
        &[
            &[(1, 4.0 / 6.0)],
            &[(0, 4.0 / 7.0), (2, 3.0 / 8.0)],
            &[(1, 0.5)],
        ],
    );
}

#[test]
fn an_item_alone_is_solved_from_the_items_that_it_was_seen_with() {
    let log = log(&["a b", "a b", "b c"]);
    let gram = Gram::of(
        &postings(&log),
        &Linear {
            whole: 1.0,
            decay: 1.0,
        },
        1,
    );
    let how = Sparse {
        predictors: 10,
        ridge: 1.0,
        repeats: false,
    };
    // For b from a and c: [3 0; 0 2] x = [2 1]. For a and c from b alone: 4 x = 2 and 4 x = 1.
    assert_rows(
        &sparse(&gram, &how, 1),
        &[&[(1, 2.0 / 3.0)], &[(0, 0.5), (2, 0.25)], &[(1, 0.5)]],
    );
    // For b from a alone, the better of the two.
    let one = Sparse {
        predictors: 1,
        ..how
    };
    assert_rows(
        &sparse(&gram, &one, 1),
        &[&[(1, 2.0 / 3.0)], &[(0, 0.5), (2, 0.25)], &[]],
    );
}

#[test]
fn slist_counts_what_comes_after_each_cut_of_a_session() {
    let log = log(&["a b c"]);
    let gram = Gram::of(
        &postings(&log),
        &Linear {
            whole: 0.0,
            decay: 1.0,
        },
        1,
    );
    let e = (-1_f64).exp();
    let close = |found: &[Vec<(u32, f64)>], expected: &[&[(u32, f64)]]| {
        let rows: Rows = found
            .iter()
            .map(|row| {
                row.iter()
                    .map(|&(to, weight)| (to, weight as f32))
                    .collect()
            })
            .collect();
        assert_rows(&rows, expected);
    };
    // Cut after a: a predicts b and, fading, c. Cut after b: b and, fading, a predict c.
    close(
        &gram.square,
        &[&[(0, 1.0 + e * e), (1, e)], &[(0, e), (1, 1.0)], &[]],
    );
    close(&gram.target, &[&[(1, 1.0), (2, 2.0 * e)], &[(2, 1.0)], &[]]);
    // [2 + e², e; e, 2] x = [1; 0] for b, and = [2e; 1] for c.
    let determinant = (2.0 + e * e) * 2.0 - e * e;
    let rows = slist(&gram, 1.0).unwrap();
    let c = (
        (2.0 * e * 2.0 - e) / determinant,
        ((2.0 + e * e) - 2.0 * e * e) / determinant,
    );
    assert_rows(
        &rows,
        &[&[(1, 2.0 / determinant), (2, c.0)], &[(2, c.1)], &[]],
    );
    let how = Sparse {
        predictors: 10,
        ridge: 1.0,
        repeats: true,
    };
    let alone = sparse(&gram, &how, 1);
    // c is predicted from all that came before it, so both agree.
    assert!((alone[0][1].1 - rows[0][1].1).abs() < 1e-5);
}

#[test]
fn popularity_halves_with_each_half_life_and_is_one_at_most() {
    let log = log(&["a b", "b", "b"]);
    assert_eq!(popularity(&log, f64::INFINITY), [1.0 / 3.0, 1.0]);
    // The sessions are 2, 1 and 0 old: b has 1/4 + 1/2 + 1.
    assert_eq!(popularity(&log, 1.0), [0.25 / 1.75, 1.0]);
    assert_eq!(clicks(&log), [1, 3]);
}

proptest! {
    #[test]
    fn any_number_of_threads_learns_the_same(lines in proptest::collection::vec("[a-f]( [a-f]){0,8}", 1..40)) {
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let log = log(&lines);
        let postings = postings(&log);
        let learn = |threads| {
            let gram = Gram::of(&postings, &Linear { whole: 0.2, decay: 1.0 }, threads);
            let how = Sparse { predictors: 3, ridge: 1.0, repeats: true };
            (
                rules(&postings, &Rules { reach: 5, repeats: true }, threads),
                cosine(&postings, &Cosine { shrinkage: 1.0, reach: 2.0, damping: 0.5 }, threads),
                sparse(&gram, &how, threads),
            )
        };
        prop_assert_eq!(learn(1), learn(3));
    }

    #[test]
    fn truncation_keeps_the_strongest_links_sorted_by_item(
        row in proptest::collection::btree_map(0_u32..50, 0_u8..9, 0..30),
        count in 0_usize..12,
    ) {
        let row: Vec<(u32, f32)> = row.into_iter().map(|(item, weight)| (item, f32::from(weight))).collect();
        let mut rows = vec![row.clone()];
        truncate(&mut rows, count);
        let kept = &rows[0];
        let positive = row.iter().filter(|(_, weight)| *weight > 0.0).count();
        prop_assert_eq!(kept.len(), positive.min(count));
        prop_assert!(kept.is_sorted_by_key(|(item, _)| *item));
        let weakest = kept.iter().map(|(_, weight)| *weight).fold(f32::INFINITY, f32::min);
        let left_out = row.iter().filter(|link| !kept.contains(link));
        for (_, weight) in left_out {
            prop_assert!(*weight <= weakest || count == 0);
        }
    }
}
