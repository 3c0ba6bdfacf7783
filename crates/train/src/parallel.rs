//! The same work on many threads, with the same result on any number of them.

use std::sync::atomic::{AtomicUsize, Ordering};

/// Makes one result for each input, in the inputs' order.
pub(crate) fn map<T: Sync, R: Send>(
    inputs: &[T],
    threads: usize,
    make: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut made = Vec::new();
        loop {
            let place = next.fetch_add(1, Ordering::Relaxed);
            let Some(input) = inputs.get(place) else {
                return made;
            };
            made.push((place, make(input)));
        }
    };
    let mut made = std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads.clamp(1, inputs.len().max(1)))
            .map(|_| scope.spawn(work))
            .collect();
        let mut made = work();
        for thread in others {
            match thread.join() {
                Ok(part) => made.extend(part),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        made
    });
    made.sort_unstable_by_key(|(place, _)| *place);
    made.into_iter().map(|(_, result)| result).collect()
}
