//! A JSON Schema as a TypeScript type: those keywords that `awning-core` uses, and no others.

use serde_json::Value;

/// The type of what a schema accepts, indented by `depth` steps.
pub fn type_of(schema: &Value, depth: usize) -> String {
    if let Some(constant) = schema.get("const") {
        return constant_type(constant);
    }
    if let Some(choices) = schema.get("oneOf").and_then(Value::as_array) {
        return choices
            .iter()
            .map(|choice| type_of(choice, depth))
            .collect::<Vec<_>>()
            .join(" | ");
    }
    match schema.get("type") {
        Some(Value::String(kind)) => match kind.as_str() {
            "string" => "string".into(),
            "boolean" => "boolean".into(),
            "integer" | "number" => "number".into(),
            "array" => format!("Array<{}>", type_of(&schema["items"], depth)),
            "object" => object_type(schema, depth),
            _ => "unknown".into(),
        },
        Some(Value::Array(kinds)) => {
            let kinds = kinds
                .iter()
                .filter_map(Value::as_str)
                .map(|kind| kind.to_owned());
            kinds.collect::<Vec<_>>().join(" | ")
        }
        _ => "unknown".into(),
    }
}

fn constant_type(constant: &Value) -> String {
    match constant.as_f64() {
        Some(number) if number.fract() == 0.0 => format!("{number:.0}"),
        _ => constant.to_string(),
    }
}

fn object_type(schema: &Value, depth: usize) -> String {
    let Some(properties) = schema.get("properties").and_then(Value::as_object) else {
        let values = schema
            .get("additionalProperties")
            .map_or("unknown".into(), |values| type_of(values, depth));
        return format!("Record<string, {values}>");
    };
    let required = schema.get("required").and_then(Value::as_array);
    let inner = "  ".repeat(depth + 1);
    let mut text = String::from("{\n");
    for (name, property) in properties {
        if let Some(doc) = property.get("description").and_then(Value::as_str) {
            text.push_str(&format!("{inner}/** {doc} */\n"));
        }
        let must = required.is_some_and(|required| required.iter().any(|known| known == name));
        let name = if name.starts_with('$') {
            format!("\"{name}\"")
        } else {
            name.clone()
        };
        let mark = if must { "" } else { "?" };
        text.push_str(&format!(
            "{inner}{name}{mark}: {};\n",
            type_of(property, depth + 1)
        ));
    }
    text.push_str(&"  ".repeat(depth));
    text.push('}');
    text
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::type_of;

    #[test]
    fn schemas_become_types() {
        let table = [
            (json!({"type": "string"}), "string"),
            (json!({"type": ["string", "number"]}), "string | number"),
            (json!({"const": "nps", "description": "x"}), "\"nps\""),
            (json!({"const": 1.0}), "1"),
            (
                json!({"type": "array", "items": {"oneOf": [{"const": "a"}, {"const": "b"}]}}),
                "Array<\"a\" | \"b\">",
            ),
            (
                json!({"type": "object", "additionalProperties": {"type": "string"}}),
                "Record<string, string>",
            ),
            (
                json!({"type": "object", "properties": {"a": {"type": "integer", "description": "A."}, "b": {"type": "boolean"}}, "required": ["a"]}),
                "{\n  /** A. */\n  a: number;\n  b?: boolean;\n}",
            ),
        ];
        for (schema, expected) in table {
            assert_eq!(type_of(&schema, 0), expected);
        }
    }
}
