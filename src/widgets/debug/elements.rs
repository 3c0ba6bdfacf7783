//! The page's elements and campaigns.

use awning_core::text::concat;

use super::model::{Campaign, Check, DebugEvent, DebugState, Element, Showing};
use super::row::{Tone, badge, empty, heading, named, note};
use crate::ui::{Icon, icon};
use crate::view::{El, button, details, div, li, span, summary, ul};
use crate::widgets::Say;

/// Elements, then campaigns.
pub fn elements(state: &DebugState, say: &Say<DebugEvent>) -> El {
    let (elements, no_elements) = (state.elements.clone(), state.elements.clone());
    let (campaigns, no_campaigns) = (state.campaigns.clone(), state.campaigns.clone());
    let say = say.clone();
    div()
        .child(heading("Elements"))
        .region(move || {
            no_elements
                .with(Vec::is_empty)
                .then(|| empty("This page has none of Awning's elements."))
        })
        .child(ul().class("rows").attr("role", "list").each(move || {
            elements.with(|elements| {
                let rows = elements.iter();
                rows.map(|element| element_row(element, &say).keyed(element_key(element)))
                    .collect()
            })
        }))
        .child(heading("Campaigns"))
        .region(move || {
            no_campaigns
                .with(Vec::is_empty)
                .then(|| empty("The page's document has no campaigns."))
        })
        .child(ul().class("rows").attr("role", "list").each(move || {
            campaigns.with(|campaigns| {
                let rows = campaigns.iter();
                rows.map(|campaign| campaign_row(campaign).keyed(campaign_key(campaign)))
                    .collect()
            })
        }))
}

/// Another one for everything that a row shows: a row is kept as it is as long as that stays.
fn element_key(element: &Element) -> String {
    let index = element.index.to_string();
    let parts = [&index, &element.tag, &element.told_by, &element.why];
    concat(&[
        element.showing.name(),
        "\n",
        &parts.map(String::as_str).join("\n"),
    ])
}

fn campaign_key(campaign: &Campaign) -> String {
    let mut key = concat(&[&campaign.id, "\n", &campaign.widget]);
    for check in &campaign.checks {
        key.push_str(if check.passed { "\n+" } else { "\n-" });
        key.push_str(&check.name);
        key.push_str(&check.saw);
    }
    key
}

fn element_row(element: &Element, say: &Say<DebugEvent>) -> El {
    let tone = match element.showing {
        Showing::Widget => Tone::Good,
        Showing::Waiting | Showing::Nothing => Tone::Quiet,
        Showing::Children => Tone::Notable,
        Showing::Failed => Tone::Bad,
    };
    let (say, index) = (say.clone(), element.index);
    let name = concat(&["<", &element.tag, ">"]);
    let locate = concat(&["Show where ", &name, " ", &element.told_by, " is"]);
    let label = div()
        .class("label")
        .child(named(name))
        .child(span().class("with").child(element.told_by.clone()));
    li().class("row")
        .child(
            div()
                .class("line")
                .child(label)
                .child(badge(tone, element.showing.name()))
                .child(
                    button()
                        .attr("type", "button")
                        .class("tool")
                        .attr("aria-label", locate.clone())
                        .attr("title", "Show where it is")
                        .on("click", move |_| {
                            say.say(DebugEvent::Located(index));
                        })
                        .child(icon(Icon::LOCATE)),
                ),
        )
        .child_if((!element.why.is_empty()).then(|| note(element.why.clone())))
}

fn campaign_row(campaign: &Campaign) -> El {
    let state = if campaign.shown {
        badge(Tone::Good, "eligible")
    } else {
        badge(Tone::Quiet, "not now")
    };
    let label = div()
        .class("label")
        .child(named(campaign.id.clone()))
        .child(span().class("with").child(campaign.widget.clone()));
    li().class("row").child(
        details()
            .flag("open", !campaign.shown)
            .child(summary().class("line").child(label).child(state))
            .child(checks(&campaign.checks)),
    )
}

/// Each rule with what it saw.
pub fn checks(checks: &[Check]) -> El {
    let rows = checks.iter().map(|check| {
        li().class("check")
            .child(badge(
                if check.passed { Tone::Good } else { Tone::Bad },
                if check.passed { "passed" } else { "failed" },
            ))
            .child(named(check.name.clone()))
            .child(span().class("saw").child(check.saw.clone()))
    });
    ul().class("checks").attr("role", "list").children(rows)
}
