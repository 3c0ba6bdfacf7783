//! Sessions that are already grouped: one a line.

use std::borrow::Cow;
use std::io::BufRead;

use awning_train::log::Action;

use super::entry::{Entry, Group, Skip};
use super::error::Fault;
use super::intake::Intake;
use super::lines::{Line, Lines};
use super::settings::Settings;

/// Reads a session from each line that is not empty. `file` is what tells equal line numbers of two files apart.
pub fn read(
    source: impl BufRead,
    file: usize,
    settings: &Settings,
    intake: &mut Intake,
) -> Result<(), Fault> {
    let mut lines = Lines::new(source);
    let action = settings.action.unwrap_or(Action::View);
    let mut number = 0;
    while let Some(line) = lines.read()? {
        number += 1;
        let row = match line {
            Line::Text(line) if line.trim().is_empty() => continue,
            Line::Text(line) => Ok(Entry {
                by: Group::joined(&file.to_string(), &number.to_string()),
                items: line.split_ascii_whitespace().map(Cow::Borrowed).collect(),
                micros: None,
                action,
            }),
            Line::Bad(reason) => Err(Skip::without(reason)),
        };
        let taken = intake.take(number, row);
        taken.map_err(|error| Fault::Log(number, error))?;
    }
    Ok(())
}
