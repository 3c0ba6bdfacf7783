//! Any interleaving of what can happen to tabs, their memory, the store they share and the destination.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::*;
use crate::delivery::{Cause, Record, Standing, read_events};

const BOUNDS: Bounds = Bounds {
    events: 40,
    bytes: 8_000,
};
const TABS: usize = 3;

#[derive(Clone, Copy, Debug)]
enum Step {
    Open(usize),
    Track(usize, u8),
    Send(usize),
    Reply(usize, Answered),
    Hide(usize),
    Close(usize),
    /// To the back/forward cache; opening it again brings it back as it was.
    Freeze(usize),
    Crash(usize),
    Withdraw,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Answered {
    Accepted,
    Lost,
    AcceptedAndLost,
    Busy,
    TooLarge,
    Refused,
    Each,
}

/// A page: what it holds in memory, and what it has asked the network for.
struct Tab {
    queue: Queue,
    leads: bool,
    requests: Vec<(u32, Vec<u32>)>,
}

#[derive(Default)]
struct World {
    tabs: [Option<Tab>; TABS],
    frozen: [Option<Tab>; TABS],
    store: BTreeMap<String, (String, Standing)>,
    tracked: u32,
    now: i64,
    keys: u32,
    arrived: BTreeSet<u32>,
    given_up: BTreeSet<u32>,
    withdrawn: BTreeSet<u32>,
}

impl World {
    fn open(&mut self, tab: usize) {
        if let (None, Some(frozen)) = (&self.tabs[tab], self.frozen[tab].take()) {
            self.tabs[tab] = Some(frozen);
            // What it does not send itself it leaves to who delivers now.
            self.on(tab, &[], |tab| tab.queue.release(None));
        }
        if self.tabs[tab].is_none() {
            let queue = Queue::new(
                Limits {
                    events: 5,
                    bytes: 1_500,
                },
                BOUNDS,
            );
            self.tabs[tab] = Some(Tab {
                queue,
                leads: false,
                requests: Vec::new(),
            });
        }
        self.elect();
    }

    /// The lock is given to another tab, if nobody has it.
    fn elect(&mut self) {
        if self.tabs.iter().flatten().any(|tab| tab.leads) {
            return;
        }
        if let Some(place) = self.tabs.iter().position(Option::is_some) {
            if let Some(tab) = &mut self.tabs[place] {
                tab.leads = true;
            }
            self.load(place);
        }
    }

    fn load(&mut self, place: usize) {
        let records: Vec<Record> = self
            .store
            .iter()
            .map(|(key, (text, standing))| Record {
                key: key.clone(),
                events: read_events(&serde_json::from_str(text).unwrap()),
                bytes: text.len(),
                standing: *standing,
            })
            .collect();
        let now = at(self.now);
        self.on(place, &[], |tab| {
            tab.queue.load(records, now);
        });
    }

    /// Does something to a tab, and to the store what follows of it. What is gone then from both without having
    /// arrived must have been counted; `new` are events that the tab is given.
    fn on(&mut self, place: usize, new: &[u32], act: impl FnOnce(&mut Tab)) {
        let mut before = self.stored();
        before.extend(new);
        let Some(tab) = &mut self.tabs[place] else {
            return;
        };
        let held_before = held(tab);
        before.extend(&held_before);
        let counted = tab.queue.tally().given_up();
        act(tab);
        let changes = tab.queue.take_changes(&NativeHost);
        let held_after = held(tab);
        let after: BTreeSet<u32> = held_after.iter().copied().collect();
        let counted = tab.queue.tally().given_up() - counted;
        let (events, bytes) = (tab.queue.len(), tab.queue.bytes());
        assert!(events <= BOUNDS.events, "{events} events");
        assert!(bytes <= BOUNDS.bytes, "{bytes} bytes");
        for change in changes {
            match change {
                Change::Put {
                    key,
                    text,
                    standing,
                } => {
                    self.store.insert(key, (text, standing));
                }
                Change::Delete { key } => {
                    self.store.remove(&key);
                }
            }
        }
        let stored = self.stored();
        let gone = before.difference(&after);
        let known = |event: &u32| self.arrived.contains(event) || self.given_up.contains(event);
        let gone = gone.filter(|event| !stored.contains(event) && !known(event));
        let gone: Vec<u32> = gone.copied().collect();
        assert!(
            gone.len() <= counted as usize,
            "{gone:?}, but {counted} counted"
        );
        self.given_up.extend(gone);
        // A page that came back may hold an event twice: as its own, and as another page has stored it.
        let copies = |held: &[u32], event| held.iter().filter(|other| **other == event).count();
        let fewer = before.into_iter().filter(|event| {
            copies(&held_after, *event) < copies(&held_before, *event)
                && !self.arrived.contains(event)
        });
        let fewer: Vec<u32> = fewer.collect();
        if fewer.len() <= counted as usize {
            self.given_up.extend(fewer);
        }
    }

