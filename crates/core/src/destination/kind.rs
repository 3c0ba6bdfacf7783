//! The destinations, by their `type`: one table.

use std::rc::Rc;

use super::amplitude::{Amplitude, AmplitudeType};
use super::baidu::{Baidu, BaiduType};
use super::cloudevents::{CloudEvents, CloudEventsType};
use super::dom::{Dom, DomType};
use super::function::{Function, FunctionType};
use super::ga4::{Ga4, Ga4Type, MeasurementProtocol, MeasurementProtocolType};
use super::gorse::{GorseFeedback, GorseFeedbackType};
use super::matomo::{Matomo, MatomoType};
use super::mixpanel::{Mixpanel, MixpanelType};
use super::plausible::{Plausible, PlausibleType};
use super::posthog::{PostHog, PostHogType};
use super::rudderstack::{RudderStack, RudderStackType};
use super::segment::{Segment, SegmentType};
use super::sensors::{Sensors, SensorsType};
use super::snowplow::{Snowplow, SnowplowType};
use super::umami::{Umami, UmamiType};
use super::webhook::{Webhook, WebhookType};
use super::{Encode, secret};
use crate::read::{Choice, Read, Reader, one_of};
use crate::text::concat;
use crate::value::Value;

/// What the documentation says of a destination.
#[cfg(feature = "tools")]
pub struct Row {
    /// Its `type` in the document.
    pub name: &'static str,
    /// What it is called.
    pub title: &'static str,
    /// Whether it is called in the page; otherwise requests are sent.
    pub in_page: bool,
    /// Where its maker documents what it takes.
    pub link: &'static str,
    /// The JSON Schema of its fields.
    pub schema: fn() -> Value,
}

macro_rules! destinations {
    ($($kind:ident, $name:ident, $in_page:literal, $title:literal, $link:literal;)*) => {
        /// The types of all destinations.
        pub const TYPES: &[&str] = &[$(<$name as Choice>::NAMES[0],)*];

        /// Whether a destination of that type is called in the page.
        pub(super) fn is_in_page(kind: &str) -> bool {
            $(($in_page && kind == <$name as Choice>::NAMES[0]))||*
        }

        /// All destinations.
        #[cfg(feature = "tools")]
        pub const DESTINATIONS: &[Row] = &[$(Row {
            name: <$name as Choice>::NAMES[0],
            title: $title,
            in_page: $in_page,
            link: $link,
            schema: <$kind as crate::read::Describe>::schema,
        },)*];

        /// Where events go.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Backend {
            $(
                #[doc = $title]
                $kind($kind),
            )*
        }

        impl Backend {
            /// Its encoder and classifier.
            pub fn encoder(&self) -> &dyn Encode {
                match self {
                    $(Self::$kind(kind) => kind,)*
                }
            }

            /// The same, for who keeps it.
            pub fn into_encoder(self) -> Rc<dyn Encode> {
                match self {
                    $(Self::$kind(kind) => Rc::new(kind),)*
                }
            }
        }

        fn read(kind: &str, value: &Value, at: &mut Reader) -> Option<Backend> {
            $(if kind == <$name as Choice>::NAMES[0] {
                return $kind::read(value, at).map(Backend::$kind);
            })*
            unknown(value, at)
        }
    };
}

destinations! {
    Webhook, WebhookType, false, "Webhook", "events.md#the-webhook";
    CloudEvents, CloudEventsType, false, "CloudEvents 1.0", "https://github.com/cloudevents/spec";
    Segment, SegmentType, false, "Segment", "https://segment.com/docs/connections/sources/catalog/libraries/server/http-api/";
    RudderStack, RudderStackType, false, "RudderStack", "https://www.rudderstack.com/docs/api/http-api/";
    PostHog, PostHogType, false, "PostHog", "https://posthog.com/docs/api/capture";
    Snowplow, SnowplowType, false, "Snowplow", "https://docs.snowplow.io/docs/fundamentals/canonical-event/";
    Ga4, Ga4Type, true, "Google Analytics 4, in the page", "https://developers.google.com/analytics/devguides/collection/ga4/ecommerce";
    MeasurementProtocol, MeasurementProtocolType, false, "Google Analytics 4, Measurement Protocol", "https://developers.google.com/analytics/devguides/collection/protocol/ga4";
    Matomo, MatomoType, false, "Matomo", "https://developer.matomo.org/api-reference/tracking-api";
    Plausible, PlausibleType, false, "Plausible", "https://plausible.io/docs/events-api";
    Umami, UmamiType, false, "Umami", "https://umami.is/docs/api/sending-stats";
    Amplitude, AmplitudeType, false, "Amplitude", "https://amplitude.com/docs/apis/analytics/http-v2";
    Mixpanel, MixpanelType, false, "Mixpanel", "https://developer.mixpanel.com/reference/ingestion-api";
    Baidu, BaiduType, true, "Baidu Tongji", "https://tongji.baidu.com/open/api/more?p=guide_overview";
    Sensors, SensorsType, true, "Sensors Analytics", "https://manual.sensorsdata.cn/sa/docs/tech_sdk_client_web_use";
    GorseFeedback, GorseFeedbackType, false, "Gorse", "https://gorse.io/docs/api/restful-api.html";
    Dom, DomType, true, "The page's own listeners", "#the-pages-own-code";
    Function, FunctionType, true, "A function of the page", "#the-pages-own-code";
}

impl Read for Backend {
    const EXPECTED: &'static str = "a destination with a \"type\"";

    fn read(value: &Value, at: &mut Reader) -> Option<Self> {
        at.object(value)?;
        if secret::refuse(value, at) {
            return None;
        }
        let kind = value.get("type").and_then(Value::as_text);
        read(kind.unwrap_or_default(), value, at)
    }
}

/// Notes which types there are.
pub(super) fn unknown<T>(value: &Value, at: &mut Reader) -> Option<T> {
    let found = value.get("type").unwrap_or(&Value::Null).describe();
    at.note(found, &concat(&["a \"type\" that is ", &one_of(TYPES)]));
    None
}

#[cfg(feature = "tools")]
impl crate::read::Describe for Backend {
    fn schema() -> Value {
        let kinds: Vec<Value> = DESTINATIONS.iter().map(|row| (row.schema)()).collect();
        crate::value::object!([("oneOf", kinds.into())])
    }
}
