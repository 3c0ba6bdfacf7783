//! Gorse (<https://gorse.io/docs/api/restful-api.html>). Its key gives full access, so a shop passes requests on from a
//! path of its own server, which adds the key.

use super::reply::wrong;
use super::request::{base, encoded};
use super::{Asked, ProviderRequest};
use crate::read::{Problem, choice, record};
use crate::recommend::Strategy;
use crate::text::concat;
use crate::value::{Value, object};

choice! {
    /// The type of this provider.
    pub enum GorseType {
        /// Gorse.
        Gorse = "gorse",
    }
}

record! {
    /// Gorse, behind a path of the shop's own server: its key gives full access and must not be in a page.
    pub struct Gorse {
        /// Always `gorse`.
        pub kind: GorseType => "type",
        /// What stands before `/api/…`: the path of the shop's own server that passes requests on to Gorse and adds the key.
        pub url: String => "url",
        /// The name of the item-to-item recommender for `similar`.
        pub similar: String => "similar" = "neighbors".into(),
        /// The name of the item-to-item recommender for `bought-together`; without one, the device ranks.
        pub together: Option<String> => "together",
        /// The name of the non-personalized recommender for `trending`.
        pub trending: String => "trending" = "popular".into(),
        /// The type of feedback that views of the running visit are sent as, where the visitor has no id.
        pub feedback: String => "feedback" = "read".into(),
        /// After how many milliseconds the device ranks by itself.
        pub timeout: u32 => "timeout" = 800,
    }
}

impl Gorse {
    pub(super) fn request(&self, asked: &Asked) -> Option<ProviderRequest> {
        let url = |parts: &[&str]| {
            let path = concat(parts);
            concat(&[
                base(&self.url),
                "/api/",
                &path,
                "?n=",
                &asked.limit.to_string(),
            ])
        };
        let beside = |name: &str| {
            let item = encoded(asked.item()?.as_str());
            Some(url(&["item-to-item/", &encoded(name), "/", &item]))
        };
        let url = match asked.strategy {
            Strategy::ForYou => match asked.visitor {
                Some(visitor) => url(&["recommend/", &encoded(visitor)]),
                None => return self.of_session(asked, url(&["session/recommend"])),
            },
            Strategy::Similar => beside(&self.similar)?,
            Strategy::BoughtTogether => beside(self.together.as_deref()?)?,
            Strategy::Trending => url(&["non-personalized/", &encoded(&self.trending)]),
            Strategy::NewArrivals => url(&["latest"]),
            Strategy::RecentlyViewed => return None,
        };
        Some(ProviderRequest::get(url))
    }

    fn of_session(&self, asked: &Asked, url: String) -> Option<ProviderRequest> {
        let feedback = asked.visit().iter().map(|item| {
            object!([
                ("FeedbackType", self.feedback.as_str().into()),
                ("ItemId", item.as_str().into()),
            ])
        });
        let feedback: Vec<Value> = feedback.collect();
        (!feedback.is_empty()).then(|| ProviderRequest::post(url, feedback.into()))
    }

    /// Ids, or objects with an `Id` and a `Score`.
    pub(super) fn list<'v>(&self, reply: &'v Value) -> Result<&'v [Value], Problem> {
        let expected = "a list of ids, or of objects with an \"Id\"";
        reply
            .as_list()
            .ok_or_else(|| wrong("Gorse", reply, expected))
    }
}
