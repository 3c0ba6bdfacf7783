//! Any function of the page: `awning.destination(name, {send})`. It gets the events of a batch in a list, each as the
//! webhook has it, and may say what became of them.

use super::room::{Load, Room};
use super::{Call, Encode, Encoded, Limits, Moment, Sending};
use crate::delivery::{Answer, Outcome, Reply, Verdict};
use crate::event::Event;
use crate::read::{choice, record};
use crate::time::SECOND;
use crate::value::Value;

choice! {
    /// The type of this destination.
    pub enum FunctionType {
        /// A function of the page.
        Function = "function",
    }
}

record! {
    /// A function of the page, given with `awning.destination(name, { send })`.
    pub struct Function {
        /// Always `function`.
        pub kind: FunctionType => "type",
        /// The name that the page gives it under.
        pub name: String => "name",
        /// How many events it gets at a time.
        pub batch: u32 => "batch" = 50,
    }
}

impl Encode for Function {
    fn address(&self) -> &str {
        &self.name
    }

    fn limits(&self) -> Limits {
        Limits {
            events: self.batch.clamp(1, 1000) as usize,
            bytes: 1_000_000,
        }
    }

    fn encode(&self, events: &[Event], moment: &Moment) -> Encoded {
        let mut load = Load::of(events, Room::of(self, moment), &mut |event, items, _| {
            items.push(event.to_value(moment.time(event)));
            Ok(())
        });
        let call = Call::Send {
            name: self.name.clone(),
            events: load.take(),
        };
        load.send(Sending::Calls(vec![call]))
    }

    /// What the function's promise was resolved with stands in the reply's body: `{status, retryAfter}` for all events, a
    /// list of those for each, or anything else, which accepts them.
    fn classify(&self, reply: &Reply, sent: &[Event]) -> Outcome {
        let Reply::Answered(answer) = reply else {
            return Outcome::of(reply);
        };
        match &answer.body {
            Value::List(results) => {
                let results = results.iter().take(sent.len());
                Outcome::Each(results.map(|result| verdict(result, answer)).collect())
            }
            result => Outcome::All(verdict(result, answer)),
        }
    }

    fn reads_body(&self) -> bool {
        true
    }
}

/// What a result means: an HTTP status, or an object with one, and after how many seconds to try again.
fn verdict(result: &Value, answer: &Answer) -> Verdict {
    let status = result.get("status").unwrap_or(result).as_number();
    let status = status.filter(|status| (100.0..1000.0).contains(status));
    let after = result.get("retryAfter").and_then(Value::as_number);
    Verdict::of(&Reply::Answered(Answer {
        status: status.map_or(answer.status, |status| status as u16),
        retry_after: match after {
            Some(seconds) => Some((seconds * SECOND as f64) as i64),
            None => answer.retry_after,
        },
        ..Answer::default()
    }))
}
