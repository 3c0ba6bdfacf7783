//! Destinations: where events go. One file each, with its fields in the document, a pure encoder (events to requests)
//! and a pure classifier (reply to verdict). Nothing here sends anything.
//!
//! What they have in common:
//!
//! - `encode`: what every destination can do
//! - `sending`: what an encoder asks to be sent
//! - `kind`: the table of destinations, by their `type`
//! - `configured`: a destination as the document names it
//! - `secret`: what a document must not have
//! - `room`: how many events go into one request
//! - `facts`: what encoders read of an event
//! - `vocabulary`: the vocabulary in each backend's words
//! - `message`: a message as Segment and RudderStack have it
//! - `base64`: for headers
//! - `native`: the JavaScript engine's part outside a browser
//!
//! The destinations:
//!
//! - `webhook`: any server that takes Awning's own JSON
//! - `amplitude`, `cloudevents`, `matomo`, `mixpanel`, `plausible`, `posthog`, `rudderstack`, `segment`, `snowplow`,
//!   `umami`: those of that name
//! - `ga4`: Google Analytics 4, in the page and by the Measurement Protocol
//! - `gorse`: feedback for Gorse
//! - `baidu`, `sensors`: Baidu Tongji and Sensors Analytics, in the page
//! - `dom`, `function`: a page's own code

mod amplitude;
mod baidu;
mod base64;
mod cloudevents;
mod configured;
mod dom;
mod encode;
mod facts;
mod function;
mod ga4;
mod gorse;
mod kind;
mod matomo;
mod message;
mod mixpanel;
#[cfg(feature = "tools")]
mod native;
mod plausible;
mod posthog;
mod room;
mod rudderstack;
mod secret;
mod segment;
mod sending;
mod sensors;
mod snowplow;
mod umami;
pub mod vocabulary;
mod webhook;

pub use amplitude::Amplitude;
pub use baidu::Baidu;
pub use cloudevents::CloudEvents;
pub use configured::{Destination, Late};
pub use dom::Dom;
pub use encode::{Encode, Encoded, Host, Limits, Moment};
pub use function::Function;
pub use ga4::{Ga4, Ga4Api, MeasurementProtocol};
pub use gorse::GorseFeedback;
pub use kind::{Backend, TYPES};
#[cfg(feature = "tools")]
pub use kind::{DESTINATIONS, Row};
pub use matomo::Matomo;
pub use mixpanel::{Mixpanel, MixpanelApi};
#[cfg(feature = "tools")]
pub use native::NativeHost;
pub use plausible::Plausible;
pub use posthog::{PostHog, PostHogApi};
pub use rudderstack::RudderStack;
pub use segment::Segment;
pub use sending::{Body, Call, Request, Sending};
pub use sensors::Sensors;
pub use snowplow::Snowplow;
pub use umami::Umami;
pub use webhook::{Format, Webhook};
