//! From rankings to the items that a panel shows.

use super::diversity::Diversity;
use super::exploration;
use super::order::{Key, key, score, sort};
use super::provider::Answer;
use super::rules::{Action, Limits, boost, holds, removed};
use super::{Context, Local, Ranking, Reason, Recommender, Scored, Settings, Strategy};
use crate::catalog::{Item, ItemId};

/// What a panel asks for.
pub struct Request<'a> {
    /// The strategy.
    pub strategy: Strategy,
    /// How many items at most.
    pub limit: usize,
    /// Items that the page excludes, and those that other panels of the page show.
    pub excluded: &'a [ItemId],
    /// What rankings may look at.
    pub context: Context<'a>,
    /// What the document says of recommendations.
    pub settings: &'a Settings,
    /// What a provider answered, if one was asked and did in time.
    pub answer: Option<&'a Answer>,
    /// Decides what chance decides: which new items are tried. The same seed, the same items.
    pub seed: u64,
}

/// An item that is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pick {
    /// Its position in the catalog.
    pub position: usize,
    /// The strategy that chose it: the one asked for, or the one that stood in.
    pub strategy: Strategy,
    /// How well it fits: the higher, the better; comparable only within one panel and strategy. Zero for what was not
    /// ranked: pinned items, and new ones that are tried.
    pub score: f32,
    /// What added most to its place; `None` where that is not known: a provider does not say why.
    pub reason: Option<Reason>,
    /// Whether it is a new item that is tried.
    pub explored: bool,
}

/// The items that a panel shows: those of the strategy, then, while there is room, those of its
/// [fallbacks](Strategy::fallbacks), each with the strategy that chose it. Of the strategy that is asked for, what a
/// provider answered comes before what this device knows.
///
/// Left out are the page's own item, what is out of stock, excluded, in the cart, or bought already, and what rules hide;
/// where rankings mix kinds of things, and nothing was learned of which, no kind takes more than half of the room, unless rules say how much. Pinned items
/// stand where they are pinned.
pub fn recommend(local: &Local, request: &Request) -> Vec<Pick> {
    let mut panel = Panel::new(local, request);
    let pins = panel.pins();
    for (_, position) in &pins {
        panel.pinned.push(*position);
    }
    panel.room = request.limit.saturating_sub(pins.len());
    let mut first: Option<Box<dyn Ranking + '_>> = None;
    for strategy in strategies(&request.strategy) {
        if let Some(answer) = request.answer.filter(|_| *strategy == request.strategy) {
            panel.fill(*strategy, &*answer.rank(*strategy, &request.context));
        }
        if panel.picks.len() < panel.room {
            let ranking = local.rank(*strategy, &request.context);
            panel.fill(*strategy, &*ranking);
            first.get_or_insert(ranking);
        }
    }
    exploration::explore(&mut panel, first.as_deref());
    panel.place(pins);
    panel.picks
}

/// A strategy and what stands in for it.
pub(super) fn strategies(strategy: &Strategy) -> impl Iterator<Item = &Strategy> {
    std::iter::once(strategy).chain(strategy.fallbacks())
}

/// A panel that is being filled.
pub(super) struct Panel<'a> {
    pub(super) local: &'a Local,
    pub(super) request: &'a Request<'a>,
    page_item: Option<&'a Item>,
    /// How many items it takes beside the pinned ones.
    pub(super) room: usize,
    pinned: Vec<usize>,
    pub(super) picks: Vec<Pick>,
}

impl<'a> Panel<'a> {
    /// So many candidates for each place are compared with each other; those that follow are too far behind.
    const POOL: usize = 4;

    pub(super) fn new(local: &'a Local, request: &'a Request<'a>) -> Self {
        let page_item = request.context.item.and_then(|id| local.catalog.find(id));
        Self {
            local,
            request,
            page_item,
            room: request.limit,
            pinned: Vec::new(),
            picks: Vec::new(),
        }
    }

