//! The page itself: a `CustomEvent` on the document for each event, for a page's own code.

use super::room::{Load, Room};
use super::{Call, Encode, Encoded, Limits, Moment, Sending};
use crate::event::Event;
use crate::read::{choice, record};

choice! {
    /// The type of this destination.
    pub enum DomType {
        /// The page itself.
        Dom = "dom",
    }
}

record! {
    /// The page itself: a `CustomEvent` on the document for each event, whose `detail` is the event as the webhook has it.
    pub struct Dom {
        /// Always `dom`.
        pub kind: DomType => "type",
        /// The type of the `CustomEvent`s.
        pub event: String => "event" = "awning-event".into(),
    }
}

impl Encode for Dom {
    fn address(&self) -> &str {
        "the document's listeners"
    }

    fn limits(&self) -> Limits {
        Limits {
            events: 50,
            bytes: 1_000_000,
        }
    }

    fn encode(&self, events: &[Event], moment: &Moment) -> Encoded {
        let mut load = Load::of(events, Room::of(self, moment), &mut |event, items, _| {
            items.push(event.to_value(moment.time(event)));
            Ok(())
        });
        let calls = load.take().into_iter().map(|detail| Call::Dispatch {
            name: self.event.clone(),
            detail,
        });
        let calls: Vec<Call> = calls.collect();
        load.send(Sending::Calls(calls))
    }
}
