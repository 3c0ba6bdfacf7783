//! Storing what waits, so that it outlives the page.

use std::rc::Rc;

use awning_core::delivery::Change;
use awning_core::text::concat;

use super::outlets::{Duty, Outlet};
use super::state::Delivery;
use crate::browser::storage::{self, Slot};
use crate::browser::{Engine, clock, pause, task};

/// So many records are read at a time: a page that has much to take up is not kept busy with it.
const RECORDS_AT_A_TIME: usize = 4;

/// What stands between a destination's name and a key.
pub(super) const SEPARATOR: &str = "\n";

impl Delivery {
    /// Stores what has changed since, if anything may be stored. It is under way when this returns.
    pub(super) fn store(self: &Rc<Self>) {
        if !self.shares.get() || self.refused.get() {
            return;
        }
        let mut changes = Vec::new();
        let mut added: Vec<(usize, Vec<String>)> = Vec::new();
        for (index, outlet) in self.outlets.iter().enumerate() {
            let Ok(mut queue) = outlet.queue.try_borrow_mut() else {
                continue;
            };
            queue.keep(&mut || self.new_key());
            let mut put = Vec::new();
            for change in queue.take_changes(&Engine) {
                changes.push(match change {
                    Change::Put {
                        key,
                        text,
                        standing,
                    } => {
                        let stored = stored_key(outlet, &key);
                        put.push(key);
                        Change::Put {
                            key: stored,
                            text,
                            standing,
                        }
                    }
                    Change::Delete { key } => Change::Delete {
                        key: stored_key(outlet, &key),
                    },
                });
            }
            if !put.is_empty() {
                added.push((index, put));
            }
        }
        if changes.is_empty() {
            return;
        }
        if let Some(settled) = &mut *self.settled.borrow_mut() {
            settled.extend(changes.iter().filter_map(|change| match change {
                Change::Delete { key } => Some(key.clone()),
                Change::Put { .. } => None,
            }));
        }
        let number = self.new_number();
        let writing = &self.writing;
        writing.borrow_mut().push((number, changes.clone()));
        let written = self.outbox.write(changes);
        let delivery = self.clone();
        task::spawn(async move {
            let written = written.await;
            let writing = &delivery.writing;
            writing.borrow_mut().retain(|(other, _)| *other != number);
            match written {
                Ok(()) => delivery.stored(added),
                Err(why) => delivery.refuse(&why),
            }
        });
    }

    /// What is stored is another tab's to deliver, if one delivers for all.
    fn stored(self: &Rc<Self>, added: Vec<(usize, Vec<String>)>) {
        for (index, keys) in added {
            let Some(outlet) = self.outlets.get(index) else {
                continue;
            };
            match outlet.duty.get() {
                Duty::Follows => self.leave_to_leader(outlet, &keys),
                Duty::Open => outlet.stored.borrow_mut().extend(keys),
                Duty::Leads | Duty::Alone => {}
            }
        }
    }

    pub(super) fn leave_to_leader(&self, outlet: &Outlet, keys: &[String]) {
        if let Ok(mut queue) = outlet.queue.try_borrow_mut() {
            queue.release(Some(keys));
        }
        self.outbox.say("look", &outlet.name);
    }

    /// The browser stores nothing: memory has to do, and each tab sends its own.
    pub(super) fn refuse(self: &Rc<Self>, why: &str) {
        if self.refused.replace(true) {
            return;
        }
        self.runtime.warn_once(concat(&[
            "events that wait cannot be stored, and end with the page: ",
            why,
        ]));
        for outlet in &self.outlets {
            if let Ok(mut queue) = outlet.queue.try_borrow_mut() {
                queue.set_keeping(false);
            }
            if outlet.duty.get() != Duty::Leads {
                outlet.duty.set(Duty::Alone);
            }
        }
        self.load_saved();
        self.pump();
    }

    /// The store is there after all: from now on it is used.
    pub(super) fn accept(&self) {
        if !self.refused.replace(false) {
            return;
        }
        for outlet in &self.outlets {
            if let Ok(mut queue) = outlet.queue.try_borrow_mut() {
                queue.set_keeping(true);
            }
            outlet.duty.set(Duty::Open);
        }
    }

    /// Takes up what is stored for a destination, but not what another living tab will send itself.
    pub(super) async fn load(self: Rc<Self>, index: usize, except: Vec<String>) {
        let Some(outlet) = self.outlets.get(index) else {
            return;
        };
        let prefix = concat(&[&outlet.name, SEPARATOR]);
        let all = self.outbox.keys(&prefix).await;
        let unknown: Vec<String> = all
            .into_iter()
            .filter(|key| {
                let own = key.get(prefix.len()..).unwrap_or_default();
                let known = outlet
                    .queue
                    .try_borrow()
                    .is_ok_and(|queue| queue.knows(own));
                !known && !except.iter().any(|tab| own.ends_with(tab.as_str()))
            })
            .collect();
        for keys in unknown.chunks(RECORDS_AT_A_TIME) {
            let mut records = self.outbox.read(keys).await;
            for record in &mut records {
                record.key.drain(..prefix.len());
            }
            if let Ok(mut queue) = outlet.queue.try_borrow_mut() {
                let lost = queue.load(records, clock::now());
                drop(queue);
                self.say_given_up(outlet, "has not answered for long", lost);
            }
            pause().await;
        }
    }

    /// Forgets what waits, in all tabs, and what is stored.
    pub(super) fn erase_waiting(self: &Rc<Self>) {
        self.clear_queues();
        storage::remove(Slot::Queue);
        storage::remove(Slot::Delivery);
        self.writing.take();
        self.outbox.say("forget", "");
        let erased = self.outbox.erase();
        task::spawn(erased);
        self.outbox.leave();
        self.shares.set(false);
        for outlet in &self.outlets {
            if !self.refused.get() {
                outlet.duty.set(Duty::Open);
            }
        }
    }

    pub(super) fn clear_queues(&self) {
        for outlet in &self.outlets {
            outlet.stored.take();
            if let Ok(mut queue) = outlet.queue.try_borrow_mut() {
                queue.clear();
            }
        }
    }
}

fn stored_key(outlet: &Outlet, key: &str) -> String {
    concat(&[&outlet.name, SEPARATOR, key])
}
