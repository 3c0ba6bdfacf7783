//! The parts of the runtime, and how it starts.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use awning_core::audience::Cart;
use awning_core::catalog::ItemId;
use awning_core::money::Currency;
use awning_core::read::Problem;
use awning_core::recommend::Learned;
use awning_core::text::Texts;

use super::arrival::Arrival;
use super::capture::Capturing;
use super::experiments::Experiments;
use super::explanations::Explanations;
use super::mounts::Failure;
use super::services::Services;
use super::settings::Settings;
use super::watch::Watched;
use crate::browser::format::Formats;
use crate::browser::{Host, json, page};
use crate::view::Live;

/// What all widgets of a page share.
pub struct Runtime {
    /// The loader.
    pub host: Host,
    /// The page's language.
    pub language: String,
    /// The formats of that language.
    pub formats: Formats,
    /// The currency of amounts that name none.
    pub currency: Cell<Currency>,
    /// What is in the cart, as soon as the page has said so.
    pub cart: Live<Option<Cart>>,
    /// Counts the pages viewed within this one.
    pub navigations: Live<u32>,
    /// What was learned of the shop's log.
    pub learned: Live<Arrival<Rc<dyn Learned>>>,
    /// What asks the server that ranks.
    pub provided: Live<Arrival<()>>,
    /// The page's experiments and features; set again whenever assignments may have changed.
    pub experiments: Live<Arrival<Rc<dyn Experiments>>>,
    /// Why panels show what they show.
    pub explanations: Explanations,
    /// What captures, where the document names anything of it.
    pub capturing: RefCell<Option<Rc<dyn Capturing>>>,
    /// Who is told what becomes of events.
    pub(super) watched: Watched,
    texts: RefCell<Arc<Texts>>,
    services: RefCell<Option<Rc<dyn Services>>>,
    /// Which items each panel of the page shows, by mount.
    shown: RefCell<Vec<(u32, Vec<ItemId>)>>,
    warnings: RefCell<Vec<String>>,
}

impl Runtime {
    /// Starts.
    pub fn start(host: Host, settings: &Settings) -> Rc<Self> {
        let mut texts = Texts::default();
        texts.add(&json::read(&settings.texts()));
        let language = settings.language();
        Rc::new(Self {
            host,
            formats: Formats::of(&language),
            language,
            currency: Cell::new(Currency::EUR),
            cart: Live::new(None),
            navigations: Live::new(0),
            learned: Live::new(Arrival::awaited(settings.learns())),
            provided: Live::new(Arrival::awaited(settings.asks())),
            experiments: Live::new(Arrival::awaited(settings.weighs())),
            explanations: Explanations::default(),
            capturing: RefCell::default(),
            watched: Watched::default(),
            texts: RefCell::new(Arc::new(texts)),
            services: RefCell::default(),
            shown: RefCell::default(),
            warnings: RefCell::default(),
        })
    }

    /// Takes up the services of the page, and the shop's own wording.
    pub fn serve(&self, services: Rc<dyn Services>, wording: Texts) {
        self.services.replace(Some(services));
        self.texts.replace(Arc::new(wording));
    }

    /// The services of the page, if it has any.
    pub fn services(&self) -> Option<Rc<dyn Services>> {
        self.services.borrow().clone()
    }

    /// The texts of the page.
    pub fn texts(&self) -> Arc<Texts> {
        self.texts.borrow().clone()
    }

    /// Says something to the page's developer, once.
    pub fn warn_once(&self, message: String) {
        let mut said = self.warnings.borrow_mut();
        if !said.contains(&message) {
            page::warn(&message);
            said.push(message);
        }
    }

    /// What was said to the page's developer so far.
    pub fn warnings(&self) -> Vec<String> {
        self.warnings.borrow().clone()
    }

    /// What was read, after saying what was wrong with it.
    ///
    /// # Errors
    /// If nothing usable is left.
    pub fn accept<T>(&self, read: Option<T>, problems: &[Problem]) -> Result<T, Failure> {
        match read {
            Some(read) => {
                self.warn_of(problems);
                Ok(read)
            }
            None => Err(Failure {
                code: "content-invalid",
                message: problems.last().map(Problem::message).unwrap_or_default(),
            }),
        }
    }

    /// Says what is wrong with what was read.
    pub fn warn_of(&self, problems: &[Problem]) {
        for problem in problems {
            self.warn_once(problem.message());
        }
    }

    /// Items that other panels of the page show.
    pub fn shown_elsewhere(&self, id: u32) -> Vec<ItemId> {
        let shown = self.shown.borrow();
        let elsewhere = shown.iter().filter(|(panel, _)| *panel != id);
        elsewhere.flat_map(|(_, items)| items.clone()).collect()
    }

    /// Notes which items a panel shows.
    pub fn set_shown(&self, id: u32, items: Vec<ItemId>) {
        let mut shown = self.shown.borrow_mut();
        shown.retain(|(panel, _)| *panel != id);
        if !items.is_empty() {
            shown.push((id, items));
        }
    }
}
