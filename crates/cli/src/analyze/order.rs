//! The order of variations: the control first.

use std::cmp::Ordering;

use super::error::AnalyzeError;

/// Names that controls have, in lower case, the surest first.
const CONTROLS: [&str; 10] = [
    "control", "baseline", "original", "default", "holdout", "off", "a", "0", "false", "none",
];

/// The numbers of the variations, the control first, the others by their names.
///
/// # Errors
/// If the control that was named is none of them.
pub fn of(variations: &[&str], control: Option<&str>) -> Result<Vec<usize>, AnalyzeError> {
    let position = |name: &str| variations.iter().position(|known| *known == name);
    let found = match control {
        Some(name) => Some(position(name).ok_or_else(|| {
            let known: Vec<String> = variations
                .iter()
                .map(|name| format!("\"{name}\""))
                .collect();
            AnalyzeError::Mismatch(format!(
                "--control {name}: there is no such variation, expected one of {}",
                known.join(", ")
            ))
        })?),
        None => CONTROLS.iter().find_map(|name| {
            let alike = |known: &&str| known.to_lowercase() == *name;
            variations.iter().position(alike)
        }),
    };
    let mut order: Vec<(usize, &str)> = variations.iter().copied().enumerate().collect();
    order.sort_by(|one, other| {
        let first = |number: usize| Some(number) != found;
        first(one.0)
            .cmp(&first(other.0))
            .then_with(|| by_name(one.1, other.1))
    });
    Ok(order.into_iter().map(|(number, _)| number).collect())
}

/// Numbers by size, others by their letters.
fn by_name(one: &str, other: &str) -> Ordering {
    match (one.parse::<f64>(), other.parse::<f64>()) {
        (Ok(one), Ok(other)) => one.total_cmp(&other),
        _ => one.cmp(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_control_is_the_one_that_is_named_or_that_is_called_so_or_the_first_by_name() {
        for (variations, control, expected) in [
            (vec!["gate_40", "gate_30"], None, vec![1, 0]),
            (vec!["new", "Control"], None, vec![1, 0]),
            (vec!["b", "a"], Some("b"), vec![0, 1]),
            (vec!["10", "9", "2"], None, vec![2, 1, 0]),
            (vec!["1", "0"], None, vec![1, 0]),
        ] {
            assert_eq!(
                of(&variations, control).unwrap(),
                expected,
                "{variations:?}"
            );
        }
        let error = of(&["a", "b"], Some("c")).unwrap_err().to_string();
        assert!(error.contains("expected one of \"a\", \"b\""), "{error}");
    }
}
