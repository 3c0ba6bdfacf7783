//! What holds for every shop, visitor and rule.

use proptest::prelude::*;

use super::{Shop, now};
use crate::catalog::ItemId;
use crate::read::Choice;
use crate::recommend::index::Purpose;
use crate::recommend::{Strategy as Wanted, explain, recommend};

const KINDS: [&str; 4] = ["", "Kitchen", "Kitchen > Knives", "Lighting"];

#[derive(Clone, Debug)]
struct World {
    items: Vec<(usize, bool, u32, bool)>,
    links: Vec<(usize, usize, f32)>,
    views: Vec<usize>,
    bought: Vec<usize>,
    cart: Vec<usize>,
    excluded: Vec<usize>,
    hidden: Vec<usize>,
    pins: Vec<(usize, u32)>,
    most: Option<u32>,
    to: Option<u32>,
    weight: f64,
    answer: Vec<usize>,
    strategy: usize,
    page_item: Option<usize>,
    limit: usize,
    seed: u64,
    diversity: f64,
}

fn worlds() -> impl Strategy<Value = World> {
    let some = |most: usize| prop::collection::vec(0..30_usize, 0..most);
    let items = prop::collection::vec(
        (0..4_usize, any::<bool>(), 1..200_u32, any::<bool>()),
        1..30,
    );
    let links = prop::collection::vec((0..30_usize, 0..30_usize, 0.1..1.0_f32), 0..60);
    let pins = prop::collection::vec((0..30_usize, 1..12_u32), 0..4);
    (
        (items, links, some(12), some(4), some(3), some(4), some(4)),
        (
            pins,
            prop::option::of(1..4_u32),
            prop::option::of(20..200_u32),
            0.1..10.0_f64,
            some(12),
        ),
        (
            0..6_usize,
            prop::option::of(0..30_usize),
            0..12_usize,
            any::<u64>(),
            0.0..1.0_f64,
        ),
    )
        .prop_map(|(world, rules, asked)| {
            let (items, links, views, bought, cart, excluded, hidden) = world;
            let (pins, most, to, weight, answer) = rules;
            let (strategy, page_item, limit, seed, diversity) = asked;
            World {
                items,
                links,
                views,
                bought,
                cart,
                excluded,
                hidden,
                pins,
                most,
                to,
                weight,
                answer,
                strategy,
                page_item,
                limit,
                seed,
                diversity,
            }
        })
}

fn name(number: usize) -> String {
    format!("i{number:02}")
}

