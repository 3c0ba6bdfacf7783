//! The events in their database: one writer on a thread of its own, one connection for reads.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use jiff::Timestamp;
use rusqlite::{Connection, params};
use serde::Serialize;
use serde_json::{Map, Value};
use thiserror::Error;
use tokio::sync::{broadcast, mpsc, oneshot};

use super::query::{self, Filter};
use super::schema;
use super::shape::{Event, print_time};

/// How many batches may wait for the writer before requests wait.
const WAITING_BATCHES: usize = 64;

/// How many events a slow listener may be behind before it is told that it missed some.
const LIVE_BACKLOG: usize = 1024;

/// An event with what the database knows of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StoredEvent {
    /// Its place in the order of arrival.
    pub arrival: i64,
    /// When it arrived, by the server's clock: RFC 3339, UTC.
    pub received_at: String,
    /// The message's UUID.
    pub id: String,
    /// What happened.
    pub name: String,
    /// When, by the visitor's clock: RFC 3339, UTC.
    pub time: String,
    /// The place in its session.
    pub seq: u64,
    /// The browser.
    pub anonymous_id: String,
    /// The person, if known.
    pub user_id: Option<String>,
    /// The visit.
    pub session_id: String,
    /// What the event says.
    pub properties: Map<String, Value>,
    /// Where it was.
    pub context: Map<String, Value>,
}

/// What became of a batch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Inserted {
    /// How many events are new.
    pub accepted: usize,
    /// How many were there before.
    pub duplicates: usize,
}

/// What listeners are told.
#[derive(Clone, Debug)]
pub(super) enum Notice {
    /// An event has arrived.
    Arrived(Arc<StoredEvent>),
    /// The server is going away.
    Closing,
}

/// Why the database did not answer.
#[derive(Debug, Error)]
pub enum StoreError {
    /// The database refused.
    #[error("the event database: {0}")]
    Database(#[from] rusqlite::Error),
    /// Its directory could not be made.
    #[error("{path}: the directory of the event database could not be made: {source}", path = path.display())]
    Directory {
        /// The directory.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A newer version of the server has written it.
    #[error(
        "the event database has version {found}, expected at most {known}: a newer awning-server has written it"
    )]
    Newer {
        /// The version it has.
        found: usize,
        /// The newest that is known here.
        known: usize,
    },
    /// A stored value is not what was stored.
    #[error("the event database: {0}")]
    Damaged(#[from] serde_json::Error),
    /// The writer has ended.
    #[error("the event database is closed")]
    Closed,
}

/// A batch on its way to the writer, with where to answer.
struct Job {
    events: Vec<Event>,
    received_at: String,
    answer: oneshot::Sender<Result<Inserted, StoreError>>,
}

/// The database. Clones share it; when the last one goes, the writer finishes and the file is closed.
#[derive(Clone, Debug)]
pub struct Store {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    jobs: Option<mpsc::Sender<Job>>,
    writer: Option<JoinHandle<()>>,
    reader: Arc<Mutex<Connection>>,
    live: broadcast::Sender<Notice>,
}

impl Store {
    /// Opens the database at `path`, and makes it and its directory where they are missing.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        if let Some(directory) = path.parent() {
            std::fs::create_dir_all(directory).map_err(|source| StoreError::Directory {
                path: directory.to_owned(),
                source,
            })?;
        }
        let mut connection = Connection::open(path)?;
        schema::prepare(&mut connection)?;
        let reader = Connection::open(path)?;
        reader.busy_timeout(std::time::Duration::from_secs(5))?;
        reader.pragma_update(None, "query_only", true)?;
        let (live, _) = broadcast::channel(LIVE_BACKLOG);
        let (jobs, queue) = mpsc::channel(WAITING_BATCHES);
        let told = live.clone();
        let writer = std::thread::spawn(move || write_all(connection, queue, &told));
        let inner = Inner {
            jobs: Some(jobs),
            writer: Some(writer),
            reader: Arc::new(Mutex::new(reader)),
            live,
        };
        Ok(Self {
            inner: Arc::new(inner),
        })
    }

    /// Stores a batch in one transaction; an event whose id is there already is counted and left out. When this
    /// returns, the batch is in the database.
    pub async fn insert(
        &self,
        events: Vec<Event>,
        received_at: Timestamp,
    ) -> Result<Inserted, StoreError> {
        let (answer, answered) = oneshot::channel();
        let job = Job {
            events,
            received_at: print_time(received_at),
            answer,
        };
        let jobs = self.inner.jobs.as_ref().ok_or(StoreError::Closed)?;
        jobs.send(job).await.map_err(|_| StoreError::Closed)?;
        answered.await.map_err(|_| StoreError::Closed)?
    }

    /// The events that pass the filter, oldest first, at most `limit`.
    pub async fn list(&self, filter: Filter, limit: u32) -> Result<Vec<StoredEvent>, StoreError> {
        self.read(move |connection| {
            query::list(connection, &filter, query::Order::OldestFirst, limit)
        })
        .await
    }

    /// The events that pass the filter, newest first, at most `limit`.
    pub async fn newest(&self, filter: Filter, limit: u32) -> Result<Vec<StoredEvent>, StoreError> {
        self.read(move |connection| {
            query::list(connection, &filter, query::Order::NewestFirst, limit)
        })
        .await
    }

    /// How many events pass the filter.
    pub async fn count(&self, filter: Filter) -> Result<u64, StoreError> {
        self.read(move |connection| query::count(connection, &filter))
            .await
    }

    /// How many events there are of each name, the most frequent first.
    pub async fn names(&self) -> Result<Vec<(String, u64)>, StoreError> {
        self.read(query::names).await
    }

    /// Ends what listens for arrivals, so that their connections can close.
    pub fn end_listeners(&self) {
        // Without a listener there is nobody to tell.
        let _ = self.inner.live.send(Notice::Closing);
    }

    /// Ends when the server goes away.
    pub(crate) async fn closing(&self) {
        let mut notices = self.listen();
        loop {
            match notices.recv().await {
                Ok(Notice::Closing) | Err(broadcast::error::RecvError::Closed) => return,
                _ => {}
            }
        }
    }

    pub(super) fn listen(&self) -> broadcast::Receiver<Notice> {
        self.inner.live.subscribe()
    }

    async fn read<T: Send + 'static>(
        &self,
        query: impl FnOnce(&Connection) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let reader = Arc::clone(&self.inner.reader);
        let read = move || query(&reader.lock().unwrap_or_else(PoisonError::into_inner));
        tokio::task::spawn_blocking(read)
            .await
            .map_err(|_| StoreError::Closed)?
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        // The writer ends when its queue does.
        self.jobs = None;
        if let Some(writer) = self.writer.take() {
            let _ = writer.join();
        }
    }
}