    fn stored(&self) -> BTreeSet<u32> {
        let texts = self.store.values();
        let events = texts.flat_map(|(text, _)| read_events(&serde_json::from_str(text).unwrap()));
        events.map(|event| event.seq).collect()
    }

    fn track(&mut self, place: usize, events: u8) {
        let Some(leads) = self.tabs[place].as_ref().map(|tab| tab.leads) else {
            return;
        };
        let first = self.tracked + 1;
        self.tracked += u32::from(events);
        let (last, turn, mut part) = (self.tracked, self.next_key(), 0);
        let mut added = Vec::new();
        let new: Vec<u32> = (first..=last).collect();
        self.on(place, &new, |tab| {
            for number in first..=last {
                push(&mut tab.queue, number);
            }
            tab.queue.keep(&mut || {
                part += 1;
                let key = format!("{turn:06}.{part:03}");
                added.push(key.clone());
                key
            });
        });
        if !leads
            && let Some(leader) = self
                .tabs
                .iter()
                .position(|tab| tab.as_ref().is_some_and(|tab| tab.leads))
        {
            self.on(place, &[], |tab| tab.queue.release(Some(&added)));
            self.load(leader);
        }
    }

    fn next_key(&mut self) -> u32 {
        self.keys += 1;
        self.keys
    }

    fn send(&mut self, place: usize) {
        let now = at(self.now);
        self.on(place, &[], |tab| {
            if let Some(ticket) = tab.queue.take(now, true, &String::new) {
                tab.queue.narrow(ticket.events, ticket.events % 2 == 0);
                let events = batch(&mut tab.queue);
                tab.requests.push((ticket.token, events));
            }
        });
    }

    fn reply(&mut self, place: usize, answered: Answered) {
        let Some((token, events)) = self.tabs[place].as_mut().and_then(|tab| tab.requests.pop())
        else {
            return;
        };
        let verdict = |index: usize| match answered {
            Answered::Accepted => Verdict::Accepted,
            Answered::Lost | Answered::AcceptedAndLost | Answered::Busy => RETRY,
            Answered::TooLarge => Verdict::Split,
            Answered::Refused => Verdict::Drop(Cause::Status(400)),
            Answered::Each => match index % 3 {
                0 => Verdict::Accepted,
                1 => RETRY,
                _ => Verdict::Drop(Cause::Invalid),
            },
        };
        let verdicts: Vec<Verdict> = (0..events.len()).map(verdict).collect();
        let arrived = events.iter().zip(&verdicts).filter(|(_, verdict)| {
            answered == Answered::AcceptedAndLost || **verdict == Verdict::Accepted
        });
        self.arrived.extend(arrived.map(|(event, _)| *event));
        self.now += 60_000;
        let now = at(self.now);
        let heard = !matches!(answered, Answered::Lost | Answered::AcceptedAndLost);
        self.on(place, &[], |tab| {
            tab.queue.settle(token, &verdicts, heard, now, 0.5);
        });
    }

    /// The page may end.
    fn leave(&mut self, place: usize, ends: bool) {
        let turn = self.next_key();
        let mut part = 0;
        let mut new_key = || {
            part += 1;
            format!("{turn:06}.{part:03}")
        };
        self.on(place, &[], |tab| {
            tab.queue.leave(ends, &mut new_key);
            let events: Vec<u32> = tab
                .queue
                .waiting_events(4)
                .iter()
                .map(|event| event.seq)
                .collect();
            if !events.is_empty() && tab.queue.is_healthy() {
                let token = tab.queue.hand(events.len(), &mut new_key);
                tab.requests.push((token, events));
            }
        });
        if ends {
            self.crash(place);
        }
    }

    fn freeze(&mut self, place: usize) {
        if self.tabs[place].is_none() {
            return;
        }
        self.leave(place, false);
        let turn = self.next_key();
        let mut new_key = || format!("{turn:06}.000");
        self.on(place, &[], |tab| tab.queue.leave(true, &mut new_key));
        if let Some(mut tab) = self.tabs[place].take() {
            tab.leads = false;
            self.end_of(&tab);
            // Another has taken its place in the cache: that one does not come back.
            self.frozen[place] = Some(tab);
        }
        self.elect();
    }

