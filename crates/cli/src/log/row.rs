//! What a row of columns says.

use awning_train::log::Action;

use super::cell::Cell;
use super::column::Mapping;
use super::entry::{Entry, Group, Skip};
use super::role::Role;
use super::settings::Settings;
use super::time::NO_TIME;

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

    /// What a row says, whose cells `cell` gives by the places of their columns.
    pub fn read<'c>(&self, cell: impl Fn(usize) -> Cell<'c>) -> Result<Entry<'c>, Skip> {
        let cell = |role| self.mapping.place(role).map(&cell);
        let action = match cell(Role::Action) {
            None => self.settings.action.unwrap_or(self.assumed()),
            Some(word) => {
                let word = word.into_text().ok_or(Skip::without("no action"))?;
                let action = self.settings.actions.read(&word);
                action.ok_or_else(|| Skip::Other(word.into_owned()))?
            }
        };
        let item = cell(Role::Item).unwrap_or_default();
        let shown = item.shown();
        let item = item.into_text().ok_or(Skip::Bad("no item id", shown))?;
        let micros = match cell(Role::Time) {
            None => None,
            Some(Cell::Empty) => return Err(Skip::without("no time")),
            Some(time) => {
                let micros = time.micros(&self.settings.times);
                Some(micros.ok_or_else(|| Skip::Bad(NO_TIME, time.shown()))?)
            }
        };
        let session = cell(Role::Session).and_then(Cell::into_text);
        let visitor = cell(Role::Visitor).and_then(Cell::into_text);
        let by = match (session, visitor) {
            (Some(session), Some(visitor)) => Group::joined(&visitor, &session),
            (None, Some(visitor)) => Group::Visitor(visitor),
            (_, None) if self.mapping.place(Role::Visitor).is_some() => {
                return Err(Skip::without("no visitor id"));
            }
            (Some(session), None) => Group::Session(session),
            (None, None) => return Err(Skip::without("no session id")),
        };
        Ok(Entry {
            by,
            items: vec![item],
            micros,
            action,
        })
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