fn write_all(
    mut connection: Connection,
    mut queue: mpsc::Receiver<Job>,
    live: &broadcast::Sender<Notice>,
) {
    while let Some(job) = queue.blocking_recv() {
        let result = write_batch(&mut connection, job.events, &job.received_at);
        let answer = result.map(|(inserted, arrived)| {
            for event in arrived {
                let _ = live.send(Notice::Arrived(Arc::new(event)));
            }
            inserted
        });
        // Who asked may be gone; the batch is stored all the same, and its repeat will be known.
        let _ = job.answer.send(answer);
    }
}

fn write_batch(
    connection: &mut Connection,
    events: Vec<Event>,
    received_at: &str,
) -> Result<(Inserted, Vec<StoredEvent>), StoreError> {
    let transaction = connection.transaction()?;
    let mut inserted = Inserted::default();
    let mut arrived = Vec::with_capacity(events.len());
    {
        let mut insert = transaction.prepare_cached(
            "INSERT INTO events (id, name, time, received_at, seq, anonymous_id, user_id, session_id, properties, context)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT (id) DO NOTHING",
        )?;
        for event in events {
            let changed = insert.execute(params![
                event.id,
                event.name,
                event.time,
                received_at,
                event.seq,
                event.anonymous_id,
                event.user_id,
                event.session_id,
                serde_json::to_string(&event.properties)?,
                serde_json::to_string(&event.context)?,
            ])?;
            if changed == 0 {
                inserted.duplicates += 1;
            } else {
                inserted.accepted += 1;
                arrived.push(stored(event, transaction.last_insert_rowid(), received_at));
            }
        }
    }
    transaction.commit()?;
    Ok((inserted, arrived))
}

fn stored(event: Event, arrival: i64, received_at: &str) -> StoredEvent {
    let Event {
        id,
        name,
        time,
        seq,
        anonymous_id,
        user_id,
        session_id,
        properties,
        context,
    } = event;
    let received_at = received_at.to_owned();
    StoredEvent {
        arrival,
        received_at,
        id,
        name,
        time,
        seq,
        anonymous_id,
        user_id,
        session_id,
        properties,
        context,
    }
}

#[cfg(test)]
#[path = "store_tests.rs"]
mod tests;
