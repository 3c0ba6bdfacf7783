//! Saved groups: values or conditions that have a name.

use super::path::Path;
use super::{Condition, script};
use crate::read::{Read, Reader};
use crate::value::Value;

/// The groups that conditions name, GrowthBook's `savedGroups`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SavedGroups {
    /// In the order of their names.
    groups: Vec<(String, Group)>,
}

/// A group of visitors.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Group {
    /// Values without an attribute of their own: `["a", "b"]`.
    Values(Vec<Value>),
    /// Values of an attribute: `{"type": "list", "attributeKey": "id", "values": ["a", "b"]}`.
    List(Option<Path>, Option<Vec<Value>>),
    /// Whoever fulfills a condition: `{"type": "condition", "condition": {…}}`.
    Condition(Condition),
    /// Of no known kind: nobody is in it, and nobody is outside of it.
    Unknown,
}

impl SavedGroups {
    /// Reads them. A malformed group fits nobody, as in the reference, and is noted.
    pub fn read(value: &Value, at: &mut Reader) -> Self {
        let Value::Object(fields) = value else {
            return Self::default();
        };
        let mut groups: Vec<(String, Group)> = Vec::with_capacity(fields.len());
        for (name, group) in fields {
            let mark = at.enter(name);
            let group = Group::read(group, at);
            at.leave(mark);
            match groups.binary_search_by(|(known, _)| known.as_str().cmp(name)) {
                Ok(place) => {
                    if let Some(known) = groups.get_mut(place) {
                        known.1 = group;
                    }
                }
                Err(place) => groups.insert(place, (name.clone(), group)),
            }
        }
        Self { groups }
    }

    pub(super) fn get(&self, name: &str) -> Option<&Group> {
        let place = self
            .groups
            .binary_search_by(|(known, _)| known.as_str().cmp(name))
            .ok()?;
        self.groups.get(place).map(|(_, group)| group)
    }

    /// The values for `$inGroup`: those of an unknown group are none; `None` if it is no group of values.
    pub(super) fn values(&self, name: &str) -> Option<&[Value]> {
        match self.get(name) {
            None => Some(&[]),
            Some(Group::Values(values) | Group::List(_, Some(values))) => Some(values),
            Some(_) => None,
        }
    }
}

impl Group {
    fn read(value: &Value, at: &mut Reader) -> Self {
        if let Value::List(values) = value {
            return Self::Values(values.clone());
        }
        let group = match value.get("type").and_then(Value::as_text) {
            Some("list") => Self::List(
                value
                    .get("attributeKey")
                    .and_then(Value::as_text)
                    .map(Path::new),
                value
                    .get("values")
                    .and_then(Value::as_list)
                    .map(<[Value]>::to_vec),
            ),
            Some("condition") => match value.get("condition") {
                Some(condition) if script::is_object(condition) => {
                    Condition::read(condition, at).map_or(Self::Unknown, Self::Condition)
                }
                _ => Self::Unknown,
            },
            _ => Self::Unknown,
        };
        if matches!(group, Self::Unknown | Self::List(_, None)) {
            at.note(
                value.describe(),
                "a list of values, or a group of type list or condition",
            );
        }
        group
    }
}
