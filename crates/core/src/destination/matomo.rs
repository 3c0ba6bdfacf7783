//! Matomo (<https://developer.matomo.org/api-reference/tracking-api>): the bulk form of its tracking API, `POST
//! /matomo.php` with a list of queries, as its own script sends it.

use super::facts::{base, cut, locale, number, page, products, put, subject, text};
use super::room::{Load, Notes, Room};
use super::vocabulary::{Backend, Field, System, field_in, name_in, value_in};
use super::{Body, Encode, Encoded, Limits, Moment, Request};
use crate::event::Event;
use crate::read::{choice, record};
use crate::text::concat;
use crate::time::{HOUR, SECOND};
use crate::value::Value;

choice! {
    /// The type of this destination.
    pub enum MatomoType {
        /// Matomo.
        Matomo = "matomo",
    }
}

record! {
    /// Matomo, with e-commerce, site search and content tracking. It needs no token.
    pub struct Matomo {
        /// Always `matomo`.
        pub kind: MatomoType => "type",
        /// The URL of Matomo, or of `matomo.php` itself.
        pub url: String => "url",
        /// The id of the site.
        pub site: u32 => "siteId",
    }
}

/// How old an event may be without a token.
const OLDEST: i64 = 24 * HOUR - 10 * 60 * SECOND;
const LONGEST_TITLE: usize = 255;
const LONGEST_NAME: usize = 200;

/// A query under construction.
struct Query<'m> {
    text: String,
    moment: &'m Moment<'m>,
}

impl Query<'_> {
    fn add(&mut self, name: &str, value: &str) {
        if !value.is_empty() {
            let value = self.moment.host.uri_component(value);
            let before = if self.text.len() > 1 { "&" } else { "" };
            self.text.push_str(&concat(&[before, name, "=", &value]));
        }
    }

    fn add_number(&mut self, name: &str, value: Option<f64>) {
        if let Some(value) = value {
            self.add(name, &self.moment.host.number_text(value));
        }
    }
}

impl Matomo {
    fn query(&self, event: &Event, moment: &Moment, notes: &mut Notes) -> String {
        let mut query = Query {
            text: "?".into(),
            moment,
        };
        query.add_number("idsite", Some(self.site.into()));
        for (name, value) in [("rec", "1"), ("apiv", "1"), ("send_image", "0")] {
            query.add(name, value);
        }
        query.add("_id", &visitor(&event.anonymous_id));
        query.add(
            "uid",
            cut(event.user_id.as_deref().unwrap_or_default(), LONGEST_NAME),
        );
        query.add("url", page(event, "url"));
        query.add("urlref", page(event, "referrer"));
        query.add("lang", locale(event));
        if moment.now.since(event.at) < OLDEST {
            query.add_number("cdt", Some((moment.millis(event) / SECOND) as f64));
        } else {
            notes.add("Matomo takes no times older than 24 hours without a token: such events count when they arrive");
        }
        self.add_action(&mut query, event, notes);
        query.text
    }

    fn add_action(&self, query: &mut Query, event: &Event, notes: &mut Notes) {
        let host = query.moment.host;
        let properties = &event.properties;
        let said = |name: &str| text(properties, name, host);
        let title = cut(page(event, "title"), LONGEST_TITLE);
        match name_in(Backend::Matomo, &event.name) {
            Some("page") => query.add("action_name", title),
            Some("product") => {
                // An event, because the page itself has been counted.
                self.add_event(query, event, notes);
                for name in ["product_id", "name", "category", "price"] {
                    if let Some(own) = field_in(System::Matomo, Field::Product, name) {
                        query.add(own, &said(name).unwrap_or_default());
                    }
                }
            }
            Some("search") if said("query").is_some() => {
                query.add("search", &said("query").unwrap_or_default());
                query.add("search_cat", &said("category").unwrap_or_default());
            }
            Some("cart") if value_in("Matomo", properties).is_some() => {
                query.add("idgoal", "0");
                query.add_number("revenue", value_in("Matomo", properties));
                query.add("ec_items", &items(event, query.moment));
            }
            Some("order")
                if said("order_id").is_some() && value_in("Matomo", properties).is_some() =>
            {
                query.add("idgoal", "0");
                query.add_number("revenue", value_in("Matomo", properties));
                for (name, _) in super::facts::fields(properties) {
                    match field_in(System::Matomo, Field::Order, name) {
                        Some("ec_id") => query.add("ec_id", &said(name).unwrap_or_default()),
                        Some(own) => query.add_number(own, number(properties, name)),
                        None => (),
                    }
                }
                query.add("ec_items", &items(event, query.moment));
            }
            Some(kind @ ("link" | "download")) if said("href").is_some() => {
                query.add(kind, &said("href").unwrap_or_default());
            }
            Some(kind @ ("impression" | "interaction")) => content(query, event, kind),
            _ => self.add_event(query, event, notes),
        }
    }

