//! What was said of what is wrong.

use awning_core::text::concat;

use super::model::{DebugState, Problem};
use super::row::{Tone, badge, empty, named, note};
use crate::view::{El, div, li, ul};

/// Errors and warnings, the newest first.
pub fn problems(state: &DebugState) -> El {
    let (problems, none) = (state.problems.clone(), state.problems.clone());
    div()
        .region(move || none.with(Vec::is_empty).then(|| empty("Nothing is wrong.")))
        .child(ul().class("rows").attr("role", "list").each(move || {
            problems.with(|problems| {
                let rows = problems.iter();
                rows.map(|problem| row(problem).keyed(key(problem)))
                    .collect()
            })
        }))
}

/// Each is said once.
fn key(problem: &Problem) -> String {
    concat(&[
        &problem.element,
        "\n",
        &problem.code,
        "\n",
        &problem.message,
    ])
}

fn row(problem: &Problem) -> El {
    let (tone, kind) = if problem.code.is_empty() {
        (Tone::Notable, "warning")
    } else {
        (Tone::Bad, problem.code.as_str())
    };
    let place = if problem.element.is_empty() {
        "the page".to_owned()
    } else {
        concat(&["<", &problem.element, ">"])
    };
    li().class("row")
        .child(
            div()
                .class("line")
                .child(div().class("label").child(named(place)))
                .child(badge(tone, kind)),
        )
        .child(note(problem.message.clone()))
}
