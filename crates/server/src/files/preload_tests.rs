#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use tempfile::TempDir;

use super::*;

fn lines(preload: &str, tags: &[&str]) -> String {
    let package = TempDir::new().unwrap();
    std::fs::write(package.path().join("preload.json"), preload).unwrap();
    let tags: Vec<String> = tags.iter().map(|tag| (*tag).to_owned()).collect();
    preload_lines(package.path(), None, None, &tags)
}

const PRELOAD: &str = r#"{
    "always": [
        {"rel": "modulepreload", "href": "0123abcd/runtime.js"},
        {"rel": "preload", "as": "fetch", "type": "application/wasm", "href": "0123abcd/main.wasm"}
    ],
    "services": [{"rel": "preload", "as": "fetch", "href": "0123abcd/services.wasm"}],
    "elements": {
        "awning-survey": [{"rel": "preload", "as": "fetch", "href": "0123abcd/survey.wasm", "crossorigin": ""}],
        "awning-banner": [
            {"rel": "preload", "as": "fetch", "href": "0123abcd/banner.wasm"},
            {"rel": "modulepreload", "href": "0123abcd/runtime.js"}
        ]
    }
}"#;

#[test]
fn a_page_starts_what_its_elements_need_each_file_once() {
    assert_eq!(
        lines(
            PRELOAD,
            &["awning-survey", "awning-banner", "awning-survey", "main"]
        ),
        "<link rel=\"modulepreload\" href=\"/awning/0123abcd/runtime.js\">\n\
         <link rel=\"preload\" href=\"/awning/0123abcd/main.wasm\" as=\"fetch\" type=\"application/wasm\" crossorigin>\n\
         <link rel=\"preload\" href=\"/awning/0123abcd/services.wasm\" as=\"fetch\" crossorigin>\n\
         <link rel=\"preload\" href=\"/awning/0123abcd/survey.wasm\" as=\"fetch\" crossorigin>\n\
         <link rel=\"preload\" href=\"/awning/0123abcd/banner.wasm\" as=\"fetch\" crossorigin>\n"
    );
}

#[test]
fn a_page_without_elements_or_a_package_without_a_list_starts_nothing() {
    assert_eq!(lines(PRELOAD, &[]), "");
    assert_eq!(lines(PRELOAD, &["main"]), "");
    assert_eq!(lines("{", &["awning-survey"]), "");
    assert_eq!(
        preload_lines(
            Path::new("/nowhere"),
            None,
            None,
            &["awning-survey".to_owned()]
        ),
        ""
    );
}

#[test]
fn what_the_list_says_cannot_leave_its_attribute() {
    let line = lines(
        r#"{"elements": {"awning-survey": [{"rel": "preload", "href": "\"><script>"}]}}"#,
        &["awning-survey"],
    );
    assert_eq!(
        line,
        "<link rel=\"preload\" href=\"/awning/&quot;>&lt;script>\">\n"
    );
}

#[test]
fn a_page_with_a_panel_starts_the_index_where_there_is_one() {
    let package = TempDir::new().unwrap();
    let list = r#"{
        "index": [{"rel": "preload", "as": "fetch", "href": "0123abcd/index.wasm"}],
        "elements": {
            "awning-recommendations": [{"rel": "preload", "as": "fetch", "href": "0123abcd/recommendations.wasm"}],
            "awning-survey": [{"rel": "preload", "as": "fetch", "href": "0123abcd/survey.wasm"}]
        }
    }"#;
    std::fs::write(package.path().join("preload.json"), list).unwrap();
    let lines = |index, tag: &str| preload_lines(package.path(), index, None, &[tag.to_owned()]);
    assert_eq!(
        lines(Some("/awning.index"), "awning-recommendations"),
        "<link rel=\"preload\" href=\"/awning/0123abcd/recommendations.wasm\" as=\"fetch\" crossorigin>\n\
         <link rel=\"preload\" href=\"/awning/0123abcd/index.wasm\" as=\"fetch\" crossorigin>\n\
         <link rel=\"preload\" href=\"/awning.index\" as=\"fetch\" crossorigin>\n"
    );
    for (index, tag) in [
        (None, "awning-recommendations"),
        (Some("/awning.index"), "awning-survey"),
    ] {
        assert_eq!(lines(index, tag).lines().count(), 1, "{tag}");
    }
}
