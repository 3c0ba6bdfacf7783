//! The destinations, each with what waits for it and who delivers it.

use std::cell::{Cell, RefCell};

use awning_core::delivery::{Bounds, Queue};
use awning_core::destination::Destination;

/// Who delivers the events of a destination.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Duty {
    /// It is not known yet.
    Open,
    /// This tab, for all of them.
    Leads,
    /// Another tab: this one only stores its events.
    Follows,
    /// Each tab its own: the browser has no locks, or no store.
    Alone,
}

/// A destination, with what waits for it.
pub struct Outlet {
    /// Where it is, and how it is spoken to.
    pub destination: Destination,
    /// What it is called in the store, in locks, and among tabs.
    pub name: String,
    /// What waits.
    pub queue: RefCell<Queue>,
    /// Who delivers it.
    pub duty: Cell<Duty>,
    /// The records that this tab has stored while it was not known who delivers.
    pub stored: RefCell<Vec<String>>,
    /// Whether another tab has stored more while this one reads what is stored.
    pub looked: Cell<bool>,
    /// Whether the tab that delivers has been asked to send everything, and has not answered.
    pub asked: Cell<bool>,
    /// What the destination asked to be told again.
    pub remembered: RefCell<String>,
    /// Whether it cannot be used, so that nothing waits for it.
    pub unusable: Cell<bool>,
}

impl Outlet {
    /// Whether this tab sends what waits here.
    pub fn sends(&self) -> bool {
        matches!(self.duty.get(), Duty::Leads | Duty::Alone) && self.destination.awaited().is_none()
    }
}

/// An outlet for each destination; of the same name, the later ones have a mark more.
pub fn outlets(destinations: Vec<Destination>) -> Vec<Outlet> {
    let mut outlets: Vec<Outlet> = Vec::new();
    for destination in destinations {
        let limits = destination.encoder().limits();
        let mut name = destination.name().to_owned();
        while outlets.iter().any(|outlet| outlet.name == name) {
            name.push('+');
        }
        outlets.push(Outlet {
            destination,
            name,
            queue: RefCell::new(Queue::new(limits, Bounds::default())),
            duty: Cell::new(Duty::Open),
            stored: RefCell::default(),
            looked: Cell::new(false),
            asked: Cell::new(false),
            remembered: RefCell::default(),
            unusable: Cell::new(false),
        });
    }
    outlets
}
