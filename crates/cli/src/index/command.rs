//! The command.

use std::path::Path;

use awning_train::counts::Counts;
use awning_train::learn::{Options, Progress, Trained, learn, learn_from_counts};
use awning_train::log::{Grouping, Log, Ties};

use super::Arguments;
use super::arguments::{self, Task};
use super::summary::Summary;
use super::{catalog, summary};
use crate::log::{self, ReadError, Report};
use crate::progress::Meter;
use crate::write::{beside, compress, write};
use crate::{Error, counts, sql};

/// Learns, counts, or prints how a database would count.
///
/// # Errors
/// If what is asked for cannot be done.
pub fn run(arguments: &Arguments) -> Result<(), Error> {
    match &arguments.task {
        Some(Task::Sql(arguments)) => sql::run(arguments),
        Some(Task::Counts(arguments)) => run_counts(arguments),
        None => run_learn(arguments),
    }
}

fn run_learn(arguments: &Arguments) -> Result<(), Error> {
    let Some(out) = &arguments.out else {
        return Err(Error::Options(
            "--out FILE: where to write was not said".to_owned(),
        ));
    };
    let meter = Meter::on_terminal();
    let options = Options {
        budget: arguments.budget.0,
        explore: !arguments.no_explore,
        sessions: !arguments.no_sessions,
        threads: arguments
            .threads
            .unwrap_or(Options::default().threads)
            .max(1),
    };
    let mut progress = |progress: Progress| meter.set(progress.step, progress.done, progress.total);
    let (trained, span) = if let Some(path) = &arguments.from_counts {
        let counts = counts::read(path)?;
        let last = counts.items.iter().map(|item| item.last).max();
        println!("{}", summary::describe(&counts));
        let trained =
            learn_from_counts(&counts, last.unwrap_or_default(), &options, &mut progress)?;
        (trained, None)
    } else {
        let catalog = arguments.catalog.as_deref();
        let (log, report) = read_log(&arguments.log, catalog, &arguments.map, Ties::Added, &meter)?;
        print!("{}", summary::of_log(&log, &report));
        (learn(&log, &options, &mut progress)?, report.span)
    };
    meter.end();
    finish(arguments, out, &trained, span)
}

fn finish(
    arguments: &Arguments,
    out: &Path,
    trained: &Trained,
    span: Option<(i64, i64)>,
) -> Result<(), Error> {
    write(out, &trained.bytes)?;
    let mut written = vec![out.to_owned()];
    if !arguments.no_br {
        let path = beside(out, "br");
        let compressed = compress(&trained.bytes).map_err(|error| Error::Write {
            path: path.clone(),
            message: error.to_string(),
        })?;
        write(&path, &compressed)?;
        written.push(path);
    }
    let summary = Summary {
        report: &trained.report,
        span,
        budget: arguments.budget.0,
    };
    if let Some(path) = &arguments.json {
        write(path, format!("{:#}\n", summary.json()).as_bytes())?;
        written.push(path.clone());
    }
    print!("{summary}");
    let written: Vec<String> = written
        .iter()
        .map(|path| path.display().to_string())
        .collect();
    println!("  written   {}", written.join(", "));
    Ok(())
}

fn run_counts(arguments: &arguments::Counts) -> Result<(), Error> {
    let meter = Meter::on_terminal();
    let catalog = arguments.catalog.as_deref();
    // Databases have no order of rows to go by.
    let (log, report) = read_log(&arguments.log, catalog, &arguments.map, Ties::Item, &meter)?;
    print!("{}", summary::of_log(&log, &report));
    let counts = Counts::of(&log);
    let path = arguments.out.join("counts.parquet");
    let failed = |message: String| Error::Write {
        path: path.clone(),
        message,
    };
    std::fs::create_dir_all(&arguments.out).map_err(|error| failed(error.to_string()))?;
    counts::write(&counts, &path).map_err(|error| failed(error.to_string()))?;
    println!("{}", summary::describe(&counts));
    println!("  written   {}", path.display());
    Ok(())
}

fn read_log(
    arguments: &log::Arguments,
    catalog: Option<&Path>,
    columns: &[(String, String)],
    ties: Ties,
    meter: &Meter,
) -> Result<(Log, Report), Error> {
    if arguments.logs.is_empty() {
        return Err(Error::NoLog);
    }
    let ids = match catalog {
        None => None,
        Some(path) => {
            let (ids, report) = catalog::ids(path, columns)?;
            print!("{report}");
            Some(ids)
        }
    };
    let files = log::files(&arguments.logs)?;
    let grouping = Grouping {
        ties,
        ..arguments.grouping()
    };
    let (builder, report) =
        log::read(&files, &arguments.settings(), grouping, ids.as_ref(), meter)?;
    match builder.finish() {
        Ok(log) => Ok((log, report)),
        Err(error) => {
            // What became of the rows is why nothing is there.
            print!("{report}");
            Err(ReadError::Whole(error).into())
        }
    }
}
