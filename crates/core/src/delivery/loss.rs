//! What was given up, and why.

use super::Cause;
use crate::text::concat;
use crate::value::Value;

/// Why an event was given up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loss {
    /// The destination would never accept it.
    Refused(Cause),
    /// The destination answered so many tries with a refusal for now.
    Tries,
    /// It was tried for so long.
    Time,
    /// More events waited than there is room for.
    Room,
    /// It was stored, and could not be read again; how many events that were is not known: a record counts as one.
    Unreadable,
}

impl Loss {
    /// As `awning.delivery()` calls it.
    pub fn name(self) -> String {
        match self {
            Self::Refused(Cause::Status(status)) => concat(&["answered ", &status.to_string()]),
            Self::Refused(Cause::Invalid) => "invalid".into(),
            Self::Refused(Cause::TooLarge) => "too large".into(),
            Self::Refused(Cause::Limited) => "limited".into(),
            Self::Tries => "tries".into(),
            Self::Time => "time".into(),
            Self::Room => "room".into(),
            Self::Unreadable => "unreadable".into(),
        }
    }
}

/// How many events were sent, and how many given up, by reason.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    sent: u32,
    losses: Vec<(Loss, u32)>,
}

impl Tally {
    /// How many were accepted, or handed to the browser by a page that ended and not heard of since.
    pub fn sent(&self) -> u32 {
        self.sent
    }

    /// How many were given up.
    pub fn given_up(&self) -> u32 {
        self.losses.iter().map(|(_, count)| count).sum()
    }

    /// How many were given up, by reason.
    pub fn losses(&self) -> &[(Loss, u32)] {
        &self.losses
    }

    /// The same as an object: `{"answered 400": 3}`.
    pub fn to_value(&self) -> Value {
        let mut fields = Vec::new();
        for (loss, count) in &self.losses {
            fields.push((loss.name(), Value::from(*count)));
        }
        Value::Object(fields)
    }

    pub(super) fn send(&mut self, events: usize) {
        self.sent = self.sent.saturating_add(events as u32);
    }

    pub(super) fn lose(&mut self, loss: Loss) {
        match self.losses.iter_mut().find(|(other, _)| *other == loss) {
            Some((_, count)) => *count = count.saturating_add(1),
            None => self.losses.push((loss, 1)),
        }
    }
}
