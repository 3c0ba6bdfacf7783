//! What a shopper sees, by what is known.

mod exploration;
mod invariants;
mod learned;
mod reasons;
mod rules;
mod select;

use std::rc::Rc;
use std::sync::Arc;

use super::index::{Index, Links, Parts, Purpose, write};
use super::provider::Answer;
use super::{Context, Local, Pick, Request, Settings, Strategy, explain, recommend};
use crate::audience::{Cart, Profile};
use crate::catalog::{Catalog, ItemId};
use crate::event::names::{ORDER_COMPLETED, PRODUCT_VIEWED};
use crate::money::Currency;
use crate::read::{Problem, Read, Reader};
use crate::time::Instant;
use crate::value::{Value, object};

const SHOP: &str = r#"[
    {"id":"knife-1","title":"Chef's knife","url":"/","category":"Kitchen > Knives","tags":["steel"],"price":80,"rating":4.8,"ratingCount":200,"publishedAt":"2026-01-10"},
    {"id":"knife-2","title":"Bread knife","url":"/","category":"Kitchen > Knives","tags":["steel"],"price":60,"rating":4.5,"ratingCount":40,"publishedAt":"2026-02-10"},
    {"id":"knife-3","title":"Paring knife","url":"/","category":"Kitchen > Knives","tags":["steel"],"price":20,"available":false,"rating":5,"ratingCount":900},
    {"id":"board","title":"Oak board","url":"/","category":"Kitchen > Boards","tags":["oak"],"price":45,"rating":4.6,"ratingCount":90,"publishedAt":"2026-03-10"},
    {"id":"lamp-1","title":"Table lamp","url":"/","category":"Lighting > Table lamps","tags":["brass"],"price":120,"rating":4.9,"ratingCount":30,"publishedAt":"2026-10-10"},
    {"id":"lamp-2","title":"Reading lamp","url":"/","category":"Lighting > Table lamps","tags":["brass"],"price":99,"publishedAt":"2026-11-01"},
    {"id":"rug","title":"Wool rug","url":"/","category":"Textiles > Rugs","tags":["wool"],"price":240,"publishedAt":"2027-01-01"}]"#;

/// A shop with a visitor.
struct Shop {
    catalog: Arc<Catalog>,
    index: Option<Rc<Index>>,
    settings: Settings,
    answer: Option<Answer>,
    profile: Profile,
    cart: Option<Cart>,
    seed: u64,
}

impl Shop {
    fn open(json: &str) -> Self {
        let value = serde_json::from_str(json).unwrap();
        let catalog = Catalog::read(&value, Currency::EUR, &mut Reader::new("catalog"));
        Self {
            catalog: Arc::new(catalog),
            index: None,
            settings: Settings::default(),
            answer: None,
            profile: Profile::default(),
            cart: None,
            seed: 1,
        }
    }

    fn viewed(mut self, ids: &[&str]) -> Self {
        for id in ids {
            let product = object!([("product_id", (*id).into())]);
            self.profile.learn(PRODUCT_VIEWED, &product, now());
        }
        self
    }

    fn bought(mut self, ids: &[&str]) -> Self {
        let products: Vec<Value> = ids
            .iter()
            .map(|id| object!([("product_id", (*id).into())]))
            .collect();
        let order = object!([("order_id", "1".into()), ("products", products.into())]);
        self.profile.learn(ORDER_COMPLETED, &order, now());
        self
    }

    fn in_cart(mut self, json: &str) -> Self {
        let cart = serde_json::from_str(json).unwrap();
        self.cart = Cart::read(&cart, Currency::EUR, &mut Reader::new("cart"));
        self
    }

    /// With what a document says of recommendations.
    fn says(mut self, json: &str) -> Self {
        let (settings, problems) = settings(json);
        assert_eq!(problems, Vec::<String>::new());
        self.settings = settings;
        self
    }

    fn answered(mut self, strategy: Strategy, ids: &[&str]) -> Self {
        let ids: Vec<ItemId> = ids.iter().copied().map(ItemId::new).collect();
        self.answer = Some(Answer::of(strategy, &ids, &self.catalog));
        self
    }

