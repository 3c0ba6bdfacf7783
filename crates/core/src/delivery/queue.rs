//! The events that wait for one destination.
//!
//! A pure state machine: it is told what happened and when, and says what to send. At most one batch is on its way,
//! so that events keep their order.

use super::{Verdict, backoff};
use crate::event::Event;
use crate::time::{Instant, SECOND};

/// Events that are sent together.
#[derive(Clone, Debug, PartialEq)]
pub struct Batch {
    /// In the order in which they happened.
    pub events: Vec<Event>,
    /// Which sending this is: a reply to an earlier one says nothing of this one.
    pub token: u32,
}

/// The events that wait for one destination, bounded.
#[derive(Debug)]
pub struct Queue {
    waiting: Vec<Event>,
    /// How many at the front of `waiting` are on their way.
    sent: usize,
    /// Whether these will arrive even if the page ends.
    lasting: bool,
    token: u32,
    /// The largest batch that has not been too large.
    batch: usize,
    tries: u32,
    not_before: Instant,
    since: Option<Instant>,
    dropped: u32,
}

impl Default for Queue {
    fn default() -> Self {
        Self {
            waiting: Vec::new(),
            sent: 0,
            lasting: false,
            token: 0,
            batch: Self::LARGEST_BATCH,
            tries: 0,
            not_before: Instant::default(),
            since: None,
            dropped: 0,
        }
    }
}

impl Queue {
    /// At most this many events wait; of more, the oldest are dropped, and counted.
    pub const CAPACITY: usize = 1000;
    /// At most this many events are sent together.
    pub const LARGEST_BATCH: usize = 50;
    /// How long a lone event waits for company, in milliseconds.
    pub const DELAY: i64 = 2 * SECOND;
    /// After this many tries a batch is given up, and counted.
    pub const MOST_TRIES: u32 = 10;

    /// Adds an event. Returns how many were given up for it: 0 or 1.
    pub fn push(&mut self, event: Event, now: Instant) -> u32 {
        let before = self.dropped;
        if self.waiting.len() >= Self::CAPACITY {
            // What is on its way stays in front until its reply is there; if that is all, the newest has no room.
            if self.sent < self.waiting.len() {
                self.waiting.remove(self.sent);
            } else {
                self.dropped = self.dropped.saturating_add(1);
                return self.dropped - before;
            }
            self.dropped = self.dropped.saturating_add(1);
        }
        self.waiting.push(event);
        self.since.get_or_insert(now);
        self.dropped - before
    }

    /// When the next batch may be sent; `None` while one is on its way or nothing waits.
    pub fn due(&self) -> Option<Instant> {
        let since = self
            .since
            .filter(|_| self.sent == 0 && !self.waiting.is_empty())?;
        let full = self.waiting.len() >= self.batch;
        let ready = if full { since } else { since.plus(Self::DELAY) };
        Some(ready.max(self.not_before))
    }

    /// The next batch, if it is due; [`settle`](Self::settle) must follow.
    pub fn take(&mut self, now: Instant) -> Option<Batch> {
        self.due().filter(|due| *due <= now)?;
        self.take_now()
    }

    /// The next batch, due or not: for `flush`. [`settle`](Self::settle) must follow.
    pub fn take_now(&mut self) -> Option<Batch> {
        if self.sent > 0 || self.waiting.is_empty() {
            return None;
        }
        Some(self.send(self.waiting.len().min(self.batch)))
    }

    /// Everything, also what is on its way already: the page ends, and requests under way end with it. Receivers drop
    /// repeats by their ids. Nothing, if all of it was taken so before: browsers tell of a page's end more than once.
    /// [`settle`](Self::settle) must follow.
    pub fn take_all(&mut self) -> Option<Batch> {
        let all = self.waiting.len();
        if all == 0 || self.lasting && self.sent == all {
            return None;
        }
        let batch = self.send(all);
        self.lasting = true;
        Some(batch)
    }

    /// Whether a batch is on its way.
    pub fn is_sending(&self) -> bool {
        self.sent > 0
    }

    /// Says what became of the batch of that token. `spread` (0 to 1) spreads the time of the next try. Returns how
    /// many events were given up.
    pub fn settle(&mut self, token: u32, verdict: Verdict, now: Instant, spread: f64) -> u32 {
        if token != self.token {
            return 0;
        }
        let before = self.dropped;
        let sent = std::mem::take(&mut self.sent);
        match verdict {
            Verdict::Accepted => self.done(sent, now),
            Verdict::Drop(_) => self.give_up(sent, now),
            Verdict::Split if sent <= 1 => self.give_up(sent, now),
            Verdict::Split => {
                self.batch = sent.div_ceil(2);
                self.not_before = now;
                self.since = Some(now.plus(-Self::DELAY));
            }
            Verdict::Retry { .. } if self.tries + 1 >= Self::MOST_TRIES => self.give_up(sent, now),
            Verdict::Retry { after } => {
                self.not_before = now.plus(after.unwrap_or_else(|| backoff(self.tries, spread)));
                self.tries += 1;
            }
        }
        self.dropped - before
    }

