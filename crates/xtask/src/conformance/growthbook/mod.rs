//! GrowthBook's cases for its SDKs: a file whose sections map to arrays of positional tuples.
//!
//! - `read`: JSON as JavaScript has it
//! - `context`: what a case says of the visitor and the payload
//! - `sections`: what each section asks, and what Awning answers
//! - `verdict`: passed and failed

mod context;
mod read;
mod sections;
mod verdict;

use std::path::Path;

use anyhow::{Result, bail};
use awning_core::value::Value;

use verdict::Verdicts;

/// Runs a file of cases and prints the failures and the count.
///
/// # Errors
/// If the file cannot be read, or a case fails.
pub fn run(file: &Path) -> Result<()> {
    let verdicts = check(&read::file(file)?);
    for failure in &verdicts.failures {
        println!("{failure}");
    }
    println!(
        "{} passed, {} failed",
        verdicts.passed,
        verdicts.failures.len()
    );
    if !verdicts.failures.is_empty() {
        bail!("{} does not pass", file.display());
    }
    Ok(())
}

fn check(cases: &Value) -> Verdicts {
    let mut verdicts = Verdicts::default();
    let Value::Object(sections) = cases else {
        verdicts.fail("the file", "", "an object of sections", "something else");
        return verdicts;
    };
    for (section, cases) in sections {
        // The version of the file.
        if !matches!(cases, Value::List(_)) && section == "specVersion" {
            continue;
        }
        sections::check(section, cases, &mut verdicts);
    }
    verdicts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_cases_pass() {
        let file = Path::new(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../../../shared/conformance/growthbook/cases.json"
        ));
        if !file.exists() {
            println!("skipped: GrowthBook's cases are not on this machine");
            return;
        }
        let verdicts = check(&read::file(file).unwrap());
        assert!(verdicts.failures.is_empty(), "{:#?}", verdicts.failures);
        assert!(verdicts.passed > 300);
    }

    #[test]
    fn cases_that_fail_and_sections_that_are_unknown_are_said() {
        let cases = read::text(
            r#"{"specVersion": 5, "hash": [["", "a", 1, 0.22], ["", "a", 1, 0.23]], "tarot": [["x"]], "inNamespace": 1}"#,
        );
        let verdicts = check(&cases.unwrap());
        assert_eq!(verdicts.passed, 1);
        assert_eq!(
            verdicts.failures,
            [
                r#"hash "a": expected 0.23, found 0.22"#,
                r#"tarot: expected a section that is known, found 1 case of an unknown one"#,
                r#"inNamespace: expected a list of cases, found 1"#,
            ]
        );
    }
}
