//! What the overlay shows, and what it can say.

use awning_core::event::Fate;
use awning_core::value::{Value, object};

use crate::view::Live;

/// Everything that it shows: each part changes by itself.
#[derive(Clone)]
pub struct DebugState {
    /// Where it stands and what of it is open.
    pub layout: Live<Layout>,
    /// Awning's elements on the page, in the page's order.
    pub elements: Live<Vec<Element>>,
    /// The document's campaigns, in its order.
    pub campaigns: Live<Vec<Campaign>>,
    /// Experiments and features.
    pub trials: Live<Vec<Trial>>,
    /// Events, the newest first.
    pub events: Live<Vec<Told>>,
    /// Who is here, and what they allow.
    pub visitor: Live<Vec<Fact>>,
    /// What is wrong, the newest first.
    pub problems: Live<Vec<Problem>>,
}

/// Where the overlay stands and what of it is open.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Layout {
    /// Which part is open.
    pub tab: Tab,
    /// At which edge of the window.
    pub dock: Dock,
    /// Whether only a button is left of it.
    pub minimized: bool,
    /// Whether all has just been copied: nothing as long as nobody has asked, then whether the browser allowed it.
    pub copied: Option<bool>,
    /// Whether the keyboard's focus follows what is minimized and opened: not before the developer has done that.
    pub follows: bool,
}

/// A part of the overlay.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Tab {
    /// Elements and campaigns.
    #[default]
    Page,
    /// Experiments and features.
    Experiments,
    /// Events.
    Events,
    /// The visitor.
    Visitor,
    /// What is wrong.
    Problems,
}

impl Tab {
    /// All of them, in their order.
    pub const ALL: [Self; 5] = [
        Self::Page,
        Self::Experiments,
        Self::Events,
        Self::Visitor,
        Self::Problems,
    ];

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Page => "Page",
            Self::Experiments => "Experiments",
            Self::Events => "Events",
            Self::Visitor => "Visitor",
            Self::Problems => "Problems",
        }
    }

    /// So many tabs on, around the end.
    pub fn step(self, by: isize) -> Self {
        let place = Self::ALL.iter().position(|tab| *tab == self);
        let next = place.unwrap_or_default().wrapping_add_signed(by);
        let count = Self::ALL.len();
        // One before the first is the largest number there is.
        let next = if next == usize::MAX {
            count - 1
        } else {
            next % count
        };
        Self::ALL.get(next).copied().unwrap_or_default()
    }
}

/// An edge of the window. In a narrow one the overlay is always at the bottom.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Dock {
    /// The lower edge.
    #[default]
    Bottom,
    /// Where lines end: right, and left in a page that is read from right to left.
    Side,
}

/// What an element shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Showing {
    /// Its widget.
    Widget,
    /// Its own children: the fallback.
    Children,
    /// Nothing.
    Nothing,
    /// What holds its place until it is needed, or until it is there.
    Waiting,
    /// Its children, because something went wrong.
    Failed,
}

impl Showing {
    /// As people and JSON call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Widget => "shown",
            Self::Children => "fallback",
            Self::Nothing => "hidden",
            Self::Waiting => "waiting",
            Self::Failed => "failed",
        }
    }
}

/// One of Awning's elements on the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Element {
    /// Its place among them, by which it can be pointed out.
    pub index: usize,
    /// Its tag.
    pub tag: String,
    /// What tells it from others of its kind: `campaign="free-shipping"`.
    pub told_by: String,
    /// What it shows.
    pub showing: Showing,
    /// Why, in a sentence; empty where that says nothing more.
    pub why: String,
}

/// A campaign of the document.
#[derive(Clone, Debug, PartialEq)]
pub struct Campaign {
    /// Its id.
    pub id: String,
    /// Which widget shows it.
    pub widget: String,
    /// Whether its rules let it be shown.
    pub shown: bool,
    /// Each rule.
    pub checks: Vec<Check>,
}

/// A rule, what it saw, and whether it passed.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    /// Which rule.
    pub name: String,
    /// What it saw.
    pub saw: String,
    /// Whether it passed.
    pub passed: bool,
}

/// What is evaluated.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum TrialKind {
    /// An experiment.
    Experiment,
    /// A feature.
    Feature,
}

impl TrialKind {
    /// As people and JSON call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Experiment => "experiment",
            Self::Feature => "feature",
        }
    }
}

