//! What a visual experiment changes on a page: GrowthBook's mutations, read into changes that can be carried out without
//! running anybody's script, or a reason why they cannot.

use super::assignment::{Changes, Experiment, Mutation};
use crate::text::concat;
use crate::value::{Value, object};

/// The changes of a visual experiment's variation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VisualPlan {
    /// A style sheet; empty for none.
    pub css: String,
    /// Changes of elements, in their order.
    pub changes: Vec<Change>,
    /// Selectors of all elements that any variation of the experiment changes: who has one of these on their page takes
    /// part, whichever variation they get.
    pub watched: Vec<String>,
    /// Whether every page takes part, because a variation has a style sheet.
    pub everywhere: bool,
}

/// A change of all elements that a selector finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Which elements.
    pub selector: String,
    /// What of them.
    pub target: Target,
    /// What becomes of it.
    pub action: Action,
    /// The value; empty for none.
    pub value: String,
}

/// What of an element is changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// Its content, as HTML.
    Html,
    /// Its classes.
    Class,
    /// Its own style.
    Style,
    /// Where it stands: in the element that the first selector finds, before the one that the second finds, if there is one.
    Position(String, Option<String>),
    /// An attribute.
    Attribute(String),
}

/// What becomes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// It is the value.
    Set,
    /// The value is added at its end.
    Append,
    /// The attribute goes, or of the classes those that the value names.
    Remove,
}

impl Action {
    fn read(name: &str) -> Option<Self> {
        match name {
            "set" => Some(Self::Set),
            "append" => Some(Self::Append),
            "remove" => Some(Self::Remove),
            _ => None,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Set => "set",
            Self::Append => "append",
            Self::Remove => "remove",
        }
    }
}

impl VisualPlan {
    /// What a variation of an experiment changes, by its index.
    ///
    /// An experiment is carried out as a whole or not at all: one arm without its changes would be measured as if it had
    /// them.
    ///
    /// # Errors
    /// Why none of its variations can be carried out, in a sentence: one of them has a script, or a change that would run
    /// one or that has no meaning.
    pub fn of(experiment: &Experiment, index: usize) -> Result<Self, String> {
        let mut plan = Self::default();
        for (place, variation) in experiment.variations.iter().enumerate() {
            let changes = Changes::read(variation);
            if !changes.js.is_empty() {
                return Err(said(experiment, "it has a script, and Awning runs none"));
            }
            let read: Result<Vec<Change>, String> =
                changes.mutations.iter().map(Change::read).collect();
            let read = read.map_err(|why| said(experiment, &why))?;
            plan.everywhere |= !changes.css.is_empty();
            for change in &read {
                if !plan.watched.contains(&change.selector) {
                    plan.watched.push(change.selector.clone());
                }
            }
            if place == index {
                plan.css = changes.css;
                plan.changes = read;
            }
        }
        Ok(plan)
    }

    /// As the page's script takes it.
    pub fn to_value(&self, key: &str) -> Value {
        let watched = self.watched.iter().map(|selector| selector.as_str().into());
        object!([
            ("key", key.into()),
            ("css", self.css.as_str().into()),
            (
                "changes",
                Value::List(self.changes.iter().map(Change::to_value).collect())
            ),
            ("watched", Value::List(watched.collect())),
            ("everywhere", self.everywhere.into()),
        ])
    }
}

impl Change {
    fn read(mutation: &Mutation) -> Result<Self, String> {
        let Mutation {
            selector,
            attribute,
            ..
        } = mutation;
        let value = mutation.value.clone().unwrap_or_default();
        let action = Action::read(&mutation.action).ok_or_else(|| {
            let found = Value::from(mutation.action.as_str()).describe();
            concat(&[
                "found the action ",
                &found,
                ", expected set, append or remove",
            ])
        })?;
        let target = match attribute.to_ascii_lowercase().as_str() {
            "html" if brings_script(&value) => {
                return Err(concat(&[
                    "the HTML of \"",
                    selector,
                    "\" has a script, and Awning runs none",
                ]));
            }
            "html" => Target::Html,
            "class" => Target::Class,
            "style" => Target::Style,
            "position" => {
                let parent = mutation.parent_selector.clone().unwrap_or_default();
                if parent.is_empty() {
                    return Err("a change of position has no parentSelector".into());
                }
                let before = mutation.insert_before_selector.clone();
                Target::Position(parent, before.filter(|selector| !selector.is_empty()))
            }
            name if runs_script(name, &value) => {
                return Err(concat(&[
                    "the attribute ",
                    &Value::from(name).describe(),
                    " of \"",
                    selector,
                    "\" could run a script, and Awning runs none",
                ]));
            }
            name if is_name(name) => Target::Attribute(name.to_owned()),
            name => {
                let found = Value::from(name).describe();
                return Err(concat(&[
                    "found ",
                    &found,
                    ", expected the name of an attribute",
                ]));
            }
        };
        Ok(Self {
            selector: selector.clone(),
            target,
            action,
            value,
        })
    }

    fn to_value(&self) -> Value {
        let (of, parent, before) = match &self.target {
            Target::Html => ("html", None, None),
            Target::Class => ("class", None, None),
            Target::Style => ("style", None, None),
            Target::Position(parent, before) => {
                ("position", Some(parent.as_str()), before.as_deref())
            }
            Target::Attribute(name) => (name.as_str(), None, None),
        };
        object!([
            ("selector", self.selector.as_str().into()),
            ("of", of.into()),
            ("action", self.action.name().into()),
            ("value", self.value.as_str().into()),
            ("parent", parent.into()),
            ("before", before.into()),
        ])
    }
}

