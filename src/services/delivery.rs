//! Sending what waits: when it is due, when the page asks for it, and when the page ends.

use awning_core::text::concat;
use std::rc::Rc;

use awning_core::delivery::{Batch, Outcome, Queue, Reply, Verdict};
use awning_core::destination::{Destination, Moment, Sending};
use awning_core::event::Fate;
use awning_core::time::SECOND;
use js_sys::Promise;
use wasm_bindgen::JsValue;

use super::shop::Shop;
use crate::browser::{Engine, Timer, clock, random, task, transport};

/// Never at once again: a destination that answers in no time must not keep the page busy.
const SHORTEST_WAIT: i64 = SECOND / 20;

/// The browser lets 64 KiB of requests outlive a page; events of usual size fit so many to a request of a third of it.
const LEAVING_BATCH: usize = 25;

impl Shop {
    /// Sends what is due, and comes back when something else will be.
    pub(super) fn pump(self: &Rc<Self>) {
        let now = clock::now();
        let hurry = self
            .flushes
            .try_borrow()
            .is_ok_and(|flushes| !flushes.is_empty());
        let mut next = None;
        for (index, (_, queue)) in self.queues.iter().enumerate() {
            let Ok(mut queue) = queue.try_borrow_mut() else {
                continue;
            };
            let batch = if hurry {
                queue.take_now()
            } else {
                queue.take(now)
            };
            next = queue.due().into_iter().chain(next).min();
            drop(queue);
            if let Some(batch) = batch {
                task::spawn(self.clone().deliver(index, batch, false));
            }
        }
        if hurry && !self.is_sending() {
            self.flushed();
        }
        let timer = next.map(|due| {
            let runtime = Rc::downgrade(self);
            Timer::after(due.since(now).max(SHORTEST_WAIT), move || {
                if let Some(runtime) = runtime.upgrade() {
                    runtime.pump();
                }
            })
        });
        self.next_send.replace(timer);
    }

    /// Sends all that waits now; resolves when that is done, or when a destination refused.
    pub fn flush(self: &Rc<Self>) -> Promise {
        let promise = Promise::new(&mut |resolve, _| self.flushes.borrow_mut().push(resolve));
        self.pump();
        promise
    }

    /// Sends all that waits, in a way that outlives the page.
    pub(super) fn leave(self: &Rc<Self>) {
        for (index, (_, queue)) in self.queues.iter().enumerate() {
            let batch = queue
                .try_borrow_mut()
                .ok()
                .and_then(|mut queue| queue.take_all());
            if let Some(batch) = batch {
                task::spawn(self.clone().deliver(index, batch, true));
            }
        }
    }

    async fn deliver(self: Rc<Self>, index: usize, batch: Batch, leaving: bool) {
        let Some((destination, queue)) = self.queues.get(index) else {
            return;
        };
        let most = if leaving {
            LEAVING_BATCH
        } else {
            Queue::LARGEST_BATCH
        };
        let encoder = destination.encoder();
        let moment = Moment {
            now: clock::now(),
            skew: 0,
            leaving,
            attempt: 1,
            request_id: "",
            remembered: "",
            host: &Engine,
        };
        // All requests are under way before the first reply is awaited: a page that ends awaits nothing.
        let mut requests = Vec::new();
        let mut rest = batch.events.as_slice();
        while !rest.is_empty() {
            let encoded = encoder.encode(rest.get(..most).unwrap_or(rest), &moment);
            let (now, later) = rest.split_at(encoded.events.clamp(1, rest.len()));
            if let Some(Sending::Request(request)) = &encoded.sending {
                requests.push((now, transport::post(request, leaving)));
            }
            rest = later;
        }
        let (mut verdict, mut said) = (Verdict::Accepted, Reply::Unreachable);
        for (events, request) in requests {
            let reply: Reply = request.await;
            if verdict == Verdict::Accepted {
                if let Outcome::All(all) = encoder.classify(&reply, events) {
                    verdict = all;
                }
                said = reply;
            }
        }
        let fate = match verdict {
            Verdict::Accepted => Some(Fate::Sent),
            Verdict::Drop(_) => Some(Fate::GivenUp),
            _ => None,
        };
        if let Some(fate) = fate {
            batch
                .events
                .iter()
                .for_each(|event| self.became(&event.id, fate));
        }
        if let Ok(mut queue) = queue.try_borrow_mut() {
            let lost = queue.settle(batch.token, verdict, clock::now(), random::share());
            let what = match said {
                Reply::Answered(answer) => concat(&["answered ", &answer.status.to_string()]),
                Reply::Unreachable => "could not be reached".into(),
            };
            self.say_lost(destination, &what, lost);
        }
        if matches!(verdict, Verdict::Retry { .. }) {
            self.flushed();
        }
        self.pump();
    }

    /// Says that events were given up: nothing is lost silently.
    pub(super) fn say_lost(&self, destination: &Destination, what: &str, lost: u32) {
        if lost > 0 {
            let events = if lost == 1 {
                " event was"
            } else {
                " events were"
            };
            let address = destination.encoder().address();
            self.runtime.warn_once(concat(&[
                address,
                " ",
                what,
                ": ",
                &lost.to_string(),
                events,
                " given up",
            ]));
        }
    }

    fn is_sending(&self) -> bool {
        self.queues
            .iter()
            .any(|(_, queue)| queue.try_borrow().is_ok_and(|queue| queue.is_sending()))
    }

    fn flushed(&self) {
        for resolve in self.flushes.take() {
            let _ = resolve.call0(&JsValue::UNDEFINED);
        }
    }
}
