//! A session: the events of one visit, in their order.

use super::id::is_id;
use crate::time::{Instant, MINUTE};
use crate::value::{Value, object};

/// A visit without a pause of half an hour.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    /// Its id, a UUID.
    pub id: String,
    /// When its last event was tracked.
    pub last: Instant,
    /// How many events it has had.
    pub events: u32,
    /// The campaign that brought the visitor: an object, as events carry it.
    pub campaign: Option<Value>,
}

impl Session {
    /// A pause of this length, in milliseconds, ends a session (as in most web analytics).
    pub const PAUSE: i64 = 30 * MINUTE;

    /// The session that an event at `now` belongs to, with that event counted: the stored one, or a new one of that
    /// id after a long pause, or where the stored one lies far in the future because a clock was set back. An event may
    /// be a little older than the session's last: clocks are corrected, and what waited for consent comes late.
    pub fn next(stored: Option<Self>, now: Instant, new_id: impl FnOnce() -> String) -> Self {
        let going_on = stored.filter(|session| session.is_going_on(now));
        let session = going_on.unwrap_or_else(|| Self {
            id: new_id(),
            last: now,
            events: 0,
            campaign: None,
        });
        Self {
            last: now.max(session.last),
            events: session.events.saturating_add(1),
            ..session
        }
    }

    /// The same, with no fewer events than are known of: what tabs write at the same moment overtakes each other.
    pub fn not_behind(self, known: Option<&Self>) -> Self {
        match known.filter(|known| known.id == self.id) {
            Some(known) => Self {
                last: self.last.max(known.last),
                events: self.events.max(known.events),
                ..self
            },
            None => self,
        }
    }

    /// Whether an event at `now` belongs to it.
    pub fn is_going_on(&self, now: Instant) -> bool {
        (-Self::PAUSE + 1..Self::PAUSE).contains(&now.since(self.last))
    }

    /// As it is stored.
    pub fn to_value(&self) -> Value {
        let mut value = object!([
            ("id", self.id.as_str().into()),
            ("last", (self.last.millis() as f64).into()),
            ("events", self.events.into()),
        ]);
        if let (Value::Object(fields), Some(campaign)) = (&mut value, &self.campaign) {
            fields.push(("campaign".into(), campaign.clone()));
        }
        value
    }

    /// Reads what was stored; `None` if it is not a session.
    pub fn from_value(value: &Value) -> Option<Self> {
        let id = value.get("id")?.as_text().filter(|id| is_id(id))?;
        Some(Self {
            id: id.to_owned(),
            last: Instant::from_millis(value.get("last")?.as_number()? as i64),
            events: value.get("events")?.as_number()? as u32,
            campaign: value
                .get("campaign")
                .filter(|campaign| matches!(campaign, Value::Object(_)))
                .cloned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stored(last: i64) -> Option<Session> {
        Some(Session {
            id: "old".into(),
            last: Instant::from_millis(last),
            events: 4,
            campaign: Some(object!([("source", "news".into())])),
        })
    }

    #[test]
    fn a_session_ends_after_a_pause_of_half_an_hour() {
        let hour = 60 * MINUTE;
        let table = [
            (None, 0, "new", 1),
            (stored(hour), hour, "old", 5),
            (stored(hour), hour + Session::PAUSE - 1, "old", 5),
            (stored(hour), hour + Session::PAUSE, "new", 1),
            (stored(hour), hour - Session::PAUSE + 1, "old", 5),
            (stored(hour), hour - Session::PAUSE, "new", 1),
        ];
        for (stored, now, id, events) in table {
            let last = stored
                .as_ref()
                .filter(|_| id == "old")
                .map_or(0, |session| session.last.millis());
            let next = Session::next(stored, Instant::from_millis(now), || "new".into());
            assert_eq!(
                (next.id.as_str(), next.events, next.last.millis()),
                (id, events, now.max(last))
            );
            assert_eq!(next.campaign.is_some(), id == "old", "it lasts as long");
        }
    }

    #[test]
    fn a_tab_never_counts_backwards() {
        let known = stored(9).unwrap();
        let behind = Session {
            events: 2,
            ..stored(5).unwrap()
        };
        let next = behind.clone().not_behind(Some(&known));
        assert_eq!((next.events, next.last.millis()), (4, 9));
        let other = Session {
            id: "new".into(),
            ..behind
        };
        assert_eq!(other.clone().not_behind(Some(&known)), other);
    }

    #[test]
    fn a_stored_session_reads_back_the_same() {
        let session = stored(5).unwrap();
        assert_eq!(Session::from_value(&session.to_value()), Some(session));
        assert_eq!(Session::from_value(&Value::Null), None);
        assert_eq!(Session::from_value(&object!([("id", 7_u32.into())])), None);
        let endless = Session {
            id: "x".repeat(201),
            ..stored(5).unwrap()
        };
        assert_eq!(Session::from_value(&endless.to_value()), None);
    }
}
