//! The custom elements, one file each: it reads what the element was given, keeps the widget's model in step with the
//! runtime, and does what the widget says.
//!
//! Each is split off into a wasm chunk of its own, with its widget and all that only it needs.

mod banner;
mod debug;
mod experiment;
mod experiment_report;
mod offer;
mod recommendations;
mod split;
mod survey;

use std::rc::Rc;

use awning_core::campaign::Widget;
use awning_core::destination::{Backend, Encode};
use awning_core::read::{Problem, Unread};
use awning_core::recommend::Learned;
use awning_core::recommend::index::{Index, IndexError};
use awning_core::recommend::provider::Provider;
use awning_core::text::concat;
use offer::Show;
use split::{SplitLoaderError, now};
use wasm_bindgen::JsValue;
use wasm_split_helpers::wasm_split;

use crate::capture;
use crate::experiments::{self, Device};
use crate::runtime::{Arrival, Brief, Deliver, Element, Kept, Mounted, Ranker, Runtime, Settings};
use crate::{delivery, services};

/// Brings up the services, whose chunk must be there, and that of the experiments if the page has some.
pub fn open(runtime: Rc<Runtime>, settings: Settings) {
    // First, so that it hears of what comes up.
    if !settings.errors().is_undefined() {
        now(chunks::open_debug(runtime.clone(), settings.clone()));
    }
    let weighs = settings.weighs();
    let kept = weighs.then(|| now(chunks::open_device())).flatten();
    now(chunks::open_services(runtime, settings, kept));
}

/// Takes the index, whose chunk must be there; what is wrong with it is said.
pub fn learn(runtime: &Runtime, index: Option<Vec<u8>>) {
    let opened = index.and_then(|bytes| now(chunks::open_index(bytes)));
    runtime.learn(match opened {
        Some(Ok(index)) => Some(index),
        Some(Err(error)) => {
            let message = concat(&["the index cannot be used: ", &error.message()]);
            runtime.host.fail(None, "index-failed", &message);
            None
        }
        None => None,
    });
}

/// Takes what is known of the page's experiments; for anything, their chunk must be there.
pub fn weigh(runtime: &Rc<Runtime>, given: &JsValue) {
    if given.is_undefined() {
        runtime.experiments.set(Arrival::Without);
        return;
    }
    match runtime.experiments.get_untracked() {
        Arrival::Here(experiments) => experiments.take(given),
        _ => {
            now(chunks::open_experiments(runtime.clone(), given.clone()));
        }
    }
}

/// Reads what the document says of the server that ranks; its chunk must be there.
fn open_provider(unread: Unread<Provider>) -> Provided {
    now(chunks::open_provider(unread)).unwrap_or_default()
}

/// Begins to deliver events; its chunk must be there.
pub fn open_delivery(runtime: Rc<Runtime>, brief: Brief) -> Option<Rc<dyn Deliver>> {
    now(chunks::open_delivery(runtime, brief))
}

/// Reads what the document says of a backend; its chunk must be there.
pub fn open_destination(unread: Unread<Backend>) -> Spoken {
    now(chunks::open_destination(unread)).unwrap_or_default()
}

/// Begins to capture, with the chunk that must be there for it, and says what the page's script is to look for; takes what
/// it has seen from then on.
pub fn notice(runtime: &Rc<Runtime>, seen: &JsValue) -> JsValue {
    if seen.is_undefined() {
        return now(chunks::open_capture(runtime.clone())).unwrap_or(JsValue::UNDEFINED);
    }
    runtime.saw(seen);
    JsValue::UNDEFINED
}

/// Mounts the widget of an element, whose chunk must be there; where it names an experiment, that one's must be too.
pub fn mount(element: Element) -> Option<Mounted> {
    let key = element.attribute("experiment");
    match key.filter(|key| !key.is_empty()) {
        Some(key) => now(chunks::mount_overridden(element, key)),
        None => mount_widget(element),
    }
}

fn mount_widget(element: Element) -> Option<Mounted> {
    match element.host.local_name().as_str() {
        "awning-experiment-report" => now(chunks::mount_experiment_report(element)),
        "awning-survey" => {
            let show = now(chunks::survey_show())?;
            Some(offer::follow(element, Widget::Survey, show))
        }
        "awning-banner" => {
            let show = now(chunks::banner_show())?;
            Some(offer::follow(element, Widget::Banner, show))
        }
        "awning-experiment" => now(chunks::mount_experiment(element)),
        _ => now(chunks::mount_recommendations(element)),
    }
}

/// An index, or why the bytes are none.
type Opened = Result<Rc<dyn Learned>, IndexError>;

