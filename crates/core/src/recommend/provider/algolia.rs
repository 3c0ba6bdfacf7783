//! Algolia Recommend (<https://www.algolia.com/doc/rest-api/recommend/get-recommendations>): `POST
//! /1/indexes/*/recommendations`. It needs a key with the right `search`, which is made to be public.

use super::reply::wrong;
use super::{Asked, ProviderRequest};
use crate::catalog::ItemId;
use crate::read::{Problem, choice, record};
use crate::recommend::Strategy;
use crate::text::concat;
use crate::value::{Value, object};

choice! {
    /// The type of this provider.
    pub enum AlgoliaType {
        /// Algolia Recommend.
        Algolia = "algolia",
    }
}

record! {
    /// Algolia Recommend.
    pub struct Algolia {
        /// Always `algolia`.
        pub kind: AlgoliaType => "type",
        /// The application's id.
        pub application: String => "application",
        /// The search-only API key. Such a key may be in a page; no other may.
        pub key: String => "key",
        /// The index that the models were trained on; its `objectID`s are the catalog's ids.
        pub index: String => "index",
        /// The model for `similar`: `related-products` or `looking-similar`.
        pub similar: String => "similar" = "related-products".into(),
        /// The least score of a recommendation, 0 to 100.
        pub threshold: u32 => "threshold" = 0,
        /// After how many milliseconds the device ranks by itself.
        pub timeout: u32 => "timeout" = 800,
    }
}

/// The most that a request may ask for.
const MOST: usize = 30;

impl Algolia {
    pub(super) fn request(&self, asked: &Asked) -> Option<ProviderRequest> {
        let item = asked.item();
        let (model, item) = match (asked.strategy, asked.visitor) {
            (Strategy::ForYou, Some(_)) => ("recommended-for-you", None),
            // Without an id of the visitor: what is related to what they looked at last.
            (Strategy::ForYou, None) => ("related-products", Some(asked.visit().last()?)),
            (Strategy::Similar, _) => (self.similar.as_str(), Some(item?)),
            (Strategy::BoughtTogether, _) => ("bought-together", Some(item?)),
            (Strategy::Trending, _) => ("trending-items", None),
            (Strategy::NewArrivals | Strategy::RecentlyViewed, _) => return None,
        };
        let mut request = object!([
            ("indexName", self.index.as_str().into()),
            ("model", model.into()),
            ("threshold", self.threshold.into()),
            (
                "maxRecommendations",
                (asked.limit.clamp(1, MOST) as u32).into()
            ),
        ]);
        if let Value::Object(fields) = &mut request {
            let id = item.map(|item: &ItemId| item.as_str().into());
            fields.extend(id.map(|id| ("objectID".into(), id)));
            if let (Strategy::ForYou, Some(visitor)) = (asked.strategy, asked.visitor) {
                let token = object!([("userToken", visitor.into())]);
                fields.push(("queryParameters".into(), token));
            }
        }
        let url = concat(&[
            "https://",
            &self.application,
            "-dsn.algolia.net/1/indexes/*/recommendations",
        ]);
        let requests: Vec<Value> = vec![request];
        let mut request = ProviderRequest::post(url, object!([("requests", requests.into())]));
        let application = ("x-algolia-application-id", self.application.clone());
        request.headers.push(application);
        request
            .headers
            .push(("x-algolia-api-key", self.key.clone()));
        Some(request)
    }

    /// `{"results": [{"hits": [{"objectID", "_score", …}]}]}`: one result, as there was one request.
    pub(super) fn list<'v>(&self, reply: &'v Value) -> Result<&'v [Value], Problem> {
        let hits = reply.get("results").and_then(Value::as_list);
        let hits = hits.and_then(|results| results.first()?.get("hits")?.as_list());
        hits.ok_or_else(|| {
            wrong(
                "Algolia",
                reply,
                "a list \"results\" of objects with \"hits\"",
            )
        })
    }
}
