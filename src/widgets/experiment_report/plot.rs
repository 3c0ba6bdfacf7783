//! An interval as a bar. What it shows is written beside it, so it says nothing to screen readers.

use awning_core::experiment::wording::Tone;
use awning_core::text::concat;

use super::model::{Bar, Tick};
use crate::view::{El, div, span};

/// The marks of a scale, and an interval on it.
pub fn plot(ticks: &[Tick], bar: Option<(Bar, Option<Tone>)>) -> El {
    div()
        .class("plot")
        .attr("aria-hidden", "true")
        .children(ticks.iter().map(mark))
        .children(
            bar.into_iter()
                .flat_map(|(bar, tone)| [drawn(bar, tone), guess(bar)]),
        )
}

fn mark(tick: &Tick) -> El {
    let at = tick.at;
    span()
        .class("tick")
        .flag("data-zero", tick.zero)
        .style("--at", move || percent(at))
        .child(span().child(tick.label.clone()))
}

fn drawn(bar: Bar, tone: Option<Tone>) -> El {
    let tone = match tone {
        Some(Tone::Better) => "better",
        Some(Tone::Worse) => "worse",
        Some(Tone::Same) => "same",
        _ => "open",
    };
    span()
        .part("bar")
        .attr("data-tone", tone)
        .flag("data-open-below", bar.open_below)
        .flag("data-open-above", bar.open_above)
        .style("--from", move || percent(bar.from))
        .style("--size", move || percent(bar.to.saturating_sub(bar.from)))
}

fn guess(bar: Bar) -> El {
    span().class("guess").style("--at", move || percent(bar.at))
}

fn percent(permille: u32) -> String {
    concat(&[
        &(permille / 10).to_string(),
        ".",
        &(permille % 10).to_string(),
        "%",
    ])
}
