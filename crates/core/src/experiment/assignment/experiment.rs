//! An experiment: variations, who may take part, and how they are assigned.

use super::fields::Fields;
use super::target::UrlTarget;
use super::{Bandit, Filter, HashVersion, Namespace, Prerequisite, Range, bucket_ranges};
use crate::condition::{Condition, script};
use crate::read::Reader;
use crate::text::concat;
use crate::value::{Value, number_text};

/// An experiment, ready to be run.
#[derive(Clone, Debug, PartialEq)]
pub struct Experiment {
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: Option<String>,
    /// The variations' values; the first one is the control.
    pub variations: Vec<Value>,
    /// What is known of each variation.
    pub meta: Vec<Meta>,
    /// What is hashed with the visitor's value; the key where nothing is said.
    pub seed: String,
    /// How it is hashed.
    pub hash_version: HashVersion,
    /// The attribute that is hashed; `id` where nothing is said.
    pub hash_attribute: String,
    /// The attribute that is hashed for visitors without that one, with sticky bucketing.
    pub fallback_attribute: Option<String>,
    /// The range of buckets of each variation.
    pub ranges: Vec<Range>,
    /// Whom filters let take part; they replace the namespace.
    pub filters: Option<Vec<Filter>>,
    /// Whom the namespace lets take part.
    pub namespace: Option<Namespace>,
    /// Who may take part.
    pub condition: Option<Condition>,
    /// Features that have to have certain values.
    pub prerequisites: Vec<Prerequisite>,
    /// Groups of which the visitor has to be in one.
    pub groups: Option<Vec<String>>,
    /// Pages on which it runs.
    pub url_patterns: Option<Vec<UrlTarget>>,
    /// A regular expression for the page's URL, the SDK's old way.
    pub url: Option<String>,
    /// The variation that everybody gets who would take part; any number that is none of a variation excludes them.
    pub force: Option<f64>,
    /// Whether it runs.
    pub active: bool,
    /// Where it is in its life, the SDK's old way.
    pub status: Status,
    /// Whether assignments are not kept.
    pub disable_sticky: bool,
    /// The name under which assignments are kept: key and bucket version.
    pub sticky_key: String,
    /// Visitors with an assignment of a version below this one are left out.
    pub min_bucket_version: f64,
    /// Whether a redirect keeps the query string.
    pub persist_query_string: bool,
    /// Whether it only runs when triggered.
    pub manual: bool,
    /// The id of its visual change.
    pub change_id: Option<String>,
    /// Weights by context.
    pub bandit: Option<Bandit>,
    /// It in GrowthBook's JSON.
    pub json: Value,
}

/// What is known of a variation.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Meta {
    /// Its key; its index where there is none.
    pub key: Option<String>,
    /// Its name.
    pub name: Option<String>,
    /// Whether later rules decide for who is in it (a holdout).
    pub passthrough: bool,
}

/// Where an experiment is in its life.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// It assigns visitors.
    #[default]
    Running,
    /// Not yet.
    Draft,
    /// Not any more.
    Stopped,
}

/// What an experiment that no code asks for does to a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// Leads to another URL.
    Redirect,
    /// Changes the page.
    Visual,
    /// Nothing that is known.
    Unknown,
}

impl Experiment {
    /// Reads it; `None`, with a problem, if it is no object or has no key.
    pub fn read(value: &Value, at: &mut Reader) -> Option<Self> {
        let mut fields = Fields::of(value, at)?;
        let Some(key) = fields.text("key") else {
            fields.wrong("key", "the experiment's key");
            return None;
        };
        if fields.list("variations").is_none() {
            fields.wrong("variations", "a list");
        }
        Some(Self::from_fields(
            &mut fields,
            key,
            "variations",
            value.clone(),
        ))
    }

