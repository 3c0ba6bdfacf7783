//! Learning each model, and asking it.

use std::borrow::Cow;
use std::time::Instant;

use awning_core::recommend::index::{Index, Neighbors, Parts, Purpose, Weighting, write};
use awning_core::recommend::{Query, Scores};

use super::Row;
use crate::dataset::Dataset;
use crate::evaluate::{Outcome, Predict, Protocol, Question, Served, latency, predict, questions};
use crate::learn::{
    LearnError, Material, Options, Progress, Side, Table, brotli, learn, neighbors,
};
use crate::models::{clicks, popularity};

/// The largest catalog whose matrix is inverted whole: it takes memory by the square and time by the cube.
const DENSE: usize = 5000;

/// How many predictions are timed.
const TIMED: usize = 2000;

/// The bytes of the smaller index.
const SMALL: u64 = 500_000;

/// A learned model.
struct Learned {
    name: String,
    bytes: Vec<u8>,
    purpose: Purpose,
    seconds: f64,
}

/// Learns every model from the first part of a data set and asks it for the second, under both protocols. Parameters are
/// chosen on the first part alone.
///
/// # Errors
/// If nothing can be learned from the first part.
pub fn measure(
    dataset: &Dataset,
    threads: usize,
    tell: &mut dyn FnMut(Progress),
) -> Result<Vec<Row>, LearnError> {
    let items = dataset.train.ids().len();
    if items < 2 {
        return Err(LearnError::TooFewItems { items });
    }
    let asked = Protocol::ALL.map(|protocol| (protocol, questions(&dataset.tests, protocol)));
    let counts = clicks(&dataset.train);
    let mut rows = Vec::new();
    let mut add = |learned: Learned| -> Result<(), LearnError> {
        let index_bytes = learned.bytes.len() as u64;
        let index_brotli_bytes = brotli(&learned.bytes);
        let index =
            Index::open(learned.bytes).map_err(|error| LearnError::Write(error.to_string()))?;
        let model: Box<dyn Predict> = match learned.name.as_str() {
            "pop" => Box::new(Popular { index }),
            _ => Box::new(Served {
                index,
                purpose: learned.purpose,
            }),
        };
        for (protocol, questions) in &asked {
            rows.push(Row {
                name: learned.name.clone(),
                protocol: *protocol,
                outcome: outcome(model.as_ref(), questions, &counts, threads),
                index_bytes,
                index_brotli_bytes,
                train_s: learned.seconds,
                latency: latency(model.as_ref(), questions, TIMED),
            });
        }
        Ok(())
    };
    add(popular(dataset))?;
    let (vmis, vstan): (Vec<_>, Vec<_>) = neighbors()
        .into_iter()
        .partition(|neighbors| neighbors.weighting == Weighting::Linear);
    let mut models: Vec<(&str, &[Table], Vec<Neighbors>)> = vec![
        ("item-knn", &[Table::ItemKnn], vec![]),
        ("co-occurrence", &[Table::Cosine], vec![]),
        ("vmis-knn", &[], vmis),
        ("v-stan", &[], vstan.clone()),
        ("v-stan+rules", &[Table::Rules], vstan),
        ("linear-sparse", &[Table::Linear], vec![]),
    ];
    if items <= DENSE {
        models.push(("ease", &[Table::DenseEase], vec![]));
        models.push(("slist", &[Table::DenseSlist], vec![]));
    }
    for (name, tables, candidates) in models {
        add(tuned(dataset, name, tables, candidates, threads, tell))?;
    }
    for (name, budget) in [("awning", None), ("awning-500kB", Some(SMALL))] {
        let options = Options {
            budget,
            threads,
            explore: false,
            ..Options::default()
        };
        let start = Instant::now();
        let trained = learn(&dataset.train, &options, tell)?;
        let seconds = start.elapsed().as_secs_f64();
        // What goes together is asked for where the data set has pairs of a basket and one more item.
        let purposes: &[(Purpose, &str)] = match dataset.train.has_clock() {
            true => &[(Purpose::Next, "")],
            false => &[(Purpose::Next, ""), (Purpose::Together, " together")],
        };
        for &(purpose, suffix) in purposes {
            let name = format!("{name}{suffix}");
            add(Learned {
                name,
                bytes: trained.bytes.clone(),
                purpose,
                seconds,
            })?;
        }
    }
    Ok(rows)
}

fn outcome(model: &dyn Predict, questions: &[Question], counts: &[u64], threads: usize) -> Outcome {
    Outcome::of(questions, &predict(model, questions, threads), counts)
}

/// Some tables, and one way to weigh neighbors, as models are published; what is left open is chosen on what is held out of
/// the part to learn from.
fn tuned(
    dataset: &Dataset,
    name: &str,
    tables: &[Table],
    candidates: Vec<Neighbors>,
    threads: usize,
    tell: &mut dyn FnMut(Progress),
) -> Learned {
    let side = Side::of(
        &dataset.train,
        Purpose::Next,
        tables,
        candidates,
        threads,
        tell,
    );
    let recipe = side.plain();
    let start = Instant::now();
    let again = Material::learn(
        Cow::Borrowed(&dataset.train),
        Purpose::Next,
        tables,
        threads,
    );
    let mut parts = again.bare();
    again.add(&recipe, &mut parts);
    let bytes = write(&parts);
    let seconds = start.elapsed().as_secs_f64();
    Learned {
        name: name.to_owned(),
        bytes,
        purpose: Purpose::Next,
        seconds,
    }
}

fn popular(dataset: &Dataset) -> Learned {
    let start = Instant::now();
    let parts = Parts {
        ids: dataset.train.ids().to_vec(),
        popularity: popularity(&dataset.train, f64::INFINITY),
        ..Parts::default()
    };
    let bytes = write(&parts);
    let seconds = start.elapsed().as_secs_f64();
    Learned {
        name: "pop".to_owned(),
        bytes,
        purpose: Purpose::Next,
        seconds,
    }
}

/// The most popular items, whatever was asked.
struct Popular {
    index: Index,
}

impl Predict for Popular {
    fn predict(&self, _: &Query, scores: &mut Scores) {
        for item in 0..self.index.len() as u32 {
            scores.add(item, self.index.popularity(item));
        }
    }

    fn items(&self) -> usize {
        self.index.len()
    }
}
