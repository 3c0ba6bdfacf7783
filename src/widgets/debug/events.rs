//! Events as they go, the newest first.

use awning_core::event::Fate;

use super::model::{DebugEvent, DebugState, Told};
use super::row::{Tone, badge, empty, named};
use crate::view::{El, Live, button, details, div, li, pre, span, summary, ul};
use crate::widgets::Say;

/// The list.
pub fn events(state: &DebugState, say: &Say<DebugEvent>) -> El {
    let (events, none, some) = (
        state.events.clone(),
        state.events.clone(),
        state.events.clone(),
    );
    let clear = say.clone();
    div()
        .region(move || none.with(Vec::is_empty).then(|| empty("No events yet.")))
        .child(ul().class("rows").attr("role", "list").each(move || {
            events.with(|list| {
                let rows = list.iter();
                rows.map(|event| row(event, &events).keyed(event.id.clone()))
                    .collect()
            })
        }))
        .region(move || {
            let clear = clear.clone();
            some.with(|events| !events.is_empty()).then(|| {
                button()
                    .attr("type", "button")
                    .class("release")
                    .on("click", move |_| {
                        clear.say(DebugEvent::Cleared);
                    })
                    .child("Clear the list")
            })
        })
}

fn row(event: &Told, events: &Live<Vec<Told>>) -> El {
    let (events, id) = (events.clone(), event.id.clone());
    let label = div()
        .class("label")
        .child(span().class("time").child(event.time.clone()))
        .child(named(event.name.clone()));
    li().class("row").child(
        details()
            .child(summary().class("line").child(label).region(move || {
                events.with(|events| {
                    let event = events.iter().find(|event| event.id == id)?;
                    Some(fate(event.fate))
                })
            }))
            .child(
                pre()
                    .class("json")
                    .attr("tabindex", "0")
                    .child(event.properties.clone()),
            ),
    )
}

fn fate(fate: Fate) -> El {
    let tone = match fate {
        Fate::Sent => Tone::Good,
        Fate::Queued | Fate::Local => Tone::Quiet,
        Fate::Held | Fate::Forced | Fate::Refused => Tone::Notable,
        Fate::GivenUp => Tone::Bad,
    };
    badge(tone, fate.name())
}
