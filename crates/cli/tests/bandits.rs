//! `awning analyze --bandit`: next weights, and where they are written. Reads ../shared; without it the tests of real data
//! are skipped.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod support;

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use support::{awning, printed};
use tempfile::TempDir;

const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/");

/// Sums in which "b" is better by `buy` and worse by `wait`, which should be low.
const SUMS: &str = "variation,metric,users,sum,sum_of_squares
a,buy,10000,1000,
b,buy,10000,1060,
a,wait,10000,50000,350000
b,wait,10000,50500,355000
";

const METRICS: [&str; 4] = [
    "--metric",
    "buy:proportion",
    "--metric",
    "wait:mean,goal=decrease",
];

const FEATURES: &str = r#"{
  "status": 200,
  "dateUpdated": "2026-01-01T00:00:00.000Z",
  "features": {
    "z": { "defaultValue": 1.0, "rules": [ { "force": 1e2 } ] },
    "hero": {
      "rules": [
        { "variations": ["b", "a"], "weights": [0.5, 0.5], "coverage": 1.0 },
        { "key": "other", "variations": [1, 2, 3] }
      ]
    }
  },
  "experiments": [ {"key":"page","variations":[{},{}]} ]
}
"#;

fn directory() -> TempDir {
    let directory = tempfile::tempdir().unwrap();
    fs::write(directory.path().join("sums.csv"), SUMS).unwrap();
    fs::write(directory.path().join("features.json"), FEATURES).unwrap();
    directory
}

fn options<'a>(more: &[&'a str]) -> Vec<&'a str> {
    let mut options = vec!["analyze", "sums.csv", "--bandit"];
    options.extend(METRICS);
    options.extend(more);
    options
}

fn bandit(directory: &Path, more: &[&str]) -> Value {
    let mut options = options(more);
    options.extend(["--format", "json"]);
    let shown = printed(&awning(directory, &options));
    serde_json::from_str::<Value>(&shown).unwrap()["bandit"].clone()
}

fn complaint(directory: &Path, more: &[&str]) -> String {
    let run = awning(directory, &options(more));
    assert!(!run.status.success(), "{more:?}");
    String::from_utf8(run.stderr).unwrap()
}

fn near(found: &Value, expected: f64, reach: f64) {
    let found = found.as_f64().unwrap();
    assert!((found - expected).abs() < reach, "{found} {expected}");
}

#[test]
fn the_first_metric_decides_or_the_one_that_is_named_each_by_its_goal() {
    let directory = directory();
    let by_first = bandit(directory.path(), &[]);
    assert_eq!(by_first["metric"], "buy");
    // Φ(0.006 / √(0.1·0.9/10000 + 0.106·0.894/10000))
    near(
        &by_first["variations"][1]["chanceToBeBest"],
        0.918_622,
        1e-5,
    );
    near(&by_first["variations"][1]["weight"], 0.9186, 1e-9);
    near(&by_first["variations"][0]["weight"], 0.0814, 1e-9);
    let by_wait = bandit(directory.path(), &["--bandit-metric", "wait"]);
    assert_eq!(by_wait["goal"], "decrease");
    // Φ(0.05 / √(10.001/10000 + 9.9985/10000))
    near(&by_wait["variations"][0]["chanceToBeBest"], 0.868_227, 1e-5);
}

#[test]
fn no_variation_gets_less_than_the_minimum() {
    let directory = directory();
    for (minimum, expected) in [("0", 0.0814), ("0.2", 0.2), ("0.5", 0.5)] {
        let found = bandit(directory.path(), &["--minimum-share", minimum]);
        near(&found["variations"][0]["weight"], expected, 1e-9);
        near(&found["variations"][1]["weight"], 1.0 - expected, 1e-9);
    }
    for minimum in ["0.51", "1", "NaN"] {
        let said = complaint(directory.path(), &["--minimum-share", minimum]);
        assert!(said.contains("expected 0 to 0.5"), "{said}");
    }
}

