//! Who sees what: GrowthBook's features and experiments, evaluated as its JavaScript SDK 1.8 does (specification 0.8.0).
//!
//! A payload is parsed once; what is wrong with it is listed, and what is valid still runs. An evaluation reads the
//! payload and the subject, allocates next to nothing, and changes nothing: what is to be reported or stored comes back
//! with the outcome. Hashes are over UTF-16 code units, as JavaScript has texts.
//!
//! - `hash`: from a text to a bucket
//! - `bucket`: which variation a bucket belongs to
//! - `payload`: what the features endpoint says
//! - `feature`: a feature and its rules
//! - `experiment`: an experiment
//! - `bandit`: contextual bandits
//! - `filter`: filters, namespaces, prerequisites
//! - `fields`: reading the fields of all of these
//! - `target`: URL targeting, and the override by query string
//! - `subject`: the visitor
//! - `evaluate`: a feature's value
//! - `reads`: which attributes it depends on
//! - `run`: an experiment's variation
//! - `outcome`, `reason`: what they say
//! - `sticky`: earlier assignments
//! - `automatic`: experiments that no code asks for: redirects and visual changes
//! - `changes`: what a visual experiment changes
//! - `json`: results in GrowthBook's JSON
//! - `decrypt`: encrypted payloads

mod automatic;
mod bandit;
mod bucket;
mod changes;
mod decrypt;
mod evaluate;
mod experiment;
mod feature;
mod fields;
mod filter;
mod hash;
mod json;
mod outcome;
mod payload;
mod reads;
mod reason;
mod run;
mod sticky;
mod subject;
mod target;
#[cfg(test)]
mod tests;

pub use automatic::{Automatic, AutomaticSettings, Effect, run_automatic};
pub use bandit::{Bandit, Leaf};
pub use bucket::{Range, bucket_ranges, choose_variation, equal_weights};
pub use changes::{Changes, Mutation};
#[cfg(feature = "tools")]
pub use decrypt::{DecryptError, decrypt};
pub use decrypt::{EncryptedText, encrypted_parts};
pub use evaluate::{evaluate, run, value};
pub use experiment::{ChangeKind, Experiment, Meta, Status};
pub use feature::{Effect as RuleEffect, Feature, Rollout, Rule};
pub use filter::{Filter, Namespace, Prerequisite};
pub use hash::{HashVersion, hash};
pub use outcome::{Assignment, Exposure, Outcome, Run, Skipped, Source};
pub use payload::Payload;
pub use reason::Reason;
pub use sticky::StickyDocument;
pub use subject::Subject;
pub use target::{UrlTarget, UrlTargetKind, is_targeted, query_override};
