use proptest::prelude::*;
use xxhash_rust::xxh32::xxh32;

use crate::catalog::Catalog;
use crate::money::Currency;
use crate::read::Reader;
use crate::value::{Value, object};

use super::toy::{DAY, even, links, session, sessions};
use crate::recommend::index::{Index, IndexError, Parts, Purpose, Repeats, write};
use crate::recommend::{ItemNo, Query, Scores};

/// Every part, each with something in it.
fn full() -> Parts {
    Parts {
        sessions: sessions(even()).sessions,
        popularity: vec![1.0, 0.5, 0.25, 0.0, 0.125],
        repeats: Repeats {
            last: -9.0,
            earlier: 0.0,
        },
        ..links(
            2.0,
            [&[(1, 1.0), (4, -0.5)], &[], &[(0, 2.0)], &[], &[(4, 0.1)]],
        )
    }
}

/// The checksum that the bytes should have; most changes are found by what they say, not only by that.
fn seal(bytes: &mut [u8]) {
    if let Some((head, rest)) = bytes.split_at_mut_checked(12) {
        head[8..].copy_from_slice(&xxh32(rest, 0).to_le_bytes());
    }
}

/// Opens bytes and asks everything that can be asked.
fn use_all(bytes: Vec<u8>) -> Result<(), IndexError> {
    let index = Index::open(bytes)?;
    let mut scores = Scores::new(index.len());
    for item in 0..index.len() as ItemNo + 1 {
        let id = index.id(item);
        assert_eq!(
            id.as_deref().and_then(|id| index.find(id)),
            id.as_ref().map(|_| item)
        );
        assert!((0.0..=1.0).contains(&index.popularity(item)));
    }
    for purpose in [Purpose::Next, Purpose::Together, Purpose::Similar] {
        for now in [i64::MIN, 0, 9 * DAY, i64::MAX] {
            let items: Vec<ItemNo> = (0..index.len() as ItemNo + 2).collect();
            index.score(purpose, &Query { items: &items, now }, &mut scores);
            assert!(scores.top(3, |_| true).len() <= 3);
            scores.clear();
        }
    }
    Ok(())
}

#[test]
fn what_was_written_is_found_again() {
    let parts = full();
    let index = Index::open(write(&parts)).unwrap();
    assert_eq!((index.len(), index.learned_at()), (5, 10 * DAY));
    for (number, id) in parts.ids.iter().enumerate() {
        assert_eq!(index.find(id), Some(number as ItemNo));
        assert_eq!(index.id(number as ItemNo).as_ref(), Some(id));
        assert_eq!(index.popularity(number as ItemNo), parts.popularity[number]);
    }
    for unknown in ["", "A", "aa", "bb", "f"] {
        assert_eq!(index.find(unknown), None);
    }
    assert_eq!(index.id(5), None);
    assert!(index.serves(Purpose::Next) && !index.serves(Purpose::Together));
    use_all(write(&parts)).unwrap();
}

#[test]
fn a_part_that_a_later_writer_added_is_skipped() {
    let mut bytes = write(&full());
    let count = u32::from_le_bytes(bytes[20..24].try_into().unwrap());
    bytes[20..24].copy_from_slice(&(count + 1).to_le_bytes());
    let table_end = 24 + 8 * count as usize;
    bytes.splice(table_end..table_end, [99, 0, 0, 0, 3, 0, 0, 0]);
    bytes.extend([1, 2, 3]);
    seal(&mut bytes);
    use_all(bytes).unwrap();
}

#[test]
fn an_index_that_was_cut_is_refused_wherever() {
    let bytes = write(&full());
    for length in 0..bytes.len() {
        let cut = bytes[..length].to_vec();
        Index::open(cut.clone()).unwrap_err();
        let mut sealed = cut;
        seal(&mut sealed);
        Index::open(sealed).unwrap_err();
    }
}

#[test]
fn a_changed_byte_is_noticed() {
    let bytes = write(&full());
    for place in 0..bytes.len() {
        for bit in 0..8 {
            let mut changed = bytes.clone();
            changed[place] ^= 1 << bit;
            Index::open(changed).unwrap_err();
        }
    }
}