    /// What Matomo has no other form for.
    fn add_event(&self, query: &mut Query, event: &Event, notes: &mut Notes) {
        let category = event.name.split(' ').next().unwrap_or_default();
        query.add("ca", "1");
        query.add("e_c", cut(category, LONGEST_NAME));
        query.add("e_a", cut(&event.name, LONGEST_NAME));
        let name = subject(event, query.moment.host).unwrap_or_default();
        if cut(&name, LONGEST_NAME).len() < name.len() {
            notes.add("Matomo takes names of at most 200 characters");
        }
        query.add("e_n", cut(&name, LONGEST_NAME));
        let value = ["value", "score", "rating", "quantity"];
        query.add_number("e_v", super::facts::amount(&event.properties, &value));
    }
}

/// Content tracking: what was seen or followed, of which banner or list.
fn content(query: &mut Query, event: &Event, kind: &str) {
    let host = query.moment.host;
    let said = |name: &str| text(&event.properties, name, host).unwrap_or_default();
    let (name, piece) = match said("promotion_id") {
        promotion if !promotion.is_empty() => (promotion, said("creative")),
        _ => {
            let list = said("list_id");
            let list = if list.is_empty() {
                "products".into()
            } else {
                list
            };
            (list, said("product_id"))
        }
    };
    query.add("ca", "1");
    query.add("c_n", &name);
    query.add("c_p", if piece.is_empty() { &name } else { &piece });
    query.add("c_t", &said("url"));
    if kind == "interaction" {
        query.add("c_i", "click");
    }
}

/// The products as `ec_items` has them: `[["sku", "name", "category", price, quantity], …]`.
fn items(event: &Event, moment: &Moment) -> String {
    let items = products(event).iter().map(|product| {
        let said = |name: &str| Value::from(text(product, name, moment.host).unwrap_or_default());
        let item: Vec<Value> = vec![
            said("product_id"),
            said("name"),
            said("category"),
            number(product, "price").unwrap_or_default().into(),
            number(product, "quantity").unwrap_or(1.0).into(),
        ];
        item.into()
    });
    moment.host.json(&Value::List(items.collect()))
}

/// The visitor's id as Matomo wants it, 16 hexadecimal digits: FNV-1a of 64 bits of the longer one.
fn visitor(id: &str) -> String {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in id.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
    }
    let digits = (0..16).rev().map(|place| {
        let digit = hash >> (place * 4) & 15;
        char::from_digit(digit as u32, 16).unwrap_or('0')
    });
    digits.collect()
}

impl Encode for Matomo {
    fn address(&self) -> &str {
        &self.url
    }

    fn drops_repeats(&self) -> bool {
        false
    }

    fn limits(&self) -> Limits {
        Limits {
            events: 50,
            bytes: 500_000,
        }
    }

    fn encode(&self, events: &[Event], moment: &Moment) -> Encoded {
        let room = Room::of(self, moment);
        let mut load = Load::of(events, room, &mut |event, items, notes| {
            items.push(self.query(event, moment, notes).into());
            Ok(())
        });
        let mut body = Vec::new();
        put(&mut body, "requests", load.take());
        put(&mut body, "send_image", 0.0);
        let url = if self.url.ends_with(".php") {
            self.url.clone()
        } else {
            concat(&[base(&self.url), "/matomo.php"])
        };
        load.send(Request {
            url,
            // What its own script says of the same body: the request stays simple.
            content_type: "application/x-www-form-urlencoded; charset=UTF-8",
            headers: Vec::new(),
            body: Body::Json(Value::Object(body)),
        })
    }
}
