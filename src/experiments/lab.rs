//! The parts of a page's experiments, and what elements, services and tools ask of them.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use awning_core::experiment::assignment::{Experiment, Payload, StickyDocument};
use awning_core::experiment::{Forced, Settings, read_forced};
use awning_core::value::Value;
use js_sys::Reflect;
use wasm_bindgen::JsValue;

use super::desk::Desk;
use super::device::Device;
use super::exposures::Exposures;
use super::known::{self, Known};
use super::script::Script;
use super::visual::Found;
use crate::browser::{json, page};
use crate::runtime::{Arrival, Assigned, Runtime};
use crate::view::Live;

/// The experiments of a page.
pub struct Lab {
    this: Weak<Self>,
    pub(super) runtime: Rc<Runtime>,
    pub(super) settings: Settings,
    device: Device,
    payload: RefCell<Rc<Payload>>,
    page: RefCell<Rc<Page>>,
    known: RefCell<Option<Rc<Known>>>,
    /// What the page's address forced when it was opened.
    address: RefCell<Vec<Forced>>,
    /// What a tool forces, by the experiment's key.
    pub(super) forced: RefCell<Vec<(String, u32)>>,
    /// Experiments that stand elsewhere.
    pub(super) others: RefCell<Vec<Rc<Other>>>,
    /// Assignments that this page keeps by itself.
    sticky: RefCell<Vec<StickyDocument>>,
    pub(super) exposures: RefCell<Exposures>,
    /// Experiments that could be seen on this page.
    pub(super) seen: RefCell<Vec<String>>,
    /// The URL that redirects were last asked for.
    asked: RefCell<String>,
    /// Where other visitors are asked for.
    desk: RefCell<Option<Desk>>,
    /// What hears of visual experiments that have something to change.
    pub(super) found: RefCell<Option<Found>>,
}

/// What the loader has told of the page and the browser.
pub(super) struct Page {
    pub(super) given: JsValue,
    pub(super) script: Script,
    attributes: Value,
    bot: bool,
}

/// An experiment that stands elsewhere: a campaign's.
pub(super) struct Other {
    /// The campaign's id.
    pub(super) id: String,
    /// As it is written.
    pub(super) written: Value,
    pub(super) experiment: Experiment,
    /// What the visitor gets; set only when that changes, so that a campaign is not begun anew whenever something else has.
    pub(super) assigned: Live<Assigned>,
}

/// Brings up the experiments of a page; the services must be there. What is wrong with the document is said.
pub fn open(runtime: &Rc<Runtime>, given: &JsValue) {
    let Some(services) = runtime.services() else {
        return;
    };
    let (settings, problems) = services.experiments().parse();
    for problem in problems {
        runtime
            .host
            .fail(None, "document-invalid", &problem.message());
    }
    let lab = Rc::new_cyclic(|this| Lab {
        this: this.clone(),
        runtime: runtime.clone(),
        settings: settings.unwrap_or_default(),
        device: Device::default(),
        payload: RefCell::default(),
        page: RefCell::new(Rc::new(Page::read(given))),
        known: RefCell::default(),
        address: RefCell::default(),
        forced: RefCell::default(),
        others: RefCell::default(),
        sticky: RefCell::default(),
        exposures: RefCell::default(),
        seen: RefCell::default(),
        asked: RefCell::default(),
        desk: RefCell::default(),
        found: RefCell::default(),
    });
    lab.desk.replace(Some(Desk::open(&lab, given)));
    let force = get(given, "force").as_string();
    lab.address.replace(read_forced(&force.unwrap_or_default()));
    lab.read_payload(&get(given, "payload"));
    lab.begin();
}

impl Page {
    fn read(given: &JsValue) -> Self {
        Self {
            given: given.clone(),
            script: Script::new(get(given, "script")),
            attributes: json::read(&get(given, "attributes")),
            bot: get(given, "bot").is_truthy(),
        }
    }
}

