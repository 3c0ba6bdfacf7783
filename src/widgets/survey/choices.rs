//! Single and multiple choice, with a free answer beside the options.

use awning_core::survey::{Answer, Kind, Question};
use awning_core::text::{SURVEY_YOUR_ANSWER, Texts};
use leptos::prelude::*;

use super::model::answer;
use super::scale::settle;
use super::{SurveyEvent, SurveyState};
use crate::view::{El, Live, div, input, label, li, span, ul};
use crate::widgets::Say;

/// One question's options, and what is needed to choose among them.
#[derive(Clone)]
struct Chooser {
    state: Live<SurveyState>,
    say: Say<SurveyEvent>,
    index: usize,
    several: bool,
    settles: bool,
    name: String,
    required: bool,
}

/// The options of a choice.
pub fn choices(
    asked: &Question,
    index: usize,
    state: &Live<SurveyState>,
    texts: &Texts,
    say: &Say<SurveyEvent>,
) -> El {
    let Kind::Choice {
        options,
        other,
        several,
    } = &asked.kind
    else {
        return div();
    };
    let chooser = Chooser {
        state: state.clone(),
        say: say.clone(),
        index,
        several: *several,
        settles: asked.moves_on_by_itself(),
        name: asked.id.clone(),
        required: asked.required,
    };
    let rows = options
        .iter()
        .map(|option| chooser.option(&option.id, &option.text));
    let list = ul().part("options").attr("role", "list").children(rows);
    match other {
        Some(label) => list.child(chooser.other(label, texts.get(SURVEY_YOUR_ANSWER))),
        None => list,
    }
}

impl Chooser {
    fn option(&self, id: &str, text: &str) -> El {
        let (is_chosen, id) = (self.clone(), id.to_owned());
        let chosen_id = id.clone();
        self.row(
            text,
            move || is_chosen.chosen().0.contains(&id),
            move |chooser, checked| {
                chooser.choose(|options, other| {
                    if !chooser.several {
                        options.clear();
                        *other = None;
                    }
                    options.retain(|option| *option != chosen_id);
                    if checked {
                        options.push(chosen_id.clone());
                    }
                });
            },
        )
    }

    fn other(&self, text: &str, field_name: String) -> El {
        let (is_chosen, shown, typed) = (self.clone(), self.clone(), self.clone());
        let row = self.row(
            text,
            move || is_chosen.chosen().1.is_some(),
            |chooser, checked| {
                chooser.choose(|options, other| {
                    if !chooser.several {
                        options.clear();
                    }
                    // What was written stays when it is chosen again.
                    *other = checked.then(|| other.take().unwrap_or_default());
                });
            },
        );
        // Keyed, so that typing does not build the field anew.
        row.each(move || match shown.chosen().1 {
            None => vec![],
            Some(_) => vec![typed.field(&field_name).keyed("field")],
        })
    }

    fn field(&self, name: &str) -> El {
        let typed = self.clone();
        let written = self.chosen_untracked().1.unwrap_or_default();
        input()
            .attr("type", "text")
            .part("field")
            .attr("aria-label", name.to_owned())
            .attr("maxlength", "500")
            .attr("value", written)
            .on("input", move |event| {
                typed.choose(|_, other| *other = Some(event_target_value(&event)));
            })
    }

    fn row(
        &self,
        text: &str,
        is_chosen: impl Fn() -> bool + Send + 'static,
        change: impl Fn(&Self, bool) + Send + 'static,
    ) -> El {
        let chooser = self.clone();
        li().child(
            label()
                .part("option")
                .child(
                    input()
                        .attr("type", if self.several { "checkbox" } else { "radio" })
                        .class("mark")
                        .attr("name", self.name.clone())
                        // Of a box it would say that just this one must be checked.
                        .flag("required", self.required && !self.several)
                        .checked(is_chosen)
                        .on("click", move |event| {
                            change(&chooser, event_target_checked(&event));
                            if chooser.settles {
                                settle(&event, chooser.index, &chooser.say);
                            }
                        }),
                )
                .child(span().child(text.to_owned())),
        )
    }

    fn choose(&self, change: impl FnOnce(&mut Vec<String>, &mut Option<String>)) {
        let (mut options, mut other) = self.chosen_untracked();
        change(&mut options, &mut other);
        answer(&self.state, Answer::Chosen { options, other }, &self.say);
    }

    fn chosen(&self) -> (Vec<String>, Option<String>) {
        self.state.track();
        self.chosen_untracked()
    }

    fn chosen_untracked(&self) -> (Vec<String>, Option<String>) {
        self.state
            .with_untracked(|state| match state.run.answer(self.index) {
                Some(Answer::Chosen { options, other }) => (options.clone(), other.clone()),
                _ => (Vec::new(), None),
            })
    }
}
