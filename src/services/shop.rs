//! The services' parts, and how they come up.

use awning_core::text::concat;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use awning_core::audience::{CampaignMemory, Profile};
use awning_core::campaign::{Content, Widget};
use awning_core::document::{Document, Map, theme_problems};
use awning_core::read::{Problem, Unread};
use awning_core::recommend;
use awning_core::text::Texts;
use awning_core::time::Instant;
use awning_core::value::Value;
use awning_core::{capture, experiment};
use js_sys::{Array, Promise};
use wasm_bindgen::JsValue;

use super::burst::Burst;
use super::courier::Courier;
use super::events::Held;
use super::visitor::Visitor;
use crate::browser::clock::Zone;
use crate::browser::page::{self, Landing};
use crate::browser::{Host, Listener, json};
use crate::runtime::{Failure, Identity, Kept, Runtime, Services, Settings};

/// What a page with a document has.
pub(super) struct Shop {
    pub(super) runtime: Rc<Runtime>,
    /// The campaign document, or what holds without one.
    pub(super) document: Document,
    /// The store's time zone.
    zone: Option<Zone>,
    /// Who is here.
    pub(super) visitor: RefCell<Visitor>,
    /// Events that wait for consent.
    pub(super) held: RefCell<Held>,
    /// Events that were tracked and are not taken yet.
    pub(super) burst: Burst,
    /// What delivers events.
    pub(super) courier: Courier,
    /// Whether what was counted will be kept as soon as what is going on has ended.
    pub(super) keeping: Cell<bool>,
    pub(super) last_path: RefCell<String>,
    /// What the page has said of the visitor, for experiments: the fields of an object.
    pub(super) attributes: RefCell<Vec<(String, Value)>>,
    pub(super) listeners: RefCell<Vec<Listener>>,
}

/// Brings up the services: reads the document, finds out who is here, and begins to listen to the page.
pub fn open(runtime: &Rc<Runtime>, settings: &Settings, kept: Option<Rc<dyn Kept>>) {
    let read = read_document(&runtime.host, settings);
    let configured = read.is_some();
    let document = read.unwrap_or_else(Document::bare);
    runtime.currency.set(document.currency);
    let mut texts = Texts::default();
    texts.add(&json::read(&settings.texts()));
    if let Some(wording) = wording(&document, &runtime.language) {
        wording
            .0
            .iter()
            .for_each(|(name, text)| texts.set(name, text));
    }
    for (name, value) in &document.theme.0 {
        runtime.host.theme(&concat(&["--awning-", name]), value);
    }
    let zone = Zone::named(&document.time_zone);
    let visitor = Visitor::recall(
        document.consent.clone(),
        page::global_privacy_control(),
        kept,
        settings.vault(),
    );
    // An instance that takes the place of one that has failed arrives nowhere.
    let landing = (!settings.resumed()).then(Landing::here);
    // A document that could not be read says nothing of what may be kept.
    if configured {
        visitor.forget_disallowed();
    }
    let shop = Rc::new(Shop {
        runtime: runtime.clone(),
        zone,
        visitor: RefCell::new(visitor),
        held: RefCell::default(),
        burst: Burst::default(),
        courier: Courier::new(settings.delivers(), landing),
        keeping: Cell::new(false),
        last_path: RefCell::new(page::path()),
        attributes: RefCell::default(),
        listeners: RefCell::default(),
        document,
    });
    runtime.serve(Rc::new(Open(shop.clone())), texts);
    let (allowed, _) = shop.consent_to_send();
    if configured && !allowed {
        shop.erase_waiting();
    }
    shop.listen(!settings.resumed());
}

/// The document; `None` if the page has none, or none that can be used.
fn read_document(host: &Host, settings: &Settings) -> Option<Document> {
    const MOST_SAID: usize = 20;
    let raw = settings.document();
    if raw.is_undefined() {
        return None;
    }
    let (document, problems) = Document::parse(&json::read_parsed(&raw));
    let mut messages: Vec<String> = problems.iter().map(|problem| problem.message()).collect();
    if let Some(document) = &document {
        messages.extend(theme_problems(&document.theme));
        if Zone::named(&document.time_zone).is_none() {
            let found = [
                "timeZone: found \"",
                &document.time_zone,
                "\", expected an IANA name such as \"Europe/Amsterdam\"",
            ];
            messages.push(found.concat());
        }
    }
    for message in messages.iter().take(MOST_SAID) {
        host.fail(None, "document-invalid", message);
    }
    document
}

/// The document's own texts for that language: for its full tag, or for its first part.
fn wording<'d>(document: &'d Document, language: &str) -> Option<&'d Map<String>> {
    let first = language.split(['-', '_']).next().unwrap_or_default();
    document
        .texts
        .get(language)
        .or_else(|| document.texts.get(first))
}

/// The services as the runtime sees them.
struct Open(Rc<Shop>);

impl Services for Open {
    fn track(&self, name: &str, properties: Value) {
        self.0.track(name, properties);
    }

    fn campaign(&self, id: &str, widget: Widget) -> Result<Option<Content>, Failure> {
        self.0.campaign(id, widget)
    }

    fn remembered(&self, campaign: &str) -> CampaignMemory {
        self.0.remembered(campaign)
    }

    fn remember(&self, campaign: &str, change: &mut dyn FnMut(&mut CampaignMemory)) {
        self.0.remember(campaign, change);
    }

    fn look(&self, at: &mut dyn FnMut(&Profile)) {
        at(&self.0.visitor.borrow().profile);
    }

    fn catalog_url(&self) -> Option<&str> {
        self.0
            .document
            .catalog
            .as_ref()
            .map(|catalog| catalog.url.as_str())
    }

    fn recommendations(&self) -> (Option<recommend::Settings>, Vec<Problem>) {
        self.0.document.recommendations.parse()
    }

    fn visitor_id(&self) -> Option<String> {
        let mut visitor = self.0.visitor.try_borrow_mut().ok()?;
        let consent = visitor.consent();
        let allowed = consent.analytics && consent.personalization;
        allowed.then(|| visitor.anonymous_id())
    }

    fn experiments(&self) -> Unread<experiment::Settings> {
        self.0.document.experiments.clone()
    }

    fn capture(&self) -> Unread<capture::Settings> {
        self.0.document.capture.clone()
    }

    fn identity(&self) -> Identity {
        self.0.identity()
    }

    fn tell(&self, name: &str, properties: Value) {
        self.0.tell_only(name, properties);
    }

    fn leave(&self) -> Promise {
        self.0.leave(false);
        self.0.flush()
    }

    fn deliver(&self, is_there: bool) {
        self.0.deliver(is_there);
    }

    fn speak(&self) {
        self.0.courier.tell(|there| there.speak());
    }

    fn offset_at(&self, instant: Instant) -> i64 {
        self.0.offset_at(instant)
    }

    fn call(&self, method: &str, arguments: &Array) -> JsValue {
        self.0.call(method, arguments)
    }
}

impl Shop {
    /// The store's offset from UTC at a moment, in milliseconds.
    pub(super) fn offset_at(&self, instant: Instant) -> i64 {
        self.zone.as_ref().map_or(0, |zone| zone.offset_at(instant))
    }
}