    /// With an index of these links from item to item, and the popularity of some items.
    fn learned(
        mut self,
        purpose: Purpose,
        links: &[(&str, &str, f32)],
        popularity: &[(&str, f32)],
    ) -> Self {
        let mut ids: Vec<String> = Vec::new();
        for (from, to, _) in links {
            ids.extend([from, to].map(|id| id.to_string()));
        }
        ids.extend(popularity.iter().map(|(id, _)| id.to_string()));
        ids.sort();
        ids.dedup();
        let number = |id: &str| ids.iter().position(|known| known == id).unwrap();
        let mut rows = vec![Vec::new(); ids.len()];
        for (from, to, strength) in links {
            rows[number(from)].push((number(to) as u32, *strength));
        }
        rows.iter_mut()
            .for_each(|row| row.sort_by_key(|link: &(u32, f32)| link.0));
        let mut popular = vec![0.0; ids.len()];
        for (id, popularity) in popularity {
            popular[number(id)] = *popularity;
        }
        let links = Links {
            purpose,
            weight: 1.0,
            session_decay: f32::INFINITY,
            rows,
        };
        let parts = Parts {
            learned_at: now().millis() / 1000 - 60,
            links: vec![links],
            popularity: popular,
            ids,
            ..Parts::default()
        };
        let index = Index::open(write(&parts)).unwrap();
        self.index = Some(Rc::new(index));
        self
    }

    fn local(&self) -> Local {
        let index = self.index.clone();
        Local::new(self.catalog.clone(), index.map(|index| index as _))
    }

    fn ask<T>(
        &self,
        strategy: Strategy,
        item: Option<&str>,
        limit: usize,
        excluded: &[&str],
        answer: impl FnOnce(&Local, &Request) -> T,
    ) -> T {
        let item = item.map(ItemId::new);
        let excluded: Vec<ItemId> = excluded.iter().copied().map(ItemId::new).collect();
        let context = Context {
            item: item.as_ref(),
            cart: self.cart.as_ref(),
            profile: &self.profile,
            now: now(),
        };
        let request = Request {
            strategy,
            limit,
            excluded: &excluded,
            context,
            settings: &self.settings,
            answer: self.answer.as_ref(),
            seed: self.seed,
        };
        answer(&self.local(), &request)
    }

    fn picks(&self, strategy: Strategy, item: Option<&str>, limit: usize) -> Vec<Pick> {
        self.ask(strategy, item, limit, &[], recommend)
    }

    fn id(&self, position: usize) -> &str {
        self.catalog.items()[position].id.as_str()
    }

    /// The ids of what is shown, with the strategies that chose them.
    fn shows(
        &self,
        strategy: Strategy,
        item: Option<&str>,
        limit: usize,
        excluded: &[&str],
    ) -> Vec<(&str, &str)> {
        let picks = self.ask(strategy, item, limit, excluded, recommend);
        let shown = picks
            .iter()
            .map(|pick| (self.id(pick.position), pick.strategy.name()));
        shown.collect()
    }

    /// The ids of what is shown.
    fn ids(&self, strategy: Strategy, item: Option<&str>, limit: usize) -> Vec<&str> {
        let shown = self.shows(strategy, item, limit, &[]);
        shown.iter().map(|(id, _)| *id).collect()
    }

    fn explains(&self, strategy: Strategy, item: Option<&str>, id: &str) -> Value {
        self.ask(strategy, item, 4, &[], |local, request| {
            explain(local, request, &ItemId::new(id)).to_value()
        })
    }
}

fn settings(json: &str) -> (Settings, Vec<String>) {
    let mut at = Reader::new("recommendations");
    let settings = Settings::read(&serde_json::from_str(json).unwrap(), &mut at);
    let problems = at.into_problems();
    (
        settings.unwrap_or_default(),
        problems.iter().map(Problem::message).collect(),
    )
}

fn now() -> Instant {
    Instant::parse("2026-11-22").unwrap()
}
