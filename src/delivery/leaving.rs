//! Sending as the page ends, in a way that outlives it; and coming back.

use std::rc::Rc;

use awning_core::destination::Sending;

use super::outlets::{Duty, Outlet};
use super::pump::{LASTING_BYTES, Sent, wanted};
use super::state::Delivery;
use crate::browser::{clock, new_id, page, transport};

impl Delivery {
    /// The page is hidden, or `ends`: what waits is handed to the browser, which sends it even then. What is stored and
    /// could not be sent of late is left to the next page.
    pub(super) fn leave(self: &Rc<Self>, ends: bool) {
        for (index, outlet) in self.outlets.iter().enumerate() {
            if let Ok(mut queue) = outlet.queue.try_borrow_mut() {
                if self.shares.get() && !self.refused.get() {
                    queue.keep(&mut || self.new_key());
                }
                queue.leave(ends, &mut || self.new_key());
            }
            if outlet.duty.get() != Duty::Follows {
                self.hand_over(index, outlet);
            }
        }
        // After the requests: what is marked but was never asked for would be lost.
        self.store();
        if ends {
            self.save_writing();
        }
        for outlet in &self.outlets {
            if outlet.duty.get() == Duty::Follows {
                self.outbox.say("look", &outlet.name);
            }
        }
        if !ends {
            self.pump();
        } else if self.shares.get() && !self.left.replace(true) {
            for outlet in &self.outlets {
                if outlet.duty.get() != Duty::Alone {
                    outlet.duty.set(Duty::Open);
                }
            }
            self.outbox.leave();
        }
    }

    /// Takes part again, after a page that was left has come back: another may have sent what is stored.
    pub(super) fn rejoin(self: &Rc<Self>) {
        if !self.left.replace(false) {
            return;
        }
        for outlet in &self.outlets {
            if outlet.duty.get() == Duty::Open
                && let Ok(mut queue) = outlet.queue.try_borrow_mut()
            {
                queue.release(None);
            }
        }
        self.shares.set(false);
        self.share();
    }

    /// Tries destinations that could not be reached again: the network is back, or the visitor is.
    pub(super) fn hasten(self: &Rc<Self>) {
        for outlet in &self.outlets {
            if let Ok(mut queue) = outlet.queue.try_borrow_mut() {
                queue.hasten(clock::now());
            }
        }
        self.pump();
    }

    fn hand_over(self: &Rc<Self>, index: usize, outlet: &Outlet) {
        let Ok(mut queue) = outlet.queue.try_borrow_mut() else {
            return;
        };
        if outlet.destination.awaited().is_some() {
            return;
        }
        if outlet.destination.is_in_page() {
            // No browser does it after the page: what a call has not taken by then is the next page's.
            let now = clock::now();
            if let Some(ticket) = queue.take(now, true, &|| new_id(now)) {
                self.send(index, outlet, &mut queue, &ticket);
            }
            return;
        }
        let is_stored = queue.is_stored() && self.writing.borrow().is_empty();
        if is_stored && !(queue.is_healthy() && page::is_online()) {
            return;
        }
        let encoder = outlet.destination.encoder();
        let remembered = outlet.remembered.borrow().clone();
        let mut most = encoder.limits().events;
        loop {
            let waiting = queue.waiting_events(most);
            if waiting.is_empty() {
                return;
            }
            let id = new_id(clock::now());
            let moment = self.moment(1, &id, &remembered, true);
            let encoded = encoder.encode(waiting, &moment);
            let events = encoded.events.clamp(1, waiting.len());
            let request = match encoded.sending {
                Some(Sending::Request(request)) => Some(request),
                // They are not made in this way: see above.
                Some(Sending::Calls(_)) => return,
                None => None,
            };
            let text = request.as_ref().map(transport::body_of).unwrap_or_default();
            let room = LASTING_BYTES.saturating_sub(self.lasting.get());
            if text.len() > room {
                // The share of the events that would fit, if all were of the same size; less with each try.
                most = (events * room / text.len()).min(events - 1);
                if most == 0 {
                    return;
                }
                continue;
            }
            let sent = Sent {
                index,
                token: queue.hand(events, &mut || self.new_key()),
                events,
                refused: encoded.refused,
                nothing: request.is_none(),
                lasting: text.len(),
            };
            match request {
                Some(request) => {
                    let reply = transport::post(&request, &text, true, wanted(outlet));
                    self.hear(sent, reply);
                }
                None => self.hear(sent, async {
                    (awning_core::delivery::Reply::Unreachable, None)
                }),
            }
        }
    }
}