fn get(given: &JsValue, name: &str) -> JsValue {
    Reflect::get(given, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

impl Lab {
    pub(super) fn payload(&self) -> Rc<Payload> {
        self.payload.borrow().clone()
    }

    pub(super) fn page(&self) -> Rc<Page> {
        self.page.borrow().clone()
    }

    pub(super) fn is_bot(&self) -> bool {
        self.page.borrow().bot
    }

    /// Reads the endpoint's payload together with what the document has of its own, which wins.
    fn read_payload(&self, said: &JsValue) {
        let said = json::read_parsed(said);
        let settings = &self.settings;
        let merged = |name: &str, own: &[(String, Value)]| {
            let theirs = match said.get(name) {
                Some(Value::Object(fields)) => fields.as_slice(),
                _ => &[],
            };
            Value::Object(theirs.iter().chain(own).cloned().collect())
        };
        let listed = said.get("experiments").and_then(Value::as_list);
        let listed = settings
            .experiments
            .iter()
            .chain(listed.unwrap_or_default());
        let whole = vec![
            ("features".into(), merged("features", &settings.features.0)),
            (
                "savedGroups".into(),
                merged("savedGroups", &settings.saved_groups.0),
            ),
            (
                "contextualBandits".into(),
                merged("contextualBandits", &settings.contextual_bandits.0),
            ),
            ("experiments".into(), Value::List(listed.cloned().collect())),
        ];
        let (payload, problems) = Payload::parse(&Value::Object(whole));
        self.runtime.warn_of(&problems);
        self.payload.replace(Rc::new(payload));
    }

    /// What is known of the visitor.
    pub(super) fn known(&self) -> Rc<Known> {
        if let Some(known) = self.known.borrow().as_ref() {
            return known.clone();
        }
        let (payload, page) = (self.payload(), self.page());
        let (attributes, may_store) = match self.runtime.services() {
            Some(services) => {
                let identity = services.identity();
                let attributes = known::attributes(&page.attributes, &identity, &self.settings);
                (attributes, identity.may_store)
            }
            None => (page.attributes.clone(), false),
        };
        let sticky = known::sticky(
            self.settings.sticky_bucketing,
            &payload,
            &attributes,
            may_store,
            &self.device,
            &self.sticky.borrow(),
            &page.script,
        );
        let known = Rc::new(Known {
            attributes,
            url: page::url(),
            bot: page.bot,
            forced: self.forced_variations(&payload),
            sticky,
        });
        self.known.replace(Some(known.clone()));
        known
    }

    /// What is forced of the experiments that there are: by a tool, or by the page's address, which may name the feature.
    fn forced_variations(&self, payload: &Payload) -> Vec<(String, f64)> {
        let by_tool = self.forced.borrow();
        let by_tool = by_tool
            .iter()
            .map(|(key, variation)| (key.clone(), f64::from(*variation)));
        let mut forced: Vec<(String, f64)> = by_tool.collect();
        let others = self.others.borrow();
        let others = others
            .iter()
            .map(|other| (Some(other.id.as_str()), &other.experiment));
        let all: Vec<_> = payload.all_experiments().chain(others).collect();
        for wanted in self.address.borrow().iter() {
            let named = |(owner, experiment): &&(Option<&str>, &Experiment)| {
                experiment.key == wanted.experiment || *owner == Some(wanted.experiment.as_str())
            };
            for (_, experiment) in all.iter().filter(named) {
                let is_known = forced.iter().any(|(key, _)| *key == experiment.key);
                let index = wanted.index(experiment.variations.len(), &experiment.meta);
                if let (Some(index), false) = (index, is_known) {
                    forced.push((experiment.key.clone(), index as f64));
                }
            }
        }
        forced
    }

    /// Keeps assignments: on this page, and on the device as far as that is allowed.
    pub(super) fn keep_sticky(&self, documents: &[StickyDocument]) {
        if documents.is_empty() {
            return;
        }
        let mut kept = self.sticky.borrow_mut();
        for document in documents {
            kept.retain(|other| other.key() != document.key());
            kept.push(document.clone());
        }
        drop(kept);
        // Known anew, they are written where they may be.
        self.known.take();
        self.known();
    }

    /// Looks anew at what is known of the visitor when it is needed next.
    pub(super) fn forget_known(&self) {
        self.known.take();
    }

    /// Goes by what has been told of the payload, the page and the visitor from now on.
    pub(super) fn begin(&self) {
        self.known.take();
        self.keep_exposures();
        // A page that is left is not changed first.
        if self.asked.replace(page::url()) != page::url() {
            self.redirect();
        }
        self.notify();
    }

    /// Takes what the loader knows now.
    pub(super) fn follow(&self, given: &JsValue) {
        self.page.replace(Rc::new(Page::read(given)));
        let payload = get(given, "payload");
        if !payload.is_undefined() {
            self.read_payload(&payload);
        }
        self.begin();
    }

    /// Says that assignments may have changed.
    fn notify(&self) {
        let Some(this) = self.this.upgrade() else {
            return;
        };
        this.change_page();
        for other in self.others.borrow().clone() {
            if let Some((weighed, _)) = self.weigh(&other.experiment.key)
                && other
                    .assigned
                    .with_untracked(|assigned| *assigned != weighed.assigned)
            {
                other.assigned.set(weighed.assigned);
            }
        }
        self.runtime.experiments.set(Arrival::Here(this));
        page::tell("awning-experiments-changed");
    }
}
