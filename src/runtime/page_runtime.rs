//! The parts of the runtime, and how it starts.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use awning_core::audience::Cart;
use awning_core::catalog::ItemId;
use awning_core::delivery::Queue;
use awning_core::destination::Destination;
use awning_core::document::{Document, theme_sheet};
use awning_core::text::Texts;
use leptos::prelude::*;

use super::catalog::CatalogState;
use super::events::Held;
use super::mounts::Failure;
use super::settings::Settings;
use super::visitor::Visitor;
use crate::browser::clock::Zone;
use crate::browser::format::Formats;
use crate::browser::{Host, Listener, Timer, json, page};

/// What all widgets of a page share.
pub struct Runtime {
    /// The loader.
    pub host: Host,
    /// The campaign document, or what holds without one.
    pub document: Document,
    /// The page's language.
    pub language: String,
    /// The texts of the page.
    pub texts: Arc<Texts>,
    /// The formats of the page.
    pub formats: Formats,
    /// The document's theme as a style sheet; empty if it has none.
    pub theme: String,
    /// The store's time zone.
    pub(super) zone: Option<Zone>,
    /// Who is here.
    pub(super) visitor: RefCell<Visitor>,
    /// What is in the cart, as soon as the page has said so.
    pub cart: ArcRwSignal<Option<Cart>>,
    /// The catalog.
    pub catalog: ArcRwSignal<CatalogState>,
    /// Counts the pages viewed within this one.
    pub navigations: ArcRwSignal<u32>,
    /// Which items each panel of the page shows, by mount.
    pub(super) shown: RefCell<Vec<(u32, Vec<ItemId>)>>,
    /// Events that wait for consent.
    pub(super) held: RefCell<Held>,
    /// One queue a destination.
    pub(super) queues: Vec<(Destination, RefCell<Queue>)>,
    /// Who waits for `flush`.
    pub(super) flushes: RefCell<Vec<js_sys::Function>>,
    /// When to send next.
    pub(super) next_send: RefCell<Option<Timer>>,
    pub(super) last_path: RefCell<String>,
    pub(super) fetched_catalog: RefCell<Option<js_sys::Promise>>,
    pub(super) listeners: RefCell<Vec<Listener>>,
    pub(super) warnings: RefCell<Vec<String>>,
}

impl Runtime {
    /// Starts: reads the document, finds out who is here, and begins to listen to the page.
    pub fn start(host: Host, settings: &Settings) -> Rc<Self> {
        let document = read_document(&host, settings);
        let language = match document.locale.as_str() {
            "auto" => settings.language(),
            named => named.to_owned(),
        };
        let mut texts = Texts::default();
        texts.add(&json::read(&settings.texts()));
        if let Some(wording) = wording(&document, &language) {
            wording
                .0
                .iter()
                .for_each(|(name, text)| texts.set(name, text));
        }
        let (theme, problems) = theme_sheet(&document.theme);
        for problem in problems {
            host.fail(None, "document-invalid", &problem);
        }
        let zone = Zone::named(&document.time_zone);
        if zone.is_none() {
            let message = [
                "timeZone: found \"",
                &document.time_zone,
                "\", expected an IANA name such as \"Europe/Amsterdam\"",
            ];
            host.fail(None, "document-invalid", &message.concat());
        }
        let queues = document
            .destinations
            .iter()
            .map(|to| (to.clone(), RefCell::default()))
            .collect();
        let visitor = Visitor::recall(document.consent.clone(), page::global_privacy_control());
        let runtime = Rc::new(Self {
            formats: Formats::of(&language),
            texts: Arc::new(texts),
            language,
            theme,
            zone,
            visitor: RefCell::new(visitor),
            cart: ArcRwSignal::new(None),
            catalog: ArcRwSignal::new(CatalogState::Unknown),
            navigations: ArcRwSignal::new(0),
            shown: RefCell::default(),
            held: RefCell::default(),
            queues,
            flushes: RefCell::default(),
            next_send: RefCell::default(),
            last_path: RefCell::new(page::path()),
            fetched_catalog: RefCell::new(settings.catalog()),
            listeners: RefCell::default(),
            warnings: RefCell::default(),
            document,
            host,
        });
        runtime.listen();
        runtime
    }

    /// Says something to the page's developer, once.
    pub fn warn_once(&self, message: String) {
        if let Ok(mut said) = self.warnings.try_borrow_mut() {
            if !said.contains(&message) {
                page::warn(&message);
                said.push(message);
            }
        }
    }

    /// What was read, after saying what was wrong with it.
    ///
    /// # Errors
    /// If nothing usable is left.
    pub fn accept<T>(&self, read: Option<T>, mut problems: Vec<String>) -> Result<T, Failure> {
        match read {
            Some(read) => {
                problems
                    .into_iter()
                    .for_each(|problem| self.warn_once(problem));
                Ok(read)
            }
            None => Err(Failure {
                code: "content-invalid",
                message: problems.pop().unwrap_or_default(),
            }),
        }
    }

    /// The store's offset from UTC at a moment, in milliseconds.
    pub fn offset_at(&self, instant: awning_core::time::Instant) -> i64 {
        self.zone.as_ref().map_or(0, |zone| zone.offset_at(instant))
    }

    /// Keeps a listener as long as the runtime.
    pub(super) fn keep(&self, listener: Listener) {
        if let Ok(mut listeners) = self.listeners.try_borrow_mut() {
            listeners.push(listener);
        }
    }
}

fn read_document(host: &Host, settings: &Settings) -> Document {
    const MOST_SAID: usize = 20;
    let raw = settings.document();
    if raw.is_undefined() {
        return Document::bare();
    }
    let (document, problems) = Document::parse(&json::read(&raw));
    for problem in problems.iter().take(MOST_SAID) {
        host.fail(None, "document-invalid", &problem.message());
    }
    document.unwrap_or_else(Document::bare)
}

/// The document's own texts for that language: for its full tag, or for its first part.
fn wording<'d>(
    document: &'d Document,
    language: &str,
) -> Option<&'d awning_core::document::Map<String>> {
    let first = language.split('-').next().unwrap_or_default();
    document
        .texts
        .get(language)
        .or_else(|| document.texts.get(first))
}
