//! What is handed to the browser as the page ends: its replies are rarely heard of.

use super::queue::{Handed, Item, Mark, Queue};
use super::{Record, Standing};
use crate::event::Event;
use crate::text::concat;
use crate::time::Instant;
use std::collections::VecDeque;
use std::rc::Rc;

impl Queue {
    /// The page ends, or may: what is on its way and outlives the page counts as handed over. What does not is to be
    /// handed over again if it is not stored; if it is, the next page sends it.
    pub fn leave(&mut self, ends: bool, new_key: &mut dyn FnMut() -> String) {
        if self.sent == 0 || !ends {
            return;
        }
        if self.lasting {
            let sent = std::mem::take(&mut self.sent);
            self.hand_over(self.on_way, 0, sent, new_key);
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

    /// How many of the first that wait a page before has handed over. Until this page hears that the destination is well,
    /// they are not handed over again: a visitor who goes quickly from page to page would send them with each.
    pub(super) fn doubtful(&self) -> usize {
        if self.is_well {
            return 0;
        }
        let waiting = self.marks.iter().skip(self.sent);
        waiting.take_while(|mark| mark.doubtful).count()
    }

    /// Up to so many events that wait, are not on their way and may be handed to the browser.
    pub fn waiting_events(&mut self, most: usize) -> &[Event] {
        let from = (self.sent + self.doubtful()).min(self.events.len());
        let end = (from + most).min(self.events.len());
        self.events
            .make_contiguous()
            .get(from..end)
            .unwrap_or_default()
    }

    /// Whether what waits first is stored: then nothing is lost by not sending it now.
    pub fn is_stored(&self) -> bool {
        self.marks
            .iter()
            .skip(self.sent)
            .all(|mark| mark.key.is_some())
    }

    /// Notes that so many of the [waiting events](Self::waiting_events) were handed to the browser. Returns the token of
    /// that; [`settle`](Self::settle) follows if the page lives. If it does not, nobody hears of the reply: the next page
    /// sends them again to a destination that drops repeats; where they would count twice, it takes them for arrived
    /// as soon as the destination accepts something.
    pub fn hand(&mut self, events: usize, new_key: &mut dyn FnMut() -> String) -> u32 {
        let token = self.next_token();
        self.hand_over(token, self.sent + self.doubtful(), events, new_key);
        token
    }

    /// Those that share a record with others leave it to them: what a page that was left holds under a key is never more
    /// than what was stored there first, so that neither it nor the next page removes what is not its own.
    fn hand_over(
        &mut self,
        token: u32,
        from: usize,
        events: usize,
        new_key: &mut dyn FnMut() -> String,
    ) {
        let key_at = |marks: &VecDeque<Mark>, place: Option<usize>| {
            place.and_then(|place| marks.get(place)?.key.clone())
        };
        let before = key_at(&self.marks, from.checked_sub(1));
        let mut items = self.split_front(from, events);
        let after = key_at(&self.marks, Some(from));
        let first = items.first().and_then(|(_, mark)| mark.key.clone());
        let last = items.last().and_then(|(_, mark)| mark.key.clone());
        if let Some(cut) = first.filter(|key| before.as_ref() == Some(key)) {
            let part = part_of(&cut, new_key);
            rename(items.iter_mut().map(|(_, mark)| mark), &cut, &part);
            self.touch(Some(cut));
        }
        if let Some(cut) = last.filter(|key| after.as_ref() == Some(key)) {
            let part = part_of(&cut, new_key);
            rename(self.marks.iter_mut().skip(from), &cut, &part);
            self.touch(Some(cut));
            self.touch(Some(part));
        }
        for (_, mark) in &mut items {
            mark.doubtful = false;
            self.touch(mark.key.clone());
        }
        // That the destination was well before says nothing of what it answers to this.
        let standing = if self.drops_repeats {
            Standing::Doubtful
        } else {
            Standing::Handed
        };
        self.handed.push(Handed {
            token,
            standing,
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
    let doubtful = record.standing == Standing::Doubtful;
    let (share, mut rest) = (record.bytes / count, record.bytes % count);
    let items = record.events.into_iter().map(|event| {
        let bytes = share + std::mem::take(&mut rest);
        (
            event,
            Mark {
                bytes,
                tries: 0,
                first: None,
                doubtful,
                key: Some(key.clone()),
            },
        )
    });
    items.collect()
}

/// The key of a part of a record, which sorts behind what is left of it.
fn part_of(key: &str, new_key: &mut dyn FnMut() -> String) -> Rc<str> {
    let whole = key.split(PART).next().unwrap_or_default();
    concat(&[whole, PART, &new_key()]).into()
}

/// What stands between the key of a record and what tells its parts apart.
const PART: &str = "~";

fn rename<'m>(marks: impl Iterator<Item = &'m mut Mark>, from: &str, to: &Rc<str>) {
    for mark in marks.filter(|mark| mark.key.as_deref() == Some(from)) {
        mark.key = Some(to.clone());
    }
}
