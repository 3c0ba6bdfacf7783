//! What a report is given, how it is judged, and what its reader does.

use std::rc::Rc;
use std::sync::Arc;

use awning_core::element::experiment_report::{CONFIDENCE, Confidence, EFFECT, METHOD, SRC};
use awning_core::experiment::analysis::{Input, Method, Scale, analyze};
use awning_core::experiment::wording::Wording;
use awning_core::read::Problem;
use awning_core::text::{Texts, concat};
use awning_core::value::{Value, object};

use super::file::file;
use super::source::{Loaded, Source};
use crate::browser::{BrowserFigures, json, page, task, transport};
use crate::runtime::{Element, Failure, Follower, Local, Mounted};
use crate::view::Live;
use crate::widgets::Say;
use crate::widgets::experiment_report::{
    CSS, Judged, ReportEvent, ReportSheet, ReportSheetProps, ReportState, Stage, compose,
};

/// Confidences to choose from, beside the one that the data names.
const USUAL: [f64; 3] = [0.9, 0.95, 0.99];

/// Mounts the report of an element.
pub fn mount(element: Element) -> Mounted {
    element.adopt("experiment-report", CSS);
    let texts = element.runtime.texts();
    let keeper = Rc::new(Keeper {
        state: Live::new(ReportState {
            stage: Stage::Loading,
            judged: Judged {
                method: Method::Frequentist,
                scale: Scale::Relative,
                confidence: 0.95,
            },
            confidences: Vec::new(),
        }),
        texts: Live::new(texts),
        worded: Live::new(false),
        source: Source::new(),
        chosen: Live::new(None),
        element: element.clone(),
    });
    let hear = Local::new(&keeper);
    let props = ReportSheetProps {
        state: keeper.state.clone(),
        texts: keeper.texts.clone(),
        say: Say::to(move |event| {
            if let Some(keeper) = hear.upgrade() {
                keeper.hear(event);
            }
            true
        }),
    };
    let view = element.place(ReportSheet(props));
    keeper.find_words();
    let refreshed = keeper.clone();
    let refresh = Follower::new(move || refreshed.refresh());
    Box::new((refresh, view, keeper))
}

/// What the attributes say of how results are judged.
#[derive(Clone, Copy, PartialEq)]
struct Asked {
    method: Option<Method>,
    scale: Option<Scale>,
    confidence: Option<Confidence>,
}

struct Keeper {
    element: Element,
    state: Live<ReportState>,
    texts: Live<Arc<Texts>>,
    /// Whether the texts are complete.
    worded: Live<bool>,
    source: Source,
    /// What the reader chose, and what the attributes said then: when they say something else, that counts.
    chosen: Live<Option<(Asked, Judged)>>,
}

impl Keeper {
    /// Loads the report's own words in the page's language. Without them it speaks English.
    fn find_words(&self) {
        let Some(promise) = self.element.runtime.host.texts("experiment-report") else {
            return self.worded.set(true);
        };
        let (texts, worded) = (self.texts.clone(), self.worded.clone());
        task::spawn(async move {
            if let Ok(found) = transport::settled(promise).await {
                let mut wording = Texts::clone(&texts.get_untracked());
                wording.add_below(&json::read(&found));
                texts.set(Arc::new(wording));
            }
            worded.set(true);
        });
    }

    /// Shows what there is to show.
    fn refresh(&self) {
        let element = &self.element;
        let asked = Asked {
            method: element.choice(METHOD.name),
            scale: element.choice(EFFECT.name),
            confidence: element.choice(CONFIDENCE.name),
        };
        let data = self.data();
        if !self.worded.get() {
            return self.set_stage(Stage::Loading);
        }
        let shown = data.and_then(|data| match data {
            Some(data) => self.report(&data, asked).map(Some),
            None => Ok(None),
        });
        match shown {
            Ok(Some(state)) => {
                self.state.set(state);
                element.show();
            }
            Ok(None) => self.set_stage(Stage::Loading),
            Err(failure) => self.fail(failure),
        }
    }

