//! `custom-elements.json`, the Custom Elements Manifest (<https://github.com/webcomponents/custom-elements-manifest>).

use awning_core::element::{
    Attribute, ELEMENTS, Element, EventRow, GLOBAL_ATTRIBUTES, GLOBAL_EVENTS, Kind, TOKENS,
};
use serde_json::{Value, json};

/// The manifest of all elements.
pub fn manifest() -> Value {
    let module = "dist/awning.js";
    let exports = ELEMENTS.iter().map(|element| {
        json!({
            "kind": "custom-element-definition",
            "name": element.tag,
            "declaration": { "name": element.class, "module": module },
        })
    });
    json!({
        "schemaVersion": "2.1.0",
        "readme": "README.md",
        "modules": [{
            "kind": "javascript-module",
            "path": module,
            "summary": "The loader: defines every element.",
            "declarations": ELEMENTS.iter().map(declaration).collect::<Vec<_>>(),
            "exports": exports.collect::<Vec<_>>(),
        }],
    })
}

fn declaration(element: &Element) -> Value {
    let mut members: Vec<Value> = element.attributes.iter().map(reflected).collect();
    members.extend(element.properties.iter().map(|property| {
        json!({
            "kind": "field",
            "name": property.name,
            "type": { "text": property.type_name },
            "description": property.doc,
        })
    }));
    let named = |name: &str, doc: &str| json!({ "name": name, "description": doc });
    let tokens = TOKENS
        .iter()
        .map(|token| named(&format!("--awning-{}", token.name), token.doc));
    let mut attributes: Vec<Value> = element.attributes.iter().map(attribute).collect();
    attributes.extend(GLOBAL_ATTRIBUTES.iter().map(unreflected));
    json!({
        "kind": "class",
        "name": element.class,
        "tagName": element.tag,
        "customElement": true,
        "superclass": { "name": "HTMLElement", "package": "global:" },
        "description": element.doc,
        "attributes": attributes,
        "members": members,
        "events": element.events.iter().chain(&GLOBAL_EVENTS).map(event_row).collect::<Vec<_>>(),
        "slots": [named("", element.slot)],
        "cssParts": element.parts.iter().map(|part| named(part.name, part.doc)).collect::<Vec<_>>(),
        "cssProperties": tokens.collect::<Vec<_>>(),
    })
}

fn attribute(described: &(Attribute, &str)) -> Value {
    let mut row = unreflected(described);
    let (attribute, _) = described;
    row["fieldName"] = attribute.name.into();
    if let Some(default) = default_of(attribute) {
        row["default"] = default.into();
    }
    row
}

fn unreflected((attribute, doc): &(Attribute, &str)) -> Value {
    json!({
        "name": attribute.name,
        "type": { "text": type_of(attribute) },
        "description": doc,
    })
}

fn reflected((attribute, doc): &(Attribute, &str)) -> Value {
    json!({
        "kind": "field",
        "name": attribute.name,
        "type": { "text": "string | null" },
        "description": doc,
        "attribute": attribute.name,
        "reflects": true,
    })
}

fn event_row(event: &EventRow) -> Value {
    let mut description = event.doc.to_owned();
    if !event.default_action.is_empty() {
        description.push_str(&format!(
            " Cancelable; by default {}.",
            event.default_action
        ));
    }
    let fields = event
        .detail
        .iter()
        .map(|field| format!("{}: {}", field.name, field.type_name));
    json!({
        "name": event.name,
        "type": { "text": format!("CustomEvent<{{ {} }}>", fields.collect::<Vec<_>>().join("; ")) },
        "description": description,
    })
}

/// What an attribute takes, as a TypeScript type.
pub fn type_of(attribute: &Attribute) -> String {
    match attribute.kind {
        Kind::Text | Kind::Ids => "string".into(),
        Kind::Flag => "boolean".into(),
        Kind::Whole { .. } => "number".into(),
        Kind::Choice { names, .. } => names
            .iter()
            .map(|name| format!("\"{name}\""))
            .collect::<Vec<_>>()
            .join(" | "),
    }
}

/// What holds if an attribute is absent.
pub fn default_of(attribute: &Attribute) -> Option<String> {
    match attribute.kind {
        Kind::Whole { default, .. } => Some(default.to_string()),
        Kind::Choice { default, .. } if !default.is_empty() => Some(default.to_owned()),
        _ => None,
    }
}