    /// Whether nothing keeps an item out of the panel, and it is not there yet.
    pub(super) fn may_take(&self, position: usize) -> Option<&'a Item> {
        let item = self.local.catalog.items().get(position)?;
        let is_new = !self.shown().any(|shown| shown == position)
            && removed(item, self.page_item, self.request).is_none();
        is_new.then_some(item)
    }

    /// The positions of what it shows so far.
    pub(super) fn shown(&self) -> impl Iterator<Item = usize> {
        let picks = self.picks.iter().map(|pick| pick.position);
        self.pinned.iter().copied().chain(picks)
    }

    /// A sorted ranking, after the rules that move items.
    pub(super) fn sorted(&self, strategy: Strategy, ranking: &dyn Ranking) -> Vec<Scored> {
        let mut keys: Vec<Key> = Vec::new();
        // What is ordered by a date stays so.
        let moves = !matches!(strategy, Strategy::RecentlyViewed | Strategy::NewArrivals);
        for scored in ranking.scored() {
            let item = self.local.catalog.items().get(scored.position);
            let times = item.filter(|_| moves).map_or(1.0, |item| {
                boost(item, self.request.strategy, self.request.settings)
            });
            keys.push(key(scored.score * times, scored.position));
        }
        sort(&mut keys);
        let mut sorted = Vec::with_capacity(keys.len());
        for key in keys {
            sorted.push(Scored {
                position: key.1 as usize,
                score: score(key),
            });
        }
        sorted
    }

    /// λ of [`Diversity`] for a strategy: similar items are meant to be alike, and dates to be in order.
    fn relevance(&self, strategy: Strategy) -> f32 {
        let diversity = self.request.settings.diversity.clamp(0.0, 1.0) as f32;
        match strategy {
            Strategy::ForYou | Strategy::BoughtTogether | Strategy::Trending => 1.0 - diversity,
            Strategy::Similar => 1.0 - diversity / 2.0,
            Strategy::RecentlyViewed | Strategy::NewArrivals => 1.0,
        }
    }

    /// Fills up the room from a ranking.
    fn fill(&mut self, strategy: Strategy, ranking: &dyn Ranking) {
        let most = Self::POOL * self.room;
        let mut ranked = self.sorted(strategy, ranking).into_iter();
        let limits = Limits::of(
            &self.local.catalog,
            strategy,
            ranking.is_learned(),
            self.request,
        );
        let first = self.picks.len();
        // Limits may use up a pool before the room is filled.
        while self.picks.len() < self.room {
            let mut pool = Vec::new();
            while pool.len() < most
                && let Some(scored) = ranked.next()
            {
                if self.may_take(scored.position).is_some() {
                    pool.push(scored);
                }
            }
            if pool.is_empty() {
                break;
            }
            let shown: Vec<usize> = self.shown().collect();
            let relevance = self.relevance(strategy);
            let mut diversity = Diversity::of(&self.local.content, relevance, pool, &shown);
            while self.picks.len() < self.room
                && let Some(scored) = diversity.next()
            {
                let item = self.local.catalog.items().get(scored.position);
                if item.is_some_and(|item| limits.allow(item, &mut self.shown())) {
                    diversity.show(scored.position);
                    self.picks.push(Pick {
                        position: scored.position,
                        strategy,
                        score: scored.score,
                        reason: None,
                        explored: false,
                    });
                }
            }
        }
        self.give_reasons(first, ranking);
    }

    fn give_reasons(&mut self, first: usize, ranking: &dyn Ranking) {
        if !self.request.settings.reasons {
            return;
        }
        let picks = self.picks.get_mut(first..).unwrap_or_default();
        let positions: Vec<usize> = picks.iter().map(|pick| pick.position).collect();
        if positions.is_empty() {
            return;
        }
        for (pick, reason) in picks.iter_mut().zip(ranking.reasons(&positions)) {
            pick.reason = reason;
        }
    }

    /// The pinned items that may be shown, each with its place; no two at one place.
    pub(super) fn pins(&self) -> Vec<(usize, usize)> {
        let mut pins: Vec<(usize, usize)> = Vec::new();
        for rule in &self.request.settings.rules {
            let Action::Pin(mut place) = rule.action else {
                continue;
            };
            if !holds(rule, self.request.strategy) {
                continue;
            }
            for id in &rule.which.items {
                let position = self.local.catalog.position(id);
                let may_take = |position: &usize| {
                    let pinned = pins.iter().any(|(_, known)| known == position);
                    let item = self.may_take(*position).filter(|_| !pinned);
                    item.is_some_and(|item| rule.which.includes(item))
                };
                let Some(position) = position.filter(may_take) else {
                    continue;
                };
                while pins.iter().any(|(taken, _)| *taken == place) {
                    place += 1;
                }
                if place < self.request.limit {
                    // In the order of their places, so that each finds all before it in place.
                    let before = pins.iter().filter(|(other, _)| *other < place).count();
                    pins.insert(before, (place, position));
                }
            }
        }
        pins
    }

    fn place(&mut self, pins: Vec<(usize, usize)>) {
        for (place, position) in pins {
            let pick = Pick {
                position,
                strategy: self.request.strategy,
                score: 0.0,
                reason: self.request.settings.reasons.then_some(Reason::Picked),
                explored: false,
            };
            self.picks.insert(place.min(self.picks.len()), pick);
        }
    }
}
