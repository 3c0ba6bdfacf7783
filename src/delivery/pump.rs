//! Sending what is due, and hearing what became of it.

use std::rc::Rc;

use awning_core::delivery::{Cause, Outcome, Queue, Reply, Ticket, Verdict};
use awning_core::destination::{Moment, Sending};
use awning_core::event::{Event, Fate};
use awning_core::time::{MINUTE, SECOND};
use js_sys::Function;

use super::outlets::{Duty, Outlet};
use super::state::Delivery;
use crate::browser::transport::{self, Wanted};
use crate::browser::{Engine, Timer, clock, new_id, random, task};
use crate::runtime::Happening;

/// Never at once again: a destination that answers in no time must not keep the page busy.
const SHORTEST_WAIT: i64 = SECOND / 20;

/// The browser lets 64 KiB of requests outlive a page. Those of the page itself count, and for a moment those that are
/// done.
pub(super) const LASTING_BYTES: usize = 48_000;

/// A request of up to so many bytes outlives the page from the outset: then it is not made again as the page ends.
const LASTING_REQUEST: usize = 16_000;

/// A request that is on its way.
pub(super) struct Sent {
    /// Of which destination.
    pub index: usize,
    /// Which.
    pub token: u32,
    /// How many events it is about.
    pub events: usize,
    /// Which of them the encoder left out, and why.
    pub refused: Vec<(usize, Cause)>,
    /// Whether there is nothing to be sent of them.
    pub nothing: bool,
    /// The bytes that count among those that outlive the page.
    pub lasting: usize,
}

impl Delivery {
    /// Does so as soon as what is going on has ended: what is tracked in one turn is stored and sent together.
    pub(super) fn pump_soon(self: &Rc<Self>) {
        if self.pumping.replace(true) {
            return;
        }
        let delivery = self.clone();
        task::spawn(async move {
            delivery.pumping.set(false);
            if delivery.left.get() {
                // Nothing comes after it.
                delivery.leave(true);
            } else {
                delivery.pump();
            }
        });
    }

    /// Stores what is new, sends what is due, and comes back when something else will be.
    pub(super) fn pump(self: &Rc<Self>) {
        self.store();
        let now = clock::now();
        let flushes = self.flushes.try_borrow();
        let hurry = flushes.is_ok_and(|flushes| !flushes.is_empty());
        let mut next = None;
        for (index, outlet) in self.outlets.iter().enumerate() {
            if !outlet.sends() {
                continue;
            }
            let Ok(mut queue) = outlet.queue.try_borrow_mut() else {
                continue;
            };
            if let Some(ticket) = queue.take(now, hurry, &|| new_id(now)) {
                self.send(index, outlet, &mut queue, &ticket);
            }
            next = queue.due().into_iter().chain(next).min();
        }
        if hurry && !self.is_busy() {
            self.flushed();
        }
        let timer = next.map(|due| {
            let delivery = Rc::downgrade(self);
            Timer::after(due.since(now).max(SHORTEST_WAIT), move || {
                if let Some(delivery) = delivery.upgrade() {
                    delivery.pump();
                }
            })
        });
        self.next_send.replace(timer);
    }

    /// Sends all that waits now; calls this when that is done, or when a destination refused.
    pub(super) fn flush(self: &Rc<Self>, done: Function) {
        self.rejoin();
        self.flushes.borrow_mut().push(done);
        self.ask_leaders();
        self.pump();
    }

    pub(super) fn send(
        self: &Rc<Self>,
        index: usize,
        outlet: &Outlet,
        queue: &mut Queue,
        ticket: &Ticket,
    ) {
        let encoder = outlet.destination.encoder();
        let remembered = outlet.remembered.borrow().clone();
        let moment = self.moment(ticket.attempt, &ticket.request_id, &remembered, false);
        let encoded = encoder.encode(queue.batch(), &moment);
        for sentence in encoded.shortened {
            self.runtime.warn_once(sentence);
        }
        let events = encoded.events.clamp(1, ticket.events.max(1));
        let mut sent = Sent {
            index,
            token: ticket.token,
            events,
            refused: encoded.refused,
            nothing: encoded.sending.is_none(),
            lasting: 0,
        };
        match encoded.sending {
            Some(Sending::Request(request)) => {
                let text = transport::body_of(&request);
                let lasting = queue.is_healthy()
                    && text.len() <= LASTING_REQUEST
                    && self.lasting.get() + text.len() <= LASTING_BYTES;
                if lasting {
                    sent.lasting = text.len();
                }
                queue.narrow(events, lasting);
                let wanted = wanted(outlet);
                let reply = transport::post(&request, &text, lasting, wanted);
                self.hear(sent, async move {
                    match reply.await {
                        // The browser may have refused to let it outlive the page.
                        (Reply::Unreachable, _) if lasting => {
                            transport::post(&request, &text, false, wanted).await
                        }
                        heard => heard,
                    }
                });
            }
            Some(Sending::Calls(calls)) => {
                queue.narrow(events, false);
                // Not while the queue is borrowed: the page may call back.
                let delivery = self.clone();
                task::spawn(async move {
                    let reply = delivery.call_page(&calls);
                    delivery.hear(sent, reply);
                });
            }
            None => {
                queue.narrow(events, false);
                self.hear(sent, async { (Reply::Unreachable, None) });
            }
        }
    }

