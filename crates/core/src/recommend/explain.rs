//! Why an item stands where it stands, or why it does not.

use super::evidence::{Evidence, Parts};
use super::index::Part;
use super::rules::{boost_of, removed};
use super::select::Panel;
use super::{Local, Request, recommend};
use crate::catalog::{Item, ItemId};
use crate::text::concat;
use crate::value::{Value, object};

/// The parts of an item's score in a panel, what rules did to it, and its place: what
/// `awning.explain("recommendations", id)` answers.
///
/// - `place`: where the panel shows it, from 1; `null` if it does not. `strategy`: the one that chose it, or that it was
///   scored for. `explored`: whether it is a new item that is tried. `pinned`: whether a rule put it there.
///   `answered`: whether a provider listed it.
/// - `removed`: what keeps it out, and the rule if one does: `{why, rule}`.
/// - `parts`: what adds up to `score`: `sessions` and `links` of the index, `content` (words that are alike),
///   `popularity`, `interest`, and `order` where a strategy orders by a date.
/// - `boosts`: the rules that multiply the score, and by what; `rank`: its rank after that, from 1, before diversity,
///   limits and pins move it.
pub fn explain(local: &Local, request: &Request, id: &ItemId) -> Value {
    let position = local.catalog.position(id);
    let item = position.and_then(|position| local.catalog.items().get(position));
    let (Some(position), Some(item)) = (position, item) else {
        return object!([
            ("item", id.as_str().into()),
            ("removed", why("not-in-catalog", None)),
        ]);
    };
    let picks = recommend(local, request);
    let place = picks.iter().position(|pick| pick.position == position);
    let pick = place.and_then(|place| picks.get(place));
    let page_item = request.context.item.and_then(|id| local.catalog.find(id));
    let kept_out = removed(item, page_item, request).map(|removed| {
        let (name, rule) = removed.name();
        why(name, rule)
    });
    // Scored for the strategy that chose it; if none did, for the first one that has something to say of it.
    let chosen = pick.map(|pick| pick.strategy);
    let mut evidence = None;
    for strategy in std::iter::once(&request.strategy).chain(request.strategy.fallbacks()) {
        let found = Evidence::of(local, *strategy, &request.context);
        let fits = found.parts(position).sum() > 0.0;
        if chosen.map_or(fits, |chosen| chosen == *strategy) {
            evidence = Some(found);
            break;
        }
    }
    let answered = request
        .answer
        .is_some_and(|answer| answer.ranking.contains(&position));
    let panel = Panel::new(local, request);
    let pinned = panel.pins().iter().any(|(_, pinned)| *pinned == position);
    let mut explanation = object!([
        ("item", id.as_str().into()),
        ("panel", request.strategy.name().into()),
        ("place", place.map(|place| place as u32 + 1).into()),
        ("explored", pick.is_some_and(|pick| pick.explored).into()),
        ("pinned", pinned.into()),
        ("answered", answered.into()),
        ("removed", kept_out.unwrap_or_default()),
        ("boosts", Value::List(boosts(item, request))),
    ]);
    if let (Value::Object(fields), Some(evidence)) = (&mut explanation, evidence) {
        let sorted = panel.sorted(evidence.strategy, &evidence);
        let rank = sorted.iter().position(|scored| scored.position == position);
        let parts = evidence.parts(position);
        fields.push(("strategy".into(), evidence.strategy.name().into()));
        fields.push(("parts".into(), parts_value(&evidence, position, &parts)));
        fields.push(("score".into(), number(parts.sum())));
        fields.push(("rank".into(), rank.map(|rank| rank as u32 + 1).into()));
    }
    explanation
}

fn why(name: &str, rule: Option<usize>) -> Value {
    object!([("why", name.into()), ("rule", rule.map(rule_path).into())])
}

fn rule_path(place: usize) -> String {
    concat(&["recommendations.rules[", &place.to_string(), "]"])
}

fn boosts(item: &Item, request: &Request) -> Vec<Value> {
    let mut boosts = Vec::new();
    for place in 0..request.settings.rules.len() {
        if let Some(times) = boost_of(place, item, request.strategy, request.settings) {
            boosts.push(object!([
                ("rule", rule_path(place).into()),
                ("times", times.into()),
            ]));
        }
    }
    boosts
}

fn parts_value(evidence: &Evidence, position: usize, parts: &Parts) -> Value {
    let (sessions, links) = shares(evidence, position);
    let whole = sessions + links;
    let share = |part: f32| {
        number(if whole > 0.0 {
            parts.learned * part / whole
        } else {
            0.0
        })
    };
    object!([
        ("sessions", share(sessions)),
        ("links", share(links)),
        ("content", number(parts.content)),
        ("popularity", number(parts.popularity)),
        ("interest", number(parts.interest)),
        ("order", number(parts.order)),
    ])
}

/// What the sessions and the links of the index say of an item.
fn shares(evidence: &Evidence, position: usize) -> (f32, f32) {
    let (mut sessions, mut links) = (0.0, 0.0);
    let local = evidence.local;
    if let (Some(index), Some((purpose, items)), Some(number)) =
        (&local.index, &evidence.question, local.number(position))
    {
        index.ask(
            *purpose,
            &evidence.query(items),
            &mut |kind, weight, part| {
                let best = part.best();
                if best > 0.0 {
                    let said = part.get(number) / best * weight;
                    match kind {
                        Part::Sessions => sessions += said,
                        Part::Links => links += said,
                    }
                }
            },
        );
    }
    (sessions, links)
}

/// Six decimals say all that a person wants to know.
fn number(part: f32) -> Value {
    ((f64::from(part) * 1e6).round() / 1e6).into()
}
