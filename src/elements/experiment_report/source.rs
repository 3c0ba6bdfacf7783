//! The data at a URL, loaded again when the URL changes or somebody asks.

use std::cell::Cell;
use std::rc::Rc;

use awning_core::text::concat;
use awning_core::url::may_fetch;
use awning_core::value::Value;

use crate::browser::{json, task, transport};
use crate::runtime::Failure;
use crate::view::Live;

/// What has come of a URL.
#[derive(Clone)]
pub enum Loaded {
    /// It is on its way.
    Loading,
    /// It is there.
    Ready(Value),
    /// It could not be had.
    Failed(String),
}

/// Data at a URL.
pub struct Source {
    loaded: Live<Loaded>,
    url: Live<Option<String>>,
    /// Counts what was asked for: an answer that comes after a later question is not wanted any more.
    asked: Rc<Cell<u32>>,
}

impl Source {
    /// Nothing yet.
    pub fn new() -> Self {
        Self {
            loaded: Live::new(Loaded::Loading),
            url: Live::new(None),
            asked: Rc::default(),
        }
    }

    /// What is at that URL, as far as it is known; asked for if it has not been. Tracked.
    ///
    /// # Errors
    /// If pages may not fetch from it.
    pub fn follow(&self, url: &str) -> Result<Loaded, Failure> {
        if !may_fetch(url) {
            return Err(Failure {
                code: "content-invalid",
                message: concat(&[
                    "src: found \"",
                    url,
                    "\", expected a relative, http or https URL",
                ]),
            });
        }
        if self.url.get_untracked().as_deref() != Some(url) {
            self.url.set(Some(url.to_owned()));
            self.load(url);
        }
        Ok(self.loaded.get())
    }

    /// Asks again.
    pub fn retry(&self) {
        if let Some(url) = self.url.get_untracked() {
            self.load(&url);
        }
    }

    fn load(&self, url: &str) {
        let number = self.asked.get().wrapping_add(1);
        self.asked.set(number);
        self.loaded.set(Loaded::Loading);
        let (loaded, asked, url) = (self.loaded.clone(), self.asked.clone(), url.to_owned());
        task::spawn(async move {
            let answer = match transport::get_json(&url).await {
                Ok(raw) => Loaded::Ready(json::read(&raw)),
                Err(why) => Loaded::Failed(why),
            };
            if asked.get() == number {
                loaded.set(answer);
            }
        });
    }
}
