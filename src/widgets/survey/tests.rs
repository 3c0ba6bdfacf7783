//! Every state of a survey, as HTML.

use awning_core::survey::{Answer, Run, Survey};

use super::model::{answer, go_back, go_on};
use super::{SurveySheet, SurveySheetProps, SurveyState};
use crate::view::Live;
use crate::widgets::snapshot::{content, english, html, nobody};

const QUESTIONS: [(&str, &str); 12] = [
    (
        "nps",
        r#"{"id":"q","type":"nps","text":"How likely are you to recommend us?","low":"Not at all","high":"Certainly","required":true}"#,
    ),
    (
        "csat",
        r#"{"id":"q","type":"csat","text":"How satisfied are you?"}"#,
    ),
    (
        "ces",
        r#"{"id":"q","type":"ces","text":"How easy was it?"}"#,
    ),
    (
        "stars",
        r#"{"id":"q","type":"rating","text":"How do you rate it?"}"#,
    ),
    (
        "numbers",
        r#"{"id":"q","type":"rating","shape":"numbers","scale":10,"text":"How do you rate it?"}"#,
    ),
    (
        "smileys",
        r#"{"id":"q","type":"rating","shape":"smileys","scale":3,"text":"How did you like it?"}"#,
    ),
    (
        "single",
        r#"{"id":"q","type":"single","text":"Which one?","help":"The first that comes to mind.","options":["Red",{"id":"b","text":"Blue"}]}"#,
    ),
    (
        "single_other",
        r#"{"id":"q","type":"single","text":"Which one?","options":["Red"],"other":"Another"}"#,
    ),
    (
        "multiple",
        r#"{"id":"q","type":"multiple","text":"Which ones?","options":["Red","Blue"],"other":"Others"}"#,
    ),
    (
        "text",
        r#"{"id":"q","type":"text","text":"Why?","placeholder":"In a few words"}"#,
    ),
    (
        "long_text",
        r#"{"id":"q","type":"text","long":true,"text":"What should we do better?"}"#,
    ),
    (
        "statement",
        r#"{"id":"q","type":"statement","text":"Hello","help":"Three short questions follow."}"#,
    ),
];

const TWO: &str = r#"{"questions":[{"id":"a","type":"nps","text":"How likely?","required":true},{"id":"b","type":"text","text":"Why?"}]}"#;

fn state(json: &str) -> Live<SurveyState> {
    let (survey, problems) = content::<Survey>(json);
    assert_eq!(problems, Vec::<String>::new());
    Live::new(SurveyState {
        run: Run::start(&survey),
        survey,
        notice: false,
        popover: false,
        touched: false,
    })
}

fn asking(question: &str) -> Live<SurveyState> {
    state(&format!(r#"{{"questions":[{question}]}}"#))
}

fn shown(state: &Live<SurveyState>) -> String {
    html(|| {
        SurveySheet(SurveySheetProps {
            state: state.clone(),
            texts: english(),
            say: nobody(),
        })
    })
}

fn chosen(options: &[&str], other: Option<&str>) -> Answer {
    Answer::Chosen {
        options: options.iter().map(|id| (*id).to_owned()).collect(),
        other: other.map(str::to_owned),
    }
}

#[test]
fn every_type_of_question() {
    for (name, question) in QUESTIONS {
        insta::assert_snapshot!(name, shown(&asking(question)));
    }
}

#[test]
fn what_was_answered_is_shown() {
    let table = [
        ("nps", Answer::Score(9)),
        ("stars", Answer::Score(3)),
        ("single", chosen(&["b"], None)),
        ("single_other", chosen(&[], Some("Green"))),
        ("multiple", chosen(&["Blue"], Some("Green"))),
        ("text", Answer::Text("It was quick.".into())),
        ("long_text", Answer::Text("More\nlamps".into())),
    ];
    for (name, given) in table {
        let (_, question) = QUESTIONS.iter().find(|(known, _)| *known == name).unwrap();
        let state = asking(question);
        answer(&state, given, &nobody());
        insta::assert_snapshot!(format!("{name}_answered"), shown(&state));
    }
}

#[test]
fn the_way_through() {
    let state = state(TWO);
    insta::assert_snapshot!("first_of_two", shown(&state));
    go_on(&state, &nobody());
    insta::assert_snapshot!("required", shown(&state));
    answer(&state, Answer::Score(7), &nobody());
    go_on(&state, &nobody());
    insta::assert_snapshot!("last_of_two", shown(&state));
    go_back(&state, &nobody());
    insta::assert_snapshot!("back_again", shown(&state));
    go_on(&state, &nobody());
    go_on(&state, &nobody());
    insta::assert_snapshot!("thanks", shown(&state));
}

#[test]
fn thanks_in_the_shop_s_words() {
    let state = state(
        r#"{"questions":[{"id":"a","type":"text","text":"Why?"}],"thanks":"We read every answer."}"#,
    );
    go_on(&state, &nobody());
    assert!(shown(&state).contains("We read every answer."));
}

#[test]
fn a_popover_is_a_dialog_that_can_be_closed() {
    let state = state(TWO);
    state.update(|state| state.popover = true);
    insta::assert_snapshot!("popover", shown(&state));
}

#[test]
fn progress_can_be_left_out() {
    let html = shown(&state(
        r#"{"questions":[{"id":"a","type":"text","text":"Why?"}],"progress":false}"#,
    ));
    assert!(!html.contains("progressbar"), "{html}");
}

#[test]
fn hostile_text_stays_text() {
    let json = r#"{"questions":[{"id":"\"><script>1</script>","type":"single","text":"<script>alert(1)</script>","help":"<img src=x onerror=alert(1)>",
        "options":["</span><script>alert(1)</script>"],"other":"<b>x</b>"}]}"#;
    let html = shown(&state(json));
    assert!(
        !html.contains("<script") && !html.contains("<img") && !html.contains("<b>"),
        "{html}"
    );
    insta::assert_snapshot!("hostile", html);
}
