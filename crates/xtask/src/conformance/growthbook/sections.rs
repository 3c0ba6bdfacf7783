//! What each section asks, and what Awning answers.

use awning_core::condition::{Condition, NativeHost, SavedGroups, script};
use awning_core::experiment::assignment::{
    AutomaticSettings, Effect, Experiment, HashVersion, Namespace, Payload, Range, StickyDocument,
    Subject, bucket_ranges, choose_variation, decrypt, equal_weights, evaluate, hash,
    query_override, run, run_automatic,
};
use awning_core::read::{Read, Reader};
use awning_core::value::{Value, object};

use super::context::Context;
use super::verdict::{Verdicts, json};
use crate::conformance::equality::Precision;

/// What a section's tuples are: where the name, the answer and the rest stand.
struct Section {
    /// The name's place.
    name: usize,
    /// The places of what is compared.
    expected: &'static [usize],
    precision: Precision,
    /// Answers a tuple; as many values as are compared.
    answer: fn(&Case) -> Vec<Value>,
}

/// A tuple.
struct Case<'c>(&'c [Value]);

impl<'c> Case<'c> {
    fn get(&self, place: usize) -> &'c Value {
        const NOTHING: &Value = &Value::Null;
        self.0.get(place).unwrap_or(NOTHING)
    }

    fn text(&self, place: usize) -> String {
        script::text(self.get(place), &NativeHost).into_owned()
    }

    fn number(&self, place: usize) -> f64 {
        self.get(place).as_number().unwrap_or_default()
    }
}

/// Runs the cases of a section.
pub fn check(name: &str, cases: &Value, verdicts: &mut Verdicts) {
    let Value::List(cases) = cases else {
        verdicts.fail(name, "", "a list of cases", &json(cases));
        return;
    };
    let Some(section) = section(name) else {
        let plural = if cases.len() == 1 { "case" } else { "cases" };
        let found = format!("{} {plural} of an unknown one", cases.len());
        verdicts.fail(name, "", "a section that is known", &found);
        return;
    };
    for case in cases {
        let Value::List(tuple) = case else {
            verdicts.fail(name, "", "a tuple", &json(case));
            continue;
        };
        let case = Case(tuple);
        let expected: Vec<_> = section
            .expected
            .iter()
            .map(|place| case.get(*place).clone())
            .collect();
        let found = (section.answer)(&case);
        let (expected, found) = match (expected.as_slice(), found.as_slice()) {
            ([expected], [found]) => (expected.clone(), found.clone()),
            _ => (Value::List(expected), Value::List(found)),
        };
        let title = case.text(section.name);
        verdicts.count(name, &title, &expected, &found, section.precision);
    }
}

fn section(name: &str) -> Option<Section> {
    let exact = |expected, answer| Section {
        name: 0,
        expected,
        precision: Precision::Exact,
        answer,
    };
    let rounded = |expected, answer| Section {
        precision: Precision::Rounded,
        ..exact(expected, answer)
    };
    Some(match name {
        "evalCondition" => exact(&[3], condition),
        "hash" => Section {
            name: 1,
            ..exact(&[3], bucket)
        },
        "getBucketRange" => rounded(&[2], ranges),
        "feature" | "contextualBandit" => exact(&[3], feature),
        "run" => exact(&[3, 4, 5], experiment),
        "chooseVariation" => exact(&[3], variation),
        "getEqualWeights" => rounded(&[1], weights),
        "getQueryStringOverride" => exact(&[4], query),
        "inNamespace" => exact(&[3], namespace),
        "decrypt" => exact(&[3], plain),
        "stickyBucket" => exact(&[4, 5], sticky),
        "urlRedirect" => exact(&[2], redirect),
        _ => return None,
    })
}

fn condition(case: &Case) -> Vec<Value> {
    let mut at = Reader::new("");
    let groups = SavedGroups::read(case.get(4), &mut at);
    let condition = Condition::read(case.get(1), &mut at).unwrap_or_default();
    vec![condition.holds(case.get(2), &groups, &NativeHost).into()]
}

fn bucket(case: &Case) -> Vec<Value> {
    let version = HashVersion::numbered(case.number(2), HashVersion::Unknown);
    vec![hash(&case.text(0), &case.text(1), version).into()]
}

