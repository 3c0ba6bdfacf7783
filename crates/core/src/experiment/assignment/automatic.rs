//! Experiments that no code asks for: those of the payload's `experiments`, which redirect or change the page.

use super::{ChangeKind, Changes, Experiment, Payload, Run, Subject, is_targeted, run};
use crate::condition::script;

/// Which of them may run.
#[derive(Clone, Copy, Debug)]
pub struct AutomaticSettings<'a> {
    /// Whether redirects may.
    pub redirects: bool,
    /// Whether redirects to another origin may.
    pub cross_origin_redirects: bool,
    /// Whether visual experiments may.
    pub visual: bool,
    /// Whether visual experiments with scripts may.
    pub scripts: bool,
    /// Keys of experiments that only run when triggered, and were.
    pub triggered: &'a [String],
}

impl Default for AutomaticSettings<'_> {
    /// All but those that wait for a trigger.
    fn default() -> Self {
        Self {
            redirects: true,
            cross_origin_redirects: true,
            visual: true,
            scripts: true,
            triggered: &[],
        }
    }
}

/// An experiment that ran, and what it does.
#[derive(Clone, Debug)]
pub struct Automatic<'a> {
    /// Its result, exposures and sticky documents.
    pub run: Run<'a>,
    /// What is to be done.
    pub effect: Effect,
}

/// What an experiment does to the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Nothing: the visitor is not in it, or their variation changes nothing.
    Nothing,
    /// Leads to this URL.
    Redirect(String),
    /// Changes the page.
    Visual(Changes),
}

/// Runs the payload's experiments in their order. Whoever is in an experiment with redirects is in no later one: the
/// page is left, or is the one that they were led to.
pub fn run_automatic<'a>(
    payload: &'a Payload,
    subject: &Subject<'a>,
    settings: &AutomaticSettings,
) -> Vec<Automatic<'a>> {
    let mut automatic = Vec::new();
    for experiment in &payload.experiments {
        let is_waiting = experiment.manual && !settings.triggered.contains(&experiment.key);
        if is_waiting || !may_run(experiment, subject, settings) {
            continue;
        }
        let run = run(payload, subject, experiment);
        let is_in = run.assignment.in_experiment;
        let effect = if is_in {
            effect(&run, subject)
        } else {
            Effect::Nothing
        };
        automatic.push(Automatic { run, effect });
        if is_in && experiment.change_kind() == ChangeKind::Redirect {
            break;
        }
    }
    automatic
}

fn may_run(experiment: &Experiment, subject: &Subject, settings: &AutomaticSettings) -> bool {
    match experiment.change_kind() {
        ChangeKind::Unknown => false,
        ChangeKind::Visual => {
            let has_script =
                |value: &crate::value::Value| value.get("js").is_some_and(script::truthy);
            settings.visual && (settings.scripts || !experiment.variations.iter().any(has_script))
        }
        ChangeKind::Redirect => settings.redirects && may_redirect(experiment, subject, settings),
    }
}

/// Whether every URL of it is absolute, and where it has to be, of the page's origin.
fn may_redirect(experiment: &Experiment, subject: &Subject, settings: &AutomaticSettings) -> bool {
    let Some(current) = subject.host.url(subject.url, "") else {
        return false;
    };
    experiment.variations.iter().all(|value| {
        let Some(target) = value.get("urlRedirect").and_then(|url| url.as_text()) else {
            return true;
        };
        target.is_empty()
            || subject.host.url(target, "").is_some_and(|target| {
                settings.cross_origin_redirects
                    || scheme_and_host(&target) == scheme_and_host(&current)
            })
    })
}

fn scheme_and_host(url: &crate::condition::UrlParts) -> (Option<&str>, &str) {
    (url.href.split(':').next(), &url.host)
}

fn effect(run: &Run, subject: &Subject) -> Effect {
    let experiment = run.assignment.experiment;
    let value = run.assignment.value();
    match (experiment.change_kind(), &experiment.url_patterns) {
        (ChangeKind::Redirect, Some(targets)) => {
            let target = value.get("urlRedirect").and_then(|url| url.as_text());
            let Some(target) = target.filter(|target| !target.is_empty()) else {
                return Effect::Nothing;
            };
            let merged = experiment
                .persist_query_string
                .then(|| subject.host.merge_query(subject.url, target))
                .flatten();
            let url = merged.unwrap_or_else(|| target.to_owned());
            // A redirect to a page that the experiment runs on would never end.
            if is_targeted(&url, targets, subject.host) {
                Effect::Nothing
            } else {
                Effect::Redirect(url)
            }
        }
        (ChangeKind::Visual, _) => match Changes::read(value) {
            changes if changes.is_empty() => Effect::Nothing,
            changes => Effect::Visual(changes),
        },
        _ => Effect::Nothing,
    }
}
