//! What ranks, made once for all panels of the page: from the catalog, and from what was learned of the shop's log.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use awning_core::catalog::Catalog;
pub use awning_core::recommend::Local;
use awning_core::recommend::{Learned, Settings, Strategy};
use awning_core::time::SECOND;

use crate::browser::Timer;
use crate::elements::open_provider;
use crate::runtime::{Arrival, Ranker, Runtime};

/// So long panels that could be shown wait for what was learned; then they go by the catalog alone.
const PATIENCE: i64 = SECOND;

/// What was made last: nearly every page has one catalog.
struct Made {
    catalog: Arc<Catalog>,
    learned: bool,
    local: Rc<Local>,
}

thread_local! {
    static SETTINGS: RefCell<Option<Rc<Settings>>> = const { RefCell::new(None) };
    static MADE: RefCell<Option<Made>> = const { RefCell::new(None) };
    static RANKER: RefCell<Option<Option<Rc<dyn Ranker>>>> = const { RefCell::new(None) };
    static WAITING: RefCell<Option<Timer>> = const { RefCell::new(None) };
}

/// What the document says of recommendations; what is wrong with it is said once.
pub fn settings(runtime: &Runtime) -> Rc<Settings> {
    if let Some(settings) = SETTINGS.with_borrow(Clone::clone) {
        return settings;
    }
    // Read there, where pages without a document do not pay for it.
    let read = runtime
        .services()
        .map(|services| services.recommendations());
    let (settings, problems) = read.unwrap_or_default();
    runtime.warn_of(&problems);
    let settings = Rc::new(settings.unwrap_or_default());
    SETTINGS.set(Some(settings.clone()));
    settings
}

/// What was learned of the shop's log, if there is anything for that strategy. Tracked.
pub fn learned(runtime: &Rc<Runtime>, strategy: Strategy) -> Arrival<Rc<dyn Learned>> {
    let learned = runtime.learned.get();
    // These are chosen from the visitor's own views and the catalog's own dates.
    let needless = matches!(strategy, Strategy::RecentlyViewed | Strategy::NewArrivals);
    match learned {
        Arrival::Awaited if needless => Arrival::Without,
        Arrival::Awaited => {
            wait(runtime);
            Arrival::Awaited
        }
        learned => learned,
    }
}

/// The server that ranks, if the document names one. Tracked.
pub fn ranker(runtime: &Rc<Runtime>) -> Arrival<Rc<dyn Ranker>> {
    match runtime.provided.get() {
        Arrival::Awaited => Arrival::Awaited,
        Arrival::Without => Arrival::Without,
        Arrival::Here(()) => RANKER
            .with_borrow_mut(|ranker| {
                let open = || {
                    let (ranker, problems) = open_provider(settings(runtime).provider.clone());
                    runtime.warn_of(&problems);
                    ranker
                };
                ranker.get_or_insert_with(open).clone()
            })
            .into(),
    }
}

fn wait(runtime: &Rc<Runtime>) {
    WAITING.with_borrow_mut(|waiting| {
        if waiting.is_none() {
            let runtime = runtime.clone();
            *waiting = Some(Timer::after(PATIENCE, move || {
                if runtime.learned.get_untracked().is_awaited() {
                    runtime.learn(None);
                }
            }));
        }
    });
}

/// What ranks the items of a catalog.
pub fn of(catalog: &Arc<Catalog>, learned: Option<Rc<dyn Learned>>) -> Rc<Local> {
    MADE.with_borrow_mut(|made| {
        if let Some(made) = made
            && Arc::ptr_eq(&made.catalog, catalog)
            && made.learned == learned.is_some()
        {
            return made.local.clone();
        }
        let is_learned = learned.is_some();
        let local = Rc::new(Local::new(catalog.clone(), learned));
        *made = Some(Made {
            catalog: catalog.clone(),
            learned: is_learned,
            local: local.clone(),
        });
        local
    })
}