/// An experiment or a feature, as it is for this visitor.
#[derive(Clone, Debug, PartialEq)]
pub struct Trial {
    /// Experiment or feature.
    pub kind: TrialKind,
    /// Its key.
    pub key: String,
    /// What people call it, where that is another word.
    pub name: String,
    /// The names of what it can be. A feature that no experiment decides has none.
    pub variations: Vec<String>,
    /// Which of them it is.
    pub current: Option<usize>,
    /// Whether the visitor is counted among those of the experiment.
    pub counted: bool,
    /// Whether the developer, an address or a document has forced it.
    pub forced: bool,
    /// Whether it can be forced here.
    pub forceable: bool,
    /// Its value, as JSON.
    pub value: String,
    /// Why it is that, in a sentence.
    pub reason: String,
    /// The numbers and names behind it: bucket, seed, coverage, rule.
    pub facts: Vec<Fact>,
}

/// A name and what is known under it.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// What is known.
    pub name: String,
    /// As it is.
    pub value: String,
}

impl Fact {
    /// A fact.
    pub fn new(name: &str, value: impl Into<String>) -> Self {
        Self {
            name: name.to_owned(),
            value: value.into(),
        }
    }
}

/// An event.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// When, of this day, `14:03:59`.
    pub time: String,
    /// What became of it.
    pub fate: Fate,
    /// Its properties, as JSON in lines.
    pub properties: String,
}

/// What was said of what is wrong.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The error's code; empty for a warning.
    pub code: String,
    /// The element's tag; empty for the page as a whole.
    pub element: String,
    /// A sentence.
    pub message: String,
}

/// What the overlay says.
#[derive(Clone, Debug, PartialEq)]
pub enum DebugEvent {
    /// Another part is to be open.
    Opened(Tab),
    /// It is to stand elsewhere.
    Docked(Dock),
    /// It is to be small, or large again.
    Minimized(bool),
    /// It is to go, until the page is loaded again.
    Closed,
    /// All of it is to be copied.
    Copied,
    /// An element is to be pointed out.
    Located(usize),
    /// A variation is to be forced; none, to let the assignment decide again.
    Forced {
        /// Which experiment or feature.
        key: String,
        /// Which of its variations.
        variation: Option<usize>,
    },
    /// The list of events is to be empty.
    Cleared,
}

impl DebugState {
    /// Everything but the layout, as it is copied.
    pub fn to_value(&self) -> Value {
        object!([
            ("elements", listed(&self.elements, Element::to_value)),
            ("campaigns", listed(&self.campaigns, Campaign::to_value)),
            ("experiments", listed(&self.trials, Trial::to_value)),
            ("events", listed(&self.events, Told::to_value)),
            (
                "visitor",
                self.visitor.with_untracked(|facts| facts_value(facts))
            ),
            ("problems", listed(&self.problems, Problem::to_value)),
        ])
    }
}

fn listed<T>(list: &Live<Vec<T>>, to_value: fn(&T) -> Value) -> Value {
    list.with_untracked(|list| Value::List(list.iter().map(to_value).collect()))
}

fn facts_value(facts: &[Fact]) -> Value {
    let fields = facts
        .iter()
        .map(|fact| (fact.name.clone(), fact.value.as_str().into()));
    Value::Object(fields.collect())
}

impl Element {
    fn to_value(&self) -> Value {
        object!([
            ("tag", self.tag.as_str().into()),
            ("with", self.told_by.as_str().into()),
            ("state", self.showing.name().into()),
            ("why", self.why.as_str().into()),
        ])
    }
}

impl Campaign {
    fn to_value(&self) -> Value {
        let checks = self.checks.iter().map(|check| {
            object!([
                ("rule", check.name.as_str().into()),
                ("saw", check.saw.as_str().into()),
                ("passed", check.passed.into()),
            ])
        });
        object!([
            ("id", self.id.as_str().into()),
            ("widget", self.widget.as_str().into()),
            ("shown", self.shown.into()),
            ("rules", Value::List(checks.collect())),
        ])
    }
}

impl Trial {
    fn to_value(&self) -> Value {
        let current = self
            .current
            .and_then(|current| self.variations.get(current));
        object!([
            ("kind", self.kind.name().into()),
            ("key", self.key.as_str().into()),
            (
                "variation",
                current.map_or(Value::Null, |current| current.as_str().into()),
            ),
            ("value", self.value.as_str().into()),
            ("counted", self.counted.into()),
            ("forced", self.forced.into()),
            ("reason", self.reason.as_str().into()),
            ("facts", facts_value(&self.facts)),
        ])
    }
}

impl Told {
    fn to_value(&self) -> Value {
        object!([
            ("id", self.id.as_str().into()),
            ("name", self.name.as_str().into()),
            ("time", self.time.as_str().into()),
            ("state", self.fate.name().into()),
            ("properties", self.properties.as_str().into()),
        ])
    }
}

impl Problem {
    fn to_value(&self) -> Value {
        object!([
            ("code", self.code.as_str().into()),
            ("element", self.element.as_str().into()),
            ("message", self.message.as_str().into()),
        ])
    }
}
