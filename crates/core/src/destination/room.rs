//! How many events go into one request.

use super::{Encode, Encoded, Limits, Moment, Sending};
use crate::delivery::Cause;
use crate::event::Event;
use crate::value::Value;

/// Of the 64 KiB of requests that may outlive a page, as much as one takes at the most.
const LEAVING: usize = 60_000;

/// How much goes into one request.
#[derive(Clone, Copy)]
pub(super) struct Room {
    events: usize,
    bytes: usize,
    /// Bytes of what becomes of one event.
    each: usize,
}

impl Room {
    /// What a destination's limits leave, where one event may fill a request.
    pub fn of(destination: &dyn Encode, moment: &Moment) -> Self {
        let Limits { events, bytes } = destination.limits();
        Self {
            events,
            bytes: if moment.leaving {
                bytes.min(LEAVING)
            } else {
                bytes
            },
            each: bytes,
        }
    }

    /// The same where one event may have so many bytes.
    pub fn each(self, each: usize) -> Self {
        Self { each, ..self }
    }

    /// The same where encoding makes so many bytes of one.
    pub fn swelling(self, times: usize) -> Self {
        Self {
            bytes: self.bytes / times,
            each: self.each / times,
            ..self
        }
    }
}

/// What becomes of an event in a request.
pub(super) trait Item {
    /// At most so many bytes of JSON.
    fn most_bytes(&self) -> usize;
}

impl Item for Value {
    fn most_bytes(&self) -> usize {
        self.most_bytes()
    }
}

/// It is JSON.
impl Item for String {
    fn most_bytes(&self) -> usize {
        self.len()
    }
}

/// The events of one request.
pub(super) struct Load<T = Value> {
    items: Vec<T>,
    /// How many events it is about.
    events: usize,
    refused: Vec<(usize, Cause)>,
    notes: Notes,
    /// Whether anything came of them.
    full: bool,
}

/// What was shortened to fit a destination, each said once.
#[derive(Default)]
pub(super) struct Notes(Vec<String>);

impl Notes {
    /// Adds a sentence, unless it was said.
    pub fn add(&mut self, sentence: &str) {
        if !self.0.iter().any(|said| said == sentence) {
            self.0.push(sentence.to_owned());
        }
    }
}

/// Makes an event into what a destination takes: nothing, one thing or several; or says why it never will.
pub(super) type Make<'a, T = Value> =
    &'a mut dyn FnMut(&Event, &mut Vec<T>, &mut Notes) -> Result<(), Cause>;

impl<T: Item> Load<T> {
    /// As many of the events as there is room for, at least one.
    pub fn of(events: &[Event], room: Room, make: Make<T>) -> Self {
        let mut load = Self {
            items: Vec::new(),
            events: 0,
            refused: Vec::new(),
            notes: Notes::default(),
            full: false,
        };
        let mut bytes = 0;
        for (index, event) in events.iter().take(room.events.max(1)).enumerate() {
            let before = load.items.len();
            let mut cause = make(event, &mut load.items, &mut load.notes).err();
            let made = load.items.iter().skip(before);
            let size: usize = made.map(|item| item.most_bytes() + 1).sum();
            if size > room.each {
                cause = Some(Cause::TooLarge);
            }
            if cause.is_some() || bytes + size > room.bytes {
                // What is alone in a request may be larger than others together.
                if cause.is_none() && index > 0 {
                    load.items.truncate(before);
                    break;
                }
                if let Some(cause) = cause {
                    load.items.truncate(before);
                    load.refused.push((index, cause));
                    load.events = index + 1;
                    continue;
                }
            }
            bytes += size;
            load.events = index + 1;
        }
        load.full = !load.items.is_empty();
        load
    }

    /// What became of the events, in their order, to be put into the request.
    pub fn take(&mut self) -> Vec<T> {
        std::mem::take(&mut self.items)
    }

    /// The events with what is to be sent; nothing is, if nothing came of them.
    pub fn send(self, sending: impl Into<Sending>) -> Encoded {
        Encoded {
            events: self.events.max(1),
            sending: self.full.then(|| sending.into()),
            refused: self.refused,
            shortened: self.notes.0,
        }
    }
}
