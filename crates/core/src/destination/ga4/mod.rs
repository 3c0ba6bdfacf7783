//! Google Analytics 4: through the page's own `gtag.js` or Tag Manager, and by the Measurement Protocol through a proxy
//! (<https://developers.google.com/analytics/devguides/collection/protocol/ga4>).
//!
//! - `parameters`: an event in Google's words, within its limits
//! - `page`: through the page's `dataLayer`
//! - `protocol`: the Measurement Protocol

mod page;
mod parameters;
mod protocol;

pub use page::{Ga4, Ga4Api, Ga4Type};
pub use protocol::{MeasurementProtocol, MeasurementProtocolType};
