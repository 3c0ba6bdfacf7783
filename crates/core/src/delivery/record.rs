//! Records: events as they are stored, so that they outlive the page.
//!
//! A record holds events of one destination that were tracked in one turn, as JSON text. What is stored can be anything
//! by the time it is read: pages, other versions and people with developer tools write there too.

use crate::destination::Host;
use crate::event::{Context, Event, MOST_CHARACTERS, Written, is_id};
use crate::time::Instant;
use crate::value::Value;

/// What is to be done to the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// This is kept under that key, instead of what may be there.
    Put {
        /// Its key: keys sort in the order in which events happened.
        key: String,
        /// The events, as JSON text.
        text: String,
        /// Whether they were handed to the browser as a page ended.
        standing: Standing,
    },
    /// Nothing is kept under that key any more.
    Delete {
        /// The key.
        key: String,
    },
}

/// A record as it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Its key.
    pub key: String,
    /// Its events, in their order.
    pub events: Vec<Event>,
    /// The bytes of its text.
    pub bytes: usize,
    /// Whether they were handed to the browser as a page ended.
    pub standing: Standing,
}

/// Whether the events of a record were handed to the browser as a page ended, which sends them without anybody hearing of
/// the reply.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// They were not, or were refused.
    #[default]
    Waiting,
    /// They were, to a destination that drops repeats: they are sent again, but not handed over again.
    Doubtful,
    /// They were, to one where they would count twice: they are sent again only if it fails the next page.
    Handed,
}

impl Standing {
    /// As it is stored.
    pub fn code(self) -> u32 {
        match self {
            Self::Waiting => 0,
            Self::Doubtful => 1,
            Self::Handed => 2,
        }
    }

    /// As it was stored; anything else waits, so that nothing is lost.
    pub fn of(code: f64) -> Self {
        match code {
            1.0 => Self::Doubtful,
            2.0 => Self::Handed,
            _ => Self::Waiting,
        }
    }
}

/// The text of a record as it is written: an array of groups, each an array of a context and the events that have it.
#[derive(Debug, Default)]
pub struct RecordText {
    text: String,
    context: Option<Context>,
}

impl RecordText {
    /// Adds an event.
    pub fn add(&mut self, event: &Event, host: &dyn Host) {
        let text = &mut self.text;
        let known = self.context.as_ref();
        if !known.is_some_and(|known| known.is_same(&event.context)) {
            text.push_str(if known.is_none() { "[[" } else { "],[" });
            text.push_str(event.context.text(host));
            self.context = Some(event.context.clone());
        }
        text.push_str(",{\"at\":");
        text.push_str(&event.at.millis().to_string());
        text.push(',');
        text.push_str(event.fields(host));
        text.push('}');
    }

    /// The text; `None` without events.
    pub fn finish(mut self) -> Option<String> {
        self.context?;
        self.text.push_str("]]");
        Some(self.text)
    }
}

/// The events of a record's text, read as JSON; those that are none are left out.
pub fn read_events(value: &Value) -> Vec<Event> {
    let mut events = Vec::new();
    for group in value.as_list().unwrap_or_default() {
        if let Some((context @ Value::Object(_), items)) =
            group.as_list().and_then(<[Value]>::split_first)
        {
            let context = Context::from(context.clone());
            events.extend(items.iter().filter_map(|item| read_event(item, &context)));
        }
    }
    events
}

fn read_event(value: &Value, context: &Context) -> Option<Event> {
    let text = |name: &str| value.get(name).and_then(Value::as_text);
    let id = |name: &str| text(name).filter(|text| is_id(text)).map(str::to_owned);
    let number = |name: &str| value.get(name).and_then(Value::as_number);
    let object = |name: &str| match value.get(name) {
        Some(object @ Value::Object(_)) => Some(object.clone()),
        _ => None,
    };
    Some(Event {
        id: id("id")?,
        name: text("name")
            .filter(|name| !name.is_empty() && name.chars().count() <= MOST_CHARACTERS)?
            .to_owned(),
        at: Instant::from_millis(number("at").filter(|at| at.abs() <= LATEST)? as i64),
        seq: number("seq").filter(|seq| *seq >= 0.0)? as u32,
        anonymous_id: id("anonymousId")?,
        session_id: id("sessionId")?,
        user_id: id("userId"),
        properties: object("properties")?,
        context: context.clone(),
        written: Written::default(),
    })
}

