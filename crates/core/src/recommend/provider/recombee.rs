//! Recombee (<https://docs.recombee.com/api>). Requests from a page are signed with the database's public token, which
//! gives no right to change the catalog.

use super::reply::wrong;
use super::request::encoded;
use super::{Asked, ProviderRequest, Signature};
use crate::document::Map;
use crate::read::{Problem, choice, record};
use crate::recommend::Strategy;
use crate::text::concat;
use crate::time::SECOND;
use crate::value::{Value, object};

choice! {
    /// The type of this provider.
    pub enum RecombeeType {
        /// Recombee.
        Recombee = "recombee",
    }
}

choice! {
    /// Where a database is.
    pub enum Region {
        /// Europe.
        EuWest = "eu-west",
        /// The United States.
        UsWest = "us-west",
        /// Canada.
        CaEast = "ca-east",
        /// Asia.
        ApSe = "ap-se",
    }
}

record! {
    /// Recombee.
    pub struct Recombee {
        /// Always `recombee`.
        pub kind: RecombeeType => "type",
        /// The database.
        pub database: String => "database",
        /// The database's public token. The page signs requests with it; the private token must not be in a page.
        pub token: String => "token",
        /// Where the database is.
        pub region: Region => "region" = Region::EuWest,
        /// The scenario of each strategy, by its name. `bought-together` and `trending` need one: without, the device ranks.
        pub scenarios: Map<String> => "scenarios",
        /// After how many milliseconds the device ranks by itself.
        pub timeout: u32 => "timeout" = 800,
    }
}

impl Recombee {
    pub(super) fn request(&self, asked: &Asked) -> Option<ProviderRequest> {
        let scenario = self.scenarios.get(asked.strategy.name());
        let of_item = || {
            let item = encoded(asked.item()?.as_str());
            Some(concat(&["items/", &item, "/items/"]))
        };
        let of_visitor = || Some(concat(&["users/", &encoded(asked.visitor?), "/items/"]));
        let recommended = match asked.strategy {
            Strategy::ForYou => of_visitor()?,
            Strategy::Similar => of_item()?,
            Strategy::BoughtTogether if scenario.is_some() => of_item()?,
            Strategy::Trending if scenario.is_some() => of_visitor()?,
            _ => return None,
        };
        let seconds = asked.context.now.millis() / SECOND;
        let signed = concat(&[
            "/",
            &encoded(&self.database),
            "/recomms/",
            &recommended,
            "?frontend_timestamp=",
            &seconds.to_string(),
        ]);
        let host = [
            "https://client-rapi-",
            self.region.name(),
            ".recombee.com",
            &signed,
        ];
        let mut body = object!([
            ("count", (asked.limit as u32).into()),
            // A visitor without an id is not made known.
            ("cascadeCreate", asked.visitor.is_some().into()),
        ]);
        if let Value::Object(fields) = &mut body {
            let scenario = scenario.map(|name| ("scenario".into(), name.as_str().into()));
            fields.extend(scenario);
            if recommended.starts_with("items/") {
                fields.push(("targetUserId".into(), asked.visitor.into()));
            }
        }
        let mut request = ProviderRequest::post(concat(&host), body);
        request.signature = Some(Signature {
            key: self.token.clone(),
            text: signed,
            parameter: "&frontend_sign=",
        });
        Some(request)
    }

    /// `{"recommId", "recomms": [{"id"}], …}`.
    pub(super) fn list<'v>(&self, reply: &'v Value) -> Result<&'v [Value], Problem> {
        let list = reply.get("recomms").and_then(Value::as_list);
        list.ok_or_else(|| wrong("Recombee", reply, "an object with a list \"recomms\""))
    }
}