impl World {
    fn shop(&self) -> Shop {
        let items = self.items.iter().enumerate().map(|(number, (kind, available, price, new))| {
            let dated = if *new { "2026-11-20" } else { "2025-01-01" };
            format!(
                r#"{{"id":"{}","title":"Thing {kind}","url":"/","category":"{}","available":{available},"price":{price},"publishedAt":"{dated}","rating":4,"ratingCount":{price}}}"#,
                name(number), KINDS[*kind],
            )
        });
        let items: Vec<String> = items.collect();
        let mut rules = vec![format!(
            r#"{{"type":"boost","category":"Kitchen","weight":{}}}"#,
            self.weight
        )];
        for number in &self.hidden {
            rules.push(format!(
                r#"{{"type":"hide","items":["{}"]}}"#,
                name(*number)
            ));
        }
        for (number, place) in &self.pins {
            rules.push(format!(
                r#"{{"type":"pin","items":["{}"],"position":{place}}}"#,
                name(*number)
            ));
        }
        rules.extend(
            self.most
                .map(|most| format!(r#"{{"type":"limit","most":{most}}}"#)),
        );
        rules.extend(self.to.map(|to| format!(r#"{{"type":"price","to":{to}}}"#)));
        let says = format!(
            r#"{{"exploration":0.3,"diversity":{},"rules":[{}]}}"#,
            self.diversity,
            rules.join(","),
        );
        let mut links: Vec<(usize, usize, f32)> = self.links.clone();
        links.sort_by_key(|(from, to, _)| (*from, *to));
        links.dedup_by_key(|(from, to, _)| (*from, *to));
        let links: Vec<(String, String, f32)> = links
            .iter()
            .map(|(from, to, by)| (name(*from), name(*to), *by))
            .collect();
        let links: Vec<(&str, &str, f32)> = links
            .iter()
            .map(|(from, to, by)| (from.as_str(), to.as_str(), *by))
            .collect();
        let names = |numbers: &[usize]| {
            numbers
                .iter()
                .map(|number| name(*number))
                .collect::<Vec<_>>()
        };
        let (views, bought, answer) =
            (names(&self.views), names(&self.bought), names(&self.answer));
        let texts = |names: &[String]| {
            names
                .iter()
                .map(|name| name.clone().leak() as &str)
                .collect::<Vec<_>>()
        };
        let lines: Vec<String> = self
            .cart
            .iter()
            .map(|number| format!(r#"{{"id":"{}"}}"#, name(*number)))
            .collect();
        let mut shop = Shop::open(&format!("[{}]", items.join(",")))
            .says(&says)
            .viewed(&texts(&views))
            .bought(&texts(&bought))
            .in_cart(&format!(r#"{{"lines":[{}]}}"#, lines.join(",")))
            .answered(self.strategy(), &texts(&answer));
        if !links.is_empty() {
            shop = shop.learned(Purpose::Next, &links, &[]);
        }
        shop.seed = self.seed;
        shop
    }

    fn strategy(&self) -> Wanted {
        Wanted::ALL[self.strategy]
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn rules_and_limits_hold_whatever_is_known(world in worlds()) {
        let shop = world.shop();
        let page_item = world.page_item.map(name);
        let excluded: Vec<String> = world.excluded.iter().map(|number| name(*number)).collect();
        let excluded: Vec<&str> = excluded.iter().map(String::as_str).collect();
        let ask = || shop.ask(world.strategy(), page_item.as_deref(), world.limit, &excluded, recommend);
        let picks = ask();
        prop_assert_eq!(&ask(), &picks, "the same request, the same panel");
        prop_assert!(picks.len() <= world.limit);
        let recently = world.strategy() == Wanted::RecentlyViewed;
        let numbers: Vec<usize> = picks.iter().map(|pick| pick.position).collect();
        let pinned = |number: usize| !recently && world.pins.iter().any(|(pin, place)| *pin == number && (*place as usize) <= world.limit);
        for (place, number) in numbers.iter().enumerate() {
            prop_assert!(!numbers[..place].contains(number), "no item twice");
            let (_, available, price, _) = world.items[*number];
            prop_assert!(available);
            prop_assert!(!world.hidden.contains(number) && !world.cart.contains(number));
            prop_assert!(!world.excluded.contains(number) && world.page_item != Some(*number));
            prop_assert!(recently || !world.bought.contains(number));
            prop_assert!(world.to.is_none_or(|to| price <= to));
        }
        // What is not pinned never takes more than its category may have.
        if let Some(most) = world.most {
            for kind in 1..KINDS.len() {
                let of_kind = |number: &&usize| world.items[**number].0 == kind;
                let free = numbers.iter().filter(of_kind).filter(|number| !pinned(**number)).count();
                let all = numbers.iter().filter(of_kind).count();
                prop_assert!(free == 0 || all <= most as usize, "{free} {all} {most}");
            }
        }
        // The first pin of a place stands there in a full panel; in a shorter one there may be too little before it.
        for (pick, place) in &world.pins {
            let first = world.pins.iter().find(|(_, other)| other == place).map(|(first, _)| first);
            let at = *place as usize - 1;
            let earlier = world.pins.iter().take_while(|pin| **pin != (*pick, *place));
            let pushed = earlier.clone().any(|(other, before)| other == pick || *before as usize <= at + 1);
            if first == Some(pick) && !pushed && numbers.contains(pick) && numbers.len() == world.limit && at < world.limit && !recently {
                prop_assert_eq!(numbers[at], *pick);
            }
        }
        // Explaining traps for nothing, and tells the same place.
        for number in 0..world.items.len().min(4) {
            let explained = shop.ask(world.strategy(), page_item.as_deref(), world.limit, &excluded, |local, request| {
                explain(local, request, &ItemId::new(name(number))).to_value()
            });
            let place = numbers.iter().position(|shown| *shown == number).map(|place| place as f64 + 1.0);
            prop_assert_eq!(explained.get("place").and_then(crate::value::Value::as_number), place);
        }
        prop_assert!(now().millis() > 0);
    }
}
