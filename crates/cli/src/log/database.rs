//! The events that awning-server keeps in SQLite.

use std::path::Path;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags};
use serde_json::{Map, Value};

use super::error::Fault;
use super::intake::Intake;
use super::settings::Settings;
use super::tracking;

/// Reads events by their arrival, and tells `passed` of each.
///
/// # Errors
/// If it is no such database, or is damaged.
pub fn read(
    path: &Path,
    settings: &Settings,
    intake: &mut Intake,
    passed: &mut dyn FnMut(),
) -> Result<(), Fault> {
    read_events(path, settings, intake, passed).map_err(|error| match error {
        Failure::Sqlite(error) => Fault::Damaged(format!("the database of events: {error}")),
        Failure::Fault(fault) => fault,
    })
}

enum Failure {
    Sqlite(rusqlite::Error),
    Fault(Fault),
}

impl From<rusqlite::Error> for Failure {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

fn read_events(
    path: &Path,
    settings: &Settings,
    intake: &mut Intake,
    passed: &mut dyn FnMut(),
) -> Result<(), Failure> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    // The file may be anyone's: its views and triggers are not to run.
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.busy_timeout(std::time::Duration::from_secs(5))?;
    let mut statement = connection.prepare(
        "SELECT arrival, name, time, session_id, properties FROM main.events ORDER BY arrival",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        passed();
        let arrival = row.get_ref(0)?.as_i64().unwrap_or_default();
        let place = u64::try_from(arrival).unwrap_or_default();
        let mut event = Map::new();
        for (column, name) in [
            (1, "name"),
            (2, "time"),
            (3, "sessionId"),
            (4, "properties"),
        ] {
            let ValueRef::Text(text) = row.get_ref(column)? else {
                continue;
            };
            let text = String::from_utf8_lossy(text).into_owned();
            let value = match name {
                "properties" => serde_json::from_str(&text).unwrap_or_default(),
                _ => Value::String(text),
            };
            event.insert(name.to_owned(), value);
        }
        let event = Value::Object(event);
        let taken = intake.take(place, tracking::read_awning(&event, settings));
        taken.map_err(|error| Failure::Fault(Fault::Log(place, error)))?;
    }
    Ok(())
}

/// How many events there are, for showing how far reading is; zero if it cannot be told.
pub fn count(path: &Path) -> u64 {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let count = Connection::open_with_flags(path, flags).and_then(|connection| {
        connection.query_row("SELECT count(*) FROM main.events", [], |row| row.get(0))
    });
    count
        .ok()
        .and_then(|count: i64| u64::try_from(count).ok())
        .unwrap_or_default()
}
