//! The whole overlay: its header, its tabs, and what is left of it when it is minimized.

use std::borrow::Cow;

use awning_core::text::concat;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::elements::elements;
use super::events::events;
use super::model::{DebugEvent, DebugState, Dock, Tab};
use super::problems::problems;
use super::trials::trials;
use super::visitor::visitor;
use crate::ui::{Icon, focus_soon, icon};
use crate::view::{El, button, div, header, section, span, strong};
use crate::widgets::Say;

/// What Awning does on this page, and why.
#[component]
pub fn DebugOverlay(
    /// What it shows.
    state: DebugState,
    /// Where it says what the developer wants.
    say: Say<DebugEvent>,
) -> El {
    let layout = state.layout.clone();
    let dock = layout.clone();
    div()
        .class("overlay")
        .live_attr("data-dock", move || {
            Some(match dock.with(|layout| layout.dock) {
                Dock::Bottom => "bottom".into(),
                Dock::Side => "side".into(),
            })
        })
        .each(move || {
            let minimized = layout.with(|layout| layout.minimized);
            vec![if minimized {
                pill(&state, &say).keyed("pill")
            } else {
                panel(&state, &say).keyed("panel")
            }]
        })
}

/// What is left of it.
fn pill(state: &DebugState, say: &Say<DebugEvent>) -> El {
    let (say, problems) = (say.clone(), state.problems.clone());
    let follows = state.layout.with_untracked(|layout| layout.follows);
    button()
        .attr("type", "button")
        .class("pill")
        .attr("dir", "ltr")
        .built(move |pill| {
            if follows {
                focus_soon(pill);
            }
        })
        .attr("aria-expanded", "false")
        .on("click", move |_| {
            say.say(DebugEvent::Minimized(false));
        })
        .child("Awning")
        .region(move || {
            let count = problems.with(Vec::len);
            (count > 0).then(|| span().class("count bad").child(counted(count)))
        })
}

fn counted(problems: usize) -> String {
    let word = if problems == 1 {
        " problem"
    } else {
        " problems"
    };
    concat(&[&problems.to_string(), word])
}

fn panel(state: &DebugState, say: &Say<DebugEvent>) -> El {
    let escape = say.clone();
    let (open, shown, said) = (state.layout.clone(), state.clone(), say.clone());
    section()
        .class("panel")
        .attr("dir", "ltr")
        .attr("lang", "en")
        .attr("aria-label", "Awning debugging")
        .on("keydown", move |event| {
            if pressed(&event).as_deref() == Some("Escape") {
                event.stop_propagation();
                escape.say(DebugEvent::Minimized(true));
            }
        })
        .child(head(state, say))
        .child(tabs(state, say))
        .each(move || {
            let tab = open.with(|layout| layout.tab);
            let content = match tab {
                Tab::Page => elements(&shown, &said),
                Tab::Experiments => trials(&shown, &said),
                Tab::Events => events(&shown, &said),
                Tab::Visitor => visitor(&shown),
                Tab::Problems => problems(&shown),
            };
            let body = div()
                .class("body")
                .attr("role", "tabpanel")
                .attr("id", "panel")
                .attr("tabindex", "0")
                .attr("aria-labelledby", tab.name())
                .child(content);
            vec![body.keyed(tab.name())]
        })
}

/// The key of a keyboard's event.
fn pressed(event: &web_sys::Event) -> Option<String> {
    let event = event.dyn_ref::<web_sys::KeyboardEvent>();
    event.map(web_sys::KeyboardEvent::key)
}

