//! One question and its buttons.

use std::sync::Arc;

use awning_core::survey::{Answer, Kind, Question};
use awning_core::text::{NEXT, PREVIOUS, SURVEY_REQUIRED, SURVEY_SEND, SURVEY_SKIP, Texts};
use leptos::prelude::*;

use super::choices::choices;
use super::model::{answer, go_back, go_on};
use super::scale::scale;
use super::{SurveyEvent, SurveyState};
use crate::ui::focus_soon;
use crate::view::{El, Live, button, div, fieldset, form, input, legend, p, span, textarea};
use crate::widgets::Say;

/// A question as a form: Enter goes on.
pub fn question(
    asked: &Question,
    index: usize,
    state: &Live<SurveyState>,
    texts: &Arc<Texts>,
    say: &Say<SurveyEvent>,
) -> El {
    let (submitted, submit_say) = (state.clone(), say.clone());
    let noticed = state.clone();
    let required = texts.get(SURVEY_REQUIRED);
    let touched = state.with_untracked(|state| state.touched);
    let text = asked.text.clone();
    let question = legend().part("question").attr("tabindex", "-1").child(text);
    let question = if touched {
        question.built(focus_soon)
    } else {
        question
    };
    form()
        .flag("novalidate", true)
        .on("submit", move |event| {
            event.prevent_default();
            go_on(&submitted, &submit_say);
        })
        .child(
            fieldset()
                .child(question)
                .child_if(asked.help.clone().map(|help| p().part("help").child(help)))
                .child_if(field(asked, index, state, texts, say)),
        )
        .child(div().attr("role", "alert").region(move || {
            noticed
                .with(|state| state.notice)
                .then(|| p().part("notice").child(required.clone()))
        }))
        .child(buttons(asked, index, state, texts, say))
}

fn field(
    asked: &Question,
    index: usize,
    state: &Live<SurveyState>,
    texts: &Arc<Texts>,
    say: &Say<SurveyEvent>,
) -> Option<El> {
    match &asked.kind {
        Kind::Scale { .. } => Some(scale(asked, index, state, texts, say)),
        Kind::Choice { .. } => Some(choices(asked, index, state, texts, say)),
        Kind::Statement => None,
        Kind::Text { long, placeholder } => {
            let written = state.with_untracked(|state| match state.run.answer(index) {
                Some(Answer::Text(text)) => text.clone(),
                _ => String::new(),
            });
            let field = if *long {
                textarea().attr("rows", "4").child(written)
            } else {
                input().attr("type", "text").attr("value", written)
            };
            let (state, say) = (state.clone(), say.clone());
            let field = field
                .part("field")
                .attr("aria-label", asked.text.clone())
                .flag("required", asked.required)
                .attr_if("placeholder", placeholder.clone())
                .attr("maxlength", Answer::LONGEST_TEXT.to_string())
                .on("input", move |event| {
                    answer(&state, Answer::Text(event_target_value(&event)), &say)
                });
            Some(field)
        }
    }
}

fn buttons(
    asked: &Question,
    index: usize,
    state: &Live<SurveyState>,
    texts: &Arc<Texts>,
    say: &Say<SurveyEvent>,
) -> El {
    let back = (index > 0).then(|| {
        let (state, say) = (state.clone(), say.clone());
        button()
            .attr("type", "button")
            .attr("part", "back")
            .attr("class", "button back")
            .on("click", move |_| go_back(&state, &say))
            .child(texts.get(PREVIOUS))
    });
    let last = state.with_untracked(|state| index + 1 == state.survey.questions.len());
    let skippable = !asked.required && asked.kind != Kind::Statement;
    let unanswered = {
        let state = state.clone();
        move || skippable && state.with(|state| !state.run.is_answered(index))
    };
    let (word, look) = (unanswered.clone(), unanswered);
    let forwards = texts.get(if last { SURVEY_SEND } else { NEXT });
    let skip = texts.get(SURVEY_SKIP);
    let next = button()
        .attr("type", "submit")
        .attr("part", "next")
        .live_attr("class", move || {
            Some(
                if look() {
                    "button quiet next"
                } else {
                    "button primary next"
                }
                .into(),
            )
        })
        .live_text(move || {
            if word() {
                skip.clone()
            } else {
                forwards.clone()
            }
        });
    div()
        .part("actions")
        .child_if(back)
        .child(span())
        .child(next)
}
