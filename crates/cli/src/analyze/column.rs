//! Which column is what.

use crate::log::{Role, list, plain};

/// Names that columns of users are known by beside those of logs, letters and digits in lower case.
const USER: [&str; 5] = ["unitid", "subjectid", "playerid", "memberid", "id"];

/// Names that columns of variations are known by.
const VARIATION: [&str; 13] = [
    "variationid",
    "variation",
    "variationname",
    "variantid",
    "variant",
    "experimentgroup",
    "testgroup",
    "group",
    "arm",
    "treatment",
    "version",
    "bucket",
    "segment",
];

/// A part of aggregates that a column can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its name in the JSON of aggregates.
    pub field: &'static str,
    /// Names that its column is known by, letters and digits in lower case: its own, and those of GrowthBook's queries.
    pub names: &'static [&'static str],
}

/// The parts of aggregates.
pub const PARTS: [Part; 15] = [
    part("users", &["users", "n", "visitors", "units", "size"]),
    part(
        "sum",
        &["sum", "mainsum", "total", "conversions", "successes"],
    ),
    part(
        "sumOfSquares",
        &["sumofsquares", "sumsquares", "mainsumsquares"],
    ),
    part("denominatorSum", &["denominatorsum"]),
    part(
        "denominatorSumOfSquares",
        &["denominatorsumofsquares", "denominatorsumsquares"],
    ),
    part("productSum", &["productsum", "maindenominatorsumproduct"]),
    part("covariateSum", &["covariatesum"]),
    part(
        "covariateSumOfSquares",
        &["covariatesumofsquares", "covariatesumsquares"],
    ),
    part(
        "covariateProductSum",
        &["covariateproductsum", "maincovariatesumproduct"],
    ),
    part(
        "covariateDenominatorProductSum",
        &[
            "covariatedenominatorproductsum",
            "denominatorcovariatesumproduct",
        ],
    ),
    part("quantileValue", &["quantilevalue", "quantile"]),
    part("quantileLower", &["quantilelower"]),
    part("quantileUpper", &["quantileupper"]),
    part("quantileEvents", &["quantileevents", "quantilen"]),
    part("quantileSample", &["quantilesample", "quantilenstar"]),
];

const fn part(field: &'static str, names: &'static [&'static str]) -> Part {
    Part { field, names }
}

/// The place of a column that was named.
///
/// # Errors
/// If there is none.
pub fn named(columns: &[String], option: &str, name: &str) -> Result<usize, String> {
    let exact = columns.iter().position(|column| column == name);
    let alike = || {
        columns
            .iter()
            .position(|column| plain(column) == plain(name))
    };
    exact.or_else(alike).ok_or_else(|| {
        format!(
            "{option} {name}: there is no such column; the columns are {}",
            list(columns)
        )
    })
}

/// The place of the first of the names that a column has.
pub fn known(columns: &[String], names: &[&str]) -> Option<usize> {
    names
        .iter()
        .find_map(|name| columns.iter().position(|column| plain(column) == *name))
}

/// The place of the column of users, if it is known by its name.
pub fn user(columns: &[String]) -> Option<usize> {
    known(columns, Role::Visitor.names()).or_else(|| known(columns, &USER))
}

/// The place of the column of variations.
///
/// # Errors
/// If none is known by its name.
pub fn variation(columns: &[String], option: Option<&str>) -> Result<usize, String> {
    match option {
        Some(name) => named(columns, "--variation", name),
        None => known(columns, &VARIATION).ok_or_else(|| {
            format!(
                "no column is known to be the variation; name it with --variation COLUMN; the columns are {}",
                list(columns)
            )
        }),
    }
}

/// Whether columns are those of aggregates: users and a sum.
pub fn are_aggregates(columns: &[String]) -> bool {
    let has = |field| {
        let part = PARTS.iter().find(|part| part.field == field);
        part.is_some_and(|part| known(columns, part.names).is_some())
    };
    has("users") && (has("sum") || has("quantileValue"))
}
