//! Which tab delivers for all: the one that has the lock of a destination. Others store their events, and tell it.

use std::rc::Rc;

use awning_core::time::SECOND;
use js_sys::Array;
use wasm_bindgen::closure::Closure;

use super::outlets::Duty;
use crate::browser::{Timer, task};
use crate::services::shop::Shop;

/// How long other tabs are given to say that they live, in milliseconds, where there are no locks.
const PATIENCE: i64 = SECOND;

impl Shop {
    /// Takes part in what tabs share, if anything may be stored.
    pub(in crate::services) fn share(self: &Rc<Self>) {
        if self.delivery.outlets.is_empty() || self.delivery.shares.replace(true) {
            return;
        }
        let shop = self.clone();
        task::spawn(async move {
            match shop.delivery.outbox.open().await {
                Ok(()) if !shop.delivery.left.get() => {
                    shop.clone().take_saved().await;
                    shop.enter();
                }
                Ok(()) => {}
                Err(why) => shop.refuse(&why),
            }
        });
    }

    fn enter(self: &Rc<Self>) {
        if !self.delivery.shares.get() || self.delivery.left.get() {
            return;
        }
        let names = Array::new();
        let mut own = Vec::new();
        for (index, outlet) in self.delivery.outlets.iter().enumerate() {
            if outlet.destination.is_in_page() {
                own.push(index);
            } else {
                names.push(&outlet.name.as_str().into());
            }
        }
        let shop = Rc::downgrade(self);
        let tell = Closure::new(move |what: String, name: String| {
            if let Some(shop) = shop.upgrade() {
                shop.told(&what, &name);
            }
        });
        self.delivery.outbox.enter(&names, &tell);
        self.delivery.hearing.replace(Some(tell));
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
            "hello" => return self.delivery.outbox.say("here", self.delivery.tab()),
            "forget" => return self.clear_queues(),
            "here" => return self.delivery.living.borrow_mut().push(name.to_owned()),
            _ => {}
        }
        let mut outlets = self.delivery.outlets.iter();
        let Some(index) = outlets.position(|outlet| outlet.name == name) else {
            return;
        };
        let Some(outlet) = self.delivery.outlets.get(index) else {
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
                let shop = self.clone();
                let name = name.to_owned();
                task::spawn(async move {
                    shop.clone().load(index, Vec::new()).await;
                    let _ = wasm_bindgen_futures::JsFuture::from(shop.flush()).await;
                    shop.delivery.outbox.say("done", &name);
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
    pub(in crate::services) fn look(self: &Rc<Self>) {
        let shop = self.clone();
        task::spawn(async move {
            shop.clone().take_saved().await;
            for (index, outlet) in shop.delivery.outlets.iter().enumerate() {
                match outlet.duty.get() {
                    Duty::Leads => shop.clone().load(index, Vec::new()).await,
                    Duty::Follows => shop.delivery.outbox.say("look", &outlet.name),
                    _ => {}
                }
            }
            shop.pump();
        });
    }

    /// Delivers for all tabs from now on, what is stored first.
    fn lead(self: &Rc<Self>, index: usize) {
        let shop = self.clone();
        task::spawn(async move {
            let Some(outlet) = shop.delivery.outlets.get(index) else {
                return;
            };
            loop {
                outlet.looked.set(false);
                shop.clone().load(index, Vec::new()).await;
                if shop.delivery.left.get() {
                    return;
                }
                if !outlet.looked.get() {
                    break;
                }
            }
            outlet.duty.set(Duty::Leads);
            outlet.asked.set(false);
            outlet.stored.take();
            shop.pump();
            // What a page saves as it ends may be seen by others some time after it.
            let late = Rc::downgrade(&shop);
            let look = Timer::after(PATIENCE, move || {
                if let Some(shop) = late.upgrade() {
                    shop.look();
                }
            });
            shop.delivery.late.replace(Some(look));
        });
    }

    /// Without locks each tab sends its own, and what tabs have left that do not answer any more. Two may take up the
    /// same: receivers drop repeats by their ids.
    fn be_alone(self: &Rc<Self>, index: usize) {
        let Some(outlet) = self.delivery.outlets.get(index) else {
            return;
        };
        outlet.duty.set(Duty::Alone);
        outlet.stored.take();
        self.pump();
    }

    /// Takes up what is stored of tabs that do not say that they live, for those destinations that each tab sends to
    /// itself.
    fn take_up_orphans(self: &Rc<Self>) {
        self.delivery.outbox.say("hello", self.delivery.tab());
        let shop = Rc::downgrade(self);
        let timer = Timer::after(PATIENCE, move || {
            let Some(shop) = shop.upgrade() else { return };
            let mut living = shop.delivery.living.take();
            living.push(shop.delivery.tab().to_owned());
            task::spawn(async move {
                for (index, outlet) in shop.delivery.outlets.iter().enumerate() {
                    if outlet.duty.get() != Duty::Alone {
                        continue;
                    }
                    shop.clone().load(index, living.clone()).await;
                }
                shop.pump();
            });
        });
        self.delivery.patience.replace(Some(timer));
    }

    /// Asks the tabs that deliver to send everything, for somebody who waits for it here.
    pub(super) fn ask_leaders(&self) {
        let flushes = self.delivery.flushes.try_borrow();
        if flushes.is_ok_and(|flushes| flushes.is_empty()) {
            return;
        }
        for outlet in &self.delivery.outlets {
            if outlet.duty.get() == Duty::Follows {
                outlet.asked.set(true);
                self.delivery.outbox.say("flush", &outlet.name);
            }
        }
    }
}
