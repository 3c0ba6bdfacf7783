//! The events that wait for one destination, bounded. At most one request is on its way, so that events keep their order.

use std::collections::VecDeque;
use std::rc::Rc;

use super::{Loss, Record, Standing, Tally};
use crate::destination::Limits;
use crate::event::Event;
use crate::time::{Instant, SECOND};

/// How much may wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// Events.
    pub events: usize,
    /// Bytes, of events as they are stored.
    pub bytes: usize,
}

impl Default for Bounds {
    fn default() -> Self {
        Self {
            events: 20_000,
            bytes: 8 << 20,
        }
    }
}

/// Events that are to be sent now: so many from the first that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ticket {
    /// Which sending this is: what became of it is told by this number.
    pub token: u32,
    /// How many events.
    pub events: usize,
    /// Which try this is, from 1.
    pub attempt: u32,
    /// The same on every try of the same events.
    pub request_id: String,
}

/// What is known of an event that waits.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    /// Its size.
    pub bytes: usize,
    /// How often the destination has answered that it does not take it now.
    pub tries: u32,
    /// When it was sent for the first time without having arrived.
    pub first: Option<Instant>,
    /// Whether a page before has handed it to the browser, and nobody has heard of the reply.
    pub doubtful: bool,
    /// The key of its record, if it is stored or is being stored.
    pub key: Option<Rc<str>>,
}

/// An event that waits, with what is known of it.
pub(super) type Item = (Event, Mark);

/// Events that outlive the page: the browser sends them.
#[derive(Debug)]
pub(super) struct Handed {
    pub token: u32,
    /// What the next page is to think of it.
    pub standing: Standing,
    pub items: Vec<Item>,
}

/// A request that is to be repeated as it was.
#[derive(Clone, Debug)]
pub(super) struct Repeat {
    pub id: String,
    pub events: usize,
    pub attempt: u32,
}

/// The events that wait for one destination.
#[derive(Debug)]
pub struct Queue {
    pub(super) bounds: Bounds,
    pub(super) limits: Limits,
    /// In the order in which they happened.
    pub(super) events: VecDeque<Event>,
    /// One each.
    pub(super) marks: VecDeque<Mark>,
    /// The bytes of all that waits, is on its way, or was handed over.
    pub(super) bytes: usize,
    /// How many at the front are on their way.
    pub(super) sent: usize,
    /// Whether these will arrive even if the page ends.
    pub(super) lasting: bool,
    /// The token of these.
    pub(super) on_way: u32,
    /// The newest token.
    pub(super) token: u32,
    /// The largest batch that has not been too large.
    pub(super) batch: usize,
    /// How many tries have failed since the last that did not.
    pub(super) failures: u32,
    /// Whether the destination has accepted what was sent to it last.
    pub(super) is_well: bool,
    /// Whether the destination drops an event that it has already, by its id.
    pub(super) drops_repeats: bool,
    /// Whether the last try has had no answer at all.
    pub(super) unreachable: bool,
    pub(super) not_before: Instant,
    pub(super) since: Option<Instant>,
    pub(super) repeat: Option<Repeat>,
    pub(super) handed: Vec<Handed>,
    /// What an earlier page handed over; whether it arrived is not known.
    pub(super) unsure: Vec<Record>,
    pub(super) tally: Tally,
    /// Whether events are to be stored.
    pub(super) keeps: bool,
    /// Records that are not as they are stored.
    pub(super) dirty: Vec<Rc<str>>,
}

impl Queue {
    /// How long a lone event waits for company, in milliseconds.
    pub const DELAY: i64 = 2 * SECOND;

    /// An empty one for a destination that takes so much at a time.
    pub fn new(limits: Limits, bounds: Bounds) -> Self {
        Self {
            bounds,
            limits,
            events: VecDeque::new(),
            marks: VecDeque::new(),
            bytes: 0,
            sent: 0,
            lasting: false,
            on_way: 0,
            token: 0,
            batch: limits.events.max(1),
            failures: 0,
            is_well: false,
            drops_repeats: true,
            unreachable: false,
            not_before: Instant::default(),
            since: None,
            repeat: None,
            handed: Vec::new(),
            unsure: Vec::new(),
            tally: Tally::default(),
            keeps: true,
            dirty: Vec::new(),
        }
    }

