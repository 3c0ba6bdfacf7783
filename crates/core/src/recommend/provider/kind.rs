//! The providers, by their `type`.

use super::reply::ids;
use super::{Algolia, Answer, Asked, Gorse, Plain, ProviderRequest, Recombee, Shopify};
use crate::catalog::Catalog;
use crate::read::{Problem, Read, Reader};
use crate::recommend::Strategy;
use crate::value::Value;

/// A server that ranks.
#[derive(Clone, Debug, PartialEq)]
pub enum Provider {
    /// Algolia Recommend.
    Algolia(Algolia),
    /// Gorse.
    Gorse(Gorse),
    /// Any server that takes and gives Awning's own JSON.
    Plain(Plain),
    /// Recombee.
    Recombee(Recombee),
    /// Shopify's product recommendations.
    Shopify(Shopify),
}

impl Provider {
    /// After how many milliseconds the device ranks by itself, and the request is given up: under a shopper's eyes nothing
    /// changes places.
    pub fn timeout(&self) -> u32 {
        match self {
            Self::Algolia(algolia) => algolia.timeout,
            Self::Gorse(gorse) => gorse.timeout,
            Self::Plain(plain) => plain.timeout,
            Self::Recombee(recombee) => recombee.timeout,
            Self::Shopify(shopify) => shopify.timeout,
        }
    }

    /// The request to send; `None` where the provider has nothing for that strategy, or nothing to go by: then the
    /// device ranks.
    pub fn request(&self, asked: &Asked) -> Option<ProviderRequest> {
        match self {
            Self::Algolia(algolia) => algolia.request(asked),
            Self::Gorse(gorse) => gorse.request(asked),
            Self::Plain(plain) => plain.request(asked),
            Self::Recombee(recombee) => recombee.request(asked),
            Self::Shopify(shopify) => shopify.request(asked),
        }
    }

    /// Reads a reply. Items that the catalog does not have, and entries without an id, are left out and counted.
    ///
    /// # Errors
    /// If it is not what this provider answers.
    pub fn read_reply(
        &self,
        reply: &Value,
        strategy: Strategy,
        catalog: &Catalog,
    ) -> Result<Answer, Problem> {
        let (list, name) = match self {
            Self::Algolia(algolia) => (algolia.list(reply)?, "objectID"),
            Self::Gorse(gorse) => (gorse.list(reply)?, "Id"),
            Self::Plain(plain) => (plain.list(reply)?, "id"),
            Self::Recombee(recombee) => (recombee.list(reply)?, "id"),
            Self::Shopify(shopify) => (shopify.list(reply)?, "id"),
        };
        let (ids, without) = ids(list, name);
        let mut answer = Answer::of(strategy, &ids, catalog);
        answer.unknown += without;
        Ok(answer)
    }
}

impl Read for Provider {
    const EXPECTED: &'static str = "a provider with a \"type\"";

    fn read(value: &Value, at: &mut Reader) -> Option<Self> {
        match value.get("type").and_then(Value::as_text) {
            Some("algolia") => Algolia::read(value, at).map(Self::Algolia),
            Some("gorse") => Gorse::read(value, at).map(Self::Gorse),
            Some("json") => Plain::read(value, at).map(Self::Plain),
            Some("recombee") => Recombee::read(value, at).map(Self::Recombee),
            Some("shopify") => Shopify::read(value, at).map(Self::Shopify),
            _ => {
                at.object(value)?;
                let found = value.get("type").unwrap_or(&Value::Null).describe();
                at.note(
                    found,
                    "a \"type\" that is one of algolia, gorse, json, recombee, shopify",
                );
                None
            }
        }
    }
}

#[cfg(feature = "tools")]
impl crate::read::Describe for Provider {
    fn schema() -> Value {
        let kinds: Vec<Value> = vec![
            Algolia::schema(),
            Gorse::schema(),
            Plain::schema(),
            Recombee::schema(),
            Shopify::schema(),
        ];
        crate::value::object!([("oneOf", kinds.into())])
    }
}
