//! Why an item stands where it stands, or why it does not.

use super::evidence::{Evidence, Parts};
use super::rules::{Removed, boost_of, removed};
use super::select::{Panel, strategies};
use super::{Local, Request, Strategy, recommend};
use crate::catalog::ItemId;
use crate::text::concat;
use crate::value::{Value, object};

/// The parts of an item's score in a panel, what rules did to it, and its place.
#[derive(Debug)]
pub struct Explanation {
    /// The item's id.
    item: String,
    /// What the panel was asked for.
    panel: Strategy,
    /// What is said of an item of the catalog.
    shown: Option<Shown>,
}

/// What is said of an item of the catalog.
#[derive(Debug)]
struct Shown {
    place: Option<usize>,
    explored: bool,
    pinned: bool,
    answered: bool,
    removed: Option<Removed>,
    /// The rules that multiply the score, by their place, and by what.
    boosts: Vec<(usize, f64)>,
    scored: Option<ScoredFor>,
}

/// How an item was scored for a strategy.
#[derive(Debug)]
struct ScoredFor {
    strategy: Strategy,
    parts: Parts,
    /// How much of what was learned is of sessions, and how much of links.
    shares: (f32, f32),
    rank: Option<usize>,
}

/// Why an item stands where it stands in a panel, or why it does not.
pub fn explain(local: &Local, request: &Request, id: &ItemId) -> Explanation {
    Explanation {
        item: id.as_str().to_owned(),
        panel: request.strategy,
        shown: shown(local, request, id),
    }
}

fn shown(local: &Local, request: &Request, id: &ItemId) -> Option<Shown> {
    let position = local.catalog.position(id)?;
    let item = local.catalog.items().get(position)?;
    let picks = recommend(local, request);
    let place = picks.iter().position(|pick| pick.position == position);
    let pick = place.and_then(|place| picks.get(place));
    let page_item = request.context.item.and_then(|id| local.catalog.find(id));
    let panel = Panel::new(local, request);
    // Scored for the strategy that chose it; if none did, for the first one that has something to say of it.
    let chosen = pick.map(|pick| pick.strategy);
    let mut scored = None;
    for strategy in strategies(&request.strategy) {
        let evidence = Evidence::of(local, *strategy, &request.context);
        let parts = evidence.parts(position);
        if chosen.map_or(parts.sum() > 0.0, |chosen| chosen == *strategy) {
            let sorted = panel.sorted(*strategy, &evidence);
            scored = Some(ScoredFor {
                strategy: *strategy,
                parts,
                shares: evidence.shares(position),
                rank: sorted.iter().position(|scored| scored.position == position),
            });
            break;
        }
    }
    let mut boosts = Vec::new();
    for place in 0..request.settings.rules.len() {
        if let Some(times) = boost_of(place, item, request.strategy, request.settings) {
            boosts.push((place, times));
        }
    }
    Some(Shown {
        place,
        explored: pick.is_some_and(|pick| pick.explored),
        pinned: panel.pins().iter().any(|(_, pinned)| *pinned == position),
        answered: request
            .answer
            .is_some_and(|answer| answer.ranking.contains(&position)),
        removed: removed(item, page_item, request),
        boosts,
        scored,
    })
}

impl Explanation {
    /// As `awning.explain("recommendations", id)` answers it.
    ///
    /// - `place`: where the panel shows it, from 1; `null` if it does not. `strategy`: the one that chose it, or that it
    ///   was scored for. `explored`: whether it is a new item that is tried. `pinned`: whether a rule put it there.
    ///   `answered`: whether a provider listed it.
    /// - `removed`: what keeps it out, and the rule if one does: `{why, rule}`.
    /// - `parts`: what adds up to `score`: `sessions` and `links` of the index, `content` (words that are alike),
    ///   `popularity`, `interest`, and `order` where a strategy orders by a date.
    /// - `boosts`: the rules that multiply the score, and by what; `rank`: its rank after that, from 1, before diversity,
    ///   limits and pins move it.
    ///
    /// Apart from finding it: this is called only where somebody asks, and is no part of what panels are linked to.
    pub fn to_value(&self) -> Value {
        let Some(shown) = &self.shown else {
            return object!([
                ("item", self.item.as_str().into()),
                ("removed", why("not-in-catalog", None)),
            ]);
        };
        let kept_out = shown.removed.map(|removed| {
            let (name, rule) = removed.name();
            why(name, rule)
        });
        let mut boosts = Vec::new();
        for (place, times) in &shown.boosts {
            boosts.push(object!([
                ("rule", rule_path(*place).into()),
                ("times", (*times).into()),
            ]));
        }
        let mut explanation = object!([
            ("item", self.item.as_str().into()),
            ("panel", self.panel.name().into()),
            ("place", from_one(shown.place)),
            ("explored", shown.explored.into()),
            ("pinned", shown.pinned.into()),
            ("answered", shown.answered.into()),
            ("removed", kept_out.unwrap_or_default()),
            ("boosts", Value::List(boosts)),
        ]);
        if let (Value::Object(fields), Some(scored)) = (&mut explanation, &shown.scored) {
            let mut add = |name: &str, value| fields.push((name.into(), value));
            add("strategy", scored.strategy.name().into());
            add("parts", scored.parts());
            add("score", number(scored.parts.sum()));
            add("rank", from_one(scored.rank));
        }
        explanation
    }
}

impl ScoredFor {
    fn parts(&self) -> Value {
        let (sessions, links) = self.shares;
        let whole = sessions + links;
        let share = |part: f32| {
            number(if whole > 0.0 {
                self.parts.learned * part / whole
            } else {
                0.0
            })
        };
        object!([
            ("sessions", share(sessions)),
            ("links", share(links)),
            ("content", number(self.parts.content)),
            ("popularity", number(self.parts.popularity)),
            ("interest", number(self.parts.interest)),
            ("order", number(self.parts.order)),
        ])
    }
}

fn from_one(place: Option<usize>) -> Value {
    place.map(|place| place as u32 + 1).into()
}

fn why(name: &str, rule: Option<usize>) -> Value {
    object!([("why", name.into()), ("rule", rule.map(rule_path).into())])
}

fn rule_path(place: usize) -> String {
    concat(&["recommendations.rules[", &place.to_string(), "]"])
}

/// Six decimals say all that a person wants to know.
fn number(part: f32) -> Value {
    ((f64::from(part) * 1e6).round() / 1e6).into()
}
