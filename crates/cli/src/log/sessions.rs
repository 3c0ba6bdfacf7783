//! Sessions that are already grouped: one a line.

use std::io::BufRead;

use awning_train::log::{Action, By, Event};

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
    let mut text = String::new();
    while let Some(line) = lines.read()? {
        text.clear();
        let bad = match line {
            Line::Text(line) => {
                text.push_str(line);
                None
            }
            Line::Bad(reason) => Some(reason),
        };
        let place = lines.number();
        if bad.is_none() && text.trim().is_empty() {
            continue;
        }
        intake.row();
        if let Some(reason) = bad {
            intake.bad(place, reason, None);
            continue;
        }
        let session = format!("{file} / {place}");
        for item in text.split_ascii_whitespace() {
            let event = Event {
                by: By::Session(&session),
                item,
                micros: None,
                action,
            };
            intake
                .event(place, &event)
                .map_err(|error| Fault::Log(place, error))?;
        }
    }
    Ok(())
}
