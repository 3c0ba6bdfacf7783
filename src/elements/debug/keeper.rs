//! Keeps what the overlay shows in step with the page, and does what it says.

use std::cell::RefCell;
use std::rc::Rc;

use awning_core::value::Value;
use wasm_bindgen::JsValue;

use super::memory::Memory;
use super::place::Place;
use super::{events, page, problems, trials, visitor};
use crate::browser::script::{invoke, property};
use crate::browser::{Listener, Timer, json, page as browser_page, task};
use crate::runtime::{Follower, Local, Runtime, Settings};
use crate::view::Live;
use crate::widgets::Say;
use crate::widgets::debug::{DebugEvent, DebugOverlay, DebugOverlayProps, DebugState, Layout};

/// How long what it shows may be out of date, in milliseconds.
const PERIOD: i64 = 500;

/// Shows the overlay, if the page's address asks for it.
pub fn open(runtime: &Rc<Runtime>, settings: &Settings) {
    let memory = Memory::recall();
    let state = DebugState {
        layout: Live::new(memory.layout),
        elements: Live::new(Vec::new()),
        campaigns: Live::new(Vec::new()),
        trials: Live::new(Vec::new()),
        events: Live::new(Vec::new()),
        visitor: Live::new(Vec::new()),
        problems: Live::new(Vec::new()),
    };
    let keeper = Rc::new(Keeper {
        runtime: runtime.clone(),
        errors: settings.errors(),
        campaigns: page::campaigns_of(&json::read(&settings.document())),
        state,
        memory: RefCell::new(memory),
        place: RefCell::default(),
        timer: RefCell::default(),
        shortcut: RefCell::default(),
        forcing: RefCell::default(),
    });
    let view = DebugOverlay(DebugOverlayProps {
        state: keeper.state.clone(),
        say: keeper.say(),
    });
    keeper.place.replace(Place::in_page(&runtime.host, view));
    let list = keeper.state.events.clone();
    runtime.watch(move |happening| events::take(&list, happening));
    keeper.clone().force_again();
    keeper.clone().hear_shortcut();
    keeper.refresh();
}

/// The overlay is there as long as its timer goes on.
struct Keeper {
    runtime: Rc<Runtime>,
    errors: JsValue,
    /// Id and widget of each campaign.
    campaigns: Vec<(String, String)>,
    state: DebugState,
    memory: RefCell<Memory>,
    place: RefCell<Option<Place>>,
    timer: RefCell<Option<Timer>>,
    shortcut: RefCell<Option<Listener>>,
    forcing: RefCell<Option<Follower>>,
}

impl Keeper {
    /// What the overlay calls.
    fn say(self: &Rc<Self>) -> Say<DebugEvent> {
        let hear = Local::new(self);
        Say::to(move |event| {
            if let Some(keeper) = hear.upgrade() {
                keeper.hear(event);
            }
            true
        })
    }

    fn hear(self: &Rc<Self>, event: DebugEvent) {
        match event {
            DebugEvent::Opened(tab) => self.arrange(|layout| layout.tab = tab),
            DebugEvent::Docked(dock) => self.arrange(|layout| layout.dock = dock),
            DebugEvent::Minimized(minimized) => self.arrange(|layout| {
                layout.minimized = minimized;
                layout.follows = true;
            }),
            DebugEvent::Closed => self.close(),
            DebugEvent::Copied => self.copy(),
            DebugEvent::Located(index) => page::point_out(index),
            DebugEvent::Cleared => self.state.events.set(Vec::new()),
            DebugEvent::Forced { key, variation } => {
                self.memory.borrow_mut().force(&key, variation);
                self.force(&key, variation);
                self.update();
            }
        }
    }

    /// Changes where the overlay stands, for as long as this tab is open.
    fn arrange(&self, change: impl FnOnce(&mut Layout)) {
        self.state.layout.update(|layout| {
            layout.copied = None;
            change(layout);
        });
        let layout = self.state.layout.get_untracked();
        self.memory.borrow_mut().arrange(layout);
    }