    /// What was handed over to a destination that was well arrives after the tab, as far as the browser keeps its word;
    /// of what is doubtful nothing does.
    fn end_of(&mut self, tab: &Tab) {
        let handed = tab.queue.handed.iter();
        let trusted = handed.filter(|batch| batch.standing == Standing::Handed);
        let events = trusted.flat_map(|batch| &batch.items);
        self.arrived.extend(events.map(|(event, _)| event.seq));
    }

    fn crash(&mut self, place: usize) {
        if let Some(tab) = self.tabs[place].take() {
            self.end_of(&tab);
        }
        self.elect();
    }

    fn withdraw(&mut self) {
        self.withdrawn = (1..=self.tracked).collect();
        self.store.clear();
        for tab in self.tabs.iter_mut().chain(&mut self.frozen).flatten() {
            tab.queue.clear();
        }
    }

    fn step(&mut self, step: Step) {
        match step {
            Step::Open(tab) => self.open(tab),
            Step::Track(tab, events) => self.track(tab, events),
            Step::Send(tab) => self.send(tab),
            Step::Reply(tab, answered) => self.reply(tab, answered),
            Step::Hide(tab) => self.leave(tab, false),
            Step::Close(tab) => self.leave(tab, true),
            Step::Freeze(tab) => self.freeze(tab),
            Step::Crash(tab) => self.crash(tab),
            Step::Withdraw => self.withdraw(),
        }
    }

    /// The destination is well, and the visitor comes back.
    fn end(&mut self) {
        for tab in 0..TABS {
            self.crash(tab);
            self.frozen[tab] = None;
        }
        self.open(0);
        for _ in 0..1000 {
            self.track_last();
            self.send(0);
            self.reply(0, Answered::Accepted);
            if self.store.is_empty() {
                return;
            }
        }
        panic!("it does not end: {:?}", self.store);
    }

    /// A page that is viewed tracks something.
    fn track_last(&mut self) {
        if self.tabs[0]
            .as_ref()
            .is_some_and(|tab| tab.queue.waiting() == 0)
        {
            self.track(0, 1);
        }
    }
}

/// Which events a tab has in memory.
fn held(tab: &Tab) -> Vec<u32> {
    let queue = &tab.queue;
    let handed = queue
        .handed
        .iter()
        .flat_map(|batch| batch.items.iter().map(|(event, _)| event.seq));
    let unsure = queue
        .unsure
        .iter()
        .flat_map(|record| record.events.iter().map(|event| event.seq));
    queue
        .events
        .iter()
        .map(|event| event.seq)
        .chain(handed)
        .chain(unsure)
        .collect()
}

fn steps() -> impl Strategy<Value = Step> {
    let tab = 0..TABS;
    let answered = prop_oneof![
        3 => Just(Answered::Accepted),
        1 => Just(Answered::Lost),
        1 => Just(Answered::AcceptedAndLost),
        1 => Just(Answered::Busy),
        1 => Just(Answered::TooLarge),
        1 => Just(Answered::Refused),
        1 => Just(Answered::Each),
    ];
    prop_oneof![
        2 => tab.clone().prop_map(Step::Open),
        6 => (tab.clone(), 1_u8..12).prop_map(|(tab, events)| Step::Track(tab, events)),
        6 => tab.clone().prop_map(Step::Send),
        6 => (tab.clone(), answered).prop_map(|(tab, answered)| Step::Reply(tab, answered)),
        1 => tab.clone().prop_map(Step::Hide),
        1 => tab.clone().prop_map(Step::Close),
        1 => tab.clone().prop_map(Step::Freeze),
        1 => tab.prop_map(Step::Crash),
        1 => Just(Step::Withdraw),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    /// Every event arrives at least once, or was counted as given up; the bounds hold, and it ends.
    #[test]
    fn nothing_is_lost_whatever_happens_in_whatever_order(steps in prop::collection::vec(steps(), 0..120)) {
        let mut world = World::default();
        world.open(0);
        for step in steps {
            world.step(step);
        }
        world.end();
        for event in 1..=world.tracked {
            let known = world.arrived.contains(&event) || world.given_up.contains(&event) || world.withdrawn.contains(&event);
            prop_assert!(known, "event {event} is gone");
        }
    }
}
