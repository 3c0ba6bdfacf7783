//! How honest the statistics of experiments are, by simulation: `cargo xtask bench coverage`.
//!
//! Draws tests whose truth is known, analyzes them, and counts how often an effect is found where there is none, and how
//! often an interval holds the true effect. The seeds are fixed: the same tests each time, with any number of threads.
//! Prints JSON; `cargo run --release -p awning-core --example coverage -- TESTS` runs it alone.
//!
//! - `population`: what visitors do
//! - `scenario`: what is tested, by which method
//! - `trial`: tests of a scenario, drawn and judged

mod population;
mod scenario;
mod trial;

use std::error::Error;
use std::time::Instant;

use serde_json::{Value, json};

/// How many tests are drawn of each scenario, where it is not said.
const TESTS: u32 = 10_000;

fn main() -> Result<(), Box<dyn Error>> {
    let tests = match std::env::args().nth(1) {
        Some(text) => text.parse()?,
        None => TESTS,
    };
    let begun = Instant::now();
    let mut rows: Vec<Value> = Vec::new();
    for (number, scenario) in scenario::all().iter().enumerate() {
        let begun = Instant::now();
        let found = trial::run(scenario, number as u64, tests)?;
        rows.extend(found);
        let took = begun.elapsed().as_secs_f64();
        eprintln!("  {}, {}: {took:.1} s", scenario.data, scenario.method);
    }
    let seconds = begun.elapsed().as_secs_f64();
    println!(
        "{:#}",
        json!({ "tests": tests, "seconds": seconds, "rows": rows })
    );
    Ok(())
}
