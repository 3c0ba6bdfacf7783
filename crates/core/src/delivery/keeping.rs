//! What is stored, so that it outlives the page.

use std::rc::Rc;

use super::leaving::items_of;
use super::queue::{Item, Queue};
use super::{Change, Loss, Record, RecordText, Standing};
use crate::destination::Host;
use crate::time::Instant;

impl Queue {
    /// At most this many events are stored in one record: so few are written again when some of them have arrived.
    pub const LARGEST_RECORD: usize = 100;

    /// Says whether events are stored from now on. Where nothing is, memory holds nothing for it.
    pub fn set_keeping(&mut self, keeps: bool) {
        self.keeps = keeps;
    }

    /// Puts what was added since into records of these keys, which must follow those of before.
    pub fn keep(&mut self, new_key: &mut dyn FnMut() -> String) {
        let most = self.limits.events.clamp(1, Self::LARGEST_RECORD);
        if !self.keeps {
            return;
        }
        let added = self
            .marks
            .iter()
            .rev()
            .take_while(|mark| mark.key.is_none())
            .count();
        let first = self.marks.len() - added;
        let mut key: Rc<str> = "".into();
        for place in 0..added {
            if place % most == 0 {
                key = new_key().into();
                self.touch(Some(key.clone()));
            }
            if let Some(mark) = self.marks.get_mut(first + place) {
                mark.key = Some(key.clone());
            }
        }
    }

    /// What is to be done to the store since this was asked for the last time, all of it or nothing.
    pub fn take_changes(&mut self, host: &dyn Host) -> Vec<Change> {
        let mut dirty = std::mem::take(&mut self.dirty);
        dirty.sort_unstable();
        dirty.dedup();
        let mut found: Vec<(RecordText, Standing)> = Vec::new();
        found.resize_with(dirty.len(), Default::default);
        // Events of one record follow each other: most have the key of the one before.
        let mut last: Option<(&Rc<str>, Option<usize>)> = None;
        let mut place_of = |key| match last {
            Some((known, place)) if Rc::ptr_eq(known, key) => place,
            _ => {
                let place = dirty.binary_search(key).ok();
                last = Some((key, place));
                place
            }
        };
        let handed = self.handed.iter().flat_map(|batch| {
            let items = batch.items.iter();
            items.map(|(event, mark)| (event, mark, batch.standing))
        });
        let waiting = self.events.iter().zip(&self.marks).map(|(event, mark)| {
            let standing = if mark.doubtful {
                Standing::Doubtful
            } else {
                Standing::Waiting
            };
            (event, mark, standing)
        });
        for (event, mark, standing) in handed.chain(waiting) {
            if let Some(key) = &mark.key
                && let Some(record) = place_of(key).and_then(|place| found.get_mut(place))
            {
                record.0.add(event, host);
                if standing != Standing::Waiting {
                    record.1 = standing;
                }
            }
        }
        let changes = dirty.iter().zip(found).map(|(key, (text, standing))| {
            let key = String::from(&**key);
            match text.finish() {
                None => Change::Delete { key },
                Some(text) => Change::Put {
                    key,
                    text,
                    standing,
                },
            }
        });
        changes.collect()
    }

    /// The keys of events that wait and are stored, or are being stored.
    pub fn knows(&self, key: &str) -> bool {
        let is_it = |other: &Option<Rc<str>>| other.as_deref() == Some(key);
        self.marks.iter().any(|mark| is_it(&mark.key))
            || self.unsure.iter().any(|record| record.key == key)
            || self
                .handed
                .iter()
                .flat_map(|batch| &batch.items)
                .any(|(_, mark)| is_it(&mark.key))
    }

    /// Takes up what is stored: this page delivers it from now on. Records that are known already are left aside.
    /// Returns how many events were given up because there is no room.
    pub fn load(&mut self, records: Vec<Record>, now: Instant) -> u32 {
        let before = self.tally.given_up();
        let mut unreadable = 0;
        let own = self.split_front(self.sent, usize::MAX - self.sent);
        let mut loaded: Vec<Item> = Vec::new();
        for record in records {
            if record.events.is_empty() || self.knows(&record.key) || knows(&own, &record.key) {
                // What cannot be read is of no use to anybody.
                if record.events.is_empty() {
                    self.touch(Some(record.key.as_str().into()));
                    unreadable += 1;
                }
                continue;
            }
            self.bytes += record.bytes;
            if record.standing == Standing::Handed {
                self.unsure.push(record);
            } else {
                loaded.extend(items_of(record));
            }
        }
        self.merge(own, loaded, now);
        self.make_room();
        let lost = self.tally.given_up() - before;
        (0..unreadable).for_each(|_| self.tally.lose(Loss::Unreadable));
        lost
    }

    /// Leaves what is stored to the page that delivers for all: of these records, or of all of them.
    pub fn release(&mut self, keys: Option<&[String]>) {
        let items = self.split_front(self.sent, usize::MAX - self.sent);
        // The reply to what is on its way decides on its record, and would remove what is not held here any more.
        let held = self.marks.back().and_then(|mark| mark.key.clone());
        for (event, mark) in items {
            let stored = mark
                .key
                .as_deref()
                .is_some_and(|key| keys.is_none_or(|keys| keys.iter().any(|other| other == key)));
            if stored && mark.key != held {
                self.bytes = self.bytes.saturating_sub(mark.bytes);
            } else {
                self.events.push_back(event);
                self.marks.push_back(mark);
            }
        }
        if keys.is_none() {
            for record in std::mem::take(&mut self.unsure) {
                self.bytes = self.bytes.saturating_sub(record.bytes);
            }
        }
        if self.events.is_empty() {
            self.since = None;
        }
    }

    /// In the order of their keys; what has none is the newest.
    fn merge(&mut self, own: Vec<Item>, loaded: Vec<Item>, now: Instant) {
        if !loaded.is_empty() {
            self.since.get_or_insert(now);
            self.repeat = self.repeat.take().filter(|_| self.sent > 0);
        }
        let mut loaded = loaded.into_iter().peekable();
        for item in own {
            while let Some((event, mark)) = loaded.next_if(|(_, mark)| match &item.1.key {
                Some(key) => mark.key.as_ref() < Some(key),
                None => true,
            }) {
                self.events.push_back(event);
                self.marks.push_back(mark);
            }
            self.events.push_back(item.0);
            self.marks.push_back(item.1);
        }
        for (event, mark) in loaded {
            self.events.push_back(event);
            self.marks.push_back(mark);
        }
    }
}

fn knows(items: &[Item], key: &str) -> bool {
    items
        .iter()
        .any(|(_, mark)| mark.key.as_deref() == Some(key))
}
