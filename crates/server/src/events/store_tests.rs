#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use serde_json::json;
use tempfile::TempDir;

use super::*;

fn event(number: u32, name: &str, session: &str) -> Event {
    let value = json!({
        "id": format!("018f6d7c-1234-7abc-8def-{number:012}"), "name": name, "time": "2026-03-01T10:00:00Z", "seq": number,
        "anonymousId": "a1", "sessionId": session, "properties": {"number": number}, "context": {}
    });
    Event::parse(0, value).unwrap()
}

fn open(directory: &TempDir) -> Store {
    Store::open(&directory.path().join("deep/events.sqlite")).unwrap()
}

fn numbers(events: &[StoredEvent]) -> Vec<u64> {
    events.iter().map(|event| event.seq).collect()
}

#[tokio::test]
async fn an_event_that_comes_again_is_counted_and_stored_once() {
    let directory = TempDir::new().unwrap();
    let store = open(&directory);
    let now = Timestamp::UNIX_EPOCH;
    let first = store
        .insert(
            vec![event(1, "A", "s"), event(2, "A", "s"), event(1, "A", "s")],
            now,
        )
        .await
        .unwrap();
    assert_eq!(
        first,
        Inserted {
            accepted: 2,
            duplicates: 1
        }
    );
    let again = store
        .insert(vec![event(2, "A", "s"), event(3, "A", "s")], now)
        .await
        .unwrap();
    assert_eq!(
        again,
        Inserted {
            accepted: 1,
            duplicates: 1
        }
    );
    let events = store.list(Filter::default(), 100).await.unwrap();
    assert_eq!(numbers(&events), [1, 2, 3]);
    assert_eq!(
        events.iter().map(|event| event.arrival).collect::<Vec<_>>(),
        [1, 2, 3]
    );
    assert_eq!(
        events.first().map(|event| event.received_at.as_str()),
        Some("1970-01-01T00:00:00.000Z")
    );
}

#[tokio::test]
async fn what_was_stored_is_there_when_the_database_is_opened_again() {
    let directory = TempDir::new().unwrap();
    open(&directory)
        .insert(vec![event(1, "A", "s")], Timestamp::UNIX_EPOCH)
        .await
        .unwrap();
    let store = open(&directory);
    assert_eq!(
        store
            .insert(vec![event(1, "A", "s")], Timestamp::UNIX_EPOCH)
            .await
            .unwrap()
            .duplicates,
        1
    );
    assert_eq!(store.count(Filter::default()).await.unwrap(), 1);
}

#[tokio::test]
async fn a_filter_finds_by_name_session_and_place() {
    let directory = TempDir::new().unwrap();
    let store = open(&directory);
    let events = vec![
        event(1, "A", "s"),
        event(2, "B", "s"),
        event(3, "A", "t"),
        event(4, "A", "s"),
    ];
    store.insert(events, Timestamp::UNIX_EPOCH).await.unwrap();
    let name = Some("A".to_owned());
    let session = Some("s".to_owned());
    for (filter, listed, counted) in [
        (
            Filter {
                name: name.clone(),
                ..Filter::default()
            },
            vec![1, 3, 4],
            3,
        ),
        (
            Filter {
                session: session.clone(),
                ..Filter::default()
            },
            vec![1, 2, 4],
            3,
        ),
        (
            Filter {
                name: name.clone(),
                session: session.clone(),
                after: Some(1),
            },
            vec![4],
            2,
        ),
        (
            Filter {
                after: Some(9),
                ..Filter::default()
            },
            vec![],
            4,
        ),
    ] {
        assert_eq!(
            numbers(&store.list(filter.clone(), 100).await.unwrap()),
            listed,
            "{filter:?}"
        );
        assert_eq!(store.count(filter).await.unwrap(), counted);
    }
    assert_eq!(
        numbers(&store.newest(Filter::default(), 2).await.unwrap()),
        [4, 3]
    );
    assert_eq!(
        store.names().await.unwrap(),
        [("A".to_owned(), 3), ("B".to_owned(), 1)]
    );
}

#[tokio::test]
async fn batches_sent_at_once_are_all_stored() {
    let directory = TempDir::new().unwrap();
    let store = open(&directory);
    let tasks: Vec<_> = (0..40)
        .map(|batch| {
            let store = store.clone();
            let events = (0..25)
                .map(|number| event(batch * 25 + number, "A", "s"))
                .collect();
            tokio::spawn(async move { store.insert(events, Timestamp::UNIX_EPOCH).await })
        })
        .collect();
    for task in tasks {
        assert_eq!(task.await.unwrap().unwrap().accepted, 25);
    }
    assert_eq!(store.count(Filter::default()).await.unwrap(), 1000);
}

#[test]
fn a_database_of_a_newer_server_is_refused() {
    let directory = TempDir::new().unwrap();
    let path = directory.path().join("events.sqlite");
    Connection::open(&path)
        .unwrap()
        .pragma_update(None, "user_version", 99)
        .unwrap();
    let message = Store::open(&path).unwrap_err().to_string();
    assert_eq!(
        message,
        "the event database has version 99, expected at most 1: a newer awning-server has written it"
    );
}