    /// What a request is made under.
    pub(super) fn moment<'a>(
        &self,
        attempt: u32,
        request_id: &'a str,
        remembered: &'a str,
        leaving: bool,
    ) -> Moment<'a> {
        Moment {
            now: clock::now(),
            skew: self.skew.get(),
            leaving,
            attempt,
            request_id,
            remembered,
            host: &Engine,
        }
    }

    /// Waits for the reply.
    pub(super) fn hear(
        self: &Rc<Self>,
        sent: Sent,
        reply: impl Future<Output = (Reply, Option<i64>)> + 'static,
    ) {
        let lasting = &self.lasting;
        lasting.set(lasting.get() + sent.lasting);
        let delivery = self.clone();
        task::spawn(async move {
            let (reply, skew) = reply.await;
            delivery.take_reply(&sent, &reply, skew);
        });
    }

    fn take_reply(self: &Rc<Self>, sent: &Sent, reply: &Reply, skew: Option<i64>) {
        let lasting = &self.lasting;
        lasting.set(lasting.get().saturating_sub(sent.lasting));
        if let Some(skew) = skew {
            // Less is the way of the reply, or of no matter to anybody.
            let off = if skew.abs() > MINUTE { skew } else { 0 };
            self.skew.set(off);
            self.learn(|known, now| known.note_skew(off, now));
        }
        let Some(outlet) = self.outlets.get(sent.index) else {
            return;
        };
        let encoder = outlet.destination.encoder();
        if let Reply::Answered(answer) = reply
            && let Some(said) = encoder.remember(answer)
        {
            outlet.remembered.replace(said);
        }
        let Ok(mut queue) = outlet.queue.try_borrow_mut() else {
            return;
        };
        let was_sent = queue.is_awaited(sent.token);
        let mut asked: Vec<Event> = Vec::new();
        if encoder.reads_body() || encoder.reads_header().is_some() {
            let events = queue.request(sent.token).into_iter().enumerate();
            let whole =
                events.filter(|(place, _)| !sent.refused.iter().any(|(other, _)| other == place));
            asked.extend(whole.map(|(_, event)| event.clone()));
        }
        let outcome = if sent.nothing {
            Outcome::All(Verdict::Accepted)
        } else {
            encoder.classify(reply, &asked)
        };
        let verdicts = Queue::verdicts(sent.events, &sent.refused, &outcome);
        if self.runtime.is_watched() {
            for (event, verdict) in queue.request(sent.token).into_iter().zip(&verdicts) {
                match verdict {
                    Verdict::Accepted => self
                        .runtime
                        .happens(Happening::Became(&event.id, Fate::Sent)),
                    Verdict::Drop(_) => self
                        .runtime
                        .happens(Happening::Became(&event.id, Fate::GivenUp)),
                    _ => {}
                }
            }
        }
        let answered = matches!(reply, Reply::Answered(_)) || sent.nothing;
        let losses = queue.settle(
            sent.token,
            &verdicts,
            answered,
            clock::now(),
            random::share(),
        );
        drop(queue);
        self.prune_saved();
        self.say_lost(outlet, reply, &losses);
        let refused = |verdict: &Verdict| matches!(verdict, Verdict::Retry { .. });
        if was_sent && verdicts.iter().any(refused) {
            self.flushed();
        }
        self.pump();
    }

    /// Whether something is on its way, or is not known to be.
    fn is_busy(&self) -> bool {
        self.expects.get()
            || self.outlets.iter().any(|outlet| {
                let sending = outlet
                    .queue
                    .try_borrow()
                    .is_ok_and(|queue| queue.is_sending());
                sending
                    || outlet.asked.get()
                    || outlet.duty.get() == Duty::Open && self.shares.get()
            })
    }

    pub(super) fn flushed(&self) {
        for resolve in self.flushes.take() {
            let _ = resolve.call0(&wasm_bindgen::JsValue::UNDEFINED);
        }
    }
}

/// What of a destination's replies is read.
pub(super) fn wanted(outlet: &Outlet) -> Wanted {
    let encoder = outlet.destination.encoder();
    Wanted {
        body: encoder.reads_body(),
        header: encoder.reads_header(),
    }
}
