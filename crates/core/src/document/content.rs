//! The fields of the campaign document.

use crate::campaign::Campaign;
use crate::capture;
use crate::destination::Destination;
use crate::experiment;
use crate::money::Currency;
use crate::privacy::{ConsentRules, Redaction};
use crate::read::{Problem, Read, Reader, Unread, record};
use crate::recommend::Settings;
use crate::text::concat;
use crate::value::Value;

record! {
    /// Where the catalog is.
    pub struct CatalogSource {
        /// The URL of a JSON array of items, or of an object with an array `items`.
        pub url: String => "url",
    }
}

record! {
    /// How things are kept on the device.
    pub struct DeviceStorage {
        /// Whether events that wait and the visitor's profile are encrypted (AES-256-GCM, with keys that cannot be taken
        /// out of the browser). Where that is not possible, they are not stored.
        pub encrypted: bool => "encrypted" = false,
    }
}

record! {
    /// The campaign document.
    pub struct Document {
        /// The version of the format; always 1.
        pub version: Version => "version",
        /// The URL of the document's JSON Schema, for editors.
        pub schema: Option<String> => "$schema",
        /// A BCP 47 language tag, or `auto` for the page's own language.
        pub locale: String => "locale" = "auto".into(),
        /// The currency of every amount that names none.
        pub currency: Currency => "currency" = Currency::EUR,
        /// The store's time zone, an IANA name such as `Europe/Amsterdam`; UTC if not said.
        pub time_zone: String => "timeZone" = "UTC".into(),
        /// When what may be kept and sent.
        pub consent: ConsentRules => "consent" = ConsentRules::default(),
        /// How events that wait and the visitor's profile are kept on the device.
        pub storage: Option<DeviceStorage> => "storage",
        /// What becomes of personal data in events before they are sent.
        pub redaction: Unread<Redaction> => "redaction",
        /// Where events go.
        pub destinations: Unread<Vec<Destination>> => "destinations",
        /// The catalog that recommendations choose from.
        pub catalog: Option<CatalogSource> => "catalog",
        /// What panels of recommendations go by.
        pub recommendations: Unread<Settings> => "recommendations",
        /// Experiments and features.
        pub experiments: Unread<experiment::Settings> => "experiments",
        /// What is captured on pages without a line of code.
        pub capture: Unread<capture::Settings> => "capture",
        /// Design tokens by name without `--awning-`, such as `"color-accent": "#0a7d5a"`.
        pub theme: Map<String> => "theme",
        /// Texts by language and key, for languages that are not built in and for other wording.
        pub texts: Map<Map<String>> => "texts",
        /// Surveys and banners.
        pub campaigns: Vec<Campaign> => "campaigns",
    }
}

impl Document {
    /// Reads a document. What is wrong is left out and listed; without a usable version there is no document.
    pub fn parse(value: &Value) -> (Option<Self>, Vec<Problem>) {
        let mut at = Reader::new("");
        let mut document = Self::read(value, &mut at);
        if let Some(document) = &mut document {
            drop_repeated(&mut document.campaigns, &mut at);
        }
        (document, at.into_problems())
    }

    /// What holds where a page has no document.
    pub fn bare() -> Self {
        Self {
            version: Version,
            schema: None,
            locale: "auto".into(),
            currency: Currency::EUR,
            time_zone: "UTC".into(),
            consent: ConsentRules::default(),
            storage: None,
            redaction: Unread::default(),
            destinations: Unread::default(),
            catalog: None,
            recommendations: Unread::default(),
            experiments: Unread::default(),
            capture: Unread::default(),
            theme: Map::default(),
            texts: Map::default(),
            campaigns: Vec::new(),
        }
    }

    /// The campaign of that id.
    pub fn campaign(&self, id: &str) -> Option<&Campaign> {
        self.campaigns.iter().find(|campaign| campaign.id == id)
    }
}

fn drop_repeated(campaigns: &mut Vec<Campaign>, at: &mut Reader) {
    let mut index = 0;
    while let Some(campaign) = campaigns.get(index) {
        if campaigns
            .iter()
            .take(index)
            .any(|earlier| earlier.id == campaign.id)
        {
            let mark = at.enter("campaigns");
            at.note(
                concat(&["a second campaign with the id \"", &campaign.id, "\""]),
                "unique ids",
            );
            at.leave(mark);
            campaigns.remove(index);
        } else {
            index += 1;
        }
    }
}

/// Version 1 of the format.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Version;

impl Read for Version {
    const EXPECTED: &'static str = "1";

    fn read(value: &Value, at: &mut Reader) -> Option<Self> {
        if value.as_number() == Some(1.0) {
            Some(Self)
        } else {
            at.unexpected(value, Self::EXPECTED)
        }
    }
}

/// An object whose field names are the author's own.
#[derive(Clone, Debug, PartialEq)]
pub struct Map<T>(pub Vec<(String, T)>);

impl<T> Default for Map<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Map<T> {
    /// The value of that name.
    pub fn get(&self, name: &str) -> Option<&T> {
        self.0
            .iter()
            .rev()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value)
    }
}

impl<T: Read> Read for Map<T> {
    const EXPECTED: &'static str = "an object";
    const REQUIRED: bool = false;

    fn read(value: &Value, at: &mut Reader) -> Option<Self> {
        let mut read = Vec::new();
        for (name, value) in at.object(value)? {
            let mark = at.enter(name);
            read.extend(T::read(value, at).map(|value| (name.clone(), value)));
            at.leave(mark);
        }
        Some(Self(read))
    }
}

