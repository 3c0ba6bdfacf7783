//! The catalog, loaded and read once for all panels of the page.

use awning_core::text::concat;
use std::rc::Rc;
use std::sync::Arc;

use awning_core::catalog::Catalog;
use awning_core::read::Reader;
use wasm_bindgen::JsValue;

use crate::browser::{json, pause, task, transport};
use crate::runtime::Runtime;
use crate::view::Live;

/// How far the catalog is.
#[derive(Clone, Debug)]
pub enum CatalogState {
    /// Nobody has asked for it.
    Unknown,
    /// It is on its way.
    Loading,
    /// It is there.
    Ready(Arc<Catalog>),
    /// There is none, or it could not be read.
    Missing,
}

thread_local! {
    static CATALOG: Live<CatalogState> = Live::new(CatalogState::Unknown);
}

/// The catalog of the page, as far as it is; asked for if nobody has. Tracked.
pub fn follow(runtime: &Rc<Runtime>) -> CatalogState {
    let signal = CATALOG.with(Clone::clone);
    if matches!(signal.get_untracked(), CatalogState::Unknown) {
        signal.set(CatalogState::Loading);
        let (runtime, loaded) = (runtime.clone(), signal.clone());
        task::spawn(async move { loaded.set(load(&runtime).await) });
    }
    signal.get()
}

async fn load(runtime: &Rc<Runtime>) -> CatalogState {
    let services = runtime.services();
    let url = services
        .as_ref()
        .and_then(|services| services.catalog_url());
    // The loader asked for it together with this module, if the page names it.
    let loaded = match (runtime.host.catalog(), url) {
        (Some(promise), _) => transport::settled(promise).await,
        (None, Some(url)) => transport::get_json(url).await,
        // No failure: a page may give its items when it has them.
        (None, None) => {
            runtime.warn_once("<awning-recommendations> has nothing to choose from: found neither items nor a catalog".into());
            return CatalogState::Missing;
        }
    };
    match loaded {
        Ok(raw) => CatalogState::Ready(Arc::new(read(&raw, runtime).await)),
        Err(why) => {
            runtime
                .host
                .fail(None, "catalog-failed", &concat(&["catalog: ", &why]));
            CatalogState::Missing
        }
    }
}

/// Reads it in slices, so that no catalog keeps the page busy for long.
async fn read(raw: &JsValue, runtime: &Runtime) -> Catalog {
    const SLICE: u32 = 200;
    let currency = runtime.currency.get();
    let mut at = Reader::new("catalog");
    let mut catalog = Catalog::default();
    match json::rows(raw) {
        Some(rows) => {
            for index in 0..rows.length() {
                if index % SLICE == SLICE - 1 {
                    pause().await;
                }
                catalog.add(
                    index as usize,
                    &json::read(&rows.get(index)),
                    currency,
                    &mut at,
                );
            }
            catalog.finish(&mut at);
            // What panels then make of it is a task of its own.
            pause().await;
        }
        None => catalog = Catalog::read(&json::read(raw), currency, &mut at),
    }
    say(at, "catalog", runtime);
    catalog
}

/// Says what is wrong with a list of items: the first of it, and how much more there is.
pub fn say(at: Reader, what: &str, runtime: &Runtime) {
    const MOST: usize = 5;
    let problems = at.into_problems();
    runtime.warn_of(problems.get(..MOST).unwrap_or(&problems));
    if problems.len() > MOST {
        runtime.warn_once(concat(&[
            what,
            ": ",
            &(problems.len() - MOST).to_string(),
            " more problems",
        ]));
    }
}
