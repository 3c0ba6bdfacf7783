//! What a survey shows, and how it goes on.

use awning_core::survey::{Answer, Run, Step, Survey};

use crate::view::Live;
use crate::widgets::Say;

/// A survey and one visitor's way through it.
#[derive(Clone, Debug, PartialEq)]
pub struct SurveyState {
    /// What is asked.
    pub survey: Survey,
    /// Where the visitor is.
    pub run: Run,
    /// Whether they tried to pass over a required question.
    pub notice: bool,
    /// Whether it stands in a popover.
    pub popover: bool,
    /// Whether the visitor has done anything yet: until then, the focus is not ours to move.
    pub touched: bool,
}

/// What happens in a survey.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SurveyEvent {
    /// The run changed.
    Changed,
    /// The question of that index was answered.
    Answered(usize),
    /// It was answered by a click that settles it: the survey goes on by itself soon.
    Settled,
    /// The survey was answered to its end.
    Completed,
    /// It was sent away.
    Dismissed,
}

/// Answers the current question.
pub fn answer(state: &Live<SurveyState>, given: Answer, say: &Say<SurveyEvent>) {
    state.update(|state| {
        state.touched = true;
        state.notice = false;
        state.run.give(&state.survey, given);
    });
    say.say(SurveyEvent::Changed);
}

/// Goes on, or says that the question must be answered.
pub fn go_on(state: &Live<SurveyState>, say: &Say<SurveyEvent>) {
    let before = state.with_untracked(|state| state.run.step());
    let Step::Asking(index) = before else { return };
    let answered = state.with_untracked(|state| state.run.is_answered(index));
    state.update(|state| {
        state.touched = true;
        state.notice = !state.run.may_go_on(&state.survey);
        state.run.go_on(&state.survey);
    });
    let after = state.with_untracked(|state| state.run.step());
    if after == before {
        return;
    }
    if answered {
        say.say(SurveyEvent::Answered(index));
    }
    say.say(if after == Step::Completed {
        SurveyEvent::Completed
    } else {
        SurveyEvent::Changed
    });
}

/// Goes back to the question before.
pub fn go_back(state: &Live<SurveyState>, say: &Say<SurveyEvent>) {
    state.update(|state| {
        state.touched = true;
        state.notice = false;
        state.run.go_back();
    });
    say.say(SurveyEvent::Changed);
}
