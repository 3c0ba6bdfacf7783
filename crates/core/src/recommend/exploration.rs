//! Trying new items: a ranking that learns from what was shown never shows what it has not learned of. Thompson sampling
//! (Thompson, 1933; Chapelle, Li: An empirical evaluation of Thompson sampling, 2011) gives a small share of a panel to
//! new items, by what this visitor did with them so far.

use super::random::Random;
use super::rules::Limits;
use super::select::{Panel, Pick};
use super::{Ranking, Reason, Strategy};
use crate::catalog::Item;
use crate::time::DAY;

/// Before anything is known of an item, it is expected to be chosen as if it had been once in ten times.
const PRIOR: (u32, u32) = (1, 9);
/// At most this share of a panel is given away.
const MOST: f64 = 0.5;

/// Puts new items in the last places of a panel, as many as the share of its room is on average. Only where an index
/// ranks: without one, new items are ranked as all others are, and a provider has ways of its own.
pub(super) fn explore(panel: &mut Panel, ranking: Option<&dyn Ranking>) {
    let (local, request) = (panel.local, panel.request);
    if local.index.is_none()
        || request.answer.is_some()
        || !matches!(
            request.strategy,
            Strategy::ForYou | Strategy::Similar | Strategy::Trending
        )
    {
        return;
    }
    let mut random = Random::of(request.seed);
    let share = request.settings.exploration.clamp(0.0, MOST) as f32;
    let tries = (panel.room as f32 * share + random.share()) as usize;
    if tries == 0 || panel.picks.is_empty() {
        return;
    }
    let mut drawn: Vec<(usize, f32)> = Vec::new();
    for (position, item) in local.catalog.items().iter().enumerate() {
        if !is_new(panel, position, item) || panel.may_take(position).is_none() {
            continue;
        }
        let (shown, chosen) = request.context.profile.trials.of(&item.id);
        let chance = random.beta(PRIOR.0 + chosen, PRIOR.1 + shown - chosen.min(shown));
        drawn.push((position, chance));
    }
    if drawn.is_empty() {
        return;
    }
    // Of two that are as unknown, the one that fits.
    let mut fits = vec![0.0_f32; local.catalog.items().len()];
    let mut best = f32::MIN_POSITIVE;
    for scored in ranking.map(Ranking::scored).unwrap_or_default() {
        if let Some(fit) = fits.get_mut(scored.position) {
            *fit = scored.score;
            best = best.max(scored.score);
        }
    }
    for (position, chance) in &mut drawn {
        *chance *= 0.5 + 0.5 * fits.get(*position).copied().unwrap_or_default() / best;
    }
    let limits = Limits::of(
        &local.catalog,
        request.strategy,
        ranking.is_some_and(Ranking::is_learned),
        request,
    );
    let mut kept = panel.picks.len().min(panel.room.saturating_sub(tries));
    let spare = panel.picks.split_off(kept);
    for _ in 0..tries {
        let Some(position) = take_best(&mut drawn, |position| {
            let item = local.catalog.items().get(position);
            item.is_some_and(|item| limits.allow(item, &mut panel.shown()))
        }) else {
            break;
        };
        let item = local.catalog.items().get(position);
        let dated = item.is_some_and(|item| item.published_at.is_some());
        let reason = if dated {
            Some(Reason::New)
        } else {
            let reasons = ranking.map(|ranking| ranking.reasons(&[position]));
            reasons.and_then(|reasons| reasons.first().copied().flatten())
        };
        panel.picks.push(Pick {
            position,
            strategy: request.strategy,
            score: 0.0,
            reason: reason.filter(|_| request.settings.reasons),
            explored: true,
        });
    }
    // What had to make room comes back where there were fewer new items than places.
    for pick in spare {
        let item = local.catalog.items().get(pick.position);
        if panel.picks.len() < panel.room
            && !panel
                .picks
                .iter()
                .any(|shown| shown.position == pick.position)
            && item.is_some_and(|item| limits.allow(item, &mut panel.shown()))
        {
            panel.picks.insert(kept, pick);
            kept += 1;
        }
    }
}

/// Whether an item is new: sold since a few days, or without a date and unknown to the index.
fn is_new(panel: &Panel, position: usize, item: &Item) -> bool {
    let now = panel.request.context.now;
    let days = i64::from(panel.request.settings.new_days);
    match item.published_at {
        Some(since) => (0..=days.saturating_mul(DAY)).contains(&now.since(since)),
        None => !panel.local.known.has(position),
    }
}

/// Takes out the allowed one with the greatest chance; of equals the first.
fn take_best(
    drawn: &mut Vec<(usize, f32)>,
    mut allowed: impl FnMut(usize) -> bool,
) -> Option<usize> {
    let mut best: Option<(usize, f32)> = None;
    for (place, (position, chance)) in drawn.iter().enumerate() {
        if best.is_none_or(|(_, most)| *chance > most) && allowed(*position) {
            best = Some((place, *chance));
        }
    }
    best.map(|(place, _)| drawn.remove(place).0)
}
