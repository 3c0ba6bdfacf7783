//! What a reply changes.

use super::queue::{Item, Queue};
use super::{Cause, Loss, Outcome, Verdict, backoff};
use crate::time::{HOUR, Instant, MINUTE};

impl Queue {
    /// After so many answers that an event is not taken now, it is given up, and counted.
    pub const MOST_TRIES: u32 = 10;
    /// So long after its first try an event is given up, and counted, in milliseconds.
    pub const LONGEST: i64 = 12 * HOUR;
    /// The longest pause before a destination that cannot be reached at all is tried again, in milliseconds.
    pub const LONGEST_PAUSE: i64 = 5 * MINUTE;

    /// What a reply means for each event of a request: those that the encoder refused, by their place, and of the
    /// others what the destination says.
    pub fn verdicts(events: usize, refused: &[(usize, Cause)], outcome: &Outcome) -> Vec<Verdict> {
        let mut sent = 0;
        (0..events)
            .map(|place| {
                if let Some((_, cause)) = refused.iter().find(|(other, _)| *other == place) {
                    return Verdict::Drop(*cause);
                }
                sent += 1;
                match outcome {
                    Outcome::All(verdict) => *verdict,
                    Outcome::Each(each) => each.get(sent - 1).copied().unwrap_or(Verdict::Accepted),
                }
            })
            .collect()
    }

    /// Says what became of the events of the request of that token, each in its order, and whether there was an answer
    /// at all. `spread` (0 to 1) spreads the time of the next try. Returns why events were given up, each.
    pub fn settle(
        &mut self,
        token: u32,
        verdicts: &[Verdict],
        answered: bool,
        now: Instant,
        spread: f64,
    ) -> Vec<Loss> {
        let Some(items) = self.returned(token) else {
            return Vec::new();
        };
        let count = items.len();
        let splits = verdicts
            .iter()
            .filter(|verdict| **verdict == Verdict::Split)
            .count();
        let mut asked = None;
        let mut losses = Vec::new();
        let mut accepted = 0;
        let mut back: Vec<Item> = Vec::new();
        for (index, (event, mut mark)) in items.into_iter().enumerate() {
            let loss = match verdicts.get(index).copied().unwrap_or(Verdict::Accepted) {
                Verdict::Accepted => {
                    accepted += 1;
                    None
                }
                Verdict::Drop(cause) => Some(Loss::Refused(cause)),
                Verdict::Split if splits == 1 => Some(Loss::Refused(Cause::TooLarge)),
                Verdict::Split => {
                    back.push((event, mark));
                    continue;
                }
                Verdict::Retry { after } => {
                    asked = asked.max(after);
                    mark.tries += u32::from(answered);
                    mark.doubtful = false;
                    let first = *mark.first.get_or_insert(now);
                    if mark.tries >= Self::MOST_TRIES {
                        Some(Loss::Tries)
                    } else if now.since(first) >= Self::LONGEST {
                        Some(Loss::Time)
                    } else {
                        back.push((event, mark));
                        continue;
                    }
                }
            };
            self.bytes = self.bytes.saturating_sub(mark.bytes);
            self.touch(mark.key);
            if let Some(loss) = loss {
                self.tally.lose(loss);
                losses.push(loss);
            }
        }
        self.tally.send(accepted);
        let kept = back.len();
        self.put_back(back, now);
        self.since = (!self.events.is_empty()).then_some(self.since.unwrap_or(now));
        if splits > 1 {
            self.batch = splits.div_ceil(2);
            self.not_before = now;
            self.since = Some(now.plus(-Self::DELAY));
            self.repeat = None;
        } else if verdicts
            .iter()
            .any(|verdict| matches!(verdict, Verdict::Retry { .. }))
        {
            self.fail(kept == count, accepted > 0, answered, asked, now, spread);
        } else {
            self.repeat = None;
            self.failures = 0;
            self.unreachable = false;
            self.not_before = now;
            self.since = self.since.map(|_| now);
        }
        self.is_well = kept == 0 && (accepted > 0 || self.is_well);
        self.judge_handed(accepted > 0, answered, now);
        losses
    }

    fn fail(
        &mut self,
        all: bool,
        some: bool,
        answered: bool,
        asked: Option<i64>,
        now: Instant,
        spread: f64,
    ) {
        if some {
            self.failures = 0;
        }
        self.unreachable = !answered;
        let mut pause = backoff(self.failures, spread);
        if !answered && self.failures >= Self::MOST_TRIES {
            // It may be blocked for good; the network's return and the visitor's are noticed without trying.
            pause = (pause * 5).min(Self::LONGEST_PAUSE);
        }
        self.failures = self.failures.saturating_add(1);
        self.not_before = now.plus(asked.unwrap_or(pause));
        match &mut self.repeat {
            Some(repeat) if all => repeat.attempt = repeat.attempt.saturating_add(1),
            repeat => *repeat = None,
        }
    }

    /// The events of that request, if they are still awaited.
    fn returned(&mut self, token: u32) -> Option<Vec<Item>> {
        if self.is_awaited(token) {
            let sent = std::mem::take(&mut self.sent);
            return Some(self.split_front(0, sent));
        }
        let place = self.handed.iter().position(|batch| batch.token == token)?;
        let batch = self.handed.remove(place);
        // Whatever becomes of them, they are not handed over any more.
        for (_, mark) in &batch.items {
            self.touch(mark.key.clone());
        }
        Some(batch.items)
    }
}
