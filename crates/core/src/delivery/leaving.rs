//! What is handed to the browser as the page ends: its replies are rarely heard of.

use super::Record;
use super::queue::{Handed, Item, Mark, Queue};
use crate::event::Event;
use crate::time::Instant;
use std::rc::Rc;

impl Queue {
    /// The page ends, or may: what is on its way and outlives the page counts as handed over. What does not is to be
    /// handed over again if it is not stored; if it is, the next page sends it.
    pub fn leave(&mut self, ends: bool) {
        if self.sent == 0 || !ends {
            return;
        }
        if self.lasting {
            let sent = std::mem::take(&mut self.sent);
            self.hand_over(self.on_way, 0, sent);
        } else if self
            .marks
            .iter()
            .take(self.sent)
            .any(|mark| mark.key.is_none())
        {
            // Its reply says nothing any more.
            self.sent = 0;
        }
        self.repeat = None;
    }

    /// Up to so many events that wait and are not on their way.
    pub fn waiting_events(&mut self, most: usize) -> &[Event] {
        let sent = self.sent.min(self.events.len());
        let end = (sent + most).min(self.events.len());
        self.events
            .make_contiguous()
            .get(sent..end)
            .unwrap_or_default()
    }

    /// Whether what waits first is stored: then nothing is lost by not sending it now.
    pub fn is_stored(&self) -> bool {
        self.marks
            .iter()
            .skip(self.sent)
            .all(|mark| mark.key.is_some())
    }

    /// Notes that so many of the events that wait were handed to the browser. The store is told so only if the destination
    /// has accepted what was sent to it last: what was refused by one that fails is heard of by nobody. Returns the token of that;
    /// [`settle`](Self::settle) follows if the page lives.
    pub fn hand(&mut self, events: usize) -> u32 {
        let token = self.next_token();
        self.hand_over(token, self.sent, events);
        token
    }

    /// They become one record of their own, under the key of the first: so they keep their place in the order.
    fn hand_over(&mut self, token: u32, from: usize, events: usize) {
        let mut items = self.split_front(from, events);
        let before = from.checked_sub(1).and_then(|place| self.marks.get(place));
        let cut_off = before.and_then(|mark| mark.key.clone());
        let key = items.iter().find_map(|(_, mark)| mark.key.clone());
        // What shares its record with events that are on their way leaves it to them.
        let key = if key.is_some() && key == cut_off {
            key.map(|key| [&key, "~"].concat().into())
        } else {
            key
        };
        if let Some(last) = items.last().and_then(|(_, mark)| mark.key.clone()) {
            // And so does what is left of the last record.
            let rest: Rc<str> = [&last, "~~"].concat().into();
            let left = self.marks.iter_mut().skip(from);
            let mut is_cut = false;
            for mark in left.take_while(|mark| mark.key.as_ref() == Some(&last)) {
                mark.key = Some(rest.clone());
                is_cut = true;
            }
            self.touch(Some(rest).filter(|_| is_cut));
        }
        for (_, mark) in &mut items {
            self.touch(mark.key.take());
            mark.key = key.clone();
        }
        self.touch(key);
        self.handed.push(Handed {
            token,
            trusted: self.is_well,
            items,
        });
    }

    /// What an earlier page handed over has arrived, if what this page sends does; and if it does not, it is sent again.
    pub(super) fn judge_handed(&mut self, accepted: bool, answered: bool, now: Instant) {
        if self.unsure.is_empty() || !(accepted || !answered || self.failures > 0) {
            return;
        }
        for record in std::mem::take(&mut self.unsure).into_iter().rev() {
            self.touch(Some(record.key.as_str().into()));
            if accepted {
                self.bytes = self.bytes.saturating_sub(record.bytes);
                self.tally.send(record.events.len());
            } else {
                self.put_back(items_of(record), now);
            }
        }
    }
}

/// The events of a record, ready to wait.
pub(super) fn items_of(record: Record) -> Vec<Item> {
    let count = record.events.len().max(1);
    let key: Rc<str> = record.key.as_str().into();
    let (share, mut rest) = (record.bytes / count, record.bytes % count);
    let items = record.events.into_iter().map(|event| {
        let bytes = share + std::mem::take(&mut rest);
        (
            event,
            Mark {
                bytes,
                tries: 0,
                first: None,
                key: Some(key.clone()),
                text: None,
            },
        )
    });
    items.collect()
}