/// Whether an attribute is a script, or a document with scripts, or leads to one.
fn runs_script(name: &str, value: &str) -> bool {
    if name.starts_with("on") || matches!(name, "srcdoc" | "nonce" | "is") {
        return true;
    }
    // Browsers leave out blanks and control characters before they read a scheme.
    let bare: String = value
        .chars()
        .filter(|letter| !letter.is_whitespace() && !letter.is_control())
        .take("javascript:".len())
        .collect();
    bare.eq_ignore_ascii_case("javascript:")
}

/// Whether a piece of HTML has a script, or an attribute that is one. What hides better is taken out by the browser's
/// sanitizer.
fn brings_script(html: &str) -> bool {
    let html = html.to_ascii_lowercase();
    html.contains("<script") || html.split('<').skip(1).any(has_handler)
}

/// Whether a tag, from behind its `<`, has an attribute such as `onclick`.
fn has_handler(tag: &str) -> bool {
    let tag = tag.split('>').next().unwrap_or_default();
    let mut attributes = tag.split([' ', '\t', '\n', '\r', '/', '"', '\'']);
    attributes.any(|attribute| {
        let (name, _) = attribute.split_once('=').unwrap_or_default();
        let event = name.strip_prefix("on").unwrap_or_default();
        event.len() > 2 && event.bytes().all(|letter| letter.is_ascii_alphabetic())
    })
}

fn is_name(name: &str) -> bool {
    let is_letter =
        |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | ':' | '.');
    name.starts_with(|letter: char| letter.is_ascii_alphabetic()) && name.chars().all(is_letter)
}

fn said(experiment: &Experiment, why: &str) -> String {
    concat(&[
        "the visual experiment \"",
        &experiment.key,
        "\" is not run: ",
        why,
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::Reader;

    fn experiment(variations: &str) -> Experiment {
        let written: serde_json::Value = serde_json::from_str(&format!(
            r#"{{ "key": "look", "changeId": "c", "variations": {variations} }}"#
        ))
        .unwrap();
        let value: Value = serde_json::from_value(written).unwrap();
        Experiment::read(&value, &mut Reader::new("look")).unwrap()
    }

    #[test]
    fn a_control_watches_what_the_other_variation_changes() {
        let experiment = experiment(
            r#"[{}, {"css": "h1{color:red}", "domMutations": [
                {"selector": "h1", "action": "set", "attribute": "html", "value": "Hello"},
                {"selector": "img", "action": "set", "attribute": "SRC", "value": "/b.png"},
                {"selector": "h1", "action": "append", "attribute": "class", "value": "big"},
                {"selector": "ul", "action": "set", "attribute": "position", "parentSelector": "main", "insertBeforeSelector": "p"}
            ]}]"#,
        );
        let control = VisualPlan::of(&experiment, 0).unwrap();
        assert_eq!(control.watched, ["h1", "img", "ul"]);
        assert!(control.changes.is_empty() && control.css.is_empty() && control.everywhere);
        let plan = VisualPlan::of(&experiment, 1).unwrap();
        assert_eq!(plan.watched, control.watched);
        let targets: Vec<_> = plan.changes.iter().map(|change| &change.target).collect();
        let position = Target::Position("main".into(), Some("p".into()));
        let src = Target::Attribute("src".into());
        assert_eq!(targets, [&Target::Html, &src, &Target::Class, &position]);
    }

    #[test]
    fn an_experiment_that_would_run_a_script_is_not_run_for_anybody() {
        let table = [
            (r#"[{}, {"js": "alert(1)"}]"#, "it has a script"),
            (
                r#"[{}, {"domMutations": [{"selector": "a", "action": "set", "attribute": "onclick", "value": "x()"}]}]"#,
                "could run a script",
            ),
            (
                r#"[{}, {"domMutations": [{"selector": "a", "action": "set", "attribute": "href", "value": " java\nscript:x()"}]}]"#,
                "could run a script",
            ),
            (
                r#"[{}, {"domMutations": [{"selector": "p", "action": "set", "attribute": "html", "value": "<b>x</b><img src='a' OnError=x()>"}]}]"#,
                "has a script",
            ),
            (
                r#"[{}, {"domMutations": [{"selector": "p", "action": "set", "attribute": "html", "value": "<SCRIPT src=x></script>"}]}]"#,
                "has a script",
            ),
            (
                r#"[{}, {"domMutations": [{"selector": "iframe", "action": "set", "attribute": "srcdoc", "value": "<p>"}]}]"#,
                "could run a script",
            ),
            (
                r#"[{}, {"domMutations": [{"selector": "a", "action": "turn", "attribute": "class", "value": "x"}]}]"#,
                "expected set, append or remove",
            ),
            (
                r#"[{}, {"domMutations": [{"selector": "a", "action": "set", "attribute": "position"}]}]"#,
                "no parentSelector",
            ),
            (
                r#"[{}, {"domMutations": [{"selector": "a", "action": "set", "attribute": "a b"}]}]"#,
                "the name of an attribute",
            ),
        ];
        for (variations, why) in table {
            let experiment = experiment(variations);
            for index in 0..2 {
                let refused = VisualPlan::of(&experiment, index).unwrap_err();
                assert!(
                    refused.contains("\"look\"") && refused.contains(why),
                    "{refused}"
                );
            }
        }
    }
}
