//! An event as tracker protocol 2 has it: all values are text.

use super::entity::{CART, CHECKOUT_STEP, PRODUCT, PROMOTION, REFUND, Schema, TRANSACTION};
use super::{Snowplow, described};
use crate::VERSION;
use crate::destination::Moment;
use crate::destination::facts::{
    Letters, cut, identifier, locale, page, products, put, subject, text,
};
use crate::destination::room::Notes;
use crate::destination::vocabulary::{Backend, name_in, value_in};
use crate::event::Event;
use crate::text::concat;
use crate::value::Value;

/// The longest value of a structured event's fields that the warehouse has a column for.
const LONGEST: usize = 1000;

impl Snowplow {
    /// The event's payload.
    pub(super) fn payload(
        &self,
        event: &Event,
        moment: &Moment,
        sent_at: &str,
        notes: &mut Notes,
    ) -> Value {
        let (action, entities) = self.ecommerce(event, moment, notes);
        let mut fields = Vec::new();
        let mut add = |name: &str, value: &str| put(&mut fields, name, value);
        match action {
            Some(Action::PageView) => add("e", "pv"),
            Some(Action::Ecommerce(kind)) => {
                add("e", "ue");
                let list = text(&event.properties, "list", moment.host);
                let mut action = Vec::new();
                put(&mut action, "type", kind);
                put(
                    &mut action,
                    "name",
                    list.map(|list| cut(&list, 128).to_owned()),
                );
                let data = described(
                    "com.snowplowanalytics.snowplow.ecommerce/snowplow_ecommerce_action/jsonschema/1-0-2",
                    Value::Object(action),
                );
                add("ue_pr", &self_describing(data, moment));
            }
            None => match &self.vendor {
                Some(vendor) => {
                    add("e", "ue");
                    let name = identifier(&event.name, Letters::Ascii);
                    let schema = concat(&[vendor, "/", &name, "/jsonschema/1-0-0"]);
                    let data = described(&schema, event.properties.clone());
                    add("ue_pr", &self_describing(data, moment));
                }
                None => {
                    add("e", "se");
                    add("se_ca", "awning");
                    add("se_ac", cut(&event.name, LONGEST));
                    let label = subject(event, moment.host).unwrap_or_default();
                    add("se_la", cut(&label, LONGEST));
                    let properties = moment.host.json(&event.properties);
                    let short = cut(&properties, LONGEST);
                    if short.len() < properties.len() {
                        notes.add("Snowplow takes at most 1,000 characters of a structured event's properties: name a vendor to send all of them");
                    }
                    add("se_pr", short);
                }
            },
        }
        if !entities.is_empty() {
            let contexts = described(
                "com.snowplowanalytics.snowplow/contexts/jsonschema/1-0-0",
                entities.into(),
            );
            add("co", &moment.host.json(&contexts));
        }
        let time = moment.host.number_text(moment.millis(event) as f64);
        for (name, value) in [
            ("eid", event.id.as_str()),
            ("tv", concat(&["awning-", VERSION]).as_str()),
            ("tna", "awning"),
            ("aid", &self.app),
            ("p", "web"),
            ("dtm", &time),
            ("stm", sent_at),
            ("url", page(event, "url")),
            ("page", page(event, "title")),
            ("refr", page(event, "referrer")),
            ("duid", &event.anonymous_id),
            ("sid", &event.session_id),
            ("uid", event.user_id.as_deref().unwrap_or_default()),
            ("lang", locale(event)),
        ] {
            add(name, value);
        }
        Value::Object(fields)
    }

    /// What Snowplow has for the event, if the event has what that requires, and the entities that go with it.
    fn ecommerce(
        &self,
        event: &Event,
        moment: &Moment,
        notes: &mut Notes,
    ) -> (Option<Action>, Vec<Value>) {
        let mut properties = event.properties.clone();
        let action = name_in(Backend::Snowplow, &event.name);
        // Of the schema that the action requires, an entity must come about.
        let required = match action {
            Some("page_view") => return (Some(Action::PageView), Vec::new()),
            Some("promo_view" | "promo_click") => Some(&PROMOTION),
            Some("transaction") => Some(&TRANSACTION),
            Some("refund") => Some(&REFUND),
            Some("checkout_step") => {
                if event.name == "Checkout Started" && properties.get("step").is_none() {
                    properties = with(properties, "step", 1.0.into());
                }
                Some(&CHECKOUT_STEP)
            }
            _ => None,
        };
        let mut entities = Vec::new();
        let mut entity = |schema: &Schema, of: &Value, notes: &mut Notes| {
            let made = schema.entity(of, self.currency, moment.host, notes);
            let made = made.map(|data| {
                let name = [
                    "com.snowplowanalytics.snowplow.ecommerce/",
                    schema.name,
                    "/jsonschema/1-0-0",
                ];
                described(&concat(&name), data)
            });
            let is_made = made.is_some();
            entities.extend(made);
            is_made
        };
        let mut complete = required.is_none_or(|schema| entity(schema, &properties, notes));
        let products = products(event);
        for product in products {
            // A product of a list may leave its currency to the list.
            let currency = event.properties.get("currency").cloned();
            let product = match (product.get("currency"), currency) {
                (None, Some(currency)) => with(product.clone(), "currency", currency),
                _ => product.clone(),
            };
            if !entity(&PRODUCT, &product, notes) {
                complete &= required.is_some();
                notes.add("Snowplow's schema of a product requires an id and a price: products without are sent without the entity");
            }
        }
        if event.name == "Cart Viewed" && value_in("Snowplow", &properties).is_some() {
            entity(&CART, &properties, notes);
        }
        complete &= required.is_some() || !products.is_empty();
        (action.filter(|_| complete).map(Action::Ecommerce), entities)
    }
}

/// What Snowplow has for an event.
enum Action {
    PageView,
    Ecommerce(&'static str),
}

fn self_describing(data: Value, moment: &Moment) -> String {
    let event = described(
        "com.snowplowanalytics.snowplow/unstruct_event/jsonschema/1-0-0",
        data,
    );
    moment.host.json(&event)
}

fn with(mut object: Value, name: &str, value: Value) -> Value {
    if let Value::Object(fields) = &mut object {
        fields.push((name.to_owned(), value));
    }
    object
}
