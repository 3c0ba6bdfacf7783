//! The catalog, loaded and read once for all panels of the page.

use std::rc::Rc;
use std::sync::Arc;

use awning_core::catalog::Catalog;
use awning_core::read::Reader;
use awning_core::value::Value;
use leptos::prelude::{GetUntracked, Set};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use super::page_runtime::Runtime;
use crate::browser::{json, pause, transport};

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

impl Runtime {
    /// Sees to it that the catalog is loaded. One that failed is asked for again.
    pub fn want_catalog(self: &Rc<Self>) {
        if matches!(
            self.catalog.get_untracked(),
            CatalogState::Unknown | CatalogState::Missing
        ) {
            self.catalog.set(CatalogState::Loading);
            spawn_local(self.clone().load_catalog());
        }
    }

    async fn load_catalog(self: Rc<Self>) {
        // The loader asked for it together with this module, if the page names it.
        let under_way = self.fetched_catalog.take();
        let loaded = match (under_way, &self.document.catalog) {
            (Some(promise), _) => transport::settled(promise).await,
            (None, Some(source)) => transport::get_json(&source.url).await,
            (None, None) => Err("neither the document nor the page names one".into()),
        };
        let state = match loaded {
            Ok(raw) => CatalogState::Ready(Arc::new(self.read_catalog(&raw).await)),
            Err(why) => {
                self.host
                    .fail(None, "catalog-failed", &["catalog: ", &why].concat());
                CatalogState::Missing
            }
        };
        self.catalog.set(state);
    }

    /// Reads it in slices, so that no catalog keeps the page busy for long.
    async fn read_catalog(&self, raw: &JsValue) -> Catalog {
        const SLICE: u32 = 200;
        const MOST_SAID: usize = 5;
        let mut at = Reader::new("catalog");
        let mut catalog = Catalog::default();
        let Some(rows) = json::rows(raw) else {
            let nothing = Catalog::read(&json::read(raw), self.document.currency, &mut at);
            self.say_problems(at, MOST_SAID);
            return nothing;
        };
        for index in 0..rows.length() {
            if index % SLICE == SLICE - 1 {
                pause().await;
            }
            let row: Value = json::read(&rows.get(index));
            catalog.add(index as usize, &row, self.document.currency, &mut at);
        }
        catalog.finish(&mut at);
        self.say_problems(at, MOST_SAID);
        catalog
    }

    fn say_problems(&self, at: Reader, most: usize) {
        let problems = at.into_problems();
        for problem in problems.iter().take(most) {
            self.warn_once(problem.message());
        }
        if problems.len() > most {
            self.warn_once(
                [
                    "catalog: ",
                    &(problems.len() - most).to_string(),
                    " more problems",
                ]
                .concat(),
            );
        }
    }
}