fn head(state: &DebugState, say: &Say<DebugEvent>) -> El {
    let (copied, dock, named) = (
        state.layout.clone(),
        state.layout.clone(),
        state.layout.clone(),
    );
    let (copy, move_it, shrink, close) = (say.clone(), say.clone(), say.clone(), say.clone());
    let other = move || match dock.with(|layout| layout.dock) {
        Dock::Bottom => Dock::Side,
        Dock::Side => Dock::Bottom,
    };
    let moved = other.clone();
    let name = move || -> Cow<'static, str> {
        match named.with(|layout| layout.dock) {
            Dock::Bottom => "Move to the side".into(),
            Dock::Side => "Move to the bottom".into(),
        }
    };
    let title = name.clone();
    header()
        .class("head")
        .child(strong().class("title").child("Awning"))
        .child(
            span()
                .class("said")
                .attr("role", "status")
                .live_text(move || match copied.with(|layout| layout.copied) {
                    None => String::new(),
                    Some(true) => "Copied as JSON".into(),
                    Some(false) => "The browser refused to copy".into(),
                }),
        )
        .child(tool("Copy everything as JSON", Icon::COPY, move || {
            copy.say(DebugEvent::Copied);
        }))
        .child(
            button()
                .attr("type", "button")
                .class("tool docks")
                .live_attr("aria-label", move || Some(name()))
                .live_attr("title", move || Some(title()))
                .on("click", move |_| {
                    move_it.say(DebugEvent::Docked(moved()));
                })
                .region(move || {
                    Some(icon(match other() {
                        Dock::Bottom => Icon::DOCK_BELOW,
                        Dock::Side => Icon::DOCK_BESIDE,
                    }))
                }),
        )
        .child(tool("Minimize", Icon::MINIMIZE, move || {
            shrink.say(DebugEvent::Minimized(true));
        }))
        .child(tool(
            "Close until the page is loaded again",
            Icon::CLOSE,
            move || {
                close.say(DebugEvent::Closed);
            },
        ))
}

fn tool(name: &'static str, picture: Icon, act: impl Fn() + Send + 'static) -> El {
    button()
        .attr("type", "button")
        .class("tool")
        .attr("aria-label", name)
        .attr("title", name)
        .on("click", move |_| act())
        .child(icon(picture))
}

/// The tabs, by the pattern of the ARIA Authoring Practices: one stop of the keyboard, arrows between them.
fn tabs(state: &DebugState, say: &Say<DebugEvent>) -> El {
    let (arrows, layout) = (say.clone(), state.layout.clone());
    let list = div()
        .class("tabs")
        .attr("role", "tablist")
        .attr("aria-label", "What is shown")
        .on("keydown", move |event| {
            let tab = layout.with_untracked(|layout| layout.tab);
            let next = match pressed(&event).as_deref() {
                Some("ArrowRight") => tab.step(1),
                Some("ArrowLeft") => tab.step(-1),
                Some("Home") => Tab::Page,
                Some("End") => Tab::Problems,
                _ => return,
            };
            event.prevent_default();
            arrows.say(DebugEvent::Opened(next));
            focus_tab(&event, next);
        });
    list.children(Tab::ALL.map(|tab| one_tab(tab, state, say)))
}

/// Moves the focus to a tab of the list that heard the event.
fn focus_tab(event: &web_sys::Event, tab: Tab) {
    let target = event.current_target();
    let list = target.and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let found = list.and_then(|list| list.query_selector(&concat(&["#", tab.name()])).ok());
    if let Some(tab) = found.flatten() {
        focus_soon(&tab);
    }
}

fn one_tab(tab: Tab, state: &DebugState, say: &Say<DebugEvent>) -> El {
    let (selected, stop) = (state.layout.clone(), state.layout.clone());
    let follows = state
        .layout
        .with_untracked(|layout| layout.follows && layout.tab == tab);
    let (state, say) = (state.clone(), say.clone());
    button()
        .attr("type", "button")
        .class("tab")
        .attr("role", "tab")
        .attr("id", tab.name())
        .attr("aria-controls", "panel")
        .built(move |button| {
            // The overlay has just been opened again.
            if follows {
                focus_soon(button);
            }
        })
        .live_attr("aria-selected", move || {
            let is_open = selected.with(|layout| layout.tab == tab);
            Some(if is_open { "true" } else { "false" }.into())
        })
        .live_attr("tabindex", move || {
            let is_open = stop.with(|layout| layout.tab == tab);
            Some(if is_open { "0" } else { "-1" }.into())
        })
        .on("click", move |_| {
            say.say(DebugEvent::Opened(tab));
        })
        .child(tab.name())
        .region(move || {
            let count = match tab {
                Tab::Page => state.elements.with(Vec::len),
                Tab::Experiments => state.trials.with(Vec::len),
                Tab::Events => state.events.with(Vec::len),
                Tab::Visitor => 0,
                Tab::Problems => state.problems.with(Vec::len),
            };
            let class = if tab == Tab::Problems {
                "count bad"
            } else {
                "count"
            };
            (count > 0).then(|| span().class(class).child(count.to_string()))
        })
}