fn ranges(case: &Case) -> Vec<Value> {
    let Some([count, coverage, weights, ..]) = case.get(1).as_list() else {
        return Vec::new();
    };
    let weights: Option<Vec<f64>> = weights
        .as_list()
        .map(|weights| weights.iter().filter_map(Value::as_number).collect());
    let ranges = bucket_ranges(
        count.as_number().unwrap_or_default() as usize,
        coverage.as_number().unwrap_or(1.0),
        weights.as_deref(),
    );
    let pairs = ranges
        .into_iter()
        .map(|Range(start, end)| Value::List(vec![start.into(), end.into()]));
    vec![Value::List(pairs.collect())]
}

fn feature(case: &Case) -> Vec<Value> {
    let context = Context::read(case.get(1));
    let outcome = evaluate(&context.payload, &context.subject(), &case.text(2));
    vec![outcome.to_value()]
}

fn experiment(case: &Case) -> Vec<Value> {
    let context = Context::read(case.get(1));
    let Some(experiment) = Experiment::read(case.get(2), &mut Reader::new("")) else {
        return Vec::new();
    };
    let run = run(&context.payload, &context.subject(), &experiment);
    vec![
        run.assignment.value().clone(),
        run.assignment.in_experiment.into(),
        run.assignment.hash_used.into(),
    ]
}

fn variation(case: &Case) -> Vec<Value> {
    let ranges: Vec<Range> = case
        .get(2)
        .as_list()
        .unwrap_or_default()
        .iter()
        .filter_map(range)
        .collect();
    let index = choose_variation(case.number(1), &ranges);
    vec![index.map_or(-1.0, |index| index as f64).into()]
}

fn range(value: &Value) -> Option<Range> {
    let ends = value.as_list()?;
    Some(Range(ends.first()?.as_number()?, ends.get(1)?.as_number()?))
}

fn weights(case: &Case) -> Vec<Value> {
    let weights = equal_weights(case.number(0) as usize);
    vec![Value::List(
        weights.into_iter().map(Value::Number).collect(),
    )]
}

fn query(case: &Case) -> Vec<Value> {
    let count = case.number(3) as usize;
    let index = query_override(&case.text(1), &case.text(2), count);
    vec![index.map(|index| index as f64).into()]
}

fn namespace(case: &Case) -> Vec<Value> {
    let namespace = Namespace::read(case.get(2), &mut Reader::new(""));
    vec![namespace.contains(&case.text(1)).into()]
}

fn plain(case: &Case) -> Vec<Value> {
    vec![decrypt(&case.text(1), &case.text(2)).ok().into()]
}

/// The documents are in a store; as many of them are loaded as belong to the visitor.
fn sticky(case: &Case) -> Vec<Value> {
    let context = Context::read(case.get(1));
    let stored = case.get(2).as_list().unwrap_or_default();
    let mut store = context.sticky.clone();
    store.extend(stored.iter().filter_map(StickyDocument::read));
    let mut documents = own(&context.payload, &context.subject(), store);
    let subject = Subject {
        sticky: Some(&documents),
        ..context.subject()
    };
    let outcome = evaluate(&context.payload, &subject, &case.text(3));
    let result = outcome.assignment.map(|assignment| assignment.to_value());
    let changed = outcome.sticky;
    documents.retain(|known| changed.iter().all(|changed| changed.key() != known.key()));
    documents.extend(changed);
    let after = documents
        .iter()
        .map(|document| (document.key(), document.to_value()));
    vec![result.into(), Value::Object(after.collect())]
}

fn own(payload: &Payload, subject: &Subject, store: Vec<StickyDocument>) -> Vec<StickyDocument> {
    let keys = payload.sticky_keys(subject);
    let is_own = |document: &StickyDocument| {
        keys.iter()
            .any(|(name, value)| document.attribute == *name && document.value == *value)
    };
    store.into_iter().filter(is_own).collect()
}

/// The experiments that the visitor is in, and where each of them leads.
fn redirect(case: &Case) -> Vec<Value> {
    let context = Context::read(case.get(1));
    let automatic = run_automatic(
        &context.payload,
        &context.subject(),
        &AutomaticSettings::default(),
    );
    let results = automatic
        .iter()
        .filter(|automatic| automatic.run.assignment.in_experiment)
        .map(|automatic| {
            let target = automatic.run.assignment.value().get("urlRedirect");
            let url = match &automatic.effect {
                Effect::Redirect(url) => url.as_str(),
                _ => "",
            };
            object!([
                ("inExperiment", true.into()),
                ("urlRedirect", target.cloned().unwrap_or_else(|| "".into())),
                ("urlWithParams", url.into()),
            ])
        });
    vec![Value::List(results.collect())]
}
