//! The custom elements, one file each: it reads what the element was given, keeps the widget's model in step with the
//! runtime, and does what the widget says.
//!
//! Each is split off into a wasm chunk of its own, with its widget and all that only it needs.

mod banner;
mod offer;
mod recommendations;
mod survey;

use awning_core::text::concat;
use std::rc::Rc;

use awning_core::campaign::Widget;
use offer::Show;
use wasm_split_helpers::wasm_split;

use crate::runtime::{Element, Failure, Mounted, Runtime, Settings};
use crate::services;

/// Brings up the services; their chunk is loaded first.
///
/// # Errors
/// If the chunk cannot be loaded.
pub async fn open(runtime: Rc<Runtime>, settings: Settings) -> Result<(), Failure> {
    open_services(runtime, settings).await
}

/// Mounts the widget of an element; its chunk is loaded first.
///
/// # Errors
/// If the chunk cannot be loaded. It is asked for again at the next need.
pub async fn mount(element: Element) -> Result<Mounted, Failure> {
    match element.host.local_name().as_str() {
        "awning-recommendations" => mount_recommendations(element).await,
        "awning-survey" => Ok(offer::follow(element, Widget::Survey, survey_show().await?)),
        "awning-banner" => Ok(offer::follow(element, Widget::Banner, banner_show().await?)),
        other => Err(Failure {
            code: "unknown-element",
            message: concat(&[other, " is no element of Awning"]),
        }),
    }
}

#[allow(unsafe_code)] // the macro's own: it links the chunk's function
mod chunks {
    use super::*;

    #[wasm_split(services, fallible)]
    pub fn open_services(runtime: Rc<Runtime>, settings: Settings) -> Result<(), Failure> {
        services::open(&runtime, &settings);
        Ok(())
    }

    #[wasm_split(recommendations, fallible)]
    pub fn mount_recommendations(element: Element) -> Result<Mounted, Failure> {
        Ok(recommendations::mount(element))
    }

    #[wasm_split(survey, fallible)]
    pub fn survey_show() -> Result<Show, Failure> {
        Ok(survey::show)
    }

    #[wasm_split(banner, fallible)]
    pub fn banner_show() -> Result<Show, Failure> {
        Ok(banner::show)
    }
}

use chunks::{banner_show, mount_recommendations, open_services, survey_show};