#[test]
fn until_enough_is_known_all_get_the_same() {
    let directory = directory();
    let options = options(&["--minimum-users", "10001"]);
    let shown = printed(&awning(directory.path(), &options));
    assert!(
        shown.contains("until each has 10,001 users whose values differ, all get the same"),
        "{shown}"
    );
    let found = bandit(directory.path(), &["--minimum-users", "10001"]);
    assert_eq!(found["enoughIsKnown"], false);
    near(&found["variations"][0]["weight"], 0.5, 1e-12);
}

#[test]
fn a_table_and_a_page_show_chances_and_weights_with_a_word_on_sticky_bucketing() {
    let directory = directory();
    let shown = printed(&awning(directory.path(), &options(&[])));
    assert!(
        shown.contains("Bandit by buy (more is better; none gets less than 5.00%)"),
        "{shown}"
    );
    assert!(
        shown.contains("91.9%") && shown.contains("91.86%"),
        "{shown}"
    );
    assert!(shown.contains("unless sticky bucketing is on"), "{shown}");
    let page = printed(&awning(directory.path(), &options(&["--format", "html"])));
    assert!(
        page.contains("<td>91.86%</td>") && page.contains("Next weight"),
        "{page}"
    );
    let without = awning(
        directory.path(),
        &[
            "analyze",
            "sums.csv",
            "--metric",
            "buy:proportion",
            "--metric",
            "wait:mean",
        ],
    );
    assert!(!printed(&without).contains("Bandit"));
}

