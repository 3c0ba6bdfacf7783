//! Where code goes that several chunks share.
//!
//! The splitter makes a part of everything that the same chunks share. What two of the chunks share that ordinary pages
//! load belongs into the main module. Everything else would be a burden there for pages that never run it: it is copied
//! into each of the chunks that need it, so that each of them is whole by itself, or with those that come before it.
//!
//! A copy does the same as the original, in the same slots of the table and with the same constants at the same
//! addresses, so it does not matter which one a slot was filled by last. Variables are another matter: loading the second
//! copy would set them back. Parts that have any go into the main module.

use std::collections::BTreeSet;

/// The chunks of ordinary pages; with every other chunk, a page has said that it wants something special.
const ORDINARY: [&str; 4] = ["banner", "recommendations", "services", "survey"];

/// Chunks that never come alone, each with the one that the runtime loads before it: what they share with that one, or
/// with those before it, they find there.
pub const COMPANIONS: [(&str, &str); 7] = [
    ("capture", "services"),
    ("debug", "services"),
    ("delivery", "services"),
    ("destinations", "delivery"),
    ("experiment", "services"),
    ("index", "services"),
    ("providers", "services"),
];

/// The chunks that are there before that one.
fn before(chunk: &str) -> impl Iterator<Item = &'static str> {
    let first = |chunk: &str| {
        let pair = COMPANIONS.iter().find(|(name, _)| *name == chunk);
        pair.map(|(_, first)| *first)
    };
    std::iter::successors(first(chunk), move |chunk| first(chunk))
}

/// Where a part goes.
#[derive(Debug, PartialEq)]
pub enum Home {
    /// Into the main module.
    Main,
    /// Into each of these chunks.
    Chunks(BTreeSet<String>),
}

/// The home of what these chunks share.
pub fn home_of(users: &BTreeSet<String>, has_variables: bool) -> Home {
    let is = |names: &[&str], user: &String| names.contains(&user.as_str());
    let ordinary = users.iter().filter(|user| is(&ORDINARY, user)).count();
    if ordinary > 1 {
        return Home::Main;
    }
    let mut homes = users.clone();
    homes.retain(|user| !before(user).any(|first| users.contains(first)));
    if has_variables && homes.len() > 1 {
        return Home::Main;
    }
    Home::Chunks(homes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_goes_where_it_is_no_burden() {
        let cases: [(&[&str], bool, &[&str]); 10] = [
            (&["banner", "survey"], false, &[]),
            (&["banner", "debug", "survey"], false, &[]),
            (&["recommendations", "services"], false, &[]),
            (&["debug", "experiment"], false, &["debug", "experiment"]),
            (&["debug", "survey"], false, &["debug", "survey"]),
            (&["debug", "survey"], true, &[]),
            // The services are there with each of them but the report.
            (&["experiment", "services"], true, &["services"]),
            (&["delivery", "destinations"], true, &["delivery"]),
            (&["destinations", "services"], false, &["services"]),
            (
                &["experiment", "experiment_report", "services"],
                false,
                &["experiment_report", "services"],
            ),
        ];
        let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        for (users, has_variables, homes) in cases {
            let expected = match homes {
                [] => Home::Main,
                homes => Home::Chunks(owned(homes)),
            };
            assert_eq!(
                home_of(&owned(users), has_variables),
                expected,
                "{users:?}, {has_variables}"
            );
        }
    }
}
