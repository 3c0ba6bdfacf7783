//! Events as they go, and what becomes of them.

use awning_core::event::Fate;
use awning_core::value::Value;

use super::keeper::to_lines;
use crate::browser::json;
use crate::runtime::Happening;
use crate::view::Live;
use crate::widgets::debug::Told;

/// At most so many are listed.
const MOST: usize = 200;

/// Takes note of something about events.
pub fn take(list: &Live<Vec<Told>>, happening: Happening) {
    list.update(|events| match happening {
        Happening::Tracked(event) => {
            events.insert(0, told(event));
            events.truncate(MOST);
        }
        Happening::Became(id, fate) => {
            if let Some(event) = events.iter_mut().find(|event| event.id == id) {
                event.fate = fate;
            }
        }
        Happening::Forgotten => {
            let waiting = [Fate::Held, Fate::Queued];
            for event in events
                .iter_mut()
                .filter(|event| waiting.contains(&event.fate))
            {
                event.fate = Fate::Refused;
            }
        }
    });
}

fn told(event: &Value) -> Told {
    let text = |name: &str| event.get(name).and_then(Value::as_text).unwrap_or_default();
    let properties = event.get("properties").unwrap_or(&Value::Null);
    let is_forced = properties.get("forced") == Some(&Value::Bool(true));
    Told {
        id: text("id").to_owned(),
        name: text("name").to_owned(),
        // Of 2026-11-22T14:03:59.123Z the time of day.
        time: text("time").get(11..19).unwrap_or_default().to_owned(),
        fate: if is_forced { Fate::Forced } else { Fate::Local },
        properties: to_lines(&json::write(properties)),
    }
}
