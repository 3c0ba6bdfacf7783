//! Reads of the event database.

use rusqlite::{Connection, Row, params_from_iter, types::Value as Sql};

use super::store::{StoreError, StoredEvent};

/// Which events are meant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only what arrived after this place in the order of arrival.
    pub after: Option<i64>,
    /// Only events of this name.
    pub name: Option<String>,
    /// Only events of this session.
    pub session: Option<String>,
}

impl Filter {
    /// Whether an event passes.
    pub fn passes(&self, event: &StoredEvent) -> bool {
        self.after.is_none_or(|after| event.arrival > after)
            && self.name.as_ref().is_none_or(|name| *name == event.name)
            && self
                .session
                .as_ref()
                .is_none_or(|session| *session == event.session_id)
    }

    /// The condition in SQL, with the values of its parameters. Only what is asked for is in it, so that an index fits.
    fn condition(&self) -> (String, Vec<Sql>) {
        let mut parts = vec!["1"];
        let mut values = Vec::new();
        if let Some(name) = &self.name {
            parts.push("name = ?");
            values.push(Sql::Text(name.clone()));
        }
        if let Some(session) = &self.session {
            parts.push("session_id = ?");
            values.push(Sql::Text(session.clone()));
        }
        if let Some(after) = self.after {
            parts.push("arrival > ?");
            values.push(Sql::Integer(after));
        }
        (parts.join(" AND "), values)
    }
}

/// From which end the list is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// In the order of arrival.
    OldestFirst,
    /// Against it.
    NewestFirst,
}

/// The events that pass, at most `limit`.
pub(super) fn list(
    connection: &Connection,
    filter: &Filter,
    order: Order,
    limit: u32,
) -> Result<Vec<StoredEvent>, StoreError> {
    let (sql, mut values) = list_statement(filter, order);
    values.push(Sql::Integer(limit.into()));
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(params_from_iter(values))?;
    let mut events = Vec::new();
    while let Some(row) = rows.next()? {
        events.push(event(row)?);
    }
    Ok(events)
}

fn list_statement(filter: &Filter, order: Order) -> (String, Vec<Sql>) {
    let (condition, values) = filter.condition();
    let direction = if order == Order::OldestFirst {
        "ASC"
    } else {
        "DESC"
    };
    let sql = format!(
        "SELECT arrival, received_at, id, name, time, seq, anonymous_id, user_id, session_id, properties, context
         FROM events WHERE {condition} ORDER BY arrival {direction} LIMIT ?"
    );
    (sql, values)
}

/// How many events pass, wherever the list begins.
pub(super) fn count(connection: &Connection, filter: &Filter) -> Result<u64, StoreError> {
    let (sql, values) = count_statement(filter);
    Ok(connection
        .prepare_cached(&sql)?
        .query_row(params_from_iter(values), |row| row.get(0))?)
}

fn count_statement(filter: &Filter) -> (String, Vec<Sql>) {
    let (condition, values) = Filter {
        after: None,
        ..filter.clone()
    }
    .condition();
    (
        format!("SELECT COUNT(*) FROM events WHERE {condition}"),
        values,
    )
}

const NAMES: &str = "SELECT name, COUNT(*) FROM events GROUP BY name ORDER BY COUNT(*) DESC, name";

/// How many events there are of each name.
pub(super) fn names(connection: &Connection) -> Result<Vec<(String, u64)>, StoreError> {
    let mut statement = connection.prepare_cached(NAMES)?;
    let names = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(names.collect::<Result<_, _>>()?)
}

fn event(row: &Row<'_>) -> Result<StoredEvent, StoreError> {
    Ok(StoredEvent {
        arrival: row.get(0)?,
        received_at: row.get(1)?,
        id: row.get(2)?,
        name: row.get(3)?,
        time: row.get(4)?,
        seq: row.get(5)?,
        anonymous_id: row.get(6)?,
        user_id: row.get(7)?,
        session_id: row.get(8)?,
        properties: serde_json::from_str(row.get_ref(9)?.as_str().map_err(rusqlite::Error::from)?)?,
        context: serde_json::from_str(row.get_ref(10)?.as_str().map_err(rusqlite::Error::from)?)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_query_is_answered_from_an_index() -> Result<(), StoreError> {
        let mut connection = Connection::open_in_memory()?;
        super::super::schema::prepare(&mut connection)?;
        let filter = |name: bool, session: bool, after: bool| Filter {
            after: after.then_some(5),
            name: name.then(|| "Product Viewed".to_owned()),
            session: session.then(|| "s1".to_owned()),
        };
        for (sql, index) in [
            (
                list_statement(&filter(true, false, true), Order::NewestFirst).0,
                "INDEX events_by_name (name=? AND arrival>?)",
            ),
            (
                list_statement(&filter(false, true, false), Order::OldestFirst).0,
                "INDEX events_by_session (session_id=?)",
            ),
            (
                list_statement(&filter(false, false, true), Order::OldestFirst).0,
                "INTEGER PRIMARY KEY (rowid>?)",
            ),
            (
                list_statement(&filter(true, true, true), Order::OldestFirst).0,
                "INDEX events_by_",
            ),
            (
                count_statement(&filter(true, false, true)).0,
                "COVERING INDEX events_by_name (name=?)",
            ),
            (NAMES.to_owned(), "COVERING INDEX events_by_name"),
        ] {
            let mut statement = connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}"))?;
            let places = vec![Sql::Integer(1); statement.parameter_count()];
            let steps: Vec<String> = statement
                .query_map(params_from_iter(places), |row| row.get(3))?
                .collect::<Result<_, _>>()?;
            assert!(
                steps.iter().any(|step| step.contains(index)),
                "{sql}: {steps:?}"
            );
        }
        Ok(())
    }
}
