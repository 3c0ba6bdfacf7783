//! A condition, parsed.

use super::path::Path;
use crate::value::Value;

/// A condition over an object of attributes. All of its clauses have to hold; one without clauses holds for everybody.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Condition {
    pub(super) clauses: Vec<Clause>,
}

/// An entry of a condition's object.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Clause {
    /// `$or`: one of them; holds if there are none.
    Any(Vec<Condition>),
    /// `$nor`: not so.
    NotAny(Vec<Condition>),
    /// `$and`
    All(Vec<Condition>),
    /// `$not`
    Not(Condition),
    /// `$savedGroup`: the visitor belongs to it; the attribute, if it is not the group's own.
    Group(String, Option<Path>),
    /// What stands at the path passes the test.
    Value(Path, Test),
    /// Never: a reference to a group that is none.
    Never,
    /// The reference throws an exception here.
    Unanswerable,
}

/// What a value has to be.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Test {
    /// The same text, once the value is one.
    Text(String),
    /// The same number, once the value is one.
    Number(f64),
    /// As true or false, and not null.
    Flag(bool),
    /// Null or missing.
    Null,
    /// The same JSON.
    Same(Value),
    /// All of these hold.
    Operators(Vec<Operator>),
}

/// An operator with its operand.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Operator {
    /// `$eq`, and `$ne` if false.
    Equal(Value, bool),
    /// `$lt`, `$lte`, `$gt`, `$gte`
    Order(Order, Value),
    /// `$veq`, `$vne`, `$vlt`, `$vlte`, `$vgt`, `$vgte`
    Version(Order, Value),
    /// `$exists`
    Exists(bool),
    /// `$in`, `$ini`; `$nin`, `$nini` if not `wanted`.
    In {
        /// The values.
        values: Vec<Value>,
        /// Whether letters' case counts.
        exact: bool,
        /// Whether one of them is to be found.
        wanted: bool,
    },
    /// `$inGroup`, and `$notInGroup` if false.
    InGroup(String, bool),
    /// `$not`
    Not(Test),
    /// `$size`
    Size(Test),
    /// `$elemMatch` with operators.
    AnyItem(Test),
    /// `$elemMatch` with a condition.
    AnyObject(Condition),
    /// `$all`, `$alli` if not exact.
    AllOf(Vec<Test>, bool),
    /// `$regex`, `$regexi` if letters' case does not count.
    Matches(String, bool),
    /// `$type`
    Type(&'static str),
    /// Never: an unknown operator, or an operand of a wrong kind.
    Never,
    /// The reference throws an exception here.
    Unanswerable,
}

/// Which orders of the value to the operand will do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Order {
    pub less: bool,
    pub equal: bool,
    pub greater: bool,
}

impl Order {
    /// Whether this order will do.
    pub fn admits(self, order: std::cmp::Ordering) -> bool {
        match order {
            std::cmp::Ordering::Less => self.less,
            std::cmp::Ordering::Equal => self.equal,
            std::cmp::Ordering::Greater => self.greater,
        }
    }
}
