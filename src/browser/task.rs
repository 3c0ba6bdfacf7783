//! Work that goes on later, on behalf of the element that it was begun for: if it traps, that one is to blame.

use std::cell::RefCell;
use std::future::poll_fn;

use any_spawner::{CustomExecutor, Executor, PinnedFuture, PinnedLocalFuture};
use wasm_bindgen_futures::spawn_local;

use super::Host;

thread_local! {
    static HOST: RefCell<Option<Host>> = const { RefCell::new(None) };
}

/// Begins to note for whom work is done, that of Leptos's effects included.
pub fn start(host: Host) {
    HOST.set(Some(host));
    // An error means that it is known already.
    let _ = Executor::init_local_custom_executor(Effects);
}

/// Does it as soon as what is going on now has ended.
pub fn spawn(work: impl Future<Output = ()> + 'static) {
    spawn_boxed(Box::pin(work));
}

fn spawn_boxed(mut work: PinnedLocalFuture<()>) {
    let element = HOST.with_borrow(|host| host.as_ref().map_or(0, Host::serving));
    spawn_local(poll_fn(move |context| {
        HOST.with_borrow(|host| {
            if let Some(host) = host {
                host.set_serving(element);
            }
        });
        work.as_mut().poll(context)
    }));
}

struct Effects;

impl CustomExecutor for Effects {
    fn spawn(&self, work: PinnedFuture<()>) {
        spawn_boxed(work);
    }

    fn spawn_local(&self, work: PinnedLocalFuture<()>) {
        spawn_boxed(work);
    }

    fn poll_local(&self) {}
}