#[test]
fn parts_that_break_the_rules_are_refused_with_the_reason() {
    let ids = |ids: &[&str]| Parts {
        ids: ids.iter().map(|id| id.to_string()).collect(),
        ..Parts::default()
    };
    let mut late = sessions(even());
    late.sessions
        .as_mut()
        .unwrap()
        .sessions
        .push(session(0, &[1, 9]));
    for (parts, message) in [
        (
            ids(&["b", "a"]),
            "the index's ids: found ids out of order, expected sorted ids, each once",
        ),
        (
            ids(&["a", "a"]),
            "the index's ids: found ids out of order, expected sorted ids, each once",
        ),
        (
            late,
            "the index's sessions: found an item past the list of ids, expected an item of the index",
        ),
        (
            links(0.0, [&[(7, 1.0)], &[], &[], &[], &[]]),
            "the index's links: found links out of order, expected items of the index, each once",
        ),
        (
            links(-1.0, [&[], &[], &[], &[], &[]]),
            "the index's links: found a share out of range, expected a number from 0 to 1",
        ),
    ] {
        assert_eq!(Index::open(write(&parts)).unwrap_err().message(), message);
    }
}

proptest! {
    #[test]
    fn ids_of_any_text_are_found(ids in prop::collection::btree_set(".{0,40}|[a-c]{0,6}|vendor-[ab]{12}", 0..100), other in ".{0,6}|[a-c]{0,6}") {
        let ids: Vec<String> = ids.into_iter().collect();
        let index = Index::open(write(&Parts { ids: ids.clone(), ..Parts::default() })).unwrap();
        for (number, id) in ids.iter().enumerate() {
            prop_assert_eq!(index.find(id), Some(number as ItemNo));
            prop_assert_eq!(index.id(number as ItemNo), Some(id.clone()));
        }
        prop_assert_eq!(index.find(&other).is_some(), ids.contains(&other));
    }

    #[test]
    fn changed_bytes_are_refused_or_harmless(
        changes in prop::collection::vec((12..400_usize, any::<u8>()), 1..4),
    ) {
        let mut bytes = write(&full());
        for (place, byte) in changes {
            if let Some(here) = bytes.get_mut(place) {
                *here = byte;
            }
        }
        seal(&mut bytes);
        // An error is as good as an answer; a panic is not.
        let _ = use_all(bytes);
    }

    #[test]
    fn any_bytes_are_refused_or_harmless(mut bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(Index::open(bytes.clone()).is_err());
        let written = write(&full());
        let head = 24.min(bytes.len());
        bytes[..head].copy_from_slice(&written[..head]);
        seal(&mut bytes);
        let _ = use_all(bytes);
    }
}

proptest! {
    #[test]
    fn a_catalog_finds_the_numbers_that_each_of_its_items_finds(
        known in proptest::collection::btree_set("[a-c0é]{1,6}", 1..60),
        sold in proptest::collection::vec("[a-c0é]{1,6}", 0..60),
    ) {
        let ids: Vec<String> = known.into_iter().collect();
        let index = Index::open(write(&Parts { ids, ..Parts::default() })).unwrap();
        let mut rows: Vec<Value> = Vec::new();
        for id in &sold {
            rows.push(object!([("id", id.as_str().into()), ("title", "T".into()), ("url", "/".into())]));
        }
        let catalog = Catalog::read(&Value::List(rows), Currency::EUR, &mut Reader::new("catalog"));
        let numbers = index.numbers(&catalog);
        prop_assert_eq!(numbers.len(), catalog.items().len());
        for (item, number) in catalog.items().iter().zip(numbers) {
            // Of an id that repeats, the first item is the one that is found.
            let first = catalog.find(&item.id).is_some_and(|found| std::ptr::eq(found, item));
            prop_assert_eq!(number, index.find(item.id.as_str()).filter(|_| first));
        }
    }
}
