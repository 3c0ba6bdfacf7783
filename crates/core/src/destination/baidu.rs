//! Baidu Tongji (<https://tongji.baidu.com/open/api/more?p=guide_overview>): calls of the `hm.js` that the page has, by
//! its array `_hmt`, which that script reads even if it comes later.

use super::facts::{amount, number, page, products, put, subject, text};
use super::room::{Load, Room};
use super::vocabulary::{Field, System, field_in, value_in};
use super::{Call, Encode, Encoded, Limits, Moment, Sending};
use crate::event::Event;
use crate::event::names::{IDENTIFIED, ORDER_COMPLETED, PAGE_VIEWED};
use crate::read::{choice, record};
use crate::value::Value;

choice! {
    /// The type of this destination.
    pub enum BaiduType {
        /// Baidu Tongji.
        Baidu = "baidu",
    }
}

record! {
    /// Baidu Tongji, through the `hm.js` that the page has.
    pub struct Baidu {
        /// Always `baidu`.
        pub kind: BaiduType => "type",
        /// The category of events.
        pub category: String => "category" = "awning".into(),
        /// Whether page views are sent: `hm.js` counts a page's first itself, unless it was told not to.
        pub page_views: bool => "pageViews" = false,
    }
}

impl Baidu {
    fn calls(&self, event: &Event, moment: &Moment) -> Vec<Call> {
        let mut calls = Vec::new();
        if event.name == PAGE_VIEWED {
            if self.page_views {
                let path = page(event, "path");
                calls.push(push(vec!["_trackPageview".into(), path.into()]));
            }
            return calls;
        }
        if event.name == IDENTIFIED
            && let Some(user) = &event.user_id
        {
            calls.push(push(vec!["_setUserId".into(), user.as_str().into()]));
        }
        if event.name == ORDER_COMPLETED
            && let Some(order) = order(event, moment)
        {
            calls.push(push(vec!["_trackOrder".into(), order]));
        }
        let mut command: Vec<Value> = vec![
            "_trackEvent".into(),
            self.category.as_str().into(),
            event.name.as_str().into(),
            subject(event, moment.host)
                .unwrap_or_else(|| "-".into())
                .into(),
        ];
        let value = ["total", "revenue", "value", "score", "rating", "price"];
        let value = amount(&event.properties, &value);
        // It takes whole numbers only.
        command.extend(value.map(|value| value.round().into()));
        calls.push(push(command));
        calls
    }
}

fn push(command: Vec<Value>) -> Call {
    Call::Push {
        queue: "_hmt".into(),
        item: command.into(),
        as_arguments: false,
    }
}

/// An order; `None` without an id or a value.
fn order(event: &Event, moment: &Moment) -> Option<Value> {
    let id = text(&event.properties, "order_id", moment.host)?;
    let total = value_in("Baidu Tongji", &event.properties)?;
    let items = products(event).iter().map(|product| {
        let mut item = Vec::new();
        for (name, value) in super::facts::fields(product) {
            match field_in(System::Baidu, Field::Product, name) {
                Some(own @ ("Price" | "Quantity")) => put(&mut item, own, number(product, name)),
                Some("skuId") => put(&mut item, "skuId", text(product, name, moment.host)),
                Some(own) => put(&mut item, own, value.clone()),
                None => (),
            }
        }
        Value::Object(item)
    });
    let items: Vec<Value> = items.collect();
    let mut order = Vec::new();
    put(&mut order, "orderId", id);
    put(&mut order, "orderTotal", total);
    put(&mut order, "item", items);
    Some(Value::Object(order))
}

impl Encode for Baidu {
    fn address(&self) -> &str {
        "the page's _hmt"
    }

    fn limits(&self) -> Limits {
        Limits {
            events: 50,
            bytes: 1_000_000,
        }
    }

    fn encode(&self, events: &[Event], moment: &Moment) -> Encoded {
        let mut calls = Vec::new();
        let load = Load::of(events, Room::of(self, moment), &mut |event, items, _| {
            let made = self.calls(event, moment);
            items.extend(made.iter().map(|_| Value::Null));
            calls.extend(made);
            Ok(())
        });
        load.send(Sending::Calls(calls))
    }
}