/// The last moment that JavaScript's dates reach, in milliseconds: what is later has no name there.
const LATEST: f64 = 8.64e15;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::delivery::tests::event;
    use crate::destination::NativeHost;
    use crate::value::object;
    use proptest::prelude::*;

    fn read(text: &str) -> Vec<Event> {
        let value: Value = serde_json::from_str(text).unwrap_or_default();
        read_events(&value)
    }

    fn written(events: &[Event]) -> String {
        let mut text = RecordText::default();
        events.iter().for_each(|event| text.add(event, &NativeHost));
        text.finish().unwrap()
    }

    #[test]
    fn what_is_stored_reads_back_the_same() {
        let mut stored = event(7);
        stored.user_id = Some("kim".into());
        stored.properties = object!([("price", 24.9.into()), ("name", "a \"b\"\n".into())]);
        let mut elsewhere = event(8);
        elsewhere.context = object!([("locale", "nl".into())]).into();
        let all = [stored.clone(), stored, elsewhere, event(9)];
        assert_eq!(read(&written(&all)), all);
        assert_eq!(RecordText::default().finish(), None);
    }

    #[test]
    fn events_of_the_same_surroundings_share_their_context() {
        let first = event(1);
        let mut second = event(2);
        second.context = first.context.clone();
        let text = written(&[first, second, event(3)]);
        assert_eq!(text.matches("[{},").count(), 2, "{text}");
        let [first, second, third] = &read(&text)[..] else {
            panic!("{text}");
        };
        assert!(first.context.is_same(&second.context));
        assert!(!first.context.is_same(&third.context));
    }

    #[test]
    fn what_is_no_event_is_left_out_and_the_others_are_read() {
        let whole = written(&[event(7)]);
        let good = whole
            .strip_prefix("[[{},")
            .unwrap()
            .strip_suffix("]]")
            .unwrap();
        for bad in [
            "null",
            "7",
            "{}",
            "[]",
            &good.replace("\"id\":\"7\"", "\"id\":7"),
            &good.replace("\"id\":\"7\"", "\"id\":\"\""),
            &good.replace("\"at\":0", "\"at\":1e300"),
            &good.replace("\"at\":0", "\"at\":null"),
            &good.replace("\"seq\":7", "\"seq\":-1"),
            &good.replace("\"properties\":{}", "\"properties\":[]"),
            &good.replace("\"Page Viewed\"", "\"\""),
        ] {
            assert_ne!(bad, good);
            assert_eq!(read(&format!("[[{{}},{bad},{good}]]")), [event(7)], "{bad}");
        }
        for bad in [
            "null",
            "{}",
            "[]",
            "7",
            &format!("[[],{good}]"),
            &format!("[{good}]"),
        ] {
            assert_eq!(read(&format!("[{bad},[{{}},{good}]]")), [event(7)], "{bad}");
        }
        assert_eq!(read("{\"0\":1}"), []);
    }

    proptest! {
        #[test]
        fn any_text_is_survived(text: String) {
            read(&text);
        }

        #[test]
        fn a_changed_record_is_survived(place in 0_usize..200, byte: u8) {
            let mut text = written(&[event(7), event(8)]).into_bytes();
            let place = place % text.len();
            text[place] = byte;
            let events = read(&String::from_utf8_lossy(&text));
            prop_assert!(events.iter().all(|event| is_id(&event.id) && is_id(&event.session_id)));
            if !events.is_empty() {
                prop_assert_eq!(read(&written(&events)), events);
            }
        }
    }
}
