//! What the splitter's macro asks for before it calls into a chunk: that the chunk is there.
//!
//! The loader fetches and instantiates chunks before it calls this module, so there is nothing to wait for. The macro's
//! own runtime would load them from here, with futures, wakers and locks: 2 kB.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// Why a chunk could not be loaded. There is none: see above.
pub enum SplitLoaderError {}

/// What the macro's code awaits, which is ready.
pub fn now<T>(ready: impl Future<Output = Result<T, SplitLoaderError>>) -> Option<T> {
    let mut context = Context::from_waker(Waker::noop());
    match pin!(ready).poll(&mut context) {
        Poll::Ready(Ok(value)) => Some(value),
        Poll::Pending => None,
    }
}

/// The names that the macro's code calls.
#[cfg(target_family = "wasm")]
pub mod rt {
    use std::ffi::c_void;
    use std::pin::Pin;

    use super::SplitLoaderError;

    pub type LoadCallbackFn = unsafe extern "C" fn(*const c_void, bool);
    type LoadFn = unsafe extern "C" fn(LoadCallbackFn, *const c_void);

    pub struct LazySplitLoader;

    impl LazySplitLoader {
        pub const fn new(_: LoadFn) -> Self {
            Self
        }
    }

    pub async fn ensure_loaded(_: Pin<&LazySplitLoader>) -> Result<(), SplitLoaderError> {
        Ok(())
    }
}
