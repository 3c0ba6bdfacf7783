//! The command.

use awning_core::experiment::analysis::{Input, analyze};
use awning_core::value::Value;

use super::account::Account;
use super::arguments::{Arguments, Format};
use super::collect::{Collector, Held};
use super::error::AnalyzeError;
use super::json::{object, printable, set};
use super::rows::{Content, read};
use super::{assemble, bandit, page, settings, text};
use crate::progress::Meter;
use crate::write::write;
use crate::{Error, log};

/// Analyzes, and writes what was asked for.
///
/// # Errors
/// If the files cannot be read, do not fit the options, or nothing can be written.
pub fn run(arguments: &Arguments) -> Result<(), Error> {
    let (aggregates, account) = aggregates(arguments)?;
    let input = read_input(&aggregates)?;
    let report = analyze(&input);
    let options = &arguments.bandit;
    let shares = options.bandit.then(|| bandit::shares(&input, options));
    let shares = shares.transpose()?;
    let change = match &shares {
        Some(shares) => bandit::change(options, &input.experiment, shares)?,
        None => None,
    };
    let written = match arguments.format {
        Format::Table => {
            let shares = shares.as_ref();
            let shares = shares.map(|shares| bandit::text(shares, change.as_ref(), &report));
            let shares = shares.unwrap_or_default();
            format!("{account}{}{shares}", text::of(&report))
        }
        Format::Json => {
            let mut whole = object(vec![
                ("read", account.to_value()),
                ("input", aggregates),
                ("report", report.to_value()),
            ]);
            if let Some(shares) = &shares {
                set(&mut whole, "bandit", bandit::json(shares, change.as_ref()));
            }
            format!("{:#}\n", printable(&whole))
        }
        Format::Html => {
            let shares = shares.as_ref();
            let shares = shares.map(|shares| bandit::html(shares, change.as_ref(), &report));
            let shares = shares.unwrap_or_default();
            page::of(&report, &aggregates, &arguments.package, &shares)
        }
    };
    if let Some(change) = &change {
        write(&change.file, change.text.as_bytes())?;
    }
    if arguments.format != Format::Table {
        eprint!("{account}");
    }
    match &arguments.output {
        Some(path) => write(path, written.as_bytes())?,
        None => print!("{written}"),
    }
    Ok(())
}

/// The aggregates, as JSON, and what became of the rows.
fn aggregates(arguments: &Arguments) -> Result<(Value, Account), AnalyzeError> {
    let files = log::files(&arguments.files)?;
    let said = arguments.data.said();
    let mut collector = Collector::new(&said);
    let meter = Meter::on_terminal();
    let size = |path: &std::path::PathBuf| path.metadata().map_or(0, |metadata| metadata.len());
    meter.begin("read", files.iter().map(size).sum());
    let mut whole = None;
    for path in &files {
        match read(path, &mut collector, &meter)? {
            Content::Rows => {}
            Content::Object(object) if files.len() == 1 => whole = Some(object),
            Content::Object(_) => {
                return Err(AnalyzeError::File {
                    path: path.clone(),
                    message: "aggregates as one object of JSON, expected no other file with them"
                        .to_owned(),
                });
            }
        }
    }
    meter.end();
    let (held, mut account) = collector.finish();
    let control = arguments.data.control.as_deref();
    let weights = &arguments.data.weights;
    let metrics = &said.metrics;
    let mut value = match (whole, held) {
        (Some(whole), _) => read_whole(&whole)?,
        (None, Held::Units(mut units)) => {
            let by_strata = said.stratum.is_some();
            let (value, caps) =
                assemble::of_units(&mut units, metrics, by_strata, control, weights)?;
            if let Some(users) = &mut account.users {
                users.caps = caps;
            }
            value
        }
        (None, Held::Aggregates(mut aggregates)) => {
            assemble::of_aggregates(&mut aggregates, metrics, control, weights)?
        }
        (None, Held::Nothing) => {
            return Err(AnalyzeError::Mismatch("there are no rows".to_owned()));
        }
    };
    settings::apply(arguments, &mut value)?;
    Ok((value, account))
}

/// Aggregates as JSON: as they are, or as this command wrote them with a report.
fn read_whole(whole: &serde_json::Value) -> Result<Value, AnalyzeError> {
    let whole = match whole.get("input") {
        Some(input) if whole.get("variations").is_none() => input,
        _ => whole,
    };
    serde_json::from_value(whole.clone())
        .map_err(|error| AnalyzeError::Aggregates(error.to_string()))
}

fn read_input(aggregates: &Value) -> Result<Input, AnalyzeError> {
    let (input, problems) = Input::parse(aggregates);
    let said: Vec<String> = problems.iter().map(|problem| problem.message()).collect();
    match input {
        Some(input) if said.is_empty() => Ok(input),
        _ => Err(AnalyzeError::Aggregates(said.join("; "))),
    }
}
