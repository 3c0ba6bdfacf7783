//! What stands above the metrics: the warning, the title with the buttons, the facts.

use awning_core::text::{Texts, report as words};

use super::ReportEvent;
use super::metric::plain_table;
use super::model::{Alarm, Sheet};
use crate::ui::{Icon, icon};
use crate::view::{El, a, button, dd, div, dl, dt, h2, p, span};
use crate::widgets::Say;

/// What is said before anything else.
pub fn alarm(alarm: &Alarm) -> El {
    div()
        .part("alarm")
        .attr("role", "alert")
        .child(icon(Icon::ALERT))
        .child(
            div()
                .class("words")
                .child(p().class("strong").child(alarm.sentence.clone()))
                .child(p().child(alarm.hint.clone()))
                .child(plain_table(&alarm.table)),
        )
}

/// The experiment's name, and what can be done with its report.
pub fn title(sheet: &Sheet, texts: &Texts, say: &Say<ReportEvent>) -> El {
    let say = say.clone();
    let actions = div()
        .part("actions")
        .child(
            a().attr("part", "action")
                .class("button quiet")
                .attr("href", sheet.file.address.clone())
                .attr("download", sheet.file.name.clone())
                .child(icon(Icon::SAVE))
                .child(span().child(texts.get(words::EXPORT))),
        )
        .child(
            button()
                .attr("type", "button")
                .attr("part", "action")
                .class("button quiet")
                .child(icon(Icon::PRINT))
                .child(span().child(texts.get(words::PRINT)))
                .on("click", move |_| {
                    say.say(ReportEvent::Print);
                }),
        );
    div()
        .class("head")
        .child(h2().part("title").child(sheet.name.clone()))
        .child(actions)
}

/// When, how many, by which method.
pub fn facts(sheet: &Sheet) -> El {
    let fact = |(name, value): &(String, String)| {
        div()
            .child(dt().child(name.clone()))
            .child(dd().child(value.clone()))
    };
    dl().part("facts").children(sheet.facts.iter().map(fact))
}
