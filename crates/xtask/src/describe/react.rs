//! JSX types for React 19, which sets properties and events of custom elements by name, as `react.d.ts`.

use awning_core::element::{ELEMENTS, Element, GLOBAL_ATTRIBUTES};

use super::manifest::type_of;
use super::typescript::property_name;

/// The declarations.
pub fn react_types() -> String {
    let mut text = String::from(
        "// Made by the build from the tables in awning-core.\n\
         import type { DetailedHTMLProps, HTMLAttributes } from \"react\";\n\
         import type * as awning from \"./awning.js\";\n\n\
         type Tag<T, P> = Omit<DetailedHTMLProps<HTMLAttributes<T>, T>, keyof P> & P;\n\n\
         declare module \"react\" {\n  namespace JSX {\n    interface IntrinsicElements {\n",
    );
    for element in &ELEMENTS {
        text.push_str(&row(element));
    }
    text.push_str("    }\n  }\n}\n");
    text
}

fn row(element: &Element) -> String {
    let mut fields = Vec::new();
    for (attribute, _) in element.attributes.iter().chain(&GLOBAL_ATTRIBUTES) {
        let kind = type_of(attribute);
        let kind = if kind == "number" {
            "number | string".to_owned()
        } else {
            kind
        };
        fields.push(format!("{}?: {kind}", property_name(attribute.name)));
    }
    for property in element.properties {
        let type_name = property.type_name.replace("Awning", "awning.Awning");
        fields.push(format!("{}?: {type_name}", property.name));
    }
    for event in element.events {
        let handler = format!("(event: awning.AwningEventMap[\"{}\"]) => void", event.name);
        fields.push(format!("\"on{}\"?: {handler}", event.name));
    }
    fields.push(
        "\"onawning-error\"?: (event: awning.AwningEventMap[\"awning-error\"]) => void".into(),
    );
    let fields: String = fields
        .iter()
        .map(|field| format!("          {field};\n"))
        .collect();
    format!(
        "      \"{}\": Tag<\n        awning.{},\n        {{\n{fields}        }}\n      >;\n",
        element.tag, element.class
    )
}
