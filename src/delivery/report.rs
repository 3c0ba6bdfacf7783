//! What `awning.delivery()` answers, and what is said of events that were given up.

use awning_core::delivery::{Loss, Reply};
use awning_core::text::concat;
use awning_core::value::{Value, object};

use super::outlets::{Duty, Outlet};
use super::state::Delivery;
use crate::browser::clock;

impl Delivery {
    /// What waits for each destination, and what became of the rest since the page began.
    pub(super) fn report(&self) -> Value {
        let rows = self.outlets.iter().filter_map(|outlet| {
            let queue = outlet.queue.try_borrow().ok()?;
            let next = queue.due().map(clock::rfc_3339);
            Some(object!([
                ("destination", outlet.destination.name().into()),
                ("delivers", delivers(outlet.duty.get()).into()),
                ("waiting", (queue.len() as u32).into()),
                ("bytes", (queue.bytes() as u32).into()),
                ("sent", queue.tally().sent().into()),
                ("givenUp", queue.tally().to_value()),
                ("nextTry", next.into()),
            ]))
        });
        Value::List(rows.collect())
    }

    /// Says that events were given up: nothing is lost silently.
    pub(super) fn say_lost(&self, outlet: &Outlet, reply: &Reply, losses: &[Loss]) {
        if losses.is_empty() {
            return;
        }
        let only_encoder = losses.iter().all(|loss| {
            matches!(loss, Loss::Refused(cause) if !matches!(cause, awning_core::delivery::Cause::Status(_)))
        });
        let what = match reply {
            Reply::Answered(answer) => concat(&["answered ", &answer.status.to_string()]),
            Reply::Unreachable if only_encoder => "does not take them".into(),
            Reply::Unreachable => "could not be reached".into(),
        };
        self.say_given_up(outlet, &what, losses.len() as u32);
    }

    /// The same, with what the reason is.
    pub(super) fn say_given_up(&self, outlet: &Outlet, what: &str, lost: u32) {
        if lost > 0 {
            let events = if lost == 1 {
                " event was"
            } else {
                " events were"
            };
            let address = outlet.destination.name();
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
}

/// Who delivers.
fn delivers(duty: Duty) -> &'static str {
    match duty {
        Duty::Open => "unknown",
        Duty::Leads | Duty::Alone => "this tab",
        Duty::Follows => "another tab",
    }
}
