//! One line for each step that takes more than a second.

use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

/// Does `work`; if it takes more than a second, says that it is going on and, at the end, how long it took.
///
/// # Errors
/// Those of `work`, with `label` as their context.
pub fn step<T>(label: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    let begun = Instant::now();
    let (done, wait) = mpsc::channel::<()>();
    let name = label.to_owned();
    let announcer = thread::spawn(move || {
        if wait.recv_timeout(Duration::from_secs(1)) == Err(RecvTimeoutError::Timeout) {
            eprintln!("  {name} …");
        }
    });
    let result = work();
    drop(done);
    let _ = announcer.join();
    let took = begun.elapsed();
    if took > Duration::from_secs(1) {
        let outcome = if result.is_ok() { "done" } else { "failed" };
        eprintln!("  {label}: {outcome} in {:.0} s", took.as_secs_f64());
    }
    result.with_context(|| label.to_owned())
}
