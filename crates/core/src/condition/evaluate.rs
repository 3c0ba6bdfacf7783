//! Whether a condition holds.

use std::cell::Cell;

use super::clause::{Clause, Operator, Test};
use super::compare::{
    is_identical, is_identical_in_any_case, is_same_json, is_text_in_any_case, order,
};
use super::group::Group;
use super::path::Root;
use super::{Condition, Host, SavedGroups, script, version};
use crate::value::Value;

/// A condition that the reference throws an exception at: `{"$or": null}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the condition is malformed and has no answer")]
pub struct Unanswerable;

type Answer = Result<bool, Unanswerable>;

impl Condition {
    /// Whether it holds for these attributes; one without an answer does not.
    pub fn holds(&self, attributes: &Value, groups: &SavedGroups, host: &dyn Host) -> bool {
        self.answer(attributes, groups, host).unwrap_or(false)
    }

    /// Whether it holds for these attributes.
    ///
    /// # Errors
    /// Where the reference throws an exception.
    pub fn answer(&self, attributes: &Value, groups: &SavedGroups, host: &dyn Host) -> Answer {
        Scope::new(groups, host).condition(self, Root::Value(attributes), None)
    }

    /// Whether it holds for an object with this value as its only field, `value`: what conditions on prerequisites
    /// are about.
    pub fn holds_for_value(&self, value: &Value, groups: &SavedGroups, host: &dyn Host) -> bool {
        Scope::new(groups, host)
            .condition(self, Root::Field("value", value), None)
            .unwrap_or(false)
    }
}

/// The groups on the way to here: one that is met again fits nobody.
#[derive(Clone, Copy)]
struct Visited<'v> {
    group: &'v str,
    depth: usize,
    before: Option<&'v Visited<'v>>,
}

/// How many groups may stand in one another: evaluation descends as deep, on the page's stack.
const DEEPEST: usize = 32;

/// How many groups may be asked for one condition: without a limit, groups that name each other twice could be asked for
/// without end.
const MOST: u32 = 10_000;

struct Scope<'s> {
    groups: &'s SavedGroups,
    host: &'s dyn Host,
    asked: Cell<u32>,
}

impl<'s> Scope<'s> {
    fn new(groups: &'s SavedGroups, host: &'s dyn Host) -> Self {
        Self {
            groups,
            host,
            asked: Cell::new(0),
        }
    }

