//! Whether what is shown of an experiment gives way to what is assigned now.

use crate::runtime::Assigned;

/// What to do with an assignment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Show it, if nothing is shown yet.
    Begin,
    /// Show it instead of what is shown.
    Switch,
    /// Leave what is shown.
    Stay,
}

/// What to do: a visitor keeps what they have been shown, so that nothing changes under their eyes, unless it was, or is,
/// forced.
pub fn turn(shown: Option<&Assigned>, assigned: &Assigned) -> Turn {
    match shown {
        Some(shown) if shown.key == assigned.key && shown.value == assigned.value => Turn::Stay,
        Some(shown) if shown.forced || assigned.forced => Turn::Switch,
        Some(_) => Turn::Stay,
        None if assigned.forced => Turn::Switch,
        None => Turn::Begin,
    }
}

#[cfg(test)]
mod tests {
    use awning_core::value::Value;

    use super::*;

    fn assigned(key: &str, forced: bool) -> Assigned {
        Assigned {
            experiment: "hero".into(),
            name: "Hero".into(),
            index: 0,
            key: key.into(),
            variation: key.into(),
            value: Value::Null,
            in_experiment: !forced,
            forced,
            bucket: None,
            hashed: Default::default(),
            why: String::new(),
        }
    }

    #[test]
    fn only_what_is_forced_changes_under_a_visitors_eyes() {
        let (control, bold) = (assigned("control", false), assigned("bold", false));
        let forced = assigned("bold", true);
        let table = [
            (None, &bold, Turn::Begin),
            (None, &forced, Turn::Switch),
            (Some(&control), &bold, Turn::Stay),
            (Some(&control), &control, Turn::Stay),
            (Some(&control), &forced, Turn::Switch),
            (Some(&forced), &control, Turn::Switch),
        ];
        for (shown, next, expected) in table {
            assert_eq!(turn(shown, next), expected, "{shown:?} then {next:?}");
        }
    }
}
