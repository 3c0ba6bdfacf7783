//! Making predictions.

use std::time::Instant;

use awning_core::recommend::index::{Index, Purpose};
use awning_core::recommend::{ItemNo, Query, Scores};

use super::protocol::Question;
use crate::parallel;

/// How many items are recommended.
pub(super) const SHOWN: usize = 20;

/// What can be asked for predictions, by many threads at once.
pub trait Predict: Sync {
    /// Adds a score for each item that it has something to say of.
    fn predict(&self, query: &Query, scores: &mut Scores);

    /// How many items it knows.
    fn items(&self) -> usize;
}

/// The best 20 items for each question, in the questions' order, with any number of threads.
pub fn predict(model: &dyn Predict, questions: &[Question], threads: usize) -> Vec<Vec<ItemNo>> {
    let blocks: Vec<&[Question]> = questions.chunks(256).collect();
    let answers = parallel::map(&blocks, threads, |questions| {
        let mut scores = Scores::new(model.items());
        let answer = |question| answer(model, question, &mut scores);
        questions.iter().map(answer).collect::<Vec<_>>()
    });
    answers.into_iter().flatten().collect()
}

fn answer(model: &dyn Predict, question: &Question, scores: &mut Scores) -> Vec<ItemNo> {
    scores.clear();
    let query = Query {
        items: &question.items,
        now: question.now,
    };
    model.predict(&query, scores);
    let allowed = |item: ItemNo| question.excluded.binary_search(&item).is_err();
    scores
        .top(SHOWN, allowed)
        .into_iter()
        .map(|ranked| ranked.item)
        .collect()
}

/// How long single predictions with their ranking take, in microseconds, sorted: at most `count` questions, evenly spaced,
/// on one thread, after a tenth of them to warm up.
pub fn latency(model: &dyn Predict, questions: &[Question], count: usize) -> Vec<f64> {
    let step = questions.len().div_ceil(count.max(1)).max(1);
    let chosen: Vec<_> = questions.iter().step_by(step).collect();
    let mut scores = Scores::new(model.items());
    for question in chosen.iter().step_by(10) {
        answer(model, question, &mut scores);
    }
    let mut times: Vec<f64> = chosen
        .iter()
        .map(|question| {
            let start = Instant::now();
            std::hint::black_box(answer(model, question, &mut scores));
            start.elapsed().as_secs_f64() * 1e6
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times
}

/// An index, asked for one purpose.
pub struct Served {
    /// The index.
    pub index: Index,
    /// What it is asked for.
    pub purpose: Purpose,
}

impl Predict for Served {
    fn predict(&self, query: &Query, scores: &mut Scores) {
        self.index.score(self.purpose, query, scores);
    }

    fn items(&self) -> usize {
        self.index.len()
    }
}
