//! Any server that takes and gives Awning's own JSON: `{"strategy", "limit", "item", "session", "cart", "visitor"}` is
//! posted, `{"items": [id, …]}` is answered.

use super::reply::wrong;
use super::{Asked, ProviderRequest};
use crate::catalog::ItemId;
use crate::read::{Problem, choice, record};
use crate::value::{Value, object};

choice! {
    /// The type of a plain provider.
    pub enum PlainType {
        /// Any server that takes and gives Awning's own JSON.
        Json = "json",
    }
}

record! {
    /// Any server that takes and gives Awning's own JSON.
    pub struct Plain {
        /// Always `json`.
        pub kind: PlainType => "type",
        /// Where questions are posted.
        pub url: String => "url",
        /// After how many milliseconds the device ranks by itself.
        pub timeout: u32 => "timeout" = 800,
    }
}

impl Plain {
    pub(super) fn request(&self, asked: &Asked) -> Option<ProviderRequest> {
        let texts = |ids: &mut dyn Iterator<Item = &ItemId>| {
            let ids: Vec<Value> = ids.map(|id| id.as_str().into()).collect();
            Value::from(ids)
        };
        let cart = asked.context.cart.iter().flat_map(|cart| &cart.lines);
        let body = object!([
            ("strategy", asked.strategy.name().into()),
            ("limit", (asked.limit as u32).into()),
            ("item", asked.context.item.map(ItemId::as_str).into()),
            ("session", texts(&mut asked.visit().iter())),
            ("cart", texts(&mut cart.map(|line| &line.id))),
            ("visitor", asked.visitor.into()),
        ]);
        Some(ProviderRequest::post(self.url.clone(), body))
    }

    /// A list of ids or of objects with an `id`, or an object with such a list `items`.
    pub(super) fn list<'v>(&self, reply: &'v Value) -> Result<&'v [Value], Problem> {
        let list = reply.as_list().or_else(|| reply.get("items")?.as_list());
        list.ok_or_else(|| wrong("the provider", reply, "an object with a list \"items\""))
    }
}