#[cfg(feature = "tools")]
mod describe {
    use super::{Map, Version};
    use crate::read::Describe;
    use crate::value::{Value, object};

    impl Describe for Version {
        fn schema() -> Value {
            object!([("const", 1.0.into())])
        }
    }

    impl<T: Describe> Describe for Map<T> {
        fn schema() -> Value {
            object!([
                ("type", "object".into()),
                ("additionalProperties", T::schema()),
            ])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::Widget;

    fn parse(json: &str) -> (Option<Document>, Vec<String>) {
        let (document, problems) = Document::parse(&serde_json::from_str(json).unwrap());
        (document, problems.iter().map(Problem::message).collect())
    }

    const EXAMPLE: &str = r#"{ "version": 1, "locale": "auto", "currency": "EUR", "timeZone": "Europe/Amsterdam",
      "consent": { "mode": "opt-in", "respectGpc": true },
      "destinations": [ { "type": "webhook", "url": "/v1/events" } ],
      "catalog": { "url": "/catalog.json" },
      "campaigns": [
        { "id": "nps-spring", "widget": "survey",
          "content": { "questions": [
              { "id": "q1", "type": "nps", "text": "How likely are you to recommend us?", "low": "Not at all", "high": "Certainly", "required": true },
              { "id": "q2", "type": "text", "text": "What is the main reason?" } ],
            "thanks": "Thank you." } },
        { "id": "free-shipping", "widget": "banner",
          "content": { "message": "Free shipping from {threshold}", "progress": { "tiers": [ { "threshold": "50.00", "reward": "Free shipping" } ] } } } ] }"#;

    #[test]
    fn the_documented_example_is_read_without_a_word() {
        let (document, problems) = parse(EXAMPLE);
        assert_eq!(problems, Vec::<String>::new());
        let document = document.unwrap();
        assert_eq!(document.campaigns.len(), 2);
        assert_eq!(
            document.campaign("nps-spring").unwrap().widget,
            Widget::Survey
        );
        assert!(
            document
                .campaigns
                .iter()
                .all(|campaign| campaign.check().is_empty())
        );
        assert_eq!(document.time_zone, "Europe/Amsterdam");
    }

    #[test]
    fn a_wrong_part_is_left_out_and_said_and_the_rest_runs() {
        let (document, problems) = parse(
            r#"{"version":1,"currency":"euro","destinations":[{"type":"pigeon"},{"type":"webhook","url":"/e"}],
            "campaigns":[{"id":"a","widget":"popup","content":{}},{"id":"b","widget":"banner","content":{"message":"Hi"}},
            {"id":"b","widget":"banner","content":{"message":"Again"}}],"campaign":[]}"#,
        );
        let document = document.unwrap();
        assert_eq!(
            (
                document.currency,
                document.destinations.parse().0.unwrap().len(),
                document.campaigns.len()
            ),
            (Currency::EUR, 1, 1)
        );
        assert_eq!(
            problems,
            [
                "campaign: found a field that is not known here, expected one of version, $schema, locale, currency, timeZone, consent, storage, redaction, destinations, catalog, recommendations, experiments, capture, theme, texts, campaigns",
                "currency: found \"euro\", expected a currency code of three letters, such as \"EUR\"",
                "campaigns[0].widget: found \"popup\", expected one of survey, banner",
                "campaigns: found a second campaign with the id \"b\", expected unique ids",
            ]
        );
    }

    #[test]
    fn what_only_deliveries_need_is_read_by_them() {
        let (document, problems) =
            parse(r#"{"version":1,"destinations":[{"type":"pigeon"}],"redaction":[]}"#);
        assert_eq!(problems, Vec::<String>::new());
        let document = document.unwrap();
        let (destinations, problems) = document.destinations.parse();
        assert_eq!(destinations, Some(Vec::new()));
        assert_eq!(
            problems[0].message(),
            "destinations[0]: found \"pigeon\", expected a \"type\" that is one of webhook, cloudevents, segment, rudderstack, posthog, snowplow, ga4, ga4-measurement-protocol, matomo, plausible, umami, amplitude, mixpanel, baidu, sensors, gorse, dom, function"
        );
        let (redaction, problems) = document.redaction.parse();
        assert_eq!(redaction, None);
        assert_eq!(
            problems[0].message(),
            "redaction: found a list, expected an object"
        );
    }

    #[test]
    fn without_a_version_there_is_no_document() {
        assert_eq!(
            parse(r#"{"campaigns":[]}"#),
            (None, vec!["version: found nothing, expected 1".into()])
        );
        assert_eq!(
            parse(r#"{"version":2}"#),
            (None, vec!["version: found 2, expected 1".into()])
        );
        assert_eq!(
            parse("[]"),
            (
                None,
                vec!["the document: found a list, expected an object".into()]
            )
        );
    }

    proptest::proptest! {
        #[test]
        fn no_document_makes_it_trap(bytes in proptest::collection::vec(0_usize..EXAMPLE.len(), 0..6), junk in "[\\[\\]{}:,\"0-9a-z -]{0,8}") {
            let mut text = EXAMPLE.to_owned();
            for at in bytes {
                let at = at.min(text.len());
                text.insert_str(at, &junk);
            }
            if let Ok(value) = serde_json::from_str::<Value>(&text)
                && let (Some(document), _) = Document::parse(&value)
            {
                document.campaigns.iter().for_each(|campaign| drop(campaign.check()));
            }
        }
    }
}
