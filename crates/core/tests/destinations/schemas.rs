//! Requests against the schemas that vendors publish, which lie in `../shared/conformance` beside the checkout; skipped where they are missing.

use std::path::{Path, PathBuf};

use awning_core::destination::{Body, Host, NativeHost, Sending};
use jsonschema::Validator;
use serde_json::Value;

use crate::configured::{configured, read};
use crate::events::{events, moment};

/// The folder of that vendor's schemas.
fn conformance(vendor: &str) -> Option<PathBuf> {
    let path = Path::new(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../shared/conformance"
    ))
    .join(vendor);
    if !path.exists() {
        println!("skipped: no {}", path.display());
        return None;
    }
    Some(path)
}

fn validator(path: &Path) -> Validator {
    let mut schema: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    // Iglu's own dialect is draft 4 with a name.
    if schema["$schema"]
        .as_str()
        .is_some_and(|dialect| dialect.contains("snowplow"))
    {
        schema["$schema"] = "http://json-schema.org/draft-04/schema#".into();
    }
    jsonschema::validator_for(&schema).unwrap()
}

/// The body of the request of each event.
fn bodies(destination: &str) -> Vec<(String, String)> {
    let (_, entry) = configured()
        .into_iter()
        .find(|(name, _)| *name == destination)
        .unwrap();
    let backend = read(&entry);
    let body = |event: awning_core::event::Event| {
        let encoded = backend
            .encoder()
            .encode(std::slice::from_ref(&event), &moment());
        let Some(Sending::Request(request)) = encoded.sending else {
            panic!("no request")
        };
        let body = match request.body {
            Body::Json(body) => NativeHost.json(&body),
            Body::Text(text) => text,
        };
        (event.name, body)
    };
    events().into_iter().map(body).collect()
}

fn assert_valid(validator: &Validator, value: &Value, what: &str) {
    let errors: Vec<String> = validator
        .iter_errors(value)
        .map(|error| format!("{} at {}", error, error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{what}: {errors:?}\n{value}");
}

#[test]
fn cloudevents_are_as_the_specification_s_schema_has_them() {
    let Some(folder) = conformance("cloudevents") else {
        return;
    };
    let validator = validator(&folder.join("cloudevents.json"));
    for (name, body) in bodies("cloudevents") {
        let batch: Value = serde_json::from_str(&body).unwrap();
        for event in batch.as_array().unwrap() {
            assert_valid(&validator, event, &name);
        }
    }
}

#[test]
fn mixpanel_gets_what_its_openapi_document_describes() {
    let Some(folder) = conformance("mixpanel") else {
        return;
    };
    let text = std::fs::read_to_string(folder.join("ingestion.openapi.yaml")).unwrap();
    let document: Value = serde_yaml_ng::from_str(&text).unwrap();
    for (destination, path) in [("mixpanel", "/track"), ("mixpanel-import", "/import")] {
        let schema = &document["paths"][path]["post"]["requestBody"]["content"]["application/json"]
            ["schema"];
        let validator = jsonschema::validator_for(schema).unwrap();
        for (name, body) in bodies(destination) {
            let json = match body.strip_prefix("data=") {
                Some(form) => percent_decoded(form),
                None => body,
            };
            assert_valid(&validator, &serde_json::from_str(&json).unwrap(), &name);
        }
    }
}

fn percent_decoded(form: &str) -> String {
    url::form_urlencoded::parse(form.as_bytes())
        .next()
        .unwrap()
        .0
        .into_owned()
}

#[test]
fn snowplow_s_payloads_events_and_entities_are_as_its_schemas_have_them() {
    let Some(folder) = conformance("snowplow") else {
        return;
    };
    let mut seen = std::collections::BTreeSet::new();
    for destination in ["snowplow", "snowplow-vendor"] {
        for (name, body) in bodies(destination) {
            let payload: Value = serde_json::from_str(&body).unwrap();
            let data = check(&folder, &payload, &name, &mut seen);
            for event in data.as_array().unwrap() {
                for field in ["ue_pr", "co"] {
                    let Some(json) = event[field].as_str() else {
                        continue;
                    };
                    let inner: Value = serde_json::from_str(json).unwrap();
                    let inner = check(&folder, &inner, &name, &mut seen);
                    let entities = inner.as_array().cloned().unwrap_or_else(|| vec![inner]);
                    for entity in entities {
                        check(&folder, &entity, &name, &mut seen);
                    }
                }
            }
        }
    }
    let seen: Vec<&str> = seen.iter().map(String::as_str).collect();
    assert_eq!(
        seen,
        [
            "cart",
            "checkout_step",
            "contexts",
            "payload_data",
            "product",
            "promotion",
            "refund",
            "snowplow_ecommerce_action",
            "transaction",
            "unstruct_event"
        ]
    );
}

/// Holds the data to the schema that it names; a vendor's own schema is not here.
fn check(
    folder: &Path,
    value: &Value,
    what: &str,
    seen: &mut std::collections::BTreeSet<String>,
) -> Value {
    let name = value["schema"]
        .as_str()
        .unwrap()
        .strip_prefix("iglu:")
        .unwrap();
    let data = value["data"].clone();
    if !name.starts_with("com.example/") {
        let validator = validator(&folder.join(format!("{name}.json")));
        assert_valid(&validator, &data, what);
        seen.insert(name.split('/').nth(1).unwrap().to_owned());
    }
    data
}
