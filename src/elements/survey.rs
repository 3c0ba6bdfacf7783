//! `<awning-survey>`: which survey it shows, and what is told and kept of the answers.

use std::cell::RefCell;
use std::rc::Rc;

use awning_core::element::survey::PLACEMENT;
use awning_core::event::names::{
    SURVEY_ANSWERED, SURVEY_COMPLETED, SURVEY_DISMISSED, SURVEY_SHOWN,
};
use awning_core::survey::{Answer, Run, Survey, SurveyPlacement, answered, completed};
use awning_core::time::SECOND;
use awning_core::value::{Value, object};

use super::offer::Offer;
use crate::browser::{Timer, Visibility, clock};
use crate::runtime::{Element, Failure, Local, Mounted};
use crate::view::Live;
use crate::widgets::Say;
use crate::widgets::survey::{CSS, SurveyEvent, SurveySheet, SurveySheetProps, SurveyState, go_on};

/// How long a settled answer is shown before the survey goes on by itself.
const ACKNOWLEDGEMENT: i64 = 350;
/// How long a popover says thanks.
const THANKS: i64 = 5 * SECOND;

/// Shows a survey.
///
/// # Errors
/// If it has no usable question.
pub fn show(element: &Element, offer: Offer) -> Result<Option<Mounted>, Failure> {
    let survey: Survey = offer.read(element)?;
    element.adopt("survey", CSS);
    let progress = offer
        .campaign
        .as_ref()
        .and_then(|id| element.runtime.remembered(id).progress);
    let run = match progress {
        Some(progress) => Run::resume(&survey, &progress),
        None => Run::start(&survey),
    };
    let placement = element.choice(PLACEMENT.name).unwrap_or(survey.placement);
    let popover = placement == SurveyPlacement::Popover;
    let told = survey.questions.iter().map(|_| None).collect();
    let state = SurveyState {
        survey,
        run,
        notice: false,
        popover,
        touched: false,
    };
    let keeper = Rc::new(Keeper {
        element: element.clone(),
        name: offer.name,
        campaign: offer.campaign,
        state: Live::new(state),
        told: RefCell::new(told),
        timer: RefCell::default(),
        visible: RefCell::default(),
    });
    let props = SurveySheetProps {
        state: keeper.state.clone(),
        texts: element.runtime.texts(),
        say: keeper.say(),
    };
    let view = element.place(SurveySheet(props));
    keeper.watch();
    Ok(Some(Box::new((view, keeper))))
}

struct Keeper {
    element: Element,
    name: String,
    campaign: Option<String>,
    state: Live<SurveyState>,
    /// What has been told of each question.
    told: RefCell<Vec<Option<Answer>>>,
    timer: RefCell<Option<Timer>>,
    visible: RefCell<Option<Visibility>>,
}

impl Keeper {
    /// What the sheet calls.
    fn say(self: &Rc<Self>) -> Say<SurveyEvent> {
        let hear = Local::new(self);
        Say::to(move |event| {
            if let Some(keeper) = hear.upgrade() {
                keeper.hear(event);
            }
            true
        })
    }

    /// Tells once that the survey can be seen.
    fn watch(self: &Rc<Self>) {
        let keeper = Rc::downgrade(self);
        let visibility = Visibility::of_half(move |_, visible| {
            let Some(keeper) = keeper.upgrade().filter(|_| visible) else {
                return;
            };
            if keeper.visible.take().is_some() {
                keeper.element.runtime.track(
                    SURVEY_SHOWN,
                    object!([("survey_id", keeper.name.as_str().into())]),
                );
            }
        });
        let sheet = self.element.root.first_element_child();
        if let Some(sheet) = sheet {
            visibility.watch(&sheet);
        }
        self.visible.replace(Some(visibility));
    }

    fn hear(self: &Rc<Self>, event: SurveyEvent) {
        match event {
            SurveyEvent::Changed => self.keep_progress(),
            SurveyEvent::Answered(index) => self.tell(index),
            SurveyEvent::Settled => {
                let keeper = Rc::downgrade(self);
                let timer = Timer::after(ACKNOWLEDGEMENT, move || {
                    if let Some(keeper) = keeper.upgrade() {
                        go_on(&keeper.state, &keeper.say());
                    }
                });
                self.timer.replace(Some(timer));
            }
            SurveyEvent::Completed => self.complete(),
            SurveyEvent::Dismissed => self.dismiss(),
        }
    }

    fn keep_progress(&self) {
        // Whoever goes back or changes an answer does not want to be moved on.
        self.timer.take();
        if let Some(campaign) = &self.campaign {
            let progress = self
                .state
                .with_untracked(|state| state.run.to_value(&state.survey));
            self.element
                .runtime
                .remember(campaign, |memory| memory.progress = Some(progress.clone()));
        }
    }

    /// Tells of an answer, unless just that was told before.
    fn tell(&self, index: usize) {
        let said = self.state.with_untracked(|state| {
            let question = state.survey.questions.get(index)?;
            let answer = state.run.answer(index)?;
            let properties = answered(&self.name, question, answer);
            Some((question.id.clone(), answer.clone(), properties))
        });
        let Some((question, answer, properties)) = said else {
            return;
        };
        if let Some(told) = self.told.borrow_mut().get_mut(index)
            && told.replace(answer.clone()).as_ref() == Some(&answer)
        {
            return;
        }
        let detail = object!([
            ("surveyId", self.name.as_str().into()),
            ("questionId", question.into()),
            ("answer", answer.to_value()),
        ]);
        self.element
            .dispatch("awning-survey-answer", &detail, false);
        self.element.runtime.track(SURVEY_ANSWERED, properties);
    }

    fn complete(self: &Rc<Self>) {
        let properties = self
            .state
            .with_untracked(|state| completed(&self.name, &state.survey, &state.run));
        if let Some(campaign) = &self.campaign {
            self.element.runtime.remember(campaign, |memory| {
                memory.completed = Some(clock::now());
                memory.progress = None;
            });
        }
        let field = |name: &str| properties.get(name).cloned().unwrap_or_default();
        let detail = object!([
            ("surveyId", self.name.as_str().into()),
            ("answers", field("answers")),
            ("score", field("score")),
        ]);
        self.element
            .dispatch("awning-survey-complete", &detail, false);
        self.element.runtime.track(SURVEY_COMPLETED, properties);
        if self.state.with_untracked(|state| state.popover) {
            let element = self.element.clone();
            self.timer
                .replace(Some(Timer::after(THANKS, move || element.hide())));
        }
    }

    fn dismiss(&self) {
        let ended = self
            .state
            .with_untracked(|state| state.run.question(&state.survey).is_none());
        self.element.hide();
        if ended {
            return;
        }
        if let Some(campaign) = &self.campaign {
            self.element
                .runtime
                .remember(campaign, |memory| memory.dismissed = Some(clock::now()));
        }
        let survey = Value::from(self.name.as_str());
        self.element.dispatch(
            "awning-survey-dismiss",
            &object!([("surveyId", survey.clone())]),
            false,
        );
        self.element
            .runtime
            .track(SURVEY_DISMISSED, object!([("survey_id", survey)]));
    }
}
