//! What a page saves as it ends, in local storage: what its store is being told and does not have for sure. The next page
//! takes it up. And what replies have taught, for the next page to begin with.

use std::rc::Rc;

use awning_core::delivery::{Change, Known, Record, Standing, read_events};
use awning_core::text::has_part;
use awning_core::time::Instant;
use awning_core::value::Value;

use super::keeping::SEPARATOR;
use super::state::Delivery;
use crate::browser::storage::{self, Slot};
use crate::browser::{clock, json};

/// So many bytes are saved at most, of all pages: the shop has need of local storage, too.
const SAVED_BYTES: usize = 256 * 1024;

/// And so many records.
const MOST_SAVED: usize = 200;

/// Longer is no key of ours.
const LONGEST_KEY: usize = 4096;

impl Delivery {
    /// The page ends: what its store does not have for sure is put where it can be put at once, for the next page.
    pub(super) fn save_writing(&self) {
        if self.outbox.sealed() {
            // Encrypting takes longer than the page has.
            return;
        }
        let mut rows = saved();
        let known: usize = rows.iter().map(bytes_of).sum();
        let mut room = SAVED_BYTES.saturating_sub(known);
        let mut own: Vec<Change> = Vec::new();
        // The newest first, up to the first that has no room: what is removed is removed only if what it was moved to is saved.
        let writing = self.writing.borrow();
        let changes = writing
            .iter()
            .rev()
            .flat_map(|(_, changes)| changes.iter().rev());
        for change in changes {
            if own.iter().any(|newer| key_of(newer) == key_of(change)) {
                continue;
            }
            let bytes = bytes_of(change);
            if bytes > room || rows.len() + own.len() >= MOST_SAVED {
                break;
            }
            room -= bytes;
            own.push(change.clone());
        }
        if !own.is_empty() {
            rows.extend(own.into_iter().rev());
            keep(&rows);
            self.settled.borrow_mut().get_or_insert_default();
        }
    }

    /// Takes up what a page that ended has saved so.
    pub(super) async fn take_saved(self: Rc<Self>) {
        let before = storage::get(Slot::Queue);
        let mut rows = read(&before);
        if rows.is_empty() {
            return;
        }
        // A page that comes back may have heard of what it saved.
        let settled = self.settled.take().unwrap_or_default();
        rows.retain(|row| !settled.iter().any(|key| key == key_of(row)));
        let written = self.outbox.write(rows).await;
        // Not before it is stored: this page may end, too. Another may have saved something meanwhile.
        if written.is_ok() && storage::get(Slot::Queue) == before {
            storage::remove(Slot::Queue);
        }
    }

    /// The same where there is no store: it stays saved until it has arrived.
    pub(super) fn load_saved(&self) {
        let rows = saved();
        for outlet in &self.outlets {
            let mut records = Vec::new();
            for row in &rows {
                if let Change::Put {
                    key,
                    text,
                    standing,
                } = row
                    && let Some(own) = own_key(&outlet.name, key)
                {
                    let events = read_events(&json::parse(text).unwrap_or_default());
                    records.push(Record {
                        key: own.to_owned(),
                        events,
                        bytes: text.len(),
                        standing: *standing,
                    });
                }
            }
            if let Ok(mut queue) = outlet.queue.try_borrow_mut() {
                let lost = queue.load(records, clock::now());
                drop(queue);
                self.say_given_up(outlet, "has not answered for long", lost);
            }
        }
    }

    /// Forgets of what was saved what has been settled meanwhile, where there is no store.
    pub(super) fn prune_saved(&self) {
        if !self.refused.get() {
            return;
        }
        let mut rows = saved();
        let before = rows.len();
        rows.retain(|row| {
            let outlets = &mut self.outlets.iter();
            outlets.all(|outlet| {
                own_key(&outlet.name, key_of(row)).is_none_or(|own| {
                    let queue = outlet.queue.try_borrow();
                    queue.is_ok_and(|queue| queue.knows(own))
                })
            })
        });
        if rows.is_empty() {
            storage::remove(Slot::Queue);
        } else if rows.len() < before {
            keep(&rows);
        }
    }

    /// Begins with what replies have taught the pages before.
    pub(super) fn recall(&self) {
        let known = Known::from_value(&storage::get(Slot::Delivery));
        self.skew.set(known.skew(clock::now()));
    }

    /// Notes what a reply teaches, for the next page.
    pub(super) fn learn(&self, note: impl Fn(&mut Known, Instant) -> bool) {
        if !self.shares.get() {
            return;
        }
        // Other tabs learn, too.
        let mut known = Known::from_value(&storage::get(Slot::Delivery));
        if note(&mut known, clock::now()) {
            storage::set(Slot::Delivery, &known.to_value());
        }
    }
}

fn saved() -> Vec<Change> {
    read(&storage::get(Slot::Queue))
}

/// As it was saved: a key alone, or with a text and a code. Anybody may have written there.
fn read(saved: &Value) -> Vec<Change> {
    let rows = saved.as_list().unwrap_or_default().iter().take(MOST_SAVED);
    let changes = rows.filter_map(|row| {
        let (key, rest) = row.as_list()?.split_first()?;
        let key = key.as_text().filter(|key| key.len() <= LONGEST_KEY)?;
        let key = has_part(key, SEPARATOR).then(|| key.to_owned())?;
        match rest {
            [] => Some(Change::Delete { key }),
            [Value::Text(text), Value::Number(code)] => Some(Change::Put {
                key,
                text: text.clone(),
                standing: Standing::of(*code),
            }),
            _ => None,
        }
    });
    changes.collect()
}

fn keep(changes: &[Change]) {
    let rows = changes.iter().map(|change| {
        let row: Vec<Value> = match change {
            Change::Put {
                key,
                text,
                standing,
            } => vec![
                key.as_str().into(),
                text.as_str().into(),
                standing.code().into(),
            ],
            Change::Delete { key } => vec![key.as_str().into()],
        };
        row.into()
    });
    storage::set(Slot::Queue, &Value::List(rows.collect()));
}

fn key_of(change: &Change) -> &str {
    match change {
        Change::Put { key, .. } | Change::Delete { key } => key,
    }
}

fn bytes_of(change: &Change) -> usize {
    let text = match change {
        Change::Put { text, .. } => text.len(),
        Change::Delete { .. } => 0,
    };
    key_of(change).len() + text
}

/// The key in the queue of the destination of that name.
fn own_key<'k>(name: &str, key: &'k str) -> Option<&'k str> {
    key.strip_prefix(name)?.strip_prefix(SEPARATOR)
}
