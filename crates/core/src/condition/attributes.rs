//! Which attributes a condition looks at.

use super::clause::Clause;
use super::group::Group;
use super::path::Path;
use super::{Condition, SavedGroups};

/// Names of attributes, each once, and the groups whose attributes are among them.
#[derive(Debug, Default)]
pub struct Attributes<'a> {
    /// The names.
    pub names: Vec<&'a str>,
    groups: Vec<&'a str>,
}

impl<'a> Attributes<'a> {
    /// Adds a name.
    pub fn add(&mut self, name: &'a str) {
        if !self.names.contains(&name) {
            self.names.push(name);
        }
    }

    /// Adds those that a condition may look at, whatever the others are.
    pub fn add_condition(&mut self, condition: &'a Condition, groups: &'a SavedGroups) {
        for clause in &condition.clauses {
            match clause {
                Clause::Value(path, _) => self.add_path(path),
                Clause::Any(conditions) | Clause::NotAny(conditions) | Clause::All(conditions) => {
                    for condition in conditions {
                        self.add_condition(condition, groups);
                    }
                }
                Clause::Not(condition) => self.add_condition(condition, groups),
                Clause::Group(name, path) => {
                    if let Some(path) = path {
                        self.add_path(path);
                    }
                    self.add_group(name, groups);
                }
                Clause::Never | Clause::Unanswerable => {}
            }
        }
    }

    fn add_group(&mut self, name: &'a str, groups: &'a SavedGroups) {
        if self.groups.contains(&name) {
            return;
        }
        self.groups.push(name);
        match groups.get(name) {
            Some(Group::List(Some(path), _)) => self.add_path(path),
            Some(Group::Condition(condition)) => self.add_condition(condition, groups),
            _ => {}
        }
    }

    fn add_path(&mut self, path: &'a Path) {
        if let Some(first) = path.first() {
            self.add(first);
        }
    }
}