    /// Forgets all that waits: the visitor withdrew consent.
    pub fn clear(&mut self) {
        *self = Self {
            dropped: self.dropped,
            token: self.token.wrapping_add(1),
            ..Self::default()
        };
    }

    /// How many events wait or are on their way.
    pub fn len(&self) -> usize {
        self.waiting.len()
    }

    /// Whether nothing waits and nothing is on its way.
    pub fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }

    /// How many events were given up.
    pub fn dropped(&self) -> u32 {
        self.dropped
    }

    fn send(&mut self, events: usize) -> Batch {
        self.sent = events;
        self.lasting = false;
        self.token = self.token.wrapping_add(1);
        Batch {
            events: self.waiting.iter().take(events).cloned().collect(),
            token: self.token,
        }
    }

    fn done(&mut self, sent: usize, now: Instant) {
        self.waiting.drain(..sent.min(self.waiting.len()));
        self.tries = 0;
        self.batch = Self::LARGEST_BATCH;
        self.not_before = now;
        self.since = (!self.waiting.is_empty()).then_some(now);
    }

    fn give_up(&mut self, sent: usize, now: Instant) {
        self.dropped = self.dropped.saturating_add(sent as u32);
        self.done(sent, now);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::delivery::Cause;
    use crate::value::Value;

    fn event(number: u32) -> Event {
        Event {
            id: number.to_string(),
            name: "Page Viewed".into(),
            at: at(0),
            seq: number,
            anonymous_id: String::new(),
            user_id: None,
            session_id: String::new(),
            properties: Value::Null,
            context: Value::Null,
        }
    }

    fn at(millis: i64) -> Instant {
        Instant::from_millis(millis)
    }

    fn queue(events: u32) -> Queue {
        let mut queue = Queue::default();
        for number in 1..=events {
            queue.push(event(number), at(0));
        }
        queue
    }

    fn settle(queue: &mut Queue, verdict: Verdict, now: Instant, spread: f64) {
        queue.settle(queue.token, verdict, now, spread);
    }

    #[test]
    fn what_is_given_up_is_told() {
        let mut full = queue(Queue::CAPACITY as u32);
        assert_eq!(full.push(event(5000), at(0)), 1);
        let batch = full.take_now().unwrap();
        assert_eq!(full.settle(batch.token, Verdict::Accepted, at(0), 0.0), 0);
        assert_eq!(full.push(event(5001), at(0)), 0);
        let batch = full.take_now().unwrap();
        assert_eq!(
            full.settle(batch.token, Verdict::Drop(Cause::Status(400)), at(0), 0.0),
            50
        );
    }

    #[test]
    fn the_page_s_end_told_twice_sends_once_unless_something_came_between() {
        let mut queue = queue(2);
        let all = queue.take_all().unwrap();
        assert_eq!(queue.take_all(), None);
        queue.push(event(3), at(0));
        assert_eq!(ids(queue.take_all()), [1, 2, 3]);
        queue.settle(all.token, Verdict::Accepted, at(0), 0.0);
        settle(&mut queue, Verdict::Retry { after: None }, at(0), 0.0);
        assert_eq!(ids(queue.take_all()), [1, 2, 3], "it did not arrive");
    }

    #[test]
    fn when_all_of_a_full_queue_is_on_its_way_the_newest_has_no_room() {
        let mut queue = queue(Queue::CAPACITY as u32);
        assert!(queue.take_all().is_some());
        assert_eq!(queue.push(event(5000), at(0)), 1);
        settle(&mut queue, Verdict::Accepted, at(0), 0.0);
        assert_eq!((queue.len(), queue.dropped()), (0, 1));
    }

    fn ids(batch: Option<Batch>) -> Vec<u32> {
        batch
            .map(|batch| batch.events.iter().map(|event| event.seq).collect())
            .unwrap_or_default()
    }

    #[test]
    fn a_lone_event_waits_for_company_and_a_full_batch_does_not() {
        let mut few = queue(3);
        assert!(ids(few.take(at(Queue::DELAY - 1))).is_empty());
        assert_eq!(ids(few.take(at(Queue::DELAY))), [1, 2, 3]);
        assert_eq!(ids(queue(60).take(at(0))).len(), Queue::LARGEST_BATCH);
    }

    #[test]
    fn one_batch_is_on_its_way_at_a_time() {
        let mut queue = queue(60);
        assert_eq!(ids(queue.take_now()).len(), 50);
        assert_eq!(queue.take_now(), None);
        settle(&mut queue, Verdict::Accepted, at(10), 0.0);
        assert_eq!(ids(queue.take_now()), (51..=60).collect::<Vec<_>>());
    }

    #[test]
    fn what_was_refused_for_now_is_sent_again_after_a_pause() {
        let mut queue = queue(2);
        queue.take_now();
        settle(&mut queue, Verdict::Retry { after: None }, at(1000), 1.0);
        assert_eq!(
            queue.due(),
            Some(at(2000)),
            "the delay has passed, the pause has not"
        );
        settle(&mut queue, Verdict::Retry { after: None }, at(1000), 1.0);
        assert_eq!(ids(queue.take(at(2500))), [1, 2]);
        settle(
            &mut queue,
            Verdict::Retry { after: Some(9000) },
            at(3000),
            0.0,
        );
        assert_eq!(queue.due(), Some(at(12_000)));
    }

    #[test]
    fn a_batch_that_is_too_large_is_halved_down_to_a_lone_event() {
        let mut queue = queue(4);
        assert_eq!(ids(queue.take_now()), [1, 2, 3, 4]);
        settle(&mut queue, Verdict::Split, at(1), 0.0);
        assert_eq!(ids(queue.take(at(1))), [1, 2]);
        settle(&mut queue, Verdict::Split, at(2), 0.0);
        assert_eq!(ids(queue.take(at(2))), [1]);
        settle(&mut queue, Verdict::Split, at(3), 0.0);
        assert_eq!((queue.dropped(), ids(queue.take_now())), (1, vec![2, 3, 4]));
    }

    #[test]
    fn what_is_never_accepted_is_given_up_and_counted() {
        let mut refused = queue(2);
        refused.take_now();
        settle(&mut refused, Verdict::Drop(Cause::Status(400)), at(0), 0.0);
        assert_eq!((refused.dropped(), refused.is_empty()), (2, true));

        let mut unreachable = queue(1);
        for _ in 0..Queue::MOST_TRIES {
            assert!(unreachable.take_now().is_some());
            settle(&mut unreachable, Verdict::Retry { after: None }, at(0), 0.0);
        }
        assert_eq!((unreachable.dropped(), unreachable.is_empty()), (1, true));
    }

    #[test]
    fn of_too_many_the_oldest_go_but_not_those_on_their_way() {
        let mut queue = queue(Queue::CAPACITY as u32);
        let sent = ids(queue.take_now());
        queue.push(event(5000), at(0));
        assert_eq!((queue.len(), queue.dropped()), (Queue::CAPACITY, 1));
        settle(&mut queue, Verdict::Accepted, at(0), 0.0);
        assert_eq!(sent, (1..=50).collect::<Vec<_>>());
        assert_eq!(ids(queue.take_now()).first(), Some(&52));
    }

    #[test]
    fn at_the_page_s_end_everything_is_sent_and_older_replies_say_nothing() {
        let mut queue = queue(60);
        let first = queue.take_now().unwrap();
        let all = queue.take_all().unwrap();
        assert_eq!(all.events.len(), 60);
        queue.settle(first.token, Verdict::Accepted, at(0), 0.0);
        assert_eq!(queue.len(), 60, "the reply to the first batch");
        queue.settle(all.token, Verdict::Accepted, at(0), 0.0);
        assert!(queue.is_empty());
    }

    #[test]
    fn what_was_withdrawn_stays_withdrawn_whatever_the_reply() {
        let mut queue = queue(2);
        let batch = queue.take_now().unwrap();
        queue.clear();
        queue.settle(batch.token, Verdict::Retry { after: None }, at(0), 0.0);
        assert_eq!(
            (queue.len(), queue.due(), queue.is_sending()),
            (0, None, false)
        );
    }

    proptest::proptest! {
        /// Whatever the destination answers, every event is accepted or counted as dropped, in order, and it ends.
        #[test]
        fn nothing_is_lost_without_being_counted(verdicts in proptest::collection::vec(0_u8..4, 0..200), events in 0_u32..200) {
            let mut queue = Queue::default();
            let (mut accepted, mut tracked) = (Vec::new(), 0);
            let mut verdicts = verdicts.into_iter();
            loop {
                if tracked < events {
                    tracked += 1;
                    queue.push(event(tracked), at(0));
                }
                let Some(batch) = queue.take_now() else {
                    if tracked == events { break } else { continue }
                };
                let verdict = match verdicts.next() {
                    Some(0) => Verdict::Retry { after: None },
                    Some(1) => Verdict::Split,
                    Some(2) => Verdict::Drop(Cause::Status(400)),
                    _ => Verdict::Accepted,
                };
                if verdict == Verdict::Accepted {
                    accepted.extend(batch.events.iter().map(|event| event.seq));
                }
                queue.settle(batch.token, verdict, at(0), 0.5);
            }
            assert_eq!(accepted.len() + queue.dropped() as usize, events as usize);
            assert!(accepted.is_sorted());
        }
    }
}
