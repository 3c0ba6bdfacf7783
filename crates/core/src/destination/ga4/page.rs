//! Through the page's own `gtag.js` or Tag Manager, by its `dataLayer`: both read what was pushed before they came.

use super::parameters::{name, parameters, user_properties};
use crate::destination::facts;
use crate::destination::room::{Load, Room};
use crate::destination::{Call, Encode, Encoded, Limits, Moment, Sending};
use crate::event::Event;
use crate::event::names::{IDENTIFIED, PAGE_VIEWED};
use crate::read::{choice, record};
use crate::value::{Value, object};

choice! {
    /// The type of this destination.
    pub enum Ga4Type {
        /// Google Analytics 4, through the page.
        Ga4 = "ga4",
    }
}

choice! {
    /// What the page has.
    pub enum Ga4Api {
        /// `gtag.js`: `gtag('event', name, parameters)`.
        Gtag = "gtag",
        /// Tag Manager: `dataLayer.push({event: name, ecommerce: {…}})`.
        DataLayer = "data-layer",
    }
}

record! {
    /// Google Analytics 4, through the `gtag.js` or Tag Manager that the page has. It needs no secret, and counts with
    /// the page's own sessions.
    pub struct Ga4 {
        /// Always `ga4`.
        pub kind: Ga4Type => "type",
        /// What the page has.
        pub api: Ga4Api => "api" = Ga4Api::Gtag,
        /// The name of its global array.
        pub layer: String => "dataLayer" = "dataLayer".into(),
        /// The one measurement id that events are for, `G-…`, where a page has several.
        pub measurement: Option<String> => "measurementId",
        /// Whether page views are sent: `gtag.js` counts them itself, unless it was told not to.
        pub page_views: bool => "pageViews" = false,
    }
}

impl Ga4 {
    fn push(&self, item: Value) -> Call {
        Call::Push {
            queue: self.layer.clone(),
            item,
            as_arguments: self.api == Ga4Api::Gtag,
        }
    }

    fn calls(
        &self,
        event: &Event,
        moment: &Moment,
        load: &mut super::super::room::Notes,
    ) -> Vec<Call> {
        let mut fields = parameters(event, moment, load);
        let name = name(event, load);
        let mut calls = Vec::new();
        if self.api == Ga4Api::DataLayer {
            let ecommerce = split_ecommerce(&mut fields);
            fields.insert(0, ("event".into(), name.into()));
            if let Some(ecommerce) = ecommerce {
                // Tag Manager merges what is pushed: without this, one event's items would be in the next.
                calls.push(self.push(object!([("ecommerce", Value::Null)])));
                fields.push(("ecommerce".into(), ecommerce));
            }
            calls.push(self.push(Value::Object(fields)));
            return calls;
        }
        if event.name == IDENTIFIED {
            let user = object!([("user_id", event.user_id.as_deref().into())]);
            calls.push(self.command(vec!["set".into(), user]));
            let traits = Value::Object(user_properties(event, moment.host, load));
            calls.push(self.command(vec!["set".into(), "user_properties".into(), traits]));
            // The traits are the user's, not the event's.
            fields.clear();
        }
        if let Some(measurement) = &self.measurement {
            fields.push(("send_to".into(), measurement.as_str().into()));
        }
        calls.push(self.command(vec!["event".into(), name.into(), Value::Object(fields)]));
        calls
    }

    fn command(&self, arguments: Vec<Value>) -> Call {
        self.push(arguments.into())
    }
}

/// Takes what Tag Manager wants in `ecommerce`.
fn split_ecommerce(fields: &mut Vec<(String, Value)>) -> Option<Value> {
    const OWN: [&str; 14] = [
        "value",
        "currency",
        "transaction_id",
        "tax",
        "shipping",
        "coupon",
        "payment_type",
        "shipping_tier",
        "item_list_id",
        "item_list_name",
        "promotion_id",
        "promotion_name",
        "creative_name",
        "creative_slot",
    ];
    let (own, rest): (Vec<_>, Vec<_>) = std::mem::take(fields)
        .into_iter()
        .partition(|(name, _)| name == "items" || OWN.contains(&name.as_str()));
    *fields = rest;
    (!own.is_empty()).then_some(Value::Object(own))
}

impl Encode for Ga4 {
    fn address(&self) -> &str {
        "the page's dataLayer"
    }

    fn limits(&self) -> Limits {
        Limits {
            events: 50,
            bytes: 1_000_000,
        }
    }

    fn encode(&self, events: &[Event], moment: &Moment) -> Encoded {
        let mut calls = Vec::new();
        let load = Load::of(
            events,
            Room::of(self, moment),
            &mut |event, items, notes| {
                // What the page has pushed there itself, Google has.
                let is_theirs = facts::is_captured_from(event, &self.layer);
                if !is_theirs && (event.name != PAGE_VIEWED || self.page_views) {
                    calls.extend(self.calls(event, moment, notes));
                    items.push(Value::Null);
                }
                Ok(())
            },
        );
        load.send(Sending::Calls(calls))
    }
}
