//! Finding the order of items that makes the file small.

use std::collections::VecDeque;

use super::Parts;
use super::order::width;
use crate::recommend::ItemNo;

/// Items of a session count as going together up to so many positions apart.
const NEAR: usize = 3;

/// A pair of items, the smaller number first, and how well they go together.
type Pair = (ItemNo, ItemNo, f64);

/// The items in an order in which those that go together are near each other.
///
/// Chains are joined, those of the best pairs first, at the ends that are nearer to the pair's items; this is the
/// greedy way to a short path through all items.
pub(super) fn arrange(parts: &Parts) -> Vec<ItemNo> {
    let items = parts.ids.len();
    let mut chains: Vec<VecDeque<ItemNo>> =
        (0..items).map(|item| [item as ItemNo].into()).collect();
    let mut chain_of: Vec<usize> = (0..items).collect();
    // Where an item stands in its chain, and where its chain begins; both may be negative.
    let mut place: Vec<i64> = vec![0; items];
    let mut start: Vec<i64> = vec![0; items];
    for (a, b, _) in best_pairs(parts) {
        let (mut a, mut b) = (a as usize, b as usize);
        if chain_of[a] == chain_of[b] {
            continue;
        }
        if chains[chain_of[a]].len() < chains[chain_of[b]].len() {
            (a, b) = (b, a);
        }
        let (long, short) = (chain_of[a], chain_of[b]);
        let is_early = |item: usize, chain: usize| {
            2 * (place[item] - start[chain]) < chains[chain].len() as i64
        };
        let (at_front, keep) = (is_early(a, long), is_early(b, short));
        let mut moved = std::mem::take(&mut chains[short]);
        if !keep {
            moved.make_contiguous().reverse();
        }
        for item in moved {
            chain_of[item as usize] = long;
            if at_front {
                start[long] -= 1;
                place[item as usize] = start[long];
                chains[long].push_front(item);
            } else {
                place[item as usize] = start[long] + chains[long].len() as i64;
                chains[long].push_back(item);
            }
        }
    }
    chains.into_iter().flatten().collect()
}

/// The pairs of items that sessions and links have, the best first.
fn best_pairs(parts: &Parts) -> Vec<Pair> {
    let mut pairs: Vec<Pair> = Vec::new();
    let mut counts = vec![0.0_f64; parts.ids.len()];
    let mut add = |a: ItemNo, b: ItemNo, weight: f64| {
        if a != b && (a.max(b) as usize) < parts.ids.len() {
            counts[a as usize] += weight;
            counts[b as usize] += weight;
            pairs.push((a.min(b), a.max(b), weight));
        }
    };
    for session in parts.sessions.iter().flat_map(|part| &part.sessions) {
        for (place, item) in session.items.iter().enumerate() {
            for (step, near) in session.items[place + 1..].iter().take(NEAR).enumerate() {
                add(*item, *near, 1.0 / (step + 1) as f64);
            }
        }
    }
    for table in &parts.links {
        for (item, row) in table.rows.iter().enumerate() {
            // A link's strength has no scale of its own: each row counts as one click.
            let whole: f64 = row
                .iter()
                .map(|(_, strength)| f64::from(strength.abs()))
                .sum();
            for (to, strength) in row {
                add(
                    item as ItemNo,
                    *to,
                    f64::from(strength.abs()) / whole.max(f64::MIN_POSITIVE),
                );
            }
        }
    }
    pairs.sort_by_key(|pair| (pair.0, pair.1));
    pairs.dedup_by(|later, first| {
        let same = (later.0, later.1) == (first.0, first.1);
        if same {
            first.2 += later.2;
        }
        same
    });
    for (a, b, weight) in &mut pairs {
        *weight /= (counts[*a as usize] * counts[*b as usize]).sqrt();
    }
    pairs.sort_by(|a, b| b.2.total_cmp(&a.2).then((a.0, a.1).cmp(&(b.0, b.1))));
    pairs
}

/// Writes an order of items.
pub(super) fn write(order: &[ItemNo], out: &mut Vec<u8>) {
    for rank in 0..width(order.len()) {
        out.extend(order.iter().map(|item| (item >> (8 * rank)) as u8));
    }
}
