//! How an attribute is read. A bad value keeps the default and is said in one sentence.

use crate::catalog::ItemId;
use crate::read::{Choice, one_of};
use crate::text::concat;

/// An attribute of an element.
#[derive(Clone, Copy, Debug)]
pub struct Attribute {
    /// Its name, in kebab-case.
    pub name: &'static str,
    /// What it takes.
    pub kind: Kind,
}

/// What an attribute takes.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// Any text.
    Text,
    /// Ids, separated by commas or blanks.
    Ids,
    /// There or not; absent means false.
    Flag,
    /// A whole number of a range.
    Whole {
        /// The least.
        least: u32,
        /// The most.
        most: u32,
        /// What holds if it is absent or bad.
        default: u32,
    },
    /// One of a few names.
    Choice {
        /// The names.
        names: &'static [&'static str],
        /// What holds if it is absent or bad; empty if something else decides then.
        default: &'static str,
    },
}

/// Reads a flag: it is set by being there, whatever it says, except `false`, which frameworks write.
pub fn read_flag(raw: Option<&str>) -> bool {
    raw.is_some_and(|text| !text.eq_ignore_ascii_case("false"))
}

/// Reads ids, separated by commas or blanks.
pub fn read_ids(raw: Option<&str>) -> Vec<ItemId> {
    let words = raw.unwrap_or_default().split([',', ' ', '\n', '\t']);
    words.filter(|id| !id.is_empty()).map(ItemId::new).collect()
}

/// Reads one of a few names; `None` if it is absent.
///
/// # Errors
/// What is allowed.
pub fn read_choice<T: Choice>(raw: Option<&str>) -> Result<Option<T>, String> {
    match raw {
        None | Some("") => Ok(None),
        Some(text) => match T::named(text.trim_ascii()) {
            Some(value) => Ok(Some(value)),
            None => Err(one_of(T::NAMES)),
        },
    }
}

/// Reads a whole number from `least` to `most`; `None` if it is absent.
///
/// # Errors
/// What is allowed.
pub fn read_whole(raw: Option<&str>, least: u32, most: u32) -> Result<Option<u32>, String> {
    let Some(text) = raw.filter(|text| !text.is_empty()) else {
        return Ok(None);
    };
    match text.trim_ascii().parse::<u32>() {
        Ok(number) if (least..=most).contains(&number) => Ok(Some(number)),
        _ => Err(concat(&[
            "a whole number from ",
            &least.to_string(),
            " to ",
            &most.to_string(),
        ])),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recommend::Strategy;

    #[test]
    fn a_flag_is_set_by_being_there() {
        let table = [
            (None, false),
            (Some(""), true),
            (Some("true"), true),
            (Some("false"), false),
            (Some("no"), true),
        ];
        for (raw, set) in table {
            assert_eq!(read_flag(raw), set, "{raw:?}");
        }
    }

    #[test]
    fn ids_are_separated_by_commas_or_blanks() {
        let ids: Vec<_> = read_ids(Some(" a, b\nc,,"))
            .iter()
            .map(|id| id.as_str().to_owned())
            .collect();
        assert_eq!(ids, ["a", "b", "c"]);
        assert!(read_ids(None).is_empty());
    }

    #[test]
    fn a_bad_value_is_answered_with_what_is_allowed() {
        assert_eq!(
            read_choice::<Strategy>(Some("similar")),
            Ok(Some(Strategy::Similar))
        );
        assert_eq!(read_choice::<Strategy>(None), Ok(None));
        assert_eq!(
            read_choice::<Strategy>(Some("random")),
            Err(
                "one of for-you, similar, bought-together, trending, recently-viewed, new-arrivals"
                    .into()
            )
        );
        assert_eq!(read_whole(Some("12"), 1, 48), Ok(Some(12)));
        for bad in ["0", "49", "-1", "1.5", "many"] {
            assert_eq!(
                read_whole(Some(bad), 1, 48),
                Err("a whole number from 1 to 48".into()),
                "{bad}"
            );
        }
    }
}
