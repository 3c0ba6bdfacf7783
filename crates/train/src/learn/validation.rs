//! Comparing candidates on what was held out.

use awning_core::recommend::index::{Index, Parts, Purpose, Repeats, write};
use awning_core::recommend::{ItemNo, Query, Scores};

use super::report::Measure;
use crate::dataset::{Test, UNKNOWN};
use crate::evaluate::{Protocol, Question, questions};
use crate::parallel;

/// How many questions are asked under each protocol.
const MOST: usize = 2500;

/// How much of an answer is kept: what is further down hardly reaches the first 20 of a blend.
const KEPT: usize = 120;

/// How many items are shown.
const SHOWN: u32 = 20;

/// Questions with known answers, under one or two protocols.
pub(crate) struct Validation {
    purpose: Purpose,
    items: usize,
    threads: usize,
    sets: Vec<Set>,
}

struct Set {
    protocol: Protocol,
    questions: Vec<Question>,
    /// How many were asked, with those whose answer no model can know.
    asked: usize,
}

/// What one part answers: for each protocol and question the best items, the best of all scaled to 1.
pub(crate) struct Answers(Vec<Vec<Vec<(ItemNo, f32)>>>);

/// Answers that are added up.
#[derive(Clone)]
pub(crate) struct Blend<'a> {
    pub parts: Vec<(&'a Answers, f32)>,
    pub repeats: Repeats,
}

impl Validation {
    pub(crate) fn new(
        tests: &[Test],
        protocols: &[Protocol],
        purpose: Purpose,
        items: usize,
        threads: usize,
    ) -> Self {
        let set = |&protocol: &Protocol| {
            let all = questions(tests, protocol);
            let step = all.len().div_ceil(MOST).max(1);
            let mut questions: Vec<_> = all.into_iter().step_by(step).collect();
            let asked = questions.len();
            questions.retain(|question| question.label != UNKNOWN);
            Set {
                protocol,
                questions,
                asked,
            }
        };
        Self {
            purpose,
            items,
            threads,
            sets: protocols.iter().map(set).collect(),
        }
    }

    /// The fewest questions of a protocol.
    pub(crate) fn size(&self) -> usize {
        self.sets
            .iter()
            .map(|set| set.questions.len())
            .min()
            .unwrap_or_default()
    }

    /// Asks an index of one part, or of several that keep their weights.
    pub(crate) fn ask(&self, parts: &Parts) -> Answers {
        // A part that cannot be opened has nothing to say; the finished index is opened before it is handed out.
        let Ok(index) = Index::open(write(parts)) else {
            return Answers(Vec::new());
        };
        let ask = |set: &Set| {
            let blocks: Vec<&[Question]> = set.questions.chunks(64).collect();
            let answers = parallel::map(&blocks, self.threads, |questions| {
                let mut scores = Scores::new(index.len());
                let answer = |question: &Question| {
                    scores.clear();
                    let query = Query {
                        items: &question.items,
                        now: question.now,
                    };
                    index.score(self.purpose, &query, &mut scores);
                    let top = scores.top(KEPT, |_| true);
                    let best = top.first().map_or(1.0, |ranked| ranked.score);
                    let scaled = top
                        .into_iter()
                        .map(|ranked| (ranked.item, ranked.score / best));
                    scaled.collect::<Vec<_>>()
                };
                questions.iter().map(answer).collect::<Vec<_>>()
            });
            answers.into_iter().flatten().collect()
        };
        Answers(self.sets.iter().map(ask).collect())
    }

    /// How well a blend predicts: for each protocol hit rate and reciprocal rank at 20.
    pub(crate) fn measure(&self, blend: &Blend) -> Vec<Measure> {
        let measure = |(set, number): (&Set, usize)| {
            let places: Vec<usize> = (0..set.questions.len()).collect();
            let blocks: Vec<&[usize]> = places.chunks(512).collect();
            let ranks = parallel::map(&blocks, self.threads, |places| {
                let mut sums = Sums {
                    values: vec![0.0; self.items],
                    touched: Vec::new(),
                };
                let rank =
                    |&place: &usize| sums.rank(set.questions.get(place)?, blend, number, place);
                places.iter().map(rank).collect::<Vec<_>>()
            });
            let (mut hits, mut sum) = (0.0, 0.0);
            for rank in ranks.into_iter().flatten().flatten() {
                hits += 1.0;
                sum += 1.0 / f64::from(rank);
            }
            let asked = set.asked.max(1) as f64;
            Measure {
                what: match (self.purpose, set.protocol) {
                    (Purpose::Together, _) => "together",
                    (_, Protocol::Public) => "next",
                    (_, Protocol::Storefront) => "next new",
                },
                tests: set.asked as u64,
                hit_rate: hits / asked,
                reciprocal_rank: sum / asked,
            }
        };
        self.sets.iter().zip(0..).map(measure).collect()
    }

    /// What is maximized: the logarithms of all measures, so that each counts by its share and none is bought dearly.
    pub(crate) fn value(&self, blend: &Blend) -> f64 {
        value(&self.measure(blend))
    }
}

/// See [`Validation::value`].
pub(crate) fn value(measures: &[Measure]) -> f64 {
    let log = |value: f64| value.max(1e-6).ln();
    measures
        .iter()
        .map(|measure| log(measure.hit_rate) + log(measure.reciprocal_rank))
        .sum()
}

/// Sums of one blend's answers to one question.
struct Sums {
    values: Vec<f32>,
    touched: Vec<ItemNo>,
}

impl Sums {
    fn add(&mut self, item: ItemNo, score: f32) {
        if let Some(value) = self.values.get_mut(item as usize) {
            if *value == 0.0 {
                self.touched.push(item);
            }
            *value += score;
        }
    }

    /// The rank of the right item, from 1, if it is shown.
    fn rank(
        &mut self,
        question: &Question,
        blend: &Blend,
        set: usize,
        place: usize,
    ) -> Option<u32> {
        for (answers, weight) in &blend.parts {
            if *weight > 0.0 {
                for (item, score) in answers
                    .0
                    .get(set)
                    .and_then(|set| set.get(place))
                    .into_iter()
                    .flatten()
                {
                    self.add(*item, score * weight);
                }
            }
        }
        let items = &question.items;
        for (item, place) in items.iter().zip(1..) {
            if !items.get(place..).unwrap_or_default().contains(item) {
                let is_last = place == items.len();
                self.add(
                    *item,
                    if is_last {
                        blend.repeats.last
                    } else {
                        blend.repeats.earlier
                    },
                );
            }
        }
        let own = self
            .values
            .get(question.label as usize)
            .copied()
            .unwrap_or_default();
        let mut better = 0;
        for item in self.touched.drain(..) {
            let value = self
                .values
                .get_mut(item as usize)
                .map(std::mem::take)
                .unwrap_or_default();
            let before = value > own || value == own && item < question.label;
            if before && question.excluded.binary_search(&item).is_err() {
                better += 1;
            }
        }
        (own > 0.0 && better < SHOWN).then_some(better + 1)
    }
}