    /// Reads it from an experiment's or a rule's fields.
    pub(super) fn from_fields(
        fields: &mut Fields,
        key: &str,
        variations: &str,
        json: Value,
    ) -> Self {
        let variations = fields.list(variations).unwrap_or_default().to_vec();
        let weights = fields.numbers("weights");
        let coverage = coverage(fields).unwrap_or(1.0);
        let ranges = fields
            .ranges("ranges")
            .unwrap_or_else(|| bucket_ranges(variations.len(), coverage, weights.as_deref()));
        let version = fields.number("bucketVersion").unwrap_or_default();
        let mut meta = Vec::new();
        fields.each("meta", &mut |value, at| meta.push(Meta::read(value, at)));
        Self {
            key: key.to_owned(),
            name: fields.text("name").map(str::to_owned),
            meta,
            seed: fields.text("seed").unwrap_or(key).to_owned(),
            hash_version: fields.hash_version(HashVersion::One),
            hash_attribute: fields.text("hashAttribute").unwrap_or("id").to_owned(),
            fallback_attribute: fields.text("fallbackAttribute").map(str::to_owned),
            ranges,
            filters: Filter::list(fields),
            namespace: fields.truthy("namespace", Namespace::read),
            condition: fields
                .truthy("condition", <Condition as crate::read::Read>::read)
                .flatten(),
            prerequisites: Prerequisite::list(fields),
            groups: fields.list("groups").map(|groups| {
                let names = groups.iter().filter_map(Value::as_text);
                names.map(str::to_owned).collect()
            }),
            url_patterns: UrlTarget::list(fields),
            url: fields.text("url").map(str::to_owned),
            force: fields
                .get("force")
                .map(|force| force.as_number().unwrap_or(-1.0)),
            active: fields.get("active") != Some(&Value::Bool(false)),
            status: match fields.text("status") {
                Some("draft") => Status::Draft,
                Some("stopped") => Status::Stopped,
                _ => Status::Running,
            },
            disable_sticky: fields.flag("disableStickyBucketing"),
            sticky_key: concat(&[key, "__", &number_text(version)]),
            min_bucket_version: fields.number("minBucketVersion").unwrap_or_default(),
            persist_query_string: fields.flag("persistQueryString"),
            manual: fields.flag("manual"),
            change_id: fields.text("changeId").map(str::to_owned),
            bandit: None,
            variations,
            json,
        }
    }

    /// What is known of a variation.
    pub fn meta(&self, variation: usize) -> Option<&Meta> {
        self.meta.get(variation)
    }

    /// A variation's key: that of its `meta`, or its index.
    pub fn variation_key(&self, variation: usize) -> String {
        let key = self.meta(variation).and_then(|meta| meta.key.clone());
        key.unwrap_or_else(|| variation.to_string())
    }

    /// What it does to a page.
    pub fn change_kind(&self) -> ChangeKind {
        let any = |has: &dyn Fn(&Value) -> bool| self.variations.iter().any(has);
        if self.url_patterns.is_some() && any(&|value| value.get("urlRedirect").is_some()) {
            ChangeKind::Redirect
        } else if any(&|value| {
            value.get("domMutations").is_some_and(script::truthy)
                || value.get("js").is_some()
                || value.get("css").is_some()
        }) {
            ChangeKind::Visual
        } else {
            ChangeKind::Unknown
        }
    }
}

impl Meta {
    fn read(value: &Value, at: &mut Reader) -> Self {
        let Some(mut fields) = Fields::of(value, at) else {
            return Self::default();
        };
        Self {
            key: fields.text("key").map(str::to_owned),
            name: fields.text("name").map(str::to_owned),
            passthrough: fields.flag("passthrough"),
        }
    }
}

/// The share that takes part; `null` is none of them, as in JavaScript's arithmetic.
pub(super) fn coverage(fields: &mut Fields) -> Option<f64> {
    if fields.get("coverage") == Some(&Value::Null) {
        return Some(0.0);
    }
    fields.number("coverage")
}
