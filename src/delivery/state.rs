//! The parts of delivery, and how it comes up.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use awning_core::delivery::Change;
use awning_core::privacy::Redaction;
use awning_core::text::concat;
use awning_core::value::Value;
use js_sys::Function;

use super::attribution::Attribution;
use super::intake::Seen;
use super::outlets::{Outlet, outlets};
use crate::browser::{Outbox, Tell, Timer, clock, new_id};
use crate::runtime::{Brief, Deliver, Functions, Outgoing, Runtime};

/// What is wrong with the document is said so often at most.
const MOST_SAID: usize = 20;

/// How events are delivered.
pub struct Delivery {
    pub runtime: Rc<Runtime>,
    /// The destinations.
    pub outlets: Vec<Outlet>,
    /// What becomes of personal data.
    pub redaction: Redaction,
    /// What brought the visitor.
    pub attribution: RefCell<Attribution>,
    /// What was around the last event, and what of it is sent.
    pub seen: RefCell<Option<Seen>>,
    /// Whether the services have events that they are about to hand over.
    pub expects: Cell<bool>,
    /// Who waits for `flush`.
    pub flushes: RefCell<Vec<Function>>,
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
    /// How often this tab has begun to take part in that.
    pub beginnings: Cell<u32>,
    /// The keys of what has been settled since this page saved something as it was left; nothing before that.
    pub settled: RefCell<Option<Vec<String>>>,
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
    pub functions: Functions,
}

impl Delivery {
    /// Nothing waits, and nothing has been asked of other tabs.
    fn new(runtime: Rc<Runtime>, brief: Brief) -> Self {
        let (destinations, mut problems) = brief.destinations.parse();
        let (redaction, more) = brief.redaction.parse();
        problems.extend(more);
        for problem in problems.iter().take(MOST_SAID) {
            runtime
                .host
                .fail(None, "document-invalid", &problem.message());
        }
        Self {
            outlets: outlets(destinations.unwrap_or_default()),
            redaction: redaction.unwrap_or_default(),
            attribution: RefCell::new(Attribution::new(brief.landing)),
            seen: RefCell::default(),
            expects: Cell::new(false),
            flushes: RefCell::default(),
            pumping: Cell::new(false),
            next_send: RefCell::default(),
            outbox: runtime.host.outbox(),
            hearing: RefCell::default(),
            shares: Cell::new(false),
            refused: Cell::new(false),
            writing: RefCell::default(),
            beginnings: Cell::new(0),
            settled: RefCell::default(),
            left: Cell::new(false),
            lasting: Cell::new(0),
            skew: Cell::new(0),
            tab: new_id(clock::now()),
            keys: Cell::new(0),
            living: RefCell::default(),
            patience: RefCell::default(),
            late: RefCell::default(),
            functions: brief.functions,
            runtime,
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

/// Begins to deliver.
pub fn open(runtime: Rc<Runtime>, brief: Brief) -> Rc<dyn Deliver> {
    Rc::new(Open(Rc::new(Delivery::new(runtime, brief))))
}

/// Delivery as the services see it.
struct Open(Rc<Delivery>);

impl Deliver for Open {
    fn take(&self, outgoing: Outgoing) {
        self.0.take(outgoing);
    }

    fn share(&self) {
        self.0.share();
    }

    fn expect(&self, more: bool) {
        if self.0.expects.replace(more) != more {
            self.0.pump_soon();
        }
    }

    fn forget(&self) {
        self.reset();
        self.0.erase_waiting();
    }

    fn reset(&self) {
        self.0.attribution.take();
        self.0.seen.take();
    }

    fn leave(&self, ends: bool) {
        self.0.leave(ends);
    }

    fn rejoin(&self) {
        self.0.rejoin();
    }

    fn hasten(&self) {
        self.0.hasten();
    }

    fn look(&self) {
        self.0.look();
    }

    fn flush(&self, done: Function) {
        self.0.flush(done);
    }

    fn speak(&self) {
        self.0.speak();
    }

    fn report(&self) -> Value {
        self.0.report()
    }
}

fn padded(number: u64, digits: usize) -> String {
    let mut text = number.to_string();
    while text.len() < digits {
        text.insert(0, '0');
    }
    text
}
