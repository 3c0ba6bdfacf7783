//! The JSON Schema (draft 2020-12) of what these readers accept, for editors that complete and check documents.

use crate::value::{Value, object};

/// A type that can say which JSON it is read from.
pub trait Describe {
    /// Its JSON Schema.
    fn schema() -> Value;
}

/// A field of a record.
pub struct Described {
    /// Its name in JSON.
    pub name: &'static str,
    /// What it is for.
    pub doc: &'static str,
    /// Whether the record is unusable without it.
    pub required: bool,
    /// What may stand there.
    pub schema: Value,
}

/// The schema of an object with these fields and no others.
pub fn record(doc: &str, fields: Vec<Described>) -> Value {
    let required: Vec<Value> = fields
        .iter()
        .filter(|field| field.required)
        .map(|field| field.name.into())
        .collect();
    let properties = fields
        .into_iter()
        .map(|field| (field.name.to_owned(), documented(field.schema, field.doc)));
    object!([
        ("type", "object".into()),
        ("description", prose(doc).into()),
        ("properties", Value::Object(properties.collect())),
        ("required", required.into()),
        ("additionalProperties", false.into()),
    ])
}

/// The schema of one of a few names.
pub fn choice(doc: &str, values: &[(&str, &str)]) -> Value {
    let values = values.iter().map(|(name, doc)| {
        object!([
            ("const", (*name).into()),
            ("description", prose(doc).into()),
        ])
    });
    object!([
        ("description", prose(doc).into()),
        ("oneOf", Value::List(values.collect())),
    ])
}

/// A schema with a description in front of its own.
pub fn documented(schema: Value, doc: &str) -> Value {
    let Value::Object(mut fields) = schema else {
        return schema;
    };
    if !doc.is_empty() {
        fields.retain(|(name, _)| name != "description");
        fields.insert(0, ("description".into(), prose(doc).into()));
    }
    Value::Object(fields)
}

/// Rustdoc as a line of plain text.
fn prose(doc: &str) -> String {
    doc.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn simple(kind: &str) -> Value {
    object!([("type", kind.into())])
}

impl Describe for Value {
    fn schema() -> Value {
        Value::Object(Vec::new())
    }
}

impl Describe for String {
    fn schema() -> Value {
        simple("string")
    }
}

impl Describe for bool {
    fn schema() -> Value {
        simple("boolean")
    }
}

impl Describe for u32 {
    fn schema() -> Value {
        object!([("type", "integer".into()), ("minimum", 0.0.into())])
    }
}

impl Describe for f64 {
    fn schema() -> Value {
        simple("number")
    }
}

impl<T: Describe> Describe for Option<T> {
    fn schema() -> Value {
        T::schema()
    }
}

impl<T: Describe> Describe for Vec<T> {
    fn schema() -> Value {
        object!([("type", "array".into()), ("items", T::schema())])
    }
}
