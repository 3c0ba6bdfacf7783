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
    /// Every session is longer than was allowed.
    #[error(
        "each of the log's {sessions} sessions has more than {longest} events: at least one that a person could have made was expected"
    )]
    AllTooLong {
        /// How many there are.
        sessions: u64,
        /// How many events a session may have.
        longest: usize,
    },
}

/// Collects a log's events, in any order, and groups them when all are there.
///
/// ```
/// use awning_train::log::{Action, By, Event, LogBuilder};
/// let mut builder = LogBuilder::default();
/// for (item, at) in [("tent", 100), ("stove", 160)] {
///     builder.push(&Event { by: By::Session("s1"), item, micros: Some(at * 1_000_000), action: Action::View })?;
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
    grouping: Grouping,
}

/// How events become sessions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Grouping {
    /// Sessions of more events than this were made by no person, and are left out and counted; `None` takes all.
    pub longest: Option<usize>,
    /// What orders a session's events of one time.
    pub ties: Ties,
}

/// What orders a session's events of one time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ties {
    /// The order in which they were added.
    #[default]
    Added,
    /// Their items' ids by bytes, and then what was done: an order that needs no order of rows, so that databases find
    /// it too. A log without a clock keeps the order in which events were added.
    Item,
}

/// An event with numbers for its names.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    pub group: u32,
    /// Whether a long pause begins a new session.
    pub splits: bool,
    pub item: u32,
    pub micros: i64,
    /// The place among all that were added; it orders events of one time.
    pub place: u32,
    pub action: Action,
}

impl LogBuilder {
    /// Begins a log whose sessions are made as `grouping` says.
    pub fn new(grouping: Grouping) -> Self {
        Self {
            grouping,
            ..Self::default()
        }
    }

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
        let has_time = event.micros.is_some();
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
            micros: event.micros.unwrap_or_default(),
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
    /// If nothing was, or only sessions that are too long.
    pub fn finish(self) -> Result<Log, LogError> {
        if self.rows.is_empty() {
            return Err(LogError::Empty);
        }
        let log = gather::log(
            self.items,
            self.rows,
            self.clock == Some(true),
            self.grouping,
        );
        match self.grouping.longest {
            Some(longest) if log.visits().is_empty() => Err(LogError::AllTooLong {
                sessions: log.left_out().sessions,
                longest,
            }),
            _ => Ok(log),
        }
    }
}