    /// Takes note of how much the destination takes at a time, where that was not known before.
    pub fn set_limits(&mut self, limits: Limits) {
        self.limits = limits;
        self.batch = limits.events.max(1);
    }

    /// Says whether the destination drops an event that it has already, by its id: if not, nothing is sent again without
    /// a sign that it did not arrive.
    pub fn set_drops_repeats(&mut self, drops_repeats: bool) {
        self.drops_repeats = drops_repeats;
    }

    /// Adds an event of so many [bytes](Event::size). Returns how many were given up for it.
    pub fn push(&mut self, event: Event, bytes: usize, now: Instant) -> u32 {
        let before = self.tally.given_up();
        while self.len() >= self.bounds.events || self.bytes + bytes > self.bounds.bytes {
            if !self.drop_oldest() {
                // What is on its way stays until its reply is there; if that is all, the newest has no room.
                self.tally.lose(Loss::Room);
                return self.tally.given_up() - before;
            }
        }
        self.events.push_back(event);
        self.marks.push_back(Mark {
            bytes,
            tries: 0,
            first: None,
            doubtful: false,
            key: None,
        });
        self.bytes += bytes;
        self.since.get_or_insert(now);
        self.tally.given_up() - before
    }

    /// When the next request may be made; `None` while one is on its way or nothing waits.
    pub fn due(&self) -> Option<Instant> {
        let since = self
            .since
            .filter(|_| self.sent == 0 && !self.events.is_empty())?;
        // What has been handed over before has no hurry: this page may be left as soon as the one before.
        let fresh = self.events.len() - self.doubtful();
        let full = fresh >= self.batch || fresh > 0 && self.bytes >= self.limits.bytes;
        let ready = if full || self.failures > 0 {
            since
        } else {
            since.plus(Self::DELAY)
        };
        Some(ready.max(self.not_before))
    }

    /// What to send now: nothing while a request is on its way, or if none is due and there is no `hurry`.
    /// [`settle`](Self::settle) must follow.
    pub fn take(
        &mut self,
        now: Instant,
        hurry: bool,
        new_id: &dyn Fn() -> String,
    ) -> Option<Ticket> {
        if self.sent > 0 || self.events.is_empty() {
            return None;
        }
        if !hurry && self.due().is_none_or(|due| due > now) {
            return None;
        }
        self.sent = match &self.repeat {
            Some(repeat) => repeat.events.min(self.events.len()),
            None => self.fitting(0, self.batch, self.limits.bytes).max(1),
        };
        let attempt = self.repeat.as_ref().map_or(1, |repeat| repeat.attempt);
        let request_id = match &self.repeat {
            Some(repeat) => repeat.id.clone(),
            None => new_id(),
        };
        self.repeat = Some(Repeat {
            id: request_id.clone(),
            events: self.sent,
            attempt,
        });
        self.on_way = self.next_token();
        self.lasting = false;
        Some(Ticket {
            token: self.on_way,
            events: self.sent,
            attempt,
            request_id,
        })
    }

    /// The events that are on their way.
    pub fn batch(&mut self) -> &[Event] {
        let sent = self.sent;
        self.events
            .make_contiguous()
            .get(..sent)
            .unwrap_or_default()
    }

    /// Whether that is the request on its way.
    pub fn is_awaited(&self, token: u32) -> bool {
        self.sent > 0 && token == self.on_way
    }

    /// The events of the request of that token, as long as its reply is awaited.
    pub fn request(&self, token: u32) -> Vec<&Event> {
        if self.is_awaited(token) {
            return self.events.iter().take(self.sent).collect();
        }
        let batch = self.handed.iter().find(|batch| batch.token == token);
        let items = batch.into_iter().flat_map(|batch| &batch.items);
        items.map(|(event, _)| event).collect()
    }

    /// Says that the request on its way is about fewer events, and whether it outlives the page.
    pub fn narrow(&mut self, events: usize, lasting: bool) {
        self.sent = events.clamp(1, self.sent.max(1)).min(self.events.len());
        self.lasting = lasting;
        if let Some(repeat) = &mut self.repeat {
            repeat.events = self.sent;
        }
    }

