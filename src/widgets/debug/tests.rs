//! Every state of the overlay, as HTML.

use awning_core::event::Fate;

use super::*;
use crate::view::Live;
use crate::widgets::snapshot::{html, nobody};

fn nothing() -> DebugState {
    DebugState {
        layout: Live::new(Layout::default()),
        elements: Live::new(Vec::new()),
        campaigns: Live::new(Vec::new()),
        trials: Live::new(Vec::new()),
        events: Live::new(Vec::new()),
        visitor: Live::new(Vec::new()),
        problems: Live::new(Vec::new()),
    }
}

fn open(state: &DebugState, tab: Tab) -> String {
    state.layout.update(|layout| layout.tab = tab);
    html(|| {
        DebugOverlay(DebugOverlayProps {
            state: state.clone(),
            say: nobody(),
        })
    })
}

fn element(index: usize, tag: &str, showing: Showing, why: &str) -> Element {
    Element {
        index,
        tag: tag.into(),
        told_by: "campaign=\"spring\"".into(),
        showing,
        why: why.into(),
    }
}

fn check(name: &str, saw: &str, passed: bool) -> Check {
    Check {
        name: name.into(),
        saw: saw.into(),
        passed,
    }
}

fn trial(kind: TrialKind, forced: bool) -> Trial {
    Trial {
        kind,
        key: "hero".into(),
        name: "The hero of the home page".into(),
        variations: vec!["control".into(), "bold".into()],
        current: Some(1),
        counted: !forced,
        forced,
        forceable: true,
        value: "{\"columns\":4}".into(),
        reason: "Bucket 0.8312 is in the range of bold.".into(),
        facts: vec![Fact::new("bucket", "0.8312"), Fact::new("seed", "hero")],
    }
}

#[test]
fn a_page_without_anything() {
    let state = nothing();
    for tab in Tab::ALL {
        insta::assert_snapshot!(format!("nothing_{}", tab.name()), open(&state, tab));
    }
}

#[test]
fn elements_and_campaigns() {
    let state = nothing();
    state.elements.set(vec![
        element(0, "awning-banner", Showing::Widget, ""),
        element(
            1,
            "awning-survey",
            Showing::Nothing,
            "frequency: dismissed, and not repeated",
        ),
        element(
            2,
            "awning-survey",
            Showing::Failed,
            "content-invalid: content: found nothing",
        ),
    ]);
    state.campaigns.set(vec![
        Campaign {
            id: "spring".into(),
            widget: "banner".into(),
            shown: true,
            checks: vec![check("pages", "/cart", true)],
        },
        Campaign {
            id: "nps".into(),
            widget: "survey".into(),
            shown: false,
            checks: vec![check("schedule", "it has ended", false)],
        },
    ]);
    insta::assert_snapshot!("page", open(&state, Tab::Page));
}

#[test]
fn experiments_and_features() {
    let state = nothing();
    let mut outside = trial(TrialKind::Experiment, false);
    outside.counted = false;
    outside.current = None;
    state
        .trials
        .set(vec![outside, trial(TrialKind::Feature, true)]);
    insta::assert_snapshot!("experiments", open(&state, Tab::Experiments));
}

#[test]
fn events_of_every_fate() {
    let fates = [
        Fate::Queued,
        Fate::Sent,
        Fate::Held,
        Fate::Refused,
        Fate::Local,
        Fate::Forced,
        Fate::GivenUp,
    ];
    let state = nothing();
    let told = fates.into_iter().enumerate().map(|(number, fate)| Told {
        id: number.to_string(),
        name: "Product Viewed".into(),
        time: "14:03:59".into(),
        fate,
        properties: "{\n  \"title\": \"<b>Knife</b>\"\n}".into(),
    });
    state.events.set(told.collect());
    insta::assert_snapshot!("events", open(&state, Tab::Events));
}

#[test]
fn the_visitor_and_problems() {
    let state = nothing();
    state.visitor.set(vec![Fact::new("analytics", "allowed")]);
    state.problems.set(vec![
        Problem {
            code: "content-invalid".into(),
            element: "awning-survey".into(),
            message: "content.questions: found nothing, expected a list".into(),
        },
        Problem {
            code: String::new(),
            element: String::new(),
            message: "there is no method awning.tarck".into(),
        },
    ]);
    insta::assert_snapshot!("visitor", open(&state, Tab::Visitor));
    insta::assert_snapshot!("problems", open(&state, Tab::Problems));
}

#[test]
fn minimized_it_is_a_button_that_counts_problems() {
    let state = nothing();
    state.layout.update(|layout| layout.minimized = true);
    insta::assert_snapshot!("minimized", open(&state, Tab::Page));
    state.problems.set(vec![Problem {
        code: "trap".into(),
        element: "awning-banner".into(),
        message: "it failed".into(),
    }]);
    insta::assert_snapshot!("minimized_with_a_problem", open(&state, Tab::Page));
}

#[test]
fn it_says_whether_all_was_copied() {
    let state = nothing();
    for (copied, said) in [
        (Some(true), "Copied as JSON"),
        (Some(false), "The browser refused to copy"),
    ] {
        state.layout.update(|layout| layout.copied = copied);
        assert!(open(&state, Tab::Page).contains(said));
    }
}

#[test]
fn arrows_go_around_the_tabs() {
    for (from, by, to) in [
        (Tab::Page, 1, Tab::Experiments),
        (Tab::Page, -1, Tab::Problems),
        (Tab::Problems, 1, Tab::Page),
        (Tab::Visitor, -1, Tab::Events),
    ] {
        assert_eq!(from.step(by), to);
    }
}

#[test]
fn what_is_copied_names_everything() {
    let state = nothing();
    state
        .elements
        .set(vec![element(0, "awning-banner", Showing::Widget, "")]);
    state.trials.set(vec![trial(TrialKind::Experiment, true)]);
    let json = serde_json::to_string(&state.to_value()).unwrap();
    for part in [
        r#""elements":[{"tag":"awning-banner""#,
        r#""campaigns":[]"#,
        r#""variation":"bold""#,
        r#""forced":true"#,
        r#""facts":{"bucket":"0.8312""#,
        r#""events":[]"#,
        r#""visitor":{}"#,
        r#""problems":[]"#,
    ] {
        assert!(json.contains(part), "{part} in {json}");
    }
}
