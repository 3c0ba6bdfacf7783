//! How a condition is read.

use super::Condition;
use super::clause::{Clause, Operator, Order, Test};
use super::path::Path;
use super::script;
use crate::read::{Read, Reader};
use crate::value::{Value, number_text};

/// How deep conditions may stand in one another: evaluation descends as deep, on the page's stack.
const DEEPEST: usize = 64;

impl Read for Condition {
    const EXPECTED: &'static str = "a condition";
    const REQUIRED: bool = false;

    /// Reads it. Anything has a meaning; what its author cannot have meant is noted.
    fn read(value: &Value, at: &mut Reader) -> Option<Self> {
        Some(Parser { at, depth: 0 }.condition(value))
    }
}

#[cfg(feature = "tools")]
impl crate::read::Describe for Condition {
    fn schema() -> Value {
        crate::value::object!([("type", "object".into())])
    }
}

struct Parser<'r> {
    at: &'r mut Reader,
    depth: usize,
}

impl Parser<'_> {
    /// The entries that `Object.entries` finds.
    fn condition(&mut self, value: &Value) -> Condition {
        if self.depth >= DEEPEST {
            self.at
                .note("more inside of one another".into(), "at most 64 conditions");
            return only(Clause::Unanswerable);
        }
        self.depth += 1;
        let clauses = match value {
            Value::Object(fields) => fields
                .iter()
                .map(|(name, value)| {
                    let mark = self.at.enter(name);
                    let clause = self.clause(name, value);
                    self.at.leave(mark);
                    clause
                })
                .collect(),
            other => {
                self.at.note(other.describe(), Condition::EXPECTED);
                match other {
                    Value::Null => vec![Clause::Unanswerable],
                    Value::List(items) => items
                        .iter()
                        .enumerate()
                        .map(|(index, item)| {
                            Clause::Value(Path::new(&index.to_string()), self.test(item))
                        })
                        .collect(),
                    Value::Text(text) if !text.is_empty() => vec![Clause::Never],
                    _ => Vec::new(),
                }
            }
        };
        self.depth -= 1;
        Condition { clauses }
    }

    fn clause(&mut self, name: &str, value: &Value) -> Clause {
        match name {
            "$or" => self.several(value).map_or_else(|is| is, Clause::Any),
            "$nor" => match self.several(value) {
                Ok(conditions) => Clause::NotAny(conditions),
                // Letters of a text hold for nobody, so none of them does.
                Err(Clause::Never) => Clause::NotAny(vec![only(Clause::Never)]),
                Err(other) => other,
            },
            "$and" => self.several(value).map_or_else(|is| is, Clause::All),
            "$not" => Clause::Not(self.condition(value)),
            "$savedGroup" => self.group(value),
            _ => Clause::Value(Path::new(name), self.test(value)),
        }
    }

    fn several(&mut self, value: &Value) -> Result<Vec<Condition>, Clause> {
        let Value::List(items) = value else {
            self.at.note(value.describe(), "a list of conditions");
            return match value {
                Value::Null => Err(Clause::Unanswerable),
                Value::Text(text) if !text.is_empty() => Err(Clause::Never),
                _ => Ok(Vec::new()),
            };
        };
        let mut conditions = Vec::with_capacity(items.len());
        for (index, item) in items.iter().enumerate() {
            let mark = self.at.enter_index(index);
            conditions.push(self.condition(item));
            self.at.leave(mark);
        }
        Ok(conditions)
    }

    fn group(&mut self, value: &Value) -> Clause {
        let id = value.get("id").and_then(Value::as_text);
        match (id, value.get("attributeKey")) {
            (Some(id), None) => Clause::Group(id.to_owned(), None),
            (Some(id), Some(Value::Text(key))) => {
                Clause::Group(id.to_owned(), Some(Path::new(key)))
            }
            _ => {
                self.at.note(value.describe(), "a saved group's id");
                Clause::Never
            }
        }
    }

    fn test(&mut self, value: &Value) -> Test {
        match value {
            Value::Null => Test::Null,
            Value::Bool(flag) => Test::Flag(*flag),
            Value::Number(number) => Test::Number(*number),
            Value::Text(text) => Test::Text(text.clone()),
            Value::Object(fields) if has_operators(fields) => {
                if self.depth >= DEEPEST {
                    self.at
                        .note("more inside of one another".into(), "at most 64 conditions");
                    return Test::Operators(vec![Operator::Unanswerable]);
                }
                self.depth += 1;
                let operators = fields.iter().map(|(name, operand)| {
                    let mark = self.at.enter(name);
                    let operator = self.operator(name, operand);
                    self.at.leave(mark);
                    operator
                });
                let operators = operators.collect();
                self.depth -= 1;
                Test::Operators(operators)
            }
            Value::List(_) | Value::Object(_) => Test::Same(value.clone()),
        }
    }

    fn operator(&mut self, name: &str, operand: &Value) -> Operator {
        if let Some(order) = name.strip_prefix("$v").and_then(order) {
            return Operator::Version(order, operand.clone());
        }
        match name {
            "$eq" => Operator::Equal(operand.clone(), true),
            "$ne" => Operator::Equal(operand.clone(), false),
            "$exists" => Operator::Exists(script::truthy(operand)),
            "$in" => self.list(operand, true, true),
            "$nin" => self.list(operand, true, false),
            "$ini" => self.list(operand, false, true),
            "$nini" => self.list(operand, false, false),
            "$inGroup" => Operator::InGroup(group_name(operand), true),
            "$notInGroup" => Operator::InGroup(group_name(operand), false),
            "$not" => Operator::Not(self.test(operand)),
            "$size" => Operator::Size(self.test(operand)),
            "$elemMatch" => match operand {
                Value::Object(fields) if has_operators(fields) => {
                    Operator::AnyItem(self.test(operand))
                }
                _ => Operator::AnyObject(self.condition(operand)),
            },
            "$all" => self.tests(operand, true),
            "$alli" => self.tests(operand, false),
            "$regex" => self.pattern(operand, false),
            "$regexi" => self.pattern(operand, true),
            "$type" => self.kind(operand),
            _ => match name.strip_prefix('$').and_then(order) {
                Some(order) => Operator::Order(order, operand.clone()),
                None => self.never(name.into(), "an operator of GrowthBook's conditions"),
            },
        }
    }

    fn list(&mut self, operand: &Value, exact: bool, wanted: bool) -> Operator {
        match operand {
            Value::List(values) => Operator::In {
                values: values.clone(),
                exact,
                wanted,
            },
            other => self.never(other.describe(), "a list"),
        }
    }

    fn tests(&mut self, operand: &Value, exact: bool) -> Operator {
        match operand {
            Value::List(values) => {
                Operator::AllOf(values.iter().map(|value| self.test(value)).collect(), exact)
            }
            other => self.never(other.describe(), "a list"),
        }
    }

    fn pattern(&mut self, operand: &Value, ignore_case: bool) -> Operator {
        match operand {
            Value::Text(pattern) => Operator::Matches(pattern.clone(), ignore_case),
            other => self.never(other.describe(), "a regular expression"),
        }
    }

    fn kind(&mut self, operand: &Value) -> Operator {
        const KINDS: [&str; 6] = ["string", "number", "boolean", "array", "object", "null"];
        let known = KINDS.iter().find(|kind| operand.as_text() == Some(**kind));
        match known {
            Some(kind) => Operator::Type(kind),
            None => self.never(operand.describe(), "a type of JSON"),
        }
    }

    fn never(&mut self, found: String, expected: &str) -> Operator {
        self.at.note(found, expected);
        Operator::Never
    }
}

fn only(clause: Clause) -> Condition {
    Condition {
        clauses: vec![clause],
    }
}

/// Whether there are keys, and all of them start with `$`.
fn has_operators(fields: &[(String, Value)]) -> bool {
    !fields.is_empty() && fields.iter().all(|(name, _)| name.starts_with('$'))
}

fn order(name: &str) -> Option<Order> {
    let (less, equal, greater) = match name {
        "eq" => (false, true, false),
        "ne" => (true, false, true),
        "lt" => (true, false, false),
        "lte" => (true, true, false),
        "gt" => (false, false, true),
        "gte" => (false, true, true),
        _ => return None,
    };
    Some(Order {
        less,
        equal,
        greater,
    })
}

/// A group's name as a key of JavaScript's objects.
fn group_name(operand: &Value) -> String {
    match operand {
        Value::Text(name) => name.clone(),
        Value::Number(number) => number_text(*number),
        _ => String::new(),
    }
}
