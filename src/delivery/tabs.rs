//! Which tab delivers for all: the one that has the lock of a destination. Others store their events, and tell it.

use std::rc::Rc;

use awning_core::time::SECOND;
use js_sys::{Array, Promise};
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;

use super::outlets::Duty;
use super::state::Delivery;
use crate::browser::{Timer, task};

/// How long other tabs are given to say that they live, in milliseconds, where there are no locks.
const PATIENCE: i64 = SECOND;

/// How long the browser may take to open the store, in milliseconds, before memory has to do.
const SLOWEST: i64 = 3 * SECOND;

impl Delivery {
    /// Takes part in what tabs share, if anything may be stored.
    pub(super) fn share(self: &Rc<Self>) {
        if self.outlets.is_empty() || self.shares.replace(true) {
            return;
        }
        self.recall();
        let beginning = self.beginnings.get().wrapping_add(1);
        self.beginnings.set(beginning);
        let delivery = self.clone();
        let waiting = Rc::downgrade(self);
        let late = Timer::after(SLOWEST, move || {
            if let Some(delivery) = waiting.upgrade()
                && delivery.beginnings.get() == beginning
            {
                delivery.refuse("the browser does not open it");
            }
        });
        task::spawn(async move {
            let opened = delivery.outbox.open().await;
            drop(late);
            if delivery.beginnings.get() != beginning {
                // The page was left and has come back meanwhile.
                return;
            }
            match opened {
                Ok(()) if !delivery.left.get() => {
                    delivery.accept();
                    delivery.clone().take_saved().await;
                    delivery.enter();
                }
                Ok(()) => {}
                Err(why) => delivery.refuse(&why),
            }
        });
    }

    fn enter(self: &Rc<Self>) {
        if !self.shares.get() || self.left.get() {
            return;
        }
        let names = Array::new();
        let mut own = Vec::new();
        for (index, outlet) in self.outlets.iter().enumerate() {
            if outlet.destination.is_in_page() {
                own.push(index);
            } else {
                names.push(&outlet.name.as_str().into());
            }
        }
        let delivery = Rc::downgrade(self);
        let tell = Closure::new(move |what: String, name: String| {
            if let Some(delivery) = delivery.upgrade() {
                delivery.told(&what, &name);
            }
        });
        self.outbox.enter(&names, &tell);
        self.hearing.replace(Some(tell));
        // What is done in a page no other tab can do for it.
        for index in &own {
            self.be_alone(*index);
        }
        if !own.is_empty() {
            self.take_up_orphans();
        }
    }

    /// Hears from the browser or from another tab.
    fn told(self: &Rc<Self>, what: &str, name: &str) {
        match what {
            "hello" => self.outbox.say("here", self.tab()),
            "forget" => return self.clear_queues(),
            _ => {}
        }
        // Who has just come lives, too.
        if what == "hello" || what == "here" {
            return self.living.borrow_mut().push(name.to_owned());
        }
        let mut outlets = self.outlets.iter();
        let Some(index) = outlets.position(|outlet| outlet.name == name) else {
            return;
        };
        let Some(outlet) = self.outlets.get(index) else {
            return;
        };
        let leads = outlet.duty.get() == Duty::Leads;
        match what {
            "leads" => self.lead(index),
            "follows" if outlet.duty.get() == Duty::Open => {
                outlet.duty.set(Duty::Follows);
                self.leave_to_leader(outlet, &outlet.stored.take());
                self.ask_leaders();
                self.pump();
            }
            "alone" => {
                self.be_alone(index);
                if index == 0 {
                    self.take_up_orphans();
                }
            }
            "look" if leads => self.look(),
            // It becomes the one that delivers, and reads what is stored: this may be more.
            "look" if outlet.duty.get() == Duty::Open => outlet.looked.set(true),
            "flush" if leads => {
                let delivery = self.clone();
                let name = name.to_owned();
                task::spawn(async move {
                    delivery.clone().load(index, Vec::new()).await;
                    let sent = Promise::new(&mut |resolve, _| delivery.flush(resolve));
                    let _ = JsFuture::from(sent).await;
                    delivery.outbox.say("done", &name);
                });
            }
            "done" => {
                outlet.asked.set(false);
                self.pump();
            }
            _ => {}
        }
    }

    /// Takes up what others have stored, for those destinations that this tab delivers to.
    pub(super) fn look(self: &Rc<Self>) {
        let delivery = self.clone();
        task::spawn(async move {
            delivery.clone().take_saved().await;
            for (index, outlet) in delivery.outlets.iter().enumerate() {
                match outlet.duty.get() {
                    Duty::Leads => delivery.clone().load(index, Vec::new()).await,
                    Duty::Follows => delivery.outbox.say("look", &outlet.name),
                    _ => {}
                }
            }
            delivery.pump();
        });
    }

    /// Delivers for all tabs from now on, what is stored first.
    fn lead(self: &Rc<Self>, index: usize) {
        let delivery = self.clone();
        task::spawn(async move {
            let Some(outlet) = delivery.outlets.get(index) else {
                return;
            };
            loop {
                outlet.looked.set(false);
                delivery.clone().load(index, Vec::new()).await;
                if delivery.left.get() {
                    return;
                }
                if !outlet.looked.get() {
                    break;
                }
            }
            outlet.duty.set(Duty::Leads);
            outlet.asked.set(false);
            outlet.stored.take();
            delivery.pump();
            // What a page saves as it ends may be seen by others some time after it.
            let late = Rc::downgrade(&delivery);
            let look = Timer::after(PATIENCE, move || {
                if let Some(delivery) = late.upgrade() {
                    delivery.look();
                }
            });
            delivery.late.replace(Some(look));
        });
    }

    /// Without locks each tab sends its own, and what tabs have left that do not answer any more. Two may take up the
    /// same: receivers drop repeats by their ids.
    fn be_alone(self: &Rc<Self>, index: usize) {
        let Some(outlet) = self.outlets.get(index) else {
            return;
        };
        outlet.duty.set(Duty::Alone);
        outlet.stored.take();
        self.pump();
    }

    /// Takes up what is stored of tabs that do not say that they live, for those destinations that each tab sends to
    /// itself.
    fn take_up_orphans(self: &Rc<Self>) {
        self.outbox.say("hello", self.tab());
        let delivery = Rc::downgrade(self);
        let timer = Timer::after(PATIENCE, move || {
            let Some(delivery) = delivery.upgrade() else {
                return;
            };
            let mut living = delivery.living.take();
            living.push(delivery.tab().to_owned());
            task::spawn(async move {
                for (index, outlet) in delivery.outlets.iter().enumerate() {
                    if outlet.duty.get() != Duty::Alone {
                        continue;
                    }
                    delivery.clone().load(index, living.clone()).await;
                }
                delivery.pump();
            });
        });
        self.patience.replace(Some(timer));
    }

    /// Asks the tabs that deliver to send everything, for somebody who waits for it here.
    pub(super) fn ask_leaders(&self) {
        let flushes = self.flushes.try_borrow();
        if flushes.is_ok_and(|flushes| flushes.is_empty()) {
            return;
        }
        for outlet in &self.outlets {
            if outlet.duty.get() == Duty::Follows {
                outlet.asked.set(true);
                self.outbox.say("flush", &outlet.name);
            }
        }
    }
}
