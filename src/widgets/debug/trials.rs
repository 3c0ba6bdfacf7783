//! Experiments and features: what each is for this visitor, why, and what else it could be.

use awning_core::text::concat;

use super::model::{DebugEvent, DebugState, Trial, TrialKind};
use super::row::{Tone, badge, empty, facts, named, note};
use crate::view::{El, Live, button, code, details, div, li, span, summary, ul};
use crate::widgets::Say;

/// All of them.
pub fn trials(state: &DebugState, say: &Say<DebugEvent>) -> El {
    let (trials, none) = (state.trials.clone(), state.trials.clone());
    let say = say.clone();
    div()
        .region(move || {
            none.with(Vec::is_empty).then(|| {
                empty("The page's document names no experiments or features, or they are not here yet.")
            })
        })
        .child(ul().class("rows").attr("role", "list").each(move || {
            trials.with(|list| {
                let rows = list.iter();
                rows.map(|trial| row(trial, &trials, &say).keyed(key(trial))).collect()
            })
        }))
}

/// A row is kept, with what is open in it and what has the focus, as long as it has the same buttons.
fn key(trial: &Trial) -> String {
    let mut key = concat(&[trial.kind.name(), "\n", &trial.key]);
    key.push(if trial.forceable { '+' } else { '-' });
    for variation in &trial.variations {
        key.push('\n');
        key.push_str(variation);
    }
    key
}

/// One of them, found again at each change.
#[derive(Clone)]
struct Row {
    trials: Live<Vec<Trial>>,
    kind: TrialKind,
    key: String,
    say: Say<DebugEvent>,
}

impl Row {
    /// Looks at it; the default once it is gone. Tracked.
    fn with<R: Default>(&self, look: impl FnOnce(&Trial) -> R) -> R {
        self.trials.with(|trials| {
            let mut own = trials.iter();
            let found = own.find(|trial| trial.kind == self.kind && trial.key == self.key);
            found.map(look).unwrap_or_default()
        })
    }

    fn force(&self, variation: Option<usize>) {
        self.say.say(DebugEvent::Forced {
            key: self.key.clone(),
            variation,
        });
    }
}

fn row(trial: &Trial, trials: &Live<Vec<Trial>>, say: &Say<DebugEvent>) -> El {
    let row = Row {
        trials: trials.clone(),
        kind: trial.kind,
        key: trial.key.clone(),
        say: say.clone(),
    };
    let (badges, reason, known) = (row.clone(), row.clone(), row.clone());
    let label = div()
        .class("label")
        .child(named(trial.key.clone()))
        .child(span().class("with").child(trial.kind.name()))
        .child_if((!trial.name.is_empty()).then(|| span().class("with").child(trial.name.clone())));
    li().class("row")
        .child(
            div()
                .class("line")
                .child(label)
                .each(move || badges.with(states)),
        )
        .region(move || reason.with(|trial| Some(note(trial.reason.clone()))))
        .child_if((!trial.variations.is_empty()).then(|| switch(trial, &row)))
        .child(
            details()
                .child(summary().class("unfold").child("Details"))
                .region(move || known.with(|trial| Some(behind(trial)))),
        )
}

/// Its state in a few words.
fn states(trial: &Trial) -> Vec<(Option<String>, El)> {
    let mut states = Vec::new();
    if trial.forced {
        states.push((None, badge(Tone::Notable, "forced, not counted")));
    } else if trial.counted {
        states.push((None, badge(Tone::Good, "in the experiment")));
    } else if trial.kind == TrialKind::Experiment {
        states.push((None, badge(Tone::Quiet, "not in it")));
    }
    states
}

/// A button a variation; where it cannot be forced, just what there is.
fn switch(trial: &Trial, row: &Row) -> El {
    let name = concat(&["Variations of ", &trial.key]);
    let buttons = trial
        .variations
        .iter()
        .enumerate()
        .map(|(index, variation)| {
            let (chosen, choose) = (row.clone(), row.clone());
            button()
                .attr("type", "button")
                .class("variation")
                .flag("disabled", !trial.forceable)
                .live_attr("aria-pressed", move || {
                    let chosen = chosen.with(|trial| trial.current == Some(index));
                    Some(if chosen { "true" } else { "false" }.into())
                })
                .on("click", move |_| choose.force(Some(index)))
                .child(variation.clone())
        });
    let (is_forced, release) = (row.clone(), row.clone());
    div()
        .class("switch")
        .attr("role", "group")
        .attr("aria-label", name)
        .children(buttons)
        // Disabled rather than away: it has the focus when it is pressed.
        .child_if(trial.forceable.then(|| {
            button()
                .attr("type", "button")
                .class("release")
                .live_attr("aria-disabled", move || {
                    let forced = is_forced.with(|trial| trial.forced);
                    (!forced).then(|| "true".into())
                })
                .on("click", move |_| release.force(None))
                .child("As assigned")
        }))
}

/// What is behind its value.
fn behind(trial: &Trial) -> El {
    div().class("more").child(facts(&trial.facts)).child(
        div()
            .class("value")
            .child(span().class("with").child("value"))
            .child(code().child(trial.value.clone())),
    )
}
