//! What a variation of a visual experiment changes on the page: data, nothing of it is carried out here.

use crate::value::Value;

/// The changes of one variation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// A style sheet; empty for none.
    pub css: String,
    /// A script; empty for none.
    pub js: String,
    /// Changes of elements.
    pub mutations: Vec<Mutation>,
}

/// A change of all elements that a selector finds, as dom-mutator has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mutation {
    /// Which elements.
    pub selector: String,
    /// `set`, `append` or `remove`.
    pub action: String,
    /// What of them: `html`, `class`, `position`, or an attribute's name.
    pub attribute: String,
    /// The value.
    pub value: Option<String>,
    /// For `position`: the element to move them into.
    pub parent_selector: Option<String>,
    /// For `position`: the element to move them before.
    pub insert_before_selector: Option<String>,
}

impl Changes {
    /// Reads a variation's value. Fields of another type than text count as missing, and a mutation without a selector,
    /// an action or an attribute is left out.
    pub fn read(value: &Value) -> Self {
        let own = |name| text(value, name).unwrap_or_default();
        let mutations = value.get("domMutations").and_then(Value::as_list);
        Self {
            css: own("css"),
            js: own("js"),
            mutations: mutations
                .unwrap_or_default()
                .iter()
                .filter_map(Mutation::read)
                .collect(),
        }
    }

    /// Whether nothing is changed.
    pub fn is_empty(&self) -> bool {
        self.css.is_empty() && self.js.is_empty() && self.mutations.is_empty()
    }
}

impl Mutation {
    fn read(value: &Value) -> Option<Self> {
        Some(Self {
            selector: text(value, "selector")?,
            action: text(value, "action")?,
            attribute: text(value, "attribute")?,
            value: text(value, "value"),
            parent_selector: text(value, "parentSelector"),
            insert_before_selector: text(value, "insertBeforeSelector"),
        })
    }
}

fn text(value: &Value, name: &str) -> Option<String> {
    value.get(name)?.as_text().map(str::to_owned)
}
