//! NPS, CSAT, CES and ratings: equal cells, one of which can be chosen.

use awning_core::survey::{Answer, Kind, Question, QuestionType, RatingShape};
use awning_core::text::concat;
use awning_core::text::{
    CES_HIGH, CES_LOW, CSAT_2, CSAT_3, CSAT_4, CSAT_HIGH, CSAT_LOW, NPS_HIGH, NPS_LOW,
    RATING_VALUE, Texts,
};
use wasm_bindgen::JsCast;

use super::face::face;
use super::model::answer;
use super::{SurveyEvent, SurveyState};
use crate::ui::star;
use crate::view::{El, Live, div, input, label, span};
use crate::widgets::Say;

/// The cells of a scale, with what its ends mean below them.
pub fn scale(
    asked: &Question,
    index: usize,
    state: &Live<SurveyState>,
    texts: &Texts,
    say: &Say<SurveyEvent>,
) -> El {
    let Kind::Scale {
        from,
        to,
        shape,
        low,
        high,
    } = &asked.kind
    else {
        return div();
    };
    let (from, to, shape) = (*from, *to, *shape);
    let (low, high) = (
        low.clone().or_else(|| end(asked, texts, 0)),
        high.clone().or_else(|| end(asked, texts, 1)),
    );
    let cells = (from..=to).map(|value| {
        let name = name(asked.kind_name, value, to, texts);
        let name = match (value == from, value == to) {
            (true, _) => with(name, &low),
            (_, true) => with(name, &high),
            _ => name,
        };
        cell(
            value,
            name,
            draw(shape, value, from, to),
            asked,
            index,
            state,
            say,
        )
    });
    let row = div()
        .part("scale")
        .attr("data-shape", shape.name())
        .attr("data-cells", (to - from + 1).to_string())
        .children(cells);
    let ends = (low.is_some() || high.is_some()).then(|| {
        div()
            .part("ends")
            .attr("aria-hidden", "true")
            .child(span().child(low.unwrap_or_default()))
            .child(span().child(high.unwrap_or_default()))
    });
    let drawn = if shape == RatingShape::Numbers {
        "wide"
    } else {
        "narrow"
    };
    div().class(drawn).child(row).child_if(ends)
}

/// A radio button that looks like a cell.
fn cell(
    value: u32,
    name: String,
    drawing: El,
    asked: &Question,
    index: usize,
    state: &Live<SurveyState>,
    say: &Say<SurveyEvent>,
) -> El {
    let (checked, chosen) = (state.clone(), state.clone());
    let say = say.clone();
    label()
        .part("cell")
        .child(
            input()
                .attr("type", "radio")
                .class("sr")
                .attr("name", asked.id.clone())
                .attr("value", value.to_string())
                .attr("aria-label", name)
                .flag("required", asked.required)
                .checked(move || {
                    checked.with(|state| state.run.answer(index) == Some(&Answer::Score(value)))
                })
                .on("click", move |event| {
                    answer(&chosen, Answer::Score(value), &say);
                    settle(&event, index, &say);
                }),
        )
        .child(drawing)
}

/// A click of a pointer settles a choice. The arrow keys click too, on each option they pass: those have no count, and
/// what they chose is told when the visitor goes on.
pub fn settle(event: &web_sys::Event, index: usize, say: &Say<SurveyEvent>) {
    let count = event
        .dyn_ref::<web_sys::MouseEvent>()
        .map_or(0, |event| event.detail());
    if count > 0 {
        say.say(SurveyEvent::Answered(index));
        say.say(SurveyEvent::Settled);
    }
}

fn draw(shape: RatingShape, value: u32, from: u32, to: u32) -> El {
    match shape {
        RatingShape::Numbers => span().child(value.to_string()),
        RatingShape::Stars => star(),
        RatingShape::Smileys => face(value - from, to - from),
    }
}

/// What the low (0) or the high (1) end of a standard scale means.
fn end(asked: &Question, texts: &Texts, which: usize) -> Option<String> {
    let ends = match asked.kind_name {
        QuestionType::Nps => [NPS_LOW, NPS_HIGH],
        QuestionType::Csat => [CSAT_LOW, CSAT_HIGH],
        QuestionType::Ces => [CES_LOW, CES_HIGH],
        _ => return None,
    };
    ends.get(which).map(|key| texts.get(key))
}

/// What screen readers call a value.
fn name(kind: QuestionType, value: u32, to: u32, texts: &Texts) -> String {
    let middle = match (kind, value) {
        (QuestionType::Csat, 2) => Some(CSAT_2),
        (QuestionType::Csat, 3) => Some(CSAT_3),
        (QuestionType::Csat, 4) => Some(CSAT_4),
        _ => None,
    };
    let number = match kind {
        QuestionType::Rating => texts.filled(
            RATING_VALUE,
            &[("value", &value.to_string()), ("total", &to.to_string())],
        ),
        _ => value.to_string(),
    };
    with(number, &middle.map(|key| texts.get(key)))
}

fn with(name: String, meaning: &Option<String>) -> String {
    match meaning {
        Some(meaning) => concat(&[&name, ", ", meaning]),
        None => name,
    }
}
