//! What ranks, made once for all panels of the page: from the catalog, and from what was learned of the shop's log.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use awning_core::catalog::Catalog;
pub use awning_core::recommend::Local;
use awning_core::recommend::{Learned, Settings, Strategy};
use awning_core::time::SECOND;

use crate::browser::Timer;
use crate::runtime::{Learning, Runtime};

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
    static WAITING: RefCell<Option<Timer>> = const { RefCell::new(None) };
}

/// What the document says of recommendations; what is wrong with it is said once.
pub fn settings(runtime: &Runtime) -> Rc<Settings> {
    if let Some(settings) = SETTINGS.with_borrow(Clone::clone) {
        return settings;
    }
    let unread = runtime
        .services()
        .map(|services| services.recommendations());
    let (settings, problems) = unread.map(|unread| unread.parse()).unwrap_or_default();
    runtime.warn_of(&problems);
    let settings = Rc::new(settings.unwrap_or_default());
    SETTINGS.set(Some(settings.clone()));
    settings
}

/// What was learned of the shop's log, if there is anything for that strategy; the outer `None` says to wait. Tracked.
pub fn learned(runtime: &Rc<Runtime>, strategy: Strategy) -> Option<Option<Rc<dyn Learned>>> {
    let learning = runtime.learning.get();
    match learning {
        Learning::Here(index) => Some(Some(index)),
        Learning::Without => Some(None),
        // They are chosen from the visitor's own views and the catalog's own dates.
        Learning::Awaited
            if matches!(strategy, Strategy::RecentlyViewed | Strategy::NewArrivals) =>
        {
            Some(None)
        }
        Learning::Awaited => {
            wait(runtime);
            None
        }
    }
}

fn wait(runtime: &Rc<Runtime>) {
    WAITING.with_borrow_mut(|waiting| {
        if waiting.is_none() {
            let runtime = runtime.clone();
            *waiting = Some(Timer::after(PATIENCE, move || {
                if matches!(runtime.learning.get_untracked(), Learning::Awaited) {
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
