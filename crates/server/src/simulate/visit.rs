//! What one visitor looks at and buys.

use fastrand::Rng;

use super::assortment::{Assortment, Pool, Thing, shared};

/// A visit ends after each product with this probability.
const ENDS: f64 = 0.27;
/// No visit is longer.
const LONGEST: usize = 15;
/// So many visits end with an order.
const ORDERS: f64 = 0.16;
/// Among so many products of a shelf a visitor compares.
const COMPARED: usize = 6;
/// How long a product is looked at more than usual, as a share of the simulated days.
const IN_FASHION: f64 = 0.12;

/// A visit.
pub(super) struct Visit {
    /// Positions in the catalog, in the order in which they were looked at.
    pub views: Vec<usize>,
    /// What was bought at its end; empty if nothing was.
    pub basket: Vec<usize>,
}

/// A visit at a time, 0 to 1 of the simulated days; `None` for a shop without products.
pub(super) fn visit(shop: &Assortment, at: f64, random: &mut Rng) -> Option<Visit> {
    let first = shop.all.draw(random)?;
    let start = shop.things.get(first)?;
    let mut taste: Vec<usize> = start.words.clone();
    while taste.len() > 2 {
        taste.swap_remove(random.usize(..taste.len()));
    }
    taste.sort_unstable();
    let visitor = Visitor {
        shop,
        band: (start.band + random.f64() * 0.4 - 0.2).clamp(0.0, 1.0),
        taste,
        at,
    };
    let mut views = vec![first];
    while views.len() < LONGEST && random.f64() > ENDS {
        let last = views.last().copied().unwrap_or(first);
        let pool = visitor.shelf(shop.things.get(last)?, random);
        let next = pool.and_then(|pool| visitor.choose(pool, &views, random));
        views.extend(next);
        if next.is_none() {
            break;
        }
    }
    let basket = visitor.buy(&views, random);
    Some(Visit { views, basket })
}

struct Visitor<'a> {
    shop: &'a Assortment,
    /// Words that they like.
    taste: Vec<usize>,
    /// What they spend: the place among a section's prices.
    band: f64,
    at: f64,
}

impl<'a> Visitor<'a> {
    /// Where they look next.
    fn shelf(&self, from: &Thing, random: &mut Rng) -> Option<&'a Pool> {
        let shop = self.shop;
        let companion = |random: &mut Rng| {
            let sections = shop.companions.get(from.section)?;
            let section = sections.get(random.usize(..sections.len().max(1)))?;
            shop.sections.get(*section)
        };
        let word = |random: &mut Rng| {
            let word = self.taste.get(random.usize(..self.taste.len().max(1)))?;
            shop.words.get(*word)
        };
        let chosen = match random.f64() {
            chance if chance < 0.52 => shop.sections.get(from.section),
            chance if chance < 0.72 => companion(random),
            chance if chance < 0.85 => word(random),
            chance if chance < 0.95 => shop.departments.get(from.department),
            _ => Some(&shop.all),
        };
        chosen.or_else(|| shop.departments.get(from.department))
    }

    /// What they look at there: what is of their taste and price, and in fashion.
    fn choose(&self, shelf: &Pool, seen: &[usize], random: &mut Rng) -> Option<usize> {
        let mut compared: Vec<(f64, usize)> = Vec::new();
        for _ in 0..COMPARED {
            let index = shelf.draw(random)?;
            let thing = self.shop.things.get(index)?;
            let again = if seen.contains(&index) { 0.05 } else { 1.0 };
            compared.push((self.likes(thing) * again, index));
        }
        if seen
            .last()
            .is_some_and(|last| compared.iter().all(|(_, index)| index == last))
        {
            return None;
        }
        let mut left = random.f64() * compared.iter().map(|(weight, _)| weight).sum::<f64>();
        for (weight, index) in &compared {
            left -= weight;
            if left <= 0.0 {
                return Some(*index);
            }
        }
        compared.first().map(|(_, index)| *index)
    }

    fn likes(&self, thing: &Thing) -> f64 {
        let taste = 1.0 + 3.0 * shared(&self.taste, &thing.words) as f64;
        let price = 1.0 / (1.0 + 6.0 * (self.band - thing.band).abs());
        let fashion = if (self.at - thing.moment).abs() < IN_FASHION {
            3.0
        } else {
            1.0
        };
        taste * price * fashion
    }

    /// What they buy: mostly the last thing that they looked at, and something that goes with it.
    fn buy(&self, views: &[usize], random: &mut Rng) -> Vec<usize> {
        let can_be_bought = |index: &usize| {
            let thing = self.shop.things.get(*index);
            thing.is_some_and(|thing| thing.available)
        };
        let mut basket: Vec<usize> = Vec::new();
        let wanted = views
            .iter()
            .rev()
            .copied()
            .find(|index| can_be_bought(index));
        let Some(wanted) = wanted.filter(|_| random.f64() < ORDERS) else {
            return basket;
        };
        basket.push(wanted);
        let partners = self.shop.partners(wanted);
        for chance in [0.7, 0.35] {
            if !partners.is_empty() && random.f64() < chance {
                // The better partner more often.
                let place = random
                    .usize(..partners.len())
                    .min(random.usize(..partners.len()));
                basket.extend(partners.get(place));
            }
        }
        if random.f64() < 0.3 {
            basket.extend(views.first());
        }
        basket.retain(can_be_bought);
        basket.sort_unstable();
        basket.dedup();
        basket
    }
}
