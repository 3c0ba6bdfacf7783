//! The page's elements and campaigns.

use awning_core::text::concat;
use awning_core::value::Value;
use js_sys::Array;
use wasm_bindgen::JsValue;

use super::problems::Error;
use crate::browser::script::{invoke, property};
use crate::browser::{json, page};
use crate::runtime::Runtime;
use crate::widgets::debug::{Campaign, Check, Element, Showing, Trial};

/// Awning's elements, in the page's order. Those in shadow roots of the page's own are not found.
const ELEMENTS: &str =
    "//*[starts-with(local-name(), 'awning-') and local-name() != 'awning-debug']";

/// `XPathResult.ORDERED_NODE_SNAPSHOT_TYPE`
const SNAPSHOT: f64 = 7.0;

/// How far below the window elements are mounted, as the loader has it.
const NEAR: f64 = 400.0;

/// What tells an element from others of its kind: the first of these that it has.
const TELLING: [&str; 5] = ["campaign", "key", "experiment", "strategy", "id"];

/// The element whose widget is its own children.
const EXPERIMENT: &str = "awning-experiment";

fn found() -> Vec<JsValue> {
    let Some(document) = page::document() else {
        return Vec::new();
    };
    let arguments = [
        ELEMENTS.into(),
        document.clone().into(),
        JsValue::NULL,
        SNAPSHOT.into(),
    ];
    let nodes = invoke(&document, "evaluate", &arguments);
    let count = property(&nodes, "snapshotLength").as_f64().unwrap_or(0.0) as u32;
    (0..count)
        .map(|index| invoke(&nodes, "snapshotItem", &[f64::from(index).into()]))
        .collect()
}

/// Awning's elements, with what they show and why.
pub fn elements(errors: &[Error], campaigns: &[Campaign], trials: &[Trial]) -> Vec<Element> {
    let found = found().into_iter().enumerate();
    found
        .map(|(index, element)| {
            let failed = errors.iter().rev().find(|error| error.target == element);
            let showing = match (failed, showing(&element)) {
                (Some(_), Showing::Children) => Showing::Failed,
                // Each of its variations is a child of it.
                (None, Showing::Children) if text(&element, "localName") == EXPERIMENT => {
                    Showing::Widget
                }
                (_, showing) => showing,
            };
            let why = match failed {
                Some(error) if showing == Showing::Failed => {
                    concat(&[&error.problem.code, ": ", &error.problem.message])
                }
                _ => why(&element, showing, campaigns, trials),
            };
            let mut attributes = TELLING.into_iter().filter_map(|name| {
                let value = attribute(&element, name)?;
                Some(concat(&[name, "=\"", &value, "\""]))
            });
            Element {
                index,
                tag: text(&element, "localName"),
                told_by: attributes.next().unwrap_or_default(),
                showing,
                why,
            }
        })
        .collect()
}

fn text(of: &JsValue, name: &str) -> String {
    property(of, name).as_string().unwrap_or_default()
}

fn attribute(element: &JsValue, name: &str) -> Option<String> {
    invoke(element, "getAttribute", &[name.into()]).as_string()
}

/// What an element shows, as its shadow root has it.
fn showing(element: &JsValue) -> Showing {
    let root = property(element, "shadowRoot");
    if !root.is_object() {
        // Its children are what it shows.
        return Showing::Widget;
    }
    let first = property(&root, "firstElementChild");
    if !first.is_object() {
        return Showing::Nothing;
    }
    let reserved = text(&first, "className") == "room";
    if !reserved && text(&first, "localName") != "slot" {
        return Showing::Widget;
    }
    let skeleton = property(&first, "lastElementChild");
    let is_waiting = reserved && !property(&skeleton, "hidden").is_truthy();
    if is_waiting || is_far(element) {
        Showing::Waiting
    } else {
        Showing::Children
    }
}

fn is_far(element: &JsValue) -> bool {
    let top = property(&invoke(element, "getBoundingClientRect", &[]), "top");
    let height = property(&js_sys::global(), "innerHeight");
    top.as_f64().unwrap_or(0.0) > height.as_f64().unwrap_or(0.0) + NEAR
}

fn why(element: &JsValue, showing: Showing, campaigns: &[Campaign], trials: &[Trial]) -> String {
    if showing == Showing::Waiting {
        return if is_far(element) {
            "It is mounted when it comes near the window.".into()
        } else {
            "It waits for its files, or for what it is to show.".into()
        };
    }
    let key = attribute(element, "key").or_else(|| attribute(element, "experiment"));
    let trial = trials.iter().find(|trial| Some(&trial.key) == key.as_ref());
    if let Some(trial) = trial {
        return trial.reason.clone();
    }
    if showing == Showing::Widget {
        return String::new();
    }
    let campaign = attribute(element, "campaign");
    let campaign = campaigns
        .iter()
        .find(|known| Some(&known.id) == campaign.as_ref());
    let failed = campaign.and_then(|campaign| campaign.checks.iter().find(|check| !check.passed));
    failed.map_or_else(String::new, |check| {
        concat(&[
            "The campaign's rule \"",
            &check.name,
            "\" saw: ",
            &check.saw,
            ".",
        ])
    })
}

/// Brings an element into the window and draws a line around it for a moment.
pub fn point_out(index: usize) {
    let Some(element) = found().into_iter().nth(index) else {
        return;
    };
    let options = js_sys::Object::new();
    let _ = js_sys::Reflect::set(&options, &"block".into(), &"center".into());
    invoke(&element, "scrollIntoView", &[options.into()]);
    // An animation needs no style sheet and no attribute, which a strict policy might refuse.
    let line = |color: &str| {
        let frame = js_sys::Object::new();
        for (name, value) in [
            ("outline", concat(&["3px solid ", color])),
            ("outlineOffset", "3px".into()),
        ] {
            let _ = js_sys::Reflect::set(&frame, &name.into(), &value.into());
        }
        frame
    };
    let frames = Array::of2(&line("#c026d3"), &line("#c026d3"));
    invoke(&element, "animate", &[frames.into(), 1600.0.into()]);
}

/// Id and widget of each campaign of a document, which may be anything.
pub fn campaigns_of(document: &Value) -> Vec<(String, String)> {
    let campaigns = document.get("campaigns").and_then(Value::as_list);
    let campaigns = campaigns.unwrap_or_default().iter();
    campaigns
        .filter_map(|campaign| {
            let field = |name: &str| campaign.get(name)?.as_text().map(str::to_owned);
            Some((field("id")?, field("widget").unwrap_or_default()))
        })
        .collect()
}

/// The campaigns, as `awning.explain` has them.
pub fn campaigns(runtime: &Runtime, known: &[(String, String)]) -> Vec<Campaign> {
    let Some(services) = runtime.services() else {
        return Vec::new();
    };
    let rows = known.iter().filter_map(|(id, widget)| {
        let explained = services.call("explain", &Array::of1(&id.as_str().into()));
        let explained = json::read(&explained);
        let rules = explained.get("rules")?.as_list()?;
        Some(Campaign {
            id: id.clone(),
            widget: widget.clone(),
            shown: explained.get("shown") == Some(&Value::Bool(true)),
            checks: rules.iter().map(check).collect(),
        })
    });
    rows.collect()
}

fn check(rule: &Value) -> Check {
    let field = |name: &str| {
        let text = rule.get(name).and_then(Value::as_text);
        text.unwrap_or_default().to_owned()
    };
    Check {
        name: field("rule"),
        saw: field("saw"),
        passed: rule.get("passed") == Some(&Value::Bool(true)),
    }
}