    fn set_stage(&self, stage: Stage) {
        self.state.update(|state| state.stage = stage);
        self.element.show();
    }

    /// The aggregates; `None` while they are on their way.
    fn data(&self) -> Result<Option<Value>, Failure> {
        let source = self.element.attribute(SRC.name);
        if let Some(given) = self.element.given("data")? {
            return Ok(Some(given));
        }
        let Some(url) = source.filter(|url| !url.is_empty()) else {
            return Err(Failure {
                code: "content-missing",
                message: "it has neither data nor src".into(),
            });
        };
        match self.source.follow(&url)? {
            Loaded::Loading => Ok(None),
            Loaded::Ready(data) => Ok(Some(data)),
            Loaded::Failed(message) => Err(Failure {
                code: "data-failed",
                message,
            }),
        }
    }

    fn report(&self, data: &Value, asked: Asked) -> Result<ReportState, Failure> {
        let runtime = &self.element.runtime;
        let (input, mut problems) = Input::parse(data);
        for problem in &mut problems {
            let path = std::mem::take(&mut problem.path);
            let parts = ["data", if path.is_empty() { "" } else { "." }, &path];
            problem.path = concat(&parts);
        }
        // Without variations there is nothing to report, whatever else can be read.
        let input = input.filter(|input| !input.variations.is_empty());
        let first = problems.first().map(Problem::message);
        let mut input = runtime
            .accept(input, &problems)
            .map_err(|failure| Failure {
                message: first.unwrap_or_default(),
                ..failure
            })?;
        let settings = &mut input.settings;
        let usual = settings.confidence;
        let chosen = self.chosen.get().filter(|(then, _)| *then == asked);
        let judged = match chosen {
            Some((_, judged)) => judged,
            None => Judged {
                method: asked.method.unwrap_or(settings.method),
                scale: asked.scale.unwrap_or(settings.effect),
                confidence: asked.confidence.map_or(usual, Confidence::share),
            },
        };
        settings.method = judged.method;
        settings.effect = judged.scale;
        settings.confidence = judged.confidence;
        let report = analyze(&input);
        let figures = BrowserFigures::of(&runtime.formats);
        let texts = self.texts.get();
        let wording = Wording {
            texts: &texts,
            figures: &figures,
        };
        let mut confidences = USUAL.to_vec();
        confidences.extend([usual, judged.confidence]);
        confidences.sort_by(f64::total_cmp);
        confidences.dedup();
        let named = |confidence| (confidence, wording.confidence(confidence));
        let period = figures.period(input.start, input.end);
        Ok(ReportState {
            stage: Stage::Ready(Box::new(compose(&report, wording, period, file(&report)))),
            judged,
            confidences: confidences.into_iter().map(named).collect(),
        })
    }

    /// Says what is wrong; in the widget too, if the element has nothing to show instead.
    fn fail(&self, failure: Failure) {
        let host = &self.element.host;
        self.element.fail(&failure);
        if let Ok(None) = host.query_selector(":scope > :not(script)") {
            self.set_stage(Stage::Failed {
                retry: failure.code == "data-failed",
                message: failure.message,
            });
        }
    }

    fn hear(&self, event: ReportEvent) {
        match event {
            ReportEvent::Judge(judged) => self.judge(judged),
            ReportEvent::Print => page::print(),
            ReportEvent::Retry => self.source.retry(),
        }
    }

    fn judge(&self, judged: Judged) {
        let asked = Asked {
            method: self.element.choice(METHOD.name),
            scale: self.element.choice(EFFECT.name),
            confidence: self.element.choice(CONFIDENCE.name),
        };
        self.chosen.set(Some((asked, judged)));
        let detail = object!([
            ("method", judged.method.name().into()),
            ("effect", judged.scale.name().into()),
            ("confidence", judged.confidence.into()),
        ]);
        self.element
            .dispatch("awning-report-change", &detail, false);
    }
}
