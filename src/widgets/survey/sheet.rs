//! The whole survey: its surface, its progress, and the question or the thanks.

use awning_core::text::concat;
use std::sync::Arc;

use awning_core::survey::Step;
use awning_core::text::{CLOSE, SURVEY_PROGRESS, SURVEY_THANKS, SURVEY_TITLE, Texts};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::question::question;
use super::{SurveyEvent, SurveyState};
use crate::ui::{Icon, close_button, focus_soon, icon};
use crate::view::{El, Live, Piece, div, p};
use crate::widgets::Say;

/// A survey, one question at a time.
#[component]
pub fn SurveySheet(
    /// What is asked, and where the visitor is.
    state: Live<SurveyState>,
    /// What its buttons are called.
    texts: Arc<Texts>,
    /// Where it says what happens.
    say: Say<SurveyEvent>,
) -> El {
    let (popover, bar) = state.with_untracked(|state| {
        // One question has no way to show.
        let way = state.survey.progress && state.survey.questions.len() > 1;
        (state.popover, way)
    });
    let close = say.clone();
    let escape = say.clone();
    let sheet = div()
        .part("survey")
        .flag("data-popover", popover)
        .attr("role", if popover { "dialog" } else { "group" })
        .attr("aria-label", texts.get(SURVEY_TITLE))
        .child_if(bar.then(|| progress(&state, &texts)))
        .child_if(popover.then(|| {
            close_button(texts.get(CLOSE), move || {
                close.say(SurveyEvent::Dismissed);
            })
        }))
        .each(move || vec![step(&state, &texts, &say)]);
    if !popover {
        return sheet;
    }
    sheet.on("keydown", move |event| {
        let key = event
            .dyn_ref::<web_sys::KeyboardEvent>()
            .map(web_sys::KeyboardEvent::key);
        if key.as_deref() == Some("Escape") {
            escape.say(SurveyEvent::Dismissed);
        }
    })
}

fn progress(state: &Live<SurveyState>, texts: &Arc<Texts>) -> El {
    let (now, named, filled) = (state.clone(), state.clone(), state.clone());
    let texts = texts.clone();
    let percent = |state: &Live<SurveyState>| state.with(|state| state.run.percent()).to_string();
    div()
        .part("bar")
        .attr("role", "progressbar")
        .attr("aria-valuemin", "0")
        .attr("aria-valuemax", "100")
        .live_attr("aria-valuenow", move || Some(percent(&now).into()))
        .live_attr("aria-label", move || {
            let (number, total) = named.with(|state| {
                let total = state.survey.questions.len();
                let number = match state.run.step() {
                    Step::Asking(index) => index + 1,
                    Step::Completed => total,
                };
                (number.to_string(), total.to_string())
            });
            Some(
                texts
                    .filled(SURVEY_PROGRESS, &[("number", &number), ("total", &total)])
                    .into(),
            )
        })
        .style("--at", move || percent(&filled) + "%")
}

/// What the visitor is at, under a key that lasts as long as they are there: answering must not build it anew.
fn step(state: &Live<SurveyState>, texts: &Arc<Texts>, say: &Say<SurveyEvent>) -> Piece {
    let step = state.with(|state| state.run.step());
    let asked = state.with_untracked(|state| state.run.question(&state.survey).cloned());
    match (step, asked) {
        (Step::Asking(index), Some(asked)) => {
            let key = concat(&["q-", &asked.id]);
            question(&asked, index, state, texts, say).keyed(key)
        }
        _ => thanks(state, texts).keyed("thanks"),
    }
}

fn thanks(state: &Live<SurveyState>, texts: &Texts) -> El {
    let text = state.with_untracked(|state| state.survey.thanks.clone());
    div()
        .part("thanks")
        .attr("role", "status")
        .attr("tabindex", "-1")
        .built(focus_soon)
        .child(icon(Icon::CHECK))
        .child(p().child(text.unwrap_or_else(|| texts.get(SURVEY_THANKS))))
}
