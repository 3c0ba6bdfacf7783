//! Redirects and visual changes.

use super::super::{AutomaticSettings, Effect, Payload, Subject, run_automatic};
use crate::condition::NativeHost;

const REDIRECT: &str = r#"{"key": "home", "persistQueryString": true, "weights": [0, 1],
    "urlPatterns": [{"type": "simple", "include": true, "pattern": "/home"}],
    "variations": [{}, {"urlRedirect": "https://shop.example/new?b=2"}]}"#;
const VISUAL: &str = r##"{"key": "look", "weights": [0, 1], "urlPatterns": [{"type": "regex", "include": true, "pattern": "^/"}],
    "variations": [{}, {"css": "h1 {color: red}", "js": "alert(1)", "domMutations": [
        {"selector": "h1", "action": "set", "attribute": "html", "value": "Été"}, {"selector": "h2"}]}]}"##;

fn effects(url: &str, settings: &AutomaticSettings, experiments: &[&str]) -> Vec<Effect> {
    let json = format!(r#"{{"experiments": [{}]}}"#, experiments.join(","));
    let (payload, problems) = Payload::parse(&serde_json::from_str(&json).unwrap());
    assert_eq!(problems, []);
    let attributes = serde_json::from_str(r#"{"id": "1"}"#).unwrap();
    let subject = Subject {
        url,
        ..Subject::new(&attributes, &NativeHost)
    };
    run_automatic(&payload, &subject, settings)
        .into_iter()
        .map(|automatic| automatic.effect)
        .collect()
}

#[test]
fn a_redirect_keeps_the_query_and_ends_the_page() {
    let all = AutomaticSettings::default();
    let effects = effects(
        "https://shop.example/home?a=1&b=9",
        &all,
        &[REDIRECT, VISUAL],
    );
    assert_eq!(
        effects,
        [Effect::Redirect("https://shop.example/new?b=2&a=1".into())]
    );
}

#[test]
fn a_redirect_never_leads_to_a_page_that_it_runs_on() {
    let experiment = REDIRECT.replace("\"/home\"", "\"*\"");
    let all = AutomaticSettings::default();
    assert_eq!(
        effects("https://shop.example/home", &all, &[&experiment]),
        [Effect::Nothing]
    );
}

#[test]
fn a_page_decides_what_experiments_may_do() {
    let settings = AutomaticSettings {
        redirects: false,
        scripts: false,
        ..AutomaticSettings::default()
    };
    assert_eq!(
        effects("https://shop.example/home", &settings, &[REDIRECT, VISUAL]),
        []
    );
    let settings = AutomaticSettings {
        cross_origin_redirects: false,
        ..AutomaticSettings::default()
    };
    assert_eq!(
        effects("https://other.example/home", &settings, &[REDIRECT]),
        []
    );
}

#[test]
fn a_visual_experiment_says_what_to_change() {
    let all = AutomaticSettings::default();
    let effects = effects("https://shop.example/", &all, &[REDIRECT, VISUAL]);
    let [Effect::Nothing, Effect::Visual(changes)] = effects.as_slice() else {
        panic!("{effects:?}");
    };
    assert_eq!(changes.css, "h1 {color: red}");
    assert_eq!(changes.js, "alert(1)");
    assert_eq!(changes.mutations.len(), 1);
    assert_eq!(changes.mutations[0].value.as_deref(), Some("Été"));
}
