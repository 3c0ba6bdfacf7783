//! One visitor's way through a survey.

use std::sync::Arc;

use super::{Answer, Question, Survey};
use crate::value::{Value, object};

/// Where the visitor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// At the question of that index.
    Asking(usize),
    /// At the end.
    Completed,
}

/// One visitor's way through a survey: where they are, and what they have answered.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    step: Step,
    answers: Vec<Option<Answer>>,
}

impl Run {
    /// At the first question, with nothing answered.
    pub fn start(survey: &Survey) -> Self {
        Self {
            step: Step::Asking(0),
            answers: survey.questions.iter().map(|_| None).collect(),
        }
    }

    /// Where an earlier visit stopped. Answers that no longer fit their question are forgotten, and nobody is taken
    /// past a required question that they have not answered.
    pub fn resume(survey: &Survey, stored: &Value) -> Self {
        let mut run = Self::start(survey);
        let answers = stored.get("answers");
        for (question, slot) in survey.questions.iter().zip(&mut run.answers) {
            let answer = answers
                .and_then(|answers| answers.get(&question.id))
                .and_then(Answer::from_value);
            *slot = answer.and_then(|answer| answer.checked(question));
        }
        let at = stored.get("at").and_then(Value::as_text);
        let reached = survey
            .questions
            .iter()
            .position(|question| Some(question.id.as_str()) == at)
            .unwrap_or(0);
        let stop = (0..reached).find(|index| !run.satisfied(survey, *index));
        run.step = Step::Asking(stop.unwrap_or(reached));
        run
    }

    /// Where the visitor is.
    pub fn step(&self) -> Step {
        self.step
    }

