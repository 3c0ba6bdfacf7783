//! The database's tables, by version.

use rusqlite::Connection;

use super::store::StoreError;

/// The steps from each version to the next; `PRAGMA user_version` counts those that were taken.
const MIGRATIONS: [&str; 1] = ["
    CREATE TABLE events (
        arrival INTEGER PRIMARY KEY, -- the order of arrival
        id TEXT NOT NULL UNIQUE,     -- the message's UUID: a repeat is ignored
        name TEXT NOT NULL,
        time TEXT NOT NULL,          -- RFC 3339, UTC, by the visitor's clock
        received_at TEXT NOT NULL,   -- RFC 3339, UTC, by the server's clock
        seq INTEGER NOT NULL,
        anonymous_id TEXT NOT NULL,
        user_id TEXT,
        session_id TEXT NOT NULL,
        properties TEXT NOT NULL,    -- a JSON object
        context TEXT NOT NULL        -- a JSON object
    ) STRICT;
    CREATE INDEX events_by_name ON events (name, arrival);
    CREATE INDEX events_by_session ON events (session_id, arrival);
"];

/// Makes the connection ready: write-ahead log, patience with another process, and the newest tables.
pub(super) fn prepare(connection: &mut Connection) -> Result<(), StoreError> {
    connection.pragma_update(None, "journal_mode", "WAL")?;
    // With a write-ahead log this loses nothing when the process dies, and at most the last batches when the power does.
    connection.pragma_update(None, "synchronous", "NORMAL")?;
    connection.busy_timeout(std::time::Duration::from_secs(5))?;
    migrate(connection)
}

fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
    let transaction =
        connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    let version: usize = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let pending = MIGRATIONS.get(version..).ok_or(StoreError::Newer {
        found: version,
        known: MIGRATIONS.len(),
    })?;
    for step in pending {
        transaction.execute_batch(step)?;
    }
    transaction.pragma_update(None, "user_version", MIGRATIONS.len())?;
    transaction.commit()?;
    Ok(())
}