    fn force(&self, key: &str, variation: Option<usize>) {
        let experiments = self.runtime.experiments.get_untracked().here();
        if let Some(experiments) = experiments {
            let index = variation.and_then(|index| u32::try_from(index).ok());
            experiments.force(key, index);
        }
    }

    /// Forces what was forced on an earlier page of this tab, as soon as the experiments are there.
    fn force_again(self: Rc<Self>) {
        let keeper = Rc::downgrade(&self);
        let follower = Follower::new(move || {
            let Some(keeper) = keeper.upgrade() else {
                return;
            };
            if keeper.runtime.experiments.get().here().is_some() {
                for (key, index) in keeper.memory.borrow_mut().forced_once() {
                    keeper.force(&key, Some(index));
                }
            }
        });
        self.forcing.replace(Some(follower));
    }

    /// Alt+Shift+A: minimized, or open again.
    fn hear_shortcut(self: Rc<Self>) {
        let Some(document) = browser_page::document() else {
            return;
        };
        let keeper = Rc::downgrade(&self);
        let listener = Listener::new(&self.runtime.host, &document, "keydown", move |event| {
            let held = |name: &str| property(&event, name).is_truthy();
            let is_a = property(&event, "code").as_string().as_deref() == Some("KeyA");
            if let Some(keeper) = keeper.upgrade()
                && is_a
                && held("altKey")
                && held("shiftKey")
            {
                event.prevent_default();
                let minimized = keeper
                    .state
                    .layout
                    .with_untracked(|layout| layout.minimized);
                keeper.hear(DebugEvent::Minimized(!minimized));
            }
        });
        self.shortcut.replace(Some(listener));
    }

    /// Looks at the page now, and again after a while.
    fn refresh(self: &Rc<Self>) {
        self.update();
        let keeper = self.clone();
        let timer = Timer::after(PERIOD, move || keeper.refresh());
        // The timer that calls this must outlive the call.
        let called = self.timer.replace(Some(timer));
        task::spawn(async { drop(called) });
    }

    fn update(&self) {
        let runtime = &self.runtime;
        let errors = problems::errors(&self.errors);
        let campaigns = page::campaigns(runtime, &self.campaigns);
        let trials = trials::of(runtime);
        renew(
            &self.state.elements,
            page::elements(&errors, &campaigns, &trials),
        );
        renew(&self.state.problems, problems::of(runtime, &errors));
        renew(&self.state.visitor, visitor::of(runtime));
        renew(&self.state.campaigns, campaigns);
        renew(&self.state.trials, trials);
    }

    fn copy(self: &Rc<Self>) {
        let all = to_lines(&json::write(&self.state.to_value()));
        let copying = browser_page::copy(all);
        let layout = self.state.layout.clone();
        task::spawn(async move {
            let copied = copying.await;
            layout.update(|layout| layout.copied = Some(copied));
        });
    }

    /// Goes, until the page is loaded again.
    fn close(self: &Rc<Self>) {
        self.runtime.watch(|_| {});
        self.shortcut.take();
        self.forcing.take();
        self.timer.take();
        // Not from within the click that is being heard.
        let place = self.place.take();
        task::spawn(async { drop(place) });
    }
}

/// Replaces a value by another one.
fn renew<T: PartialEq>(live: &Live<T>, value: T) {
    if live.with_untracked(|known| *known != value) {
        live.set(value);
    }
}

/// JSON, a line a field.
pub fn to_lines(value: &JsValue) -> String {
    let json = property(&js_sys::global(), "JSON");
    let spaces = 2.0.into();
    let text = invoke(&json, "stringify", &[value.clone(), JsValue::NULL, spaces]);
    text.as_string().unwrap_or_default()
}

/// A value as JSON on one line.
pub fn to_line(value: &Value) -> String {
    json::to_text(value)
}
