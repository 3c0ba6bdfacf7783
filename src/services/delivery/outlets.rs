//! The destinations, each with what waits for it and who delivers it.

use std::cell::{Cell, RefCell};

use awning_core::delivery::{Bounds, Change, Queue};
use awning_core::destination::Destination;
use awning_core::text::concat;

use wasm_bindgen::JsValue;

use crate::browser::{Outbox, Tell, Timer, clock, new_id};

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

/// How events are delivered.
pub struct Delivery {
    /// The destinations.
    pub outlets: Vec<Outlet>,
    /// Who waits for `flush`.
    pub flushes: RefCell<Vec<js_sys::Function>>,
    /// Whether what is new will be stored and sent as soon as what is going on has ended.
    pub pumping: Cell<bool>,
    /// When to send next.
    pub next_send: RefCell<Option<Timer>>,
    /// What tabs share.
    pub outbox: Outbox,
    /// How other tabs are heard.
    pub hearing: RefCell<Option<Tell>>,
    /// Whether this tab takes part in what tabs share.
    pub shares: Cell<bool>,
    /// Whether the browser has refused to store anything.
    pub refused: Cell<bool>,
    /// What is being written to the store, by the number of the writing.
    pub writing: RefCell<Vec<(u32, Vec<Change>)>>,
    /// Whether the page has been left, and has not come back.
    pub left: Cell<bool>,
    /// How many bytes of requests that outlive the page are on their way.
    pub lasting: Cell<usize>,
    /// What is to be added to the visitor's clock, in milliseconds.
    pub skew: Cell<i64>,
    /// This tab, in the keys of what it stores.
    tab: String,
    keys: Cell<u32>,
    /// Other tabs that have said that they live.
    pub living: RefCell<Vec<String>>,
    /// When those that have not are taken for gone.
    pub patience: RefCell<Option<Timer>>,
    /// Until what another page has saved as it ended can be seen for sure.
    pub late: RefCell<Option<Timer>>,
    /// What the page has given for destinations that are its own functions, by their names.
    pub functions: RefCell<Vec<(String, JsValue)>>,
}

impl Delivery {
    /// Nothing waits, and nothing has been asked of other tabs.
    pub fn new(destinations: &[Destination], outbox: Outbox) -> Self {
        let mut outlets: Vec<Outlet> = Vec::new();
        for destination in destinations {
            let encoder = destination.encoder();
            let mut name = destination.name().to_owned();
            while outlets.iter().any(|outlet| outlet.name == name) {
                name.push('+');
            }
            outlets.push(Outlet {
                destination: destination.clone(),
                name,
                queue: RefCell::new(Queue::new(encoder.limits(), Bounds::default())),
                duty: Cell::new(Duty::Open),
                stored: RefCell::default(),
                looked: Cell::new(false),
                asked: Cell::new(false),
                remembered: RefCell::default(),
                unusable: Cell::new(false),
            });
        }
        Self {
            outlets,
            flushes: RefCell::default(),
            pumping: Cell::new(false),
            next_send: RefCell::default(),
            outbox,
            hearing: RefCell::default(),
            shares: Cell::new(false),
            refused: Cell::new(false),
            writing: RefCell::default(),
            left: Cell::new(false),
            lasting: Cell::new(0),
            skew: Cell::new(0),
            tab: new_id(clock::now()),
            keys: Cell::new(0),
            living: RefCell::default(),
            patience: RefCell::default(),
            late: RefCell::default(),
            functions: RefCell::default(),
        }
    }

    /// This tab's name.
    pub fn tab(&self) -> &str {
        &self.tab
    }

    /// A number that this tab has not used.
    pub fn new_number(&self) -> u32 {
        let number = self.keys.get();
        self.keys.set(number + 1);
        number
    }

    /// A key that follows all that this tab has made: the time, a number, and the tab.
    pub fn new_key(&self) -> String {
        let number = self.new_number();
        let millis = clock::now().millis().max(0) as u64;
        concat(&[
            &padded(millis, 14),
            ".",
            &padded(number.into(), 8),
            ".",
            &self.tab,
        ])
    }
}

fn padded(number: u64, digits: usize) -> String {
    let mut text = number.to_string();
    while text.len() < digits {
        text.insert(0, '0');
    }
    text
}
