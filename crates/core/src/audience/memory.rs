//! What became of each campaign for this visitor, so that a dismissed survey does not come back and a half-answered
//! one goes on.

use crate::time::Instant;
use crate::value::{Value, object};

/// What is remembered of one campaign.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CampaignMemory {
    /// When the visitor first saw it; an evergreen countdown runs from here.
    pub first_shown: Option<Instant>,
    /// When they last sent it away.
    pub dismissed: Option<Instant>,
    /// When they last went through it to its end.
    pub completed: Option<Instant>,
    /// How far they got with it, in the widget's own form.
    pub progress: Option<Value>,
}

/// What is remembered of all campaigns, the most recently changed last.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Memory {
    campaigns: Vec<(String, CampaignMemory)>,
}

impl Memory {
    /// At most this many campaigns are remembered; of more, the longest untouched is forgotten.
    pub const CAPACITY: usize = 50;

    /// What is remembered of a campaign.
    pub fn of(&self, campaign: &str) -> Option<&CampaignMemory> {
        self.campaigns
            .iter()
            .find(|(id, _)| id == campaign)
            .map(|(_, memory)| memory)
    }

    /// Changes what is remembered of a campaign.
    pub fn update(&mut self, campaign: &str, change: impl FnOnce(&mut CampaignMemory)) {
        let known = self.campaigns.iter().position(|(id, _)| id == campaign);
        let mut entry = match known {
            Some(position) => self.campaigns.remove(position),
            None => (campaign.to_owned(), CampaignMemory::default()),
        };
        change(&mut entry.1);
        if self.campaigns.len() >= Self::CAPACITY {
            self.campaigns.remove(0);
        }
        self.campaigns.push(entry);
    }

    /// The ids of the campaigns that were sent away or completed.
    pub fn done(&self) -> impl Iterator<Item = &str> {
        let done = self
            .campaigns
            .iter()
            .filter(|(_, memory)| memory.dismissed.max(memory.completed).is_some());
        done.map(|(id, _)| id.as_str())
    }

    /// As it is stored.
    pub fn to_value(&self) -> Value {
        let stored = self.campaigns.iter().map(|(id, memory)| {
            object!([
                ("id", id.as_str().into()),
                ("firstShown", moment(memory.first_shown)),
                ("dismissed", moment(memory.dismissed)),
                ("completed", moment(memory.completed)),
                ("progress", memory.progress.clone().unwrap_or_default()),
            ])
        });
        Value::List(stored.collect())
    }

    /// Reads what was stored; what is not as it should be is forgotten.
    pub fn from_value(value: &Value) -> Self {
        let read = |entry: &Value| {
            let memory = CampaignMemory {
                first_shown: instant(entry, "firstShown"),
                dismissed: instant(entry, "dismissed"),
                completed: instant(entry, "completed"),
                progress: entry
                    .get("progress")
                    .filter(|progress| **progress != Value::Null)
                    .cloned(),
            };
            Some((entry.get("id")?.as_text()?.to_owned(), memory))
        };
        let stored = value.as_list().unwrap_or_default();
        Self {
            campaigns: stored
                .iter()
                .filter_map(read)
                .take(Self::CAPACITY)
                .collect(),
        }
    }
}

fn moment(instant: Option<Instant>) -> Value {
    instant.map(|instant| instant.millis() as f64).into()
}

pub(super) fn instant(value: &Value, name: &str) -> Option<Instant> {
    value
        .get(name)?
        .as_number()
        .map(|millis| Instant::from_millis(millis as i64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_survives_the_way_into_storage_and_back() {
        let mut memory = Memory::default();
        memory.update("nps", |nps| nps.progress = Some(Value::Number(3.0)));
        memory.update("sale", |sale| {
            sale.dismissed = Some(Instant::from_millis(1_796_083_199_000))
        });
        assert_eq!(Memory::from_value(&memory.to_value()), memory);
        assert_eq!(memory.of("other"), None);
    }

    #[test]
    fn hostile_storage_is_forgotten() {
        for json in ["null", "5", r#"[1,{"id":5},{}]"#, r#"{"id":"x"}"#] {
            let value: Value = serde_json::from_str(json).unwrap();
            assert_eq!(Memory::from_value(&value), Memory::default(), "{json}");
        }
    }

    #[test]
    fn the_campaign_untouched_longest_is_forgotten_first() {
        let mut memory = Memory::default();
        for number in 0..Memory::CAPACITY {
            memory.update(&number.to_string(), |_| ());
        }
        memory.update("0", |_| ());
        memory.update("new", |_| ());
        assert!(memory.of("0").is_some() && memory.of("new").is_some());
        assert_eq!(memory.of("1"), None);
    }
}
