//! How often recommended items were seen here, and how often they were chosen.

use crate::catalog::ItemId;
use crate::value::{Value, object};

/// How an item did.
#[derive(Clone, Debug, PartialEq)]
pub struct Trial {
    /// Which item.
    pub item: ItemId,
    /// How often it was seen in a panel.
    pub shown: u32,
    /// How often it was chosen there.
    pub chosen: u32,
}

/// How recommended items did, the one seen last first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trials(Vec<Trial>);

impl Trials {
    /// At most this many items are remembered; of more, the one that was not seen for longest is forgotten.
    pub const MOST: usize = 100;
    /// Beyond this many views of an item both of its counts are halved: what happened lately counts more.
    pub const MOST_SHOWN: u32 = 40;

    /// An item was seen.
    pub fn shown(&mut self, item: ItemId) {
        let trial = self.first(item);
        trial.shown += 1;
        if trial.shown > Self::MOST_SHOWN {
            trial.shown /= 2;
            trial.chosen /= 2;
        }
    }

    /// An item was chosen.
    pub fn chosen(&mut self, item: ItemId) {
        let trial = self.first(item);
        trial.chosen = (trial.chosen + 1).min(Self::MOST_SHOWN);
        // A shopper may be quicker than what counts as seen.
        trial.shown = trial.shown.max(trial.chosen);
    }

    /// How often an item was seen and chosen.
    pub fn of(&self, item: &ItemId) -> (u32, u32) {
        let trial = self.0.iter().find(|trial| trial.item == *item);
        trial.map_or((0, 0), |trial| (trial.shown, trial.chosen))
    }

    /// The item's trial, moved to the front.
    fn first(&mut self, item: ItemId) -> &mut Trial {
        let known = self.0.iter().position(|trial| trial.item == item);
        let trial = match known {
            Some(place) => self.0.remove(place),
            None => Trial {
                item,
                shown: 0,
                chosen: 0,
            },
        };
        self.0.truncate(Self::MOST - 1);
        self.0.insert(0, trial);
        &mut self.0[0]
    }

    /// As it is stored.
    pub(super) fn to_value(&self) -> Value {
        let trials = self.0.iter().map(|trial| {
            object!([
                ("item", trial.item.as_str().into()),
                ("shown", trial.shown.into()),
                ("chosen", trial.chosen.into()),
            ])
        });
        Value::List(trials.collect())
    }

    /// Reads what was stored; what is not as it should be is forgotten.
    pub(super) fn from_value(value: &Value) -> Self {
        let read = |trial: &Value| {
            let count = |name: &str| {
                let count = trial.get(name).and_then(Value::as_number);
                (count.unwrap_or_default() as u32).min(Self::MOST_SHOWN)
            };
            let shown = count("shown");
            Some(Trial {
                item: ItemId::from_value(trial.get("item")?)?,
                shown,
                chosen: count("chosen").min(shown),
            })
        };
        let stored = value.as_list().unwrap_or_default().iter();
        Self(stored.filter_map(read).take(Self::MOST).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_seen_and_chosen_is_counted() {
        let mut trials = Trials::default();
        let (a, b) = (ItemId::new("a"), ItemId::new("b"));
        trials.shown(a.clone());
        trials.shown(a.clone());
        trials.chosen(a.clone());
        trials.chosen(b.clone());
        assert_eq!((trials.of(&a), trials.of(&b)), ((2, 1), (1, 1)));
        assert_eq!(trials.of(&ItemId::new("c")), (0, 0));
        assert_eq!(Trials::from_value(&trials.to_value()), trials);
    }

    #[test]
    fn counts_and_items_are_bounded() {
        let mut trials = Trials::default();
        for number in 0..3 * Trials::MOST {
            trials.shown(ItemId::new(number.to_string()));
            trials.chosen(ItemId::new("often"));
        }
        assert_eq!(trials.0.len(), Trials::MOST);
        let (shown, chosen) = trials.of(&ItemId::new("often"));
        assert!(shown <= Trials::MOST_SHOWN && chosen <= shown);
    }

    #[test]
    fn hostile_storage_is_forgotten_or_bounded() {
        let read = |json: &str| Trials::from_value(&serde_json::from_str(json).unwrap());
        for json in ["null", "{}", "[5, {}, null]"] {
            assert_eq!(read(json), Trials::default(), "{json}");
        }
        let wild = read(r#"[{"item":"a","shown":-5,"chosen":1e99},{"item":"b","shown":1e99}]"#);
        assert_eq!(wild.of(&ItemId::new("a")), (0, 0));
        assert_eq!(wild.of(&ItemId::new("b")), (Trials::MOST_SHOWN, 0));
    }
}