    fn condition(&self, condition: &Condition, of: Root, visited: Option<&Visited>) -> Answer {
        for clause in &condition.clauses {
            if !self.clause(clause, of, visited)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn clause(&self, clause: &Clause, of: Root, visited: Option<&Visited>) -> Answer {
        match clause {
            Clause::Value(path, test) => {
                let value = path.find(of);
                self.test(test, value.as_deref().unwrap_or(&Value::Null), visited)
            }
            Clause::Any(conditions) => self.any(conditions, of, visited),
            Clause::NotAny(conditions) => Ok(!self.any(conditions, of, visited)?),
            Clause::All(conditions) => {
                for condition in conditions {
                    if !self.condition(condition, of, visited)? {
                        return Ok(false);
                    }
                }
                Ok(true)
            }
            Clause::Not(condition) => Ok(!self.condition(condition, of, visited)?),
            Clause::Group(name, key) => {
                self.asked.set(self.asked.get() + 1);
                if self.asked.get() > MOST {
                    return Ok(false);
                }
                let mut step = visited;
                while let Some(known) = step {
                    if known.group == name || known.depth >= DEEPEST {
                        return Ok(false);
                    }
                    step = known.before;
                }
                match self.groups.get(name) {
                    Some(Group::List(own, Some(values))) => {
                        let Some(path) = key.as_ref().or(own.as_ref()) else {
                            return Ok(false);
                        };
                        let value = path.find(of);
                        let value = value.as_deref().unwrap_or(&Value::Null);
                        Ok(self.is_in(value, values, true))
                    }
                    Some(Group::Condition(condition)) => {
                        let visited = Visited {
                            group: name,
                            depth: visited.map_or(0, |last| last.depth + 1),
                            before: visited,
                        };
                        self.condition(condition, of, Some(&visited))
                    }
                    _ => Ok(false),
                }
            }
            Clause::Never => Ok(false),
            Clause::Unanswerable => Err(Unanswerable),
        }
    }

    fn any(&self, conditions: &[Condition], of: Root, visited: Option<&Visited>) -> Answer {
        for condition in conditions {
            if self.condition(condition, of, visited)? {
                return Ok(true);
            }
        }
        Ok(conditions.is_empty())
    }

    fn test(&self, test: &Test, value: &Value, visited: Option<&Visited>) -> Answer {
        Ok(match test {
            Test::Text(text) => match value {
                Value::Text(value) => value == text,
                other => script::text(other, self.host) == text.as_str(),
            },
            Test::Number(number) => script::number(value, self.host) == *number,
            Test::Flag(flag) => *value != Value::Null && script::truthy(value) == *flag,
            Test::Null => *value == Value::Null,
            Test::Same(json) => is_same_json(value, json),
            Test::Operators(operators) => {
                for operator in operators {
                    if !self.operator(operator, value, visited)? {
                        return Ok(false);
                    }
                }
                true
            }
        })
    }

    fn operator(&self, operator: &Operator, value: &Value, visited: Option<&Visited>) -> Answer {
        Ok(match operator {
            Operator::Equal(operand, wanted) => is_identical(value, operand) == *wanted,
            Operator::Order(admitted, operand) => {
                order(value, operand, self.host).is_some_and(|order| admitted.admits(order))
            }
            Operator::Version(admitted, operand) => admitted.admits(version::order(
                &version::padded(value, self.host),
                &version::padded(operand, self.host),
            )),
            Operator::Exists(wanted) => (*value != Value::Null) == *wanted,
            Operator::In {
                values,
                exact,
                wanted,
            } => self.is_in(value, values, *exact) == *wanted,
            Operator::InGroup(name, wanted) => self
                .groups
                .values(name)
                .is_some_and(|values| self.is_in(value, values, true) == *wanted),
            Operator::Not(test) => !self.test(test, value, visited)?,
            Operator::Size(test) => match value {
                Value::List(items) => {
                    let size = Value::Number(items.len() as f64);
                    self.test(test, &size, visited)?
                }
                _ => false,
            },
            Operator::AnyItem(test) => {
                self.any_item(value, &mut |item| self.test(test, item, visited))?
            }
            Operator::AnyObject(condition) => {
                if condition.clauses.first() == Some(&Clause::Unanswerable)
                    && matches!(value, Value::List(_))
                {
                    return Err(Unanswerable);
                }
                self.any_item(value, &mut |item| {
                    self.condition(condition, Root::Value(item), visited)
                })?
            }
            Operator::AllOf(tests, exact) => {
                let Value::List(items) = value else {
                    return Ok(false);
                };
                for test in tests {
                    if !self.is_met(test, items, *exact, visited)? {
                        return Ok(false);
                    }
                }
                true
            }
            Operator::Matches(pattern, ignore_case) => {
                let text = script::text(value, self.host);
                self.host
                    .matches(pattern, *ignore_case, &text)
                    .unwrap_or(false)
            }
            Operator::Type(kind) => type_name(value) == *kind,
            Operator::Never => false,
            Operator::Unanswerable => return Err(Unanswerable),
        })
    }

    fn any_item(&self, value: &Value, check: &mut dyn FnMut(&Value) -> Answer) -> Answer {
        for item in value.as_list().unwrap_or_default() {
            if *item != Value::Null && check(item)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether one of the items passes.
    fn is_met(
        &self,
        test: &Test,
        items: &[Value],
        exact: bool,
        visited: Option<&Visited>,
    ) -> Answer {
        for item in items {
            let passes = match test {
                Test::Text(text) if !exact => {
                    is_text_in_any_case(&script::text(item, self.host), text, self.host)
                }
                _ => self.test(test, item, visited)?,
            };
            if passes {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether the value, or one of its items if it is a list, is among these.
    fn is_in(&self, value: &Value, values: &[Value], exact: bool) -> bool {
        let is_one = |value: &Value| {
            values.iter().any(|one| {
                if exact {
                    is_identical(value, one)
                } else {
                    is_identical_in_any_case(value, one, self.host)
                }
            })
        };
        match value {
            Value::List(items) => items.iter().any(is_one),
            other => is_one(other),
        }
    }
}

fn type_name(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::Text(_) => "string",
        Value::List(_) => "array",
        Value::Object(_) => "object",
    }
}
