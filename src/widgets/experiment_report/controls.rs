//! How results are judged: the method, the scale of effects, the confidence.

use awning_core::experiment::analysis::{Method, Scale};
use awning_core::text::{Texts, report as words};

use super::{Judged, ReportEvent, ReportState};
use crate::view::{El, Live, Piece, div, fieldset, input, label, legend, span};
use crate::widgets::Say;

const METHODS: [Method; 3] = [Method::Frequentist, Method::Sequential, Method::Bayesian];
const SCALES: [Scale; 2] = [Scale::Relative, Scale::Absolute];

/// The three of them.
pub fn controls(state: &Live<ReportState>, texts: &Texts, say: &Say<ReportEvent>) -> El {
    let group = Group { state, say };
    let method = |method: Method| {
        let word = match method {
            Method::Frequentist => words::FREQUENTIST,
            Method::Sequential => words::SEQUENTIAL,
            Method::Bayesian => words::BAYESIAN,
        };
        let choose = move |judged: Judged| Judged { method, ..judged };
        group.option("method", texts.get(word), choose)
    };
    let scale = |scale: Scale| {
        let word = match scale {
            Scale::Relative => words::RELATIVE,
            Scale::Absolute => words::ABSOLUTE,
        };
        let choose = move |judged: Judged| Judged { scale, ..judged };
        group.option("effect", texts.get(word), choose)
    };
    let (listed, told) = (state.clone(), say.clone());
    let confidences = move || -> Vec<Piece> {
        let group = Group {
            state: &listed,
            say: &told,
        };
        let confidences = listed.with(|state| state.confidences.clone());
        let option = |(confidence, name): (f64, String)| {
            let choose = move |judged: Judged| Judged {
                confidence,
                ..judged
            };
            group.option("confidence", name.clone(), choose).keyed(name)
        };
        confidences.into_iter().map(option).collect()
    };
    div()
        .part("controls")
        .attr("role", "group")
        .attr("aria-label", texts.get(words::CONTROLS))
        .child(choice(texts.get(words::METHOD)).child(options().children(METHODS.map(method))))
        .child(choice(texts.get(words::EFFECT)).child(options().children(SCALES.map(scale))))
        .child(choice(texts.get(words::CONFIDENCE)).child(options().each(confidences)))
}

fn choice(name: String) -> El {
    fieldset().child(legend().child(name))
}

fn options() -> El {
    div().class("options")
}

#[derive(Clone, Copy)]
struct Group<'a> {
    state: &'a Live<ReportState>,
    say: &'a Say<ReportEvent>,
}

impl Group<'_> {
    fn option(
        self,
        group: &'static str,
        name: String,
        choose: impl Fn(Judged) -> Judged + Copy + Send + 'static,
    ) -> El {
        let (checked, state, say) = (self.state.clone(), self.state.clone(), self.say.clone());
        label()
            .class("option")
            .child(
                input()
                    .attr("type", "radio")
                    .attr("name", group)
                    .class("sr")
                    .checked(move || checked.with(|state| choose(state.judged) == state.judged))
                    .on("change", move |_| {
                        let judged = state.with_untracked(|state| state.judged);
                        say.say(ReportEvent::Judge(choose(judged)));
                    }),
            )
            .child(span().child(name))
    }
}
