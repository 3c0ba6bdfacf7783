use proptest::prelude::*;

use super::*;
use crate::dataset::{Test, UNKNOWN};

fn test(items: &[u32]) -> Test {
    Test {
        items: items.to_vec(),
        times: (10..).take(items.len()).collect(),
        first: 1,
    }
}

#[test]
fn the_public_protocol_asks_for_every_next_click_and_the_storefront_for_new_items_only() {
    let tests = [test(&[0, 0, 1, 0, UNKNOWN])];
    let told = |protocol| -> Vec<(Vec<u32>, i64, u32, Vec<u32>)> {
        let asked = questions(&tests, protocol).into_iter();
        asked
            .map(|question| {
                (
                    question.items,
                    question.now,
                    question.label,
                    question.excluded,
                )
            })
            .collect()
    };
    assert_eq!(
        told(Protocol::Public),
        [
            (vec![0], 10, 0, vec![]),
            (vec![0, 0], 11, 1, vec![]),
            (vec![0, 0, 1], 12, 0, vec![]),
            (vec![0, 0, 1, 0], 13, UNKNOWN, vec![]),
        ]
    );
    assert_eq!(
        told(Protocol::Storefront),
        [
            (vec![0], 11, 1, vec![0]),
            (vec![0, 1, 0], 13, UNKNOWN, vec![0, 1])
        ]
    );
}

#[test]
fn measures_are_what_they_are_by_hand() {
    let tests = [test(&[0, 1, 2]), test(&[3, 0])];
    let questions = questions(&tests, Protocol::Public);
    // Found at 1, at 6, and not at all.
    let answers = [vec![1, 3], vec![0, 1, 3, 4, 5, 2], vec![1]];
    let outcome = Outcome::of(&questions, &answers, &[4, 2, 1, 1, 0, 0, 0, 0]);
    let at = |cut| {
        let summary = outcome.at(cut);
        (summary.hit_rate.value, summary.reciprocal_rank.value)
    };
    assert_eq!(at(5), (1.0 / 3.0, 1.0 / 3.0));
    let sum = 1.0 + 1.0 / 6.0;
    assert_eq!(at(10), (2.0 / 3.0, sum / 3.0));
    assert_eq!(at(20), at(10));
    assert_eq!(outcome.coverage(), 6.0 / 8.0);
    // Items by popularity: 2 1 | 4 2 1 0 0 1 | 2, of at most 4.
    assert_eq!(outcome.popularity(), 13.0 / 4.0 / 9.0);
    assert!(outcome.at(20).hit_rate.error > 0.0);
}

#[test]
fn a_measure_that_is_the_same_in_every_session_has_no_error() {
    let tests = [test(&[0, 1]), test(&[0, 1]), test(&[0, 1])];
    let questions = questions(&tests, Protocol::Public);
    let outcome = Outcome::of(&questions, &[vec![1], vec![1], vec![1]], &[1, 1]);
    let hit_rate = outcome.at(5).hit_rate;
    assert_eq!((hit_rate.value, hit_rate.error), (1.0, 0.0));
}

proptest! {
    #[test]
    fn a_prediction_is_told_nothing_of_the_label_or_what_came_after(
        items in proptest::collection::vec(0_u32..5, 2..12),
        later in proptest::collection::vec(5_u32..9, 0..12),
        place in 1_usize..11,
    ) {
        let place = place.min(items.len() - 1);
        let mut other = items.clone();
        other.splice(place.., std::iter::once(9).chain(later));
        for protocol in Protocol::ALL {
            let upto = |items: &[u32]| {
                let test = Test { first: place, ..test(items) };
                questions(&[test], protocol).into_iter().next()
            };
            let (one, two) = (upto(&items[..=place]), upto(&other));
            let Some(two) = two else {
                prop_assert!(false, "a new item is always asked for");
                return Ok(());
            };
            prop_assert_eq!(two.label, 9);
            if let Some(one) = one {
                prop_assert_eq!((one.items, one.now, one.excluded), (two.items, two.now, two.excluded));
            }
        }
    }
}