#[test]
fn only_the_weights_of_the_experiment_and_the_date_of_the_file_change() {
    let directory = directory();
    let file = directory.path().join("features.json");
    let place = ["--features", "features.json", "--experiment"];
    let found = bandit(directory.path(), &[&place[..], &["hero"]].concat());
    assert_eq!(found["features"]["place"], "rule 1 of the feature \"hero\"");
    assert_eq!(
        found["features"]["variations"][0],
        json!({"variation": "b", "id": "b"})
    );
    let written = fs::read_to_string(&file).unwrap();
    let date = serde_json::from_str::<Value>(&written).unwrap()["dateUpdated"].clone();
    let date = date.as_str().unwrap();
    assert!(
        date.len() == 24 && date > "2026-01-01T00:00:00.000Z",
        "{date}"
    );
    // The file has "b" first.
    let expected = FEATURES
        .replace("[0.5, 0.5]", "[0.9186,0.0814]")
        .replace("2026-01-01T00:00:00.000Z", date);
    assert_eq!(written, expected);

    // Of an experiment beside the features, to another file; its variations are called otherwise.
    let more = ["page", "--features-output", "new.json"];
    let found = bandit(directory.path(), &[&place[..], &more].concat());
    assert_eq!(found["features"]["byOrder"], true);
    assert_eq!(fs::read_to_string(&file).unwrap(), expected);
    let new = fs::read_to_string(directory.path().join("new.json")).unwrap();
    assert!(
        new.contains(r#"{"key":"page","variations":[{},{}],"weights":[0.0814,0.9186]}"#),
        "{new}"
    );
    let left: Vec<_> = fs::read_dir(directory.path()).unwrap().collect();
    assert_eq!(left.len(), 3, "nothing else is left behind: {left:?}");
}

#[test]
fn a_feature_can_be_named_instead_of_an_experiment() {
    let directory = directory();
    let text = FEATURES.replace(r#", "variations": [1, 2, 3]"#, "");
    fs::write(directory.path().join("features.json"), text).unwrap();
    let options = ["--features", "features.json", "--feature", "hero"];
    let found = bandit(directory.path(), &options);
    assert_eq!(found["features"]["experiment"], "hero");
}

#[test]
fn a_file_that_does_not_fit_is_left_as_it_is_and_says_why() {
    let directory = directory();
    let file = directory.path().join("features.json");
    let twice = r#"{"features":{"a":{"rules":[{"key":"x","variations":["a","b"]}]},"b":{"rules":[{"key":"x","variations":["a","b"]}]}}}"#;
    let rule =
        |more: &str| format!(r#"{{"experiments":[{{"key":"x","variations":["a","b"]{more}}}]}}"#);
    for (text, more, expected) in [
        (
            FEATURES.to_owned(),
            vec!["--experiment", "none"],
            "there is no experiment \"none\", expected one of \"hero\", \"other\", \"page\"",
        ),
        (FEATURES.to_owned(), vec![], "which experiment is not said"),
        (
            FEATURES.to_owned(),
            vec!["--experiment", "other"],
            "it has 3 variations, the analysis has 2",
        ),
        (
            FEATURES.to_owned(),
            vec!["--feature", "hero"],
            "more than one experiment among the rules of the feature \"hero\"",
        ),
        (
            FEATURES.to_owned(),
            vec!["--experiment", "page", "--feature", "hero"],
            "there is no experiment \"page\" among the rules of the feature \"hero\"",
        ),
        (
            twice.to_owned(),
            vec!["--experiment", "x"],
            "\"x\" as rule 1 of the feature \"b\"",
        ),
        (
            rule(r#","ranges":[[0,0.5],[0.5,1]]"#),
            vec!["--experiment", "x"],
            "\"ranges\", which outdo weights",
        ),
        (
            rule(r#","contextualBanditRef":"cb""#),
            vec!["--experiment", "x"],
            "a contextual bandit",
        ),
        (
            rule("").replace("\"b\"", "\"c\""),
            vec!["--experiment", "x"],
            "its variations are \"a\", \"c\", those of the analysis \"a\", \"b\"",
        ),
        (
            r#"{"encryptedFeatures":"x"}"#.to_owned(),
            vec!["--experiment", "x"],
            "encrypted",
        ),
        (
            "{}".to_owned(),
            vec!["--experiment", "x"],
            "expected GrowthBook's JSON",
        ),
        ("{".to_owned(), vec!["--experiment", "x"], "it is not JSON"),
    ] {
        fs::write(&file, &text).unwrap();
        let mut options = vec!["--features", "features.json"];
        options.extend(more);
        let said = complaint(directory.path(), &options);
        assert!(
            said.contains("features.json: ") && said.contains(expected),
            "{said}"
        );
        assert_eq!(fs::read_to_string(&file).unwrap(), text);
    }
    let said = complaint(directory.path(), &["--bandit-metric", "spend"]);
    assert!(
        said.contains("--bandit-metric spend: there is no such metric"),
        "{said}"
    );
    let said = complaint(
        directory.path(),
        &["--features", "missing.json", "--experiment", "x"],
    );
    assert!(said.contains("missing.json: "), "{said}");
}

#[test]
fn chances_on_real_tests_are_as_integrated_elsewhere() {
    let real = |file: &str, options: &[&str]| -> Option<Value> {
        let path = format!("{DATA}{file}");
        if !Path::new(&path).exists() {
            println!("skipped: {path} is missing");
            return None;
        }
        let mut arguments = vec!["analyze", &path, "--bandit", "--format", "json"];
        arguments.extend(options);
        let shown = printed(&awning(Path::new("."), &arguments));
        Some(serde_json::from_str::<Value>(&shown).unwrap()["bandit"]["variations"].clone())
    };
    if let Some(gates) = real(
        "cookie-cats/cookie_cats.csv",
        &["--metric", "retention_7:proportion"],
    ) {
        near(&gates[0]["chanceToBeBest"], 0.999_222_087_2, 1e-7);
        near(&gates[1]["weight"], 0.05, 1e-12);
    }
    let mails = [
        "--variation",
        "segment",
        "--control",
        "No E-Mail",
        "--metric",
        "spend:revenue",
    ];
    if let Some(mails) = real("hillstrom/hillstrom.csv", &mails) {
        for (place, chance, weight) in [
            (0, 3.742_8e-9, 0.05),
            (1, 0.984_768_509, 0.9),
            (2, 0.015_231_487, 0.05),
        ] {
            near(&mails[place]["chanceToBeBest"], chance, 1e-7);
            near(&mails[place]["weight"], weight, 1e-12);
        }
    }
}
