//! A row of columns to an event.

use awning_train::log::{Action, By, Event, LogError};

use super::cell::Cell;
use super::column::{Mapping, Role};
use super::intake::Intake;
use super::settings::Settings;

/// Reads rows of columns.
#[derive(Clone, Copy, Debug)]
pub struct RowReader<'a> {
    mapping: Mapping,
    settings: &'a Settings,
}

impl<'a> RowReader<'a> {
    /// Reads rows whose columns are where `mapping` says.
    pub fn new(mapping: Mapping, settings: &'a Settings) -> Self {
        Self { mapping, settings }
    }

    /// The names of the columns that are read, with what they are read as.
    pub fn columns<Name: AsRef<str>>(&self, columns: &[Name]) -> Vec<(&'static str, String)> {
        let name = |role| {
            let place = self.mapping.place(role)?;
            Some((role.name(), columns.get(place)?.as_ref().to_owned()))
        };
        Role::ALL.into_iter().filter_map(name).collect()
    }

    /// Hands over the event of the row at `place`, whose cells `cell` gives by the places of their columns.
    ///
    /// # Errors
    /// If the log cannot go on with it.
    pub fn read<'c>(
        &self,
        place: u64,
        cell: impl Fn(usize) -> Cell<'c>,
        intake: &mut Intake,
    ) -> Result<(), LogError> {
        intake.row();
        let cell = |role| self.mapping.place(role).map(&cell);
        let action = match cell(Role::Action) {
            None => self.settings.action.unwrap_or(self.assumed()),
            Some(word) => match word.text() {
                None => {
                    intake.bad(place, "no action", None);
                    return Ok(());
                }
                Some(word) => match self.settings.actions.read(&word) {
                    None => {
                        intake.other(&word);
                        return Ok(());
                    }
                    Some(action) => action,
                },
            },
        };
        let item = cell(Role::Item).unwrap_or_default();
        let Some(item) = item.text() else {
            return Ok(intake.bad(place, "no item id", shown(&item).as_deref()));
        };
        let micros = match cell(Role::Time) {
            None => None,
            Some(time) => match time.micros(&self.settings.times) {
                Some(micros) => Some(micros),
                None => {
                    let reason = match time {
                        Cell::Empty => "no time",
                        _ => "not a time between 1970 and 2100",
                    };
                    return Ok(intake.bad(place, reason, shown(&time).as_deref()));
                }
            },
        };
        let session = cell(Role::Session).unwrap_or_default();
        let visitor = cell(Role::Visitor).unwrap_or_default();
        let joined;
        let (session, visitor) = (session.text(), visitor.text());
        let by = match (&session, &visitor) {
            (Some(session), Some(visitor)) => {
                joined = format!("{visitor} / {session}");
                By::Session(&joined)
            }
            (Some(session), None) if self.mapping.place(Role::Visitor).is_none() => {
                By::Session(session)
            }
            (None, Some(visitor)) => By::Visitor(visitor),
            _ => {
                let reason = match self.mapping.place(Role::Visitor) {
                    Some(_) => "no visitor id",
                    None => "no session id",
                };
                return Ok(intake.bad(place, reason, None));
            }
        };
        let event = Event {
            by,
            item: &item,
            micros,
            action,
        };
        intake.event(place, &event)
    }

    /// What a row of a log without actions is.
    fn assumed(&self) -> Action {
        if self.mapping.of_orders {
            Action::Order
        } else {
            Action::View
        }
    }
}

fn shown(cell: &Cell) -> Option<String> {
    Some(cell.shown()).filter(|text| !text.is_empty())
}
