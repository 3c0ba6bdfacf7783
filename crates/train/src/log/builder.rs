//! Collecting events.

use std::collections::HashMap;

use thiserror::Error;

use super::event::{Action, By, Event};
use super::gather;
use super::sessions::Log;

/// Why a log cannot be learned from.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum LogError {
    /// Nothing is in it.
    #[error("the log has no events: at least one view, cart or order was expected")]
    Empty,
    /// Some events have a time, and some have none.
    #[error("event {number} {found} a time, unlike those before it: either all have one or none")]
    MixedClock {
        /// Which event, counted from 1 as they were added.
        number: u64,
        /// "has" or "lacks".
        found: &'static str,
    },
    /// An event's item has no id.
    #[error("event {number} has an empty item id: the id that the catalog uses was expected")]
    EmptyItem {
        /// Which event, counted from 1 as they were added.
        number: u64,
    },
    /// The log is larger than item and session numbers reach.
    #[error("the log has more than 4,294,967,295 events: leave out the oldest")]
    TooLong,
}

/// Collects a log's events, in any order, and groups them when all are there.
///
/// ```
/// use awning_train::log::{Action, By, Event, LogBuilder};
/// let mut builder = LogBuilder::default();
/// for (item, at) in [("tent", 100), ("stove", 160)] {
///     builder.push(&Event { by: By::Session("s1"), item, at: Some(at), action: Action::View })?;
/// }
/// let log = builder.finish()?;
/// assert_eq!(log.visits().len(), 1);
/// # Ok::<(), awning_train::log::LogError>(())
/// ```
#[derive(Debug, Default)]
pub struct LogBuilder {
    items: HashMap<String, u32>,
    groups: HashMap<(bool, String), u32>,
    rows: Vec<Row>,
    clock: Option<bool>,
}

/// An event with numbers for its names.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    pub group: u32,
    /// Whether a long pause begins a new session.
    pub splits: bool,
    pub item: u32,
    pub at: i64,
    /// The place among all that were added; it orders events of one time.
    pub place: u32,
    pub action: Action,
}

impl LogBuilder {
    /// Adds an event.
    ///
    /// # Errors
    /// If it cannot stand in this log: an item without an id, or a time where the others have none. The event is left
    /// out; what was added before stays.
    pub fn push(&mut self, event: &Event) -> Result<(), LogError> {
        let place = u32::try_from(self.rows.len()).map_err(|_| LogError::TooLong)?;
        let number = u64::from(place) + 1;
        if event.item.is_empty() {
            return Err(LogError::EmptyItem { number });
        }
        let has_time = event.at.is_some();
        if self.clock.is_some_and(|clock| clock != has_time) {
            let found = if has_time { "has" } else { "lacks" };
            return Err(LogError::MixedClock { number, found });
        }
        self.clock = Some(has_time);
        let (splits, group) = match event.by {
            By::Session(id) => (false, id),
            By::Visitor(id) => (true, id),
        };
        let next = self.groups.len() as u32;
        let group = *self
            .groups
            .entry((splits, group.to_owned()))
            .or_insert(next);
        let item = match self.items.get(event.item) {
            Some(&item) => item,
            None => {
                let item = self.items.len() as u32;
                self.items.insert(event.item.to_owned(), item);
                item
            }
        };
        self.rows.push(Row {
            group,
            // Without a clock there are no pauses.
            splits: splits && has_time,
            item,
            at: event.at.unwrap_or_default(),
            place,
            action: event.action,
        });
        Ok(())
    }

    /// How many events were added.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether nothing was added yet.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Groups what was added.
    ///
    /// # Errors
    /// If nothing was.
    pub fn finish(self) -> Result<Log, LogError> {
        if self.rows.is_empty() {
            return Err(LogError::Empty);
        }
        Ok(gather::log(self.items, self.rows, self.clock == Some(true)))
    }
}
