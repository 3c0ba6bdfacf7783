//! Shopify's product recommendations (<https://shopify.dev/docs/api/ajax/reference/product-recommendations>), on the
//! shop's own origin: `GET /recommendations/products.json?product_id=…&limit=…&intent=…`. It takes no key.

use super::reply::wrong;
use super::request::base;
use super::{Asked, ProviderRequest};
use crate::read::{Problem, choice, record};
use crate::recommend::Strategy;
use crate::text::concat;
use crate::value::Value;

choice! {
    /// The type of this provider.
    pub enum ShopifyType {
        /// Shopify.
        Shopify = "shopify",
    }
}

record! {
    /// Shopify's product recommendations, for `similar` and `bought-together`; the catalog's ids are product ids.
    pub struct Shopify {
        /// Always `shopify`.
        pub kind: ShopifyType => "type",
        /// The root of the shop in the page's language, `Shopify.routes.root`: `/` or `/fr/`.
        pub url: String => "url" = "/".into(),
        /// After how many milliseconds the device ranks by itself.
        pub timeout: u32 => "timeout" = 800,
    }
}

/// The most that a request may ask for.
const MOST: usize = 10;

impl Shopify {
    pub(super) fn request(&self, asked: &Asked) -> Option<ProviderRequest> {
        let intent = match asked.strategy {
            Strategy::Similar => "related",
            Strategy::BoughtTogether => "complementary",
            _ => return None,
        };
        let item = asked.item()?.as_str();
        let is_number = item.bytes().all(|byte| byte.is_ascii_digit());
        let url = concat(&[
            base(&self.url),
            "/recommendations/products.json?product_id=",
            item,
            "&limit=",
            &asked.limit.clamp(1, MOST).to_string(),
            "&intent=",
            intent,
        ]);
        is_number.then(|| ProviderRequest::get(url))
    }

    /// `{"products": [{"id": 4, …}]}`.
    pub(super) fn list<'v>(&self, reply: &'v Value) -> Result<&'v [Value], Problem> {
        let list = reply.get("products").and_then(Value::as_list);
        list.ok_or_else(|| wrong("Shopify", reply, "an object with a list \"products\""))
    }
}