    /// Whether a request is on its way.
    pub fn is_sending(&self) -> bool {
        self.sent > 0
    }

    /// Whether the last request arrived, as far as is known.
    pub fn is_healthy(&self) -> bool {
        self.failures == 0
    }

    /// Tries a destination that could not be reached again at once: the network is back, or the visitor is.
    pub fn hasten(&mut self, now: Instant) {
        if self.unreachable {
            self.not_before = now;
        }
    }

    /// Forgets all that waits and all that was handed over: the visitor withdrew consent.
    pub fn clear(&mut self) {
        *self = Self {
            tally: std::mem::take(&mut self.tally),
            token: self.token,
            keeps: self.keeps,
            drops_repeats: self.drops_repeats,
            ..Self::new(self.limits, self.bounds)
        };
    }

    /// How many events wait, are on their way, or were handed over and not heard of.
    pub fn len(&self) -> usize {
        let handed: usize = self.handed.iter().map(|batch| batch.items.len()).sum();
        let unsure: usize = self.unsure.iter().map(|record| record.events.len()).sum();
        self.events.len() + handed + unsure
    }

    /// How many wait to be sent, or are on their way.
    pub fn waiting(&self) -> usize {
        self.events.len()
    }

    /// Whether nothing waits and nothing is on its way.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The bytes of all of them, as they are stored.
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    /// What was sent and what was given up.
    pub fn tally(&self) -> &Tally {
        &self.tally
    }

    pub(super) fn next_token(&mut self) -> u32 {
        self.token = self.token.wrapping_add(1);
        self.token
    }

    /// How many of the events from that place on fit into so many and so many bytes.
    pub(super) fn fitting(&self, from: usize, events: usize, bytes: usize) -> usize {
        let mut room = bytes;
        let sizes = self.marks.iter().skip(from).take(events);
        sizes
            .take_while(|mark| {
                let fits = mark.bytes <= room;
                room = room.saturating_sub(mark.bytes);
                fits
            })
            .count()
    }

    /// Gives up the oldest that is not on its way; `false` if there is none.
    fn drop_oldest(&mut self) -> bool {
        if let Some(mark) = self.remove(self.sent) {
            self.touch(mark.key);
            self.tally.lose(Loss::Room);
            return true;
        }
        false
    }

    /// Gives up the oldest until what waits is within its bounds.
    pub(super) fn make_room(&mut self) {
        while self.len() > self.bounds.events || self.bytes > self.bounds.bytes {
            if !self.drop_oldest() && !self.drop_unsure() {
                return;
            }
        }
    }

    fn drop_unsure(&mut self) -> bool {
        let Some(record) = self.unsure.pop() else {
            return false;
        };
        self.bytes = self.bytes.saturating_sub(record.bytes);
        self.touch(Some(record.key.into()));
        record
            .events
            .iter()
            .for_each(|_| self.tally.lose(Loss::Room));
        true
    }

    fn remove(&mut self, place: usize) -> Option<Mark> {
        self.events.remove(place)?;
        let mark = self.marks.remove(place)?;
        self.bytes = self.bytes.saturating_sub(mark.bytes);
        Some(mark)
    }

    /// Notes that a record is not as it is stored.
    pub(super) fn touch(&mut self, key: Option<Rc<str>>) {
        if let Some(key) = key
            && self.dirty.last() != Some(&key)
        {
            self.dirty.push(key);
        }
    }

    /// Takes so many from the first on out of what waits.
    pub(super) fn split_front(&mut self, from: usize, count: usize) -> Vec<Item> {
        let end = (from + count).min(self.events.len());
        let from = from.min(end);
        let events = self.events.drain(from..end);
        let items: Vec<Item> = events.zip(self.marks.drain(from..end)).collect();
        items
    }

    /// Puts them back, behind what is on its way.
    pub(super) fn put_back(&mut self, items: Vec<Item>, now: Instant) {
        if items.is_empty() {
            return;
        }
        self.since.get_or_insert(now);
        let place = self.sent.min(self.events.len());
        let rest: Vec<Item> = self.split_front(0, place);
        for (event, mark) in rest.into_iter().chain(items).rev() {
            self.events.push_front(event);
            self.marks.push_front(mark);
        }
    }
}
