//! The whole report.

use std::sync::Arc;

use awning_core::text::{LOADING, Texts, report as words};
use leptos::prelude::*;

use super::controls::controls;
use super::head::{alarm, facts, title};
use super::metric::metric;
use super::{ReportEvent, ReportState, Stage};
use crate::ui::{Icon, icon};
use crate::view::{El, Live, Piece, button, div, p, section};
use crate::widgets::Say;

/// A report of an experiment.
#[component]
pub fn ReportSheet(
    /// What it shows.
    state: Live<ReportState>,
    /// What its buttons and columns are called.
    texts: Live<Arc<Texts>>,
    /// Where it says what happens.
    say: Say<ReportEvent>,
) -> El {
    let (busy, shown) = (state.clone(), state.clone());
    let named = texts.clone();
    section()
        .part("report")
        .live_attr("aria-label", move || {
            Some(named.with(|texts| texts.get(words::TITLE)).into())
        })
        .live_attr("aria-busy", move || {
            busy.with(|state| matches!(state.stage, Stage::Loading))
                .then_some("true".into())
        })
        .each(move || {
            // Words that come later come with what they are for.
            let texts = texts.get_untracked();
            shown.with(|shown| pieces(shown, &state, &texts, &say))
        })
}

/// What there is of a report. The controls are kept as long as they are there: whoever uses them has the focus in them.
fn pieces(
    shown: &ReportState,
    state: &Live<ReportState>,
    texts: &Arc<Texts>,
    say: &Say<ReportEvent>,
) -> Vec<Piece> {
    let sheet = match &shown.stage {
        Stage::Loading => return vec![loading(texts).keyed("loading")],
        Stage::Failed { message, retry } => {
            return vec![(None, failed(message, *retry, texts, say))];
        }
        Stage::Ready(sheet) => sheet,
    };
    let mut pieces: Vec<Piece> = Vec::new();
    pieces.extend(sheet.alarm.as_ref().map(|it| (None, alarm(it))));
    pieces.push((None, title(sheet, texts, say)));
    pieces.push((None, facts(sheet)));
    if sheet.metrics.is_empty() {
        let empty = p().class("empty").child(texts.get(words::EMPTY));
        pieces.push((None, empty));
        return pieces;
    }
    pieces.push(controls(state, texts, say).keyed("controls"));
    pieces.extend(
        sheet
            .metrics
            .iter()
            .map(|sheet| (None, metric(sheet, texts))),
    );
    pieces
}

fn loading(texts: &Texts) -> El {
    let line = |class: &'static str| div().class(class);
    div()
        .class("loading")
        .attr("role", "status")
        .attr("aria-label", texts.get(LOADING))
        .child(line("bone title"))
        .child(line("bone facts"))
        .child(line("bone metric"))
        .child(line("bone metric"))
}

fn failed(message: &str, retry: bool, texts: &Texts, say: &Say<ReportEvent>) -> El {
    let say = say.clone();
    let again = button()
        .attr("type", "button")
        .attr("part", "action")
        .class("button quiet")
        .child(texts.get(words::RETRY))
        .on("click", move |_| {
            say.say(ReportEvent::Retry);
        });
    div()
        .part("alarm")
        .attr("role", "alert")
        .child(icon(Icon::ALERT))
        .child(
            div()
                .class("words")
                .child(p().class("strong").child(texts.get(words::FAILED)))
                .child(p().child(message.to_owned()))
                .child_if(retry.then_some(again)),
        )
}
