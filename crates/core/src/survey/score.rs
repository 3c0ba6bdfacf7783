//! What answers score, and what events say of them.

use super::{Answer, Question, QuestionType, Run, Survey};
use crate::read::choice;
use crate::value::Value;

choice! {
    /// The three classes of the Net Promoter Score.
    pub enum NpsClass {
        /// 0 to 6.
        Detractor = "detractor",
        /// 7 and 8.
        Passive = "passive",
        /// 9 and 10.
        Promoter = "promoter",
    }
}

/// The class of a score from 0 to 10, by the definition of the Net Promoter Score (Reichheld 2003).
pub fn nps_class(score: u32) -> NpsClass {
    match score {
        0..=6 => NpsClass::Detractor,
        7 | 8 => NpsClass::Passive,
        _ => NpsClass::Promoter,
    }
}

/// The properties of the event that one answer is.
pub fn answered(survey_id: &str, question: &Question, answer: &Answer) -> Value {
    let mut fields = vec![("survey_id".into(), survey_id.into())];
    fields.extend(said(question, answer));
    Value::Object(fields)
}

/// The properties of the event that a completed survey is: all answers, and the score of the first question that has
/// one.
pub fn completed(survey_id: &str, survey: &Survey, run: &Run) -> Value {
    let answers = run
        .answered(survey)
        .map(|(question, answer)| Value::Object(said(question, answer)));
    let mut fields = vec![
        ("survey_id".to_owned(), survey_id.into()),
        ("answers".to_owned(), Value::List(answers.collect())),
    ];
    let scored = run
        .answered(survey)
        .find(|(_, answer)| matches!(answer, Answer::Score(_)));
    if let Some((question, Answer::Score(score))) = scored {
        fields.push(("score".into(), (*score).into()));
        fields.push(("score_type".into(), question.kind_name.name().into()));
        fields.extend(class(question, *score));
    }
    Value::Object(fields)
}

fn said(question: &Question, answer: &Answer) -> Vec<(String, Value)> {
    let mut fields = vec![
        ("question_id".to_owned(), question.id.as_str().into()),
        ("question_type".to_owned(), question.kind_name.name().into()),
    ];
    if let Value::Object(answer) = answer.to_value() {
        fields.extend(answer);
    }
    if let Answer::Score(score) = answer {
        fields.extend(class(question, *score));
    }
    fields
}

/// What a score counts as: its NPS class; satisfied from 4 of 5; easy from 5 of 7.
fn class(question: &Question, score: u32) -> Option<(String, Value)> {
    match question.kind_name {
        QuestionType::Nps => Some(("nps_class".into(), nps_class(score).name().into())),
        QuestionType::Csat => Some(("satisfied".into(), (score >= 4).into())),
        QuestionType::Ces => Some(("easy".into(), (score >= 5).into())),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{Read, Reader};
    use crate::value::object;

    #[test]
    fn nps_scores_fall_into_their_classes() {
        let classes: Vec<_> = (0..=10).map(|score| nps_class(score).name()).collect();
        let (detractors, rest) = classes.split_at(7);
        assert!(detractors.iter().all(|class| *class == "detractor"));
        assert_eq!(rest, ["passive", "passive", "promoter", "promoter"]);
    }

    #[test]
    fn events_say_what_was_answered_and_what_it_scores() {
        let json = r#"{"questions":[{"id":"t","type":"text","text":"Why?"},{"id":"n","type":"nps","text":"How likely?"},
            {"id":"c","type":"csat","text":"How was it?"}]}"#;
        let survey = Survey::read(
            &serde_json::from_str(json).unwrap(),
            &mut Reader::new("content"),
        )
        .unwrap();
        let mut run = Run::start(&survey);
        run.give(&survey, Answer::Text(" Fast ".into()));
        run.go_on(&survey);
        run.give(&survey, Answer::Score(9));
        run.go_on(&survey);
        run.give(&survey, Answer::Score(3));
        let event = answered("nps-spring", &survey.questions[1], &Answer::Score(9));
        assert_eq!(
            serde_json::to_string(&event).unwrap(),
            r#"{"survey_id":"nps-spring","question_id":"n","question_type":"nps","value":9.0,"nps_class":"promoter"}"#
        );
        let event = completed("nps-spring", &survey, &run);
        let said = |name: &str| event.get(name).cloned().unwrap_or_default();
        assert_eq!(said("score"), Value::Number(9.0));
        assert_eq!(said("score_type"), "nps".into());
        assert_eq!(said("nps_class"), "promoter".into());
        assert_eq!(
            said("answers").as_list().unwrap()[0],
            object!([
                ("question_id", "t".into()),
                ("question_type", "text".into()),
                ("text", "Fast".into())
            ])
        );
        assert_eq!(
            said("answers").as_list().unwrap()[2].get("satisfied"),
            Some(&false.into())
        );
    }
}
