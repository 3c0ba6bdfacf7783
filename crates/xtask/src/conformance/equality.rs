//! Whether two JSON values are the same: what is absent is not null, the order of fields does not count.

use awning_core::value::Value;

/// How far two numbers may be from each other.
#[derive(Clone, Copy)]
pub enum Precision {
    /// Not at all.
    Exact,
    /// By 1e-8: for numbers that the file rounds.
    Rounded,
}

/// Deep equality.
pub fn is_same(left: &Value, right: &Value, precision: Precision) -> bool {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => match precision {
            Precision::Exact => left == right,
            Precision::Rounded => (left - right).abs() <= 1e-8,
        },
        (Value::List(left), Value::List(right)) => {
            left.len() == right.len()
                && left
                    .iter()
                    .zip(right)
                    .all(|(left, right)| is_same(left, right, precision))
        }
        (Value::Object(fields), Value::Object(others)) => {
            fields.len() == others.len()
                && fields.iter().all(|(name, value)| {
                    right
                        .get(name)
                        .is_some_and(|other| is_same(value, other, precision))
                })
        }
        _ => left == right,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_absent_is_not_null() {
        let value = |text| serde_json::from_str::<Value>(text).unwrap();
        let table = [
            (r#"{"a":1,"b":2}"#, r#"{"b":2,"a":1}"#, true),
            (r#"{"a":1}"#, r#"{"a":1,"b":null}"#, false),
            (r#"[1,2]"#, r#"[2,1]"#, false),
            (r#"1"#, r#"1.000000001"#, false),
        ];
        for (left, right, same) in table {
            let (left, right) = (value(left), value(right));
            assert_eq!(is_same(&left, &right, Precision::Exact), same);
        }
        let third = Value::Number(0.333_333_33);
        assert!(is_same(&third, &(1.0 / 3.0).into(), Precision::Rounded));
    }
}