/// A server that ranks, if it can be used, and what is wrong with what the document says of it.
type Provided = (Option<Rc<dyn Ranker>>, Vec<Problem>);

/// What speaks to a backend, if it can be used, and what is wrong with what the document says of it.
type Spoken = (Option<Rc<dyn Encode>>, Vec<Problem>);

#[allow(unsafe_code, unused_unsafe)] // the macro's own: it links the chunk's function
mod chunks {
    use super::*;

    #[wasm_split(experiment_report, wasm_split_path = split, fallible)]
    pub fn mount_experiment_report(element: Element) -> Result<Mounted, SplitLoaderError> {
        Ok(experiment_report::mount(element))
    }

    #[wasm_split(services, wasm_split_path = split, fallible)]
    pub fn open_services(
        runtime: Rc<Runtime>,
        settings: Settings,
        kept: Option<Rc<dyn Kept>>,
    ) -> Result<(), SplitLoaderError> {
        services::open(&runtime, &settings, kept);
        Ok(())
    }

    #[wasm_split(delivery, wasm_split_path = split, fallible)]
    pub fn open_delivery(
        runtime: Rc<Runtime>,
        brief: Brief,
    ) -> Result<Rc<dyn Deliver>, SplitLoaderError> {
        Ok(delivery::open(runtime, brief))
    }

    #[wasm_split(experiment, wasm_split_path = split, fallible)]
    pub fn open_device() -> Result<Rc<dyn Kept>, SplitLoaderError> {
        Ok(Rc::new(Device::default()))
    }

    /// All that decides on experiments is behind this: a page without experiments does not load it.
    #[wasm_split(experiment, wasm_split_path = split, fallible)]
    pub fn open_experiments(runtime: Rc<Runtime>, given: JsValue) -> Result<(), SplitLoaderError> {
        experiments::open(&runtime, &given);
        Ok(())
    }

    #[wasm_split(recommendations, wasm_split_path = split, fallible)]
    pub fn mount_recommendations(element: Element) -> Result<Mounted, SplitLoaderError> {
        Ok(recommendations::mount(element))
    }

    /// What panels ask of an index is all behind this: without one, its chunk is not loaded.
    #[wasm_split(index, wasm_split_path = split, fallible)]
    pub fn open_index(bytes: Vec<u8>) -> Result<Opened, SplitLoaderError> {
        Ok(match Index::open(bytes) {
            Ok(index) => Ok(Rc::new(index)),
            Err(error) => Err(error),
        })
    }

    /// The same of the servers that rank.
    #[wasm_split(providers, wasm_split_path = split, fallible)]
    pub fn open_provider(unread: Unread<Provider>) -> Result<Provided, SplitLoaderError> {
        let (provider, problems) = unread.parse();
        let ranker = provider.map(|provider| Rc::new(provider) as Rc<dyn Ranker>);
        Ok((ranker, problems))
    }

    /// The same of backends other than a webhook.
    #[wasm_split(destinations, wasm_split_path = split, fallible)]
    pub fn open_destination(unread: Unread<Backend>) -> Result<Spoken, SplitLoaderError> {
        let (backend, problems) = unread.parse();
        Ok((backend.map(Backend::into_encoder), problems))
    }

    /// All that captures is behind this: a page whose document names nothing of it does not load it.
    #[wasm_split(capture, wasm_split_path = split, fallible)]
    pub fn open_capture(runtime: Rc<Runtime>) -> Result<JsValue, SplitLoaderError> {
        Ok(capture::open(&runtime))
    }

    #[wasm_split(debug, wasm_split_path = split, fallible)]
    pub fn open_debug(runtime: Rc<Runtime>, settings: Settings) -> Result<(), SplitLoaderError> {
        debug::open(&runtime, &settings);
        Ok(())
    }

    #[wasm_split(experiment, wasm_split_path = split, fallible)]
    pub fn mount_experiment(element: Element) -> Result<Mounted, SplitLoaderError> {
        Ok(experiment::mount(element))
    }

    #[wasm_split(experiment, wasm_split_path = split, fallible)]
    pub fn mount_overridden(element: Element, key: String) -> Result<Mounted, SplitLoaderError> {
        Ok(experiment::mount_overridden(element, key, mount_widget))
    }

    #[wasm_split(survey, wasm_split_path = split, fallible)]
    pub fn survey_show() -> Result<Show, SplitLoaderError> {
        Ok(survey::show)
    }

    #[wasm_split(banner, wasm_split_path = split, fallible)]
    pub fn banner_show() -> Result<Show, SplitLoaderError> {
        Ok(banner::show)
    }
}