    /// The question they are at.
    pub fn question<'s>(&self, survey: &'s Survey) -> Option<&'s Arc<Question>> {
        match self.step {
            Step::Asking(index) => survey.questions.get(index),
            Step::Completed => None,
        }
    }

    /// Whether the question of that index has been answered with more than an empty text.
    pub fn is_answered(&self, index: usize) -> bool {
        self.answer(index).is_some_and(Answer::is_given)
    }

    /// What they answered to the question of that index; it may still be empty.
    pub fn answer(&self, index: usize) -> Option<&Answer> {
        self.answers.get(index)?.as_ref()
    }

    /// Answers the question they are at. Returns whether the answer fits it.
    pub fn give(&mut self, survey: &Survey, answer: Answer) -> bool {
        let Step::Asking(index) = self.step else {
            return false;
        };
        let checked = survey
            .questions
            .get(index)
            .and_then(|question| answer.checked(question));
        let fits = checked.is_some();
        if let (Some(slot), Some(answer)) = (self.answers.get_mut(index), checked) {
            *slot = Some(answer);
        }
        fits
    }

    /// Whether the visitor may go on: the question is answered or need not be.
    pub fn may_go_on(&self, survey: &Survey) -> bool {
        match self.step {
            Step::Asking(index) => self.satisfied(survey, index),
            Step::Completed => false,
        }
    }

    /// Goes on to the next question or to the end, if the visitor may.
    pub fn go_on(&mut self, survey: &Survey) -> Step {
        if let (Step::Asking(index), true) = (self.step, self.may_go_on(survey)) {
            let next = index + 1;
            self.step = if next < survey.questions.len() {
                Step::Asking(next)
            } else {
                Step::Completed
            };
        }
        self.step
    }

    /// Goes back to the question before; at the first one and at the end there is no way back.
    pub fn go_back(&mut self) -> Step {
        if let Step::Asking(index @ 1..) = self.step {
            self.step = Step::Asking(index - 1);
        }
        self.step
    }

    /// How far the visitor has got, in whole percent.
    pub fn percent(&self) -> u32 {
        match self.step {
            Step::Asking(index) => (index * 100 / self.answers.len().max(1)) as u32,
            Step::Completed => 100,
        }
    }

    /// The questions that have been answered, with their answers.
    pub fn answered<'s>(
        &'s self,
        survey: &'s Survey,
    ) -> impl Iterator<Item = (&'s Question, &'s Answer)> {
        survey
            .questions
            .iter()
            .zip(&self.answers)
            .filter_map(|(question, answer)| Some((&**question, answer.as_ref()?)))
            .filter(|(_, answer)| answer.is_given())
    }

    /// What [`resume`](Self::resume) reads.
    pub fn to_value(&self, survey: &Survey) -> Value {
        let answers = self
            .answered(survey)
            .map(|(question, answer)| (question.id.clone(), answer.to_value()));
        object!([
            (
                "at",
                self.question(survey)
                    .map(|question| question.id.as_str())
                    .map(Value::from)
                    .into(),
            ),
            ("answers", Value::Object(answers.collect())),
        ])
    }

    fn satisfied(&self, survey: &Survey, index: usize) -> bool {
        survey.questions.get(index).is_none_or(|question| {
            !question.required || question.kind == super::Kind::Statement || self.is_answered(index)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{Read, Reader};

    fn survey() -> Survey {
        let json = r#"{"questions":[
            {"id":"s","type":"statement","text":"Hello","required":true},
            {"id":"n","type":"nps","text":"How likely?","required":true},
            {"id":"c","type":"single","text":"Which?","options":["Red",{"id":"b","text":"Blue"}],"other":"Another"},
            {"id":"m","type":"multiple","text":"Which ones?","options":["X","Y"]},
            {"id":"t","type":"text","text":"Why?"}]}"#;
        let mut at = Reader::new("content");
        let survey = Survey::read(&serde_json::from_str(json).unwrap(), &mut at);
        assert_eq!(at.into_problems(), []);
        survey.unwrap()
    }

    fn chosen(options: &[&str], other: Option<&str>) -> Answer {
        Answer::Chosen {
            options: options.iter().map(|id| (*id).to_owned()).collect(),
            other: other.map(str::to_owned),
        }
    }

    #[test]
    fn a_visitor_goes_through_and_back_and_to_the_end() {
        let survey = survey();
        let mut run = Run::start(&survey);
        assert_eq!(run.go_back(), Step::Asking(0));
        assert_eq!(run.go_on(&survey), Step::Asking(1));
        assert_eq!(
            run.go_on(&survey),
            Step::Asking(1),
            "a required question holds them"
        );
        assert!(!run.give(&survey, Answer::Score(11)));
        assert!(!run.give(&survey, Answer::Text("nine".into())));
        assert!(run.give(&survey, Answer::Score(9)));
        assert_eq!(run.go_on(&survey), Step::Asking(2));
        assert_eq!(run.percent(), 40);
        assert_eq!(run.go_back(), Step::Asking(1));
        assert_eq!(run.answer(1), Some(&Answer::Score(9)));
        run.go_on(&survey);
        assert_eq!(
            run.go_on(&survey),
            Step::Asking(3),
            "an optional question may be passed over"
        );
        run.go_on(&survey);
        assert_eq!(run.go_on(&survey), Step::Completed);
        assert_eq!((run.percent(), run.go_back()), (100, Step::Completed));
    }

    #[test]
    fn a_single_choice_keeps_one_answer() {
        let survey = survey();
        let table = [
            (chosen(&["b"], None), chosen(&["b"], None)),
            (chosen(&["Red", "b"], None), chosen(&["Red"], None)),
            (chosen(&["gone"], None), chosen(&[], None)),
            (chosen(&[], Some("Green")), chosen(&[], Some("Green"))),
            (chosen(&["b"], Some("Green")), chosen(&["b"], None)),
        ];
        for (given, kept) in table {
            assert_eq!(given.checked(&survey.questions[2]), Some(kept));
        }
    }

    #[test]
    fn a_multiple_choice_keeps_the_question_s_order_and_refuses_what_it_does_not_offer() {
        let survey = survey();
        let given = chosen(&["Y", "X", "Z"], Some("more"));
        assert_eq!(
            given.checked(&survey.questions[3]),
            Some(chosen(&["X", "Y"], None))
        );
    }

    #[test]
    fn an_empty_answer_is_no_answer() {
        let survey = survey();
        let mut run = Run::resume(&survey, &object!([("at", "t".into())]));
        assert_eq!(
            run.step(),
            Step::Asking(1),
            "the required question comes first"
        );
        run.give(&survey, Answer::Score(3));
        (0..3).for_each(|_| {
            run.go_on(&survey);
        });
        assert_eq!(run.step(), Step::Asking(4));
        assert!(run.give(&survey, Answer::Text("  ".into())));
        assert!(!run.is_answered(4));
        assert_eq!(run.answered(&survey).count(), 1);
    }

    #[test]
    fn an_interrupted_survey_goes_on_where_it_stopped() {
        let survey = survey();
        let mut run = Run::start(&survey);
        run.go_on(&survey);
        run.give(&survey, Answer::Score(7));
        run.go_on(&survey);
        run.give(&survey, chosen(&[], Some("Green")));
        assert_eq!(Run::resume(&survey, &run.to_value(&survey)), run);
    }

    #[test]
    fn a_stored_run_that_no_longer_fits_starts_as_far_as_it_does() {
        let survey = survey();
        let table = [
            ("null", 0),
            (r#"{"at":"gone","answers":{"n":{"value":9}}}"#, 0),
            (r#"{"at":"t","answers":{"n":{"value":99}}}"#, 1),
            (r#"{"at":"t","answers":{"n":{"value":2}}}"#, 4),
            (r#"{"at":7,"answers":[]}"#, 0),
        ];
        for (stored, index) in table {
            let run = Run::resume(&survey, &serde_json::from_str(stored).unwrap());
            assert_eq!(run.step(), Step::Asking(index), "{stored}");
        }
    }

    #[test]
    fn a_survey_without_questions_or_with_two_of_an_id_is_said_to_be_wrong() {
        let table = [
            (
                r#"{"questions":[]}"#,
                "content: found a survey without a usable question, expected a list \"questions\"",
            ),
            (
                r#"{"questions":[{"id":"a","type":"text","text":"A"},{"id":"a","type":"text","text":"B"}]}"#,
                "content: found a second question with the id \"a\", expected unique ids",
            ),
            (
                r#"{"questions":[{"id":"a","type":"stars","text":"A"},{"id":"b","type":"text","text":"B"}]}"#,
                "content.questions[0].type: found \"stars\", expected one of nps, csat, ces, rating, single, multiple, text, statement",
            ),
            (
                r#"{"questions":[{"id":"a","type":"rating","text":"A","scale":20}]}"#,
                "content.questions[0]: found a scale of 20, expected 3 to 10",
            ),
            (
                r#"{"questions":[{"id":"a","type":"single","text":"A"},{"id":"b","type":"text","text":"B"}]}"#,
                "content.questions[0]: found a choice without options, expected a list \"options\"",
            ),
        ];
        for (json, message) in table {
            let mut at = Reader::new("content");
            Survey::read(&serde_json::from_str(json).unwrap(), &mut at);
            assert_eq!(at.into_problems()[0].message(), message);
        }
    }
}
