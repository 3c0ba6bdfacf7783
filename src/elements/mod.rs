//! The custom elements, one file each: it reads what the element was given, keeps the widget's model in step with the
//! runtime, and does what the widget says.
//!
//! Each is split off into a wasm chunk of its own, with its widget and all that only it needs.

mod banner;
mod offer;
mod recommendations;
mod split;
mod survey;

use std::rc::Rc;

use awning_core::campaign::Widget;
use offer::Show;
use split::{SplitLoaderError, now};
use wasm_split_helpers::wasm_split;

use crate::runtime::{Element, Mounted, Runtime, Settings};
use crate::services;

/// Brings up the services, whose chunk must be there.
pub fn open(runtime: Rc<Runtime>, settings: Settings) {
    now(chunks::open_services(runtime, settings));
}

/// Mounts the widget of an element, whose chunk must be there.
pub fn mount(element: Element) -> Option<Mounted> {
    match element.host.local_name().as_str() {
        "awning-survey" => {
            let show = now(chunks::survey_show())?;
            Some(offer::follow(element, Widget::Survey, show))
        }
        "awning-banner" => {
            let show = now(chunks::banner_show())?;
            Some(offer::follow(element, Widget::Banner, show))
        }
        _ => now(chunks::mount_recommendations(element)),
    }
}

#[allow(unsafe_code, unused_unsafe)] // the macro's own: it links the chunk's function
mod chunks {
    use super::*;

    #[wasm_split(services, wasm_split_path = split, fallible)]
    pub fn open_services(runtime: Rc<Runtime>, settings: Settings) -> Result<(), SplitLoaderError> {
        services::open(&runtime, &settings);
        Ok(())
    }

    #[wasm_split(recommendations, wasm_split_path = split, fallible)]
    pub fn mount_recommendations(element: Element) -> Result<Mounted, SplitLoaderError> {
        Ok(recommendations::mount(element))
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
