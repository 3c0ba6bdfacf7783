//! `cargo xtask bench recommend`: how well and how fast every model recommends; with `--browser` what is served, measured
//! where it is served.
//!
//! - `native`: every model, measured by `awning evaluate`
//! - `browser`: the run and its report
//! - `learned`: the index that is asked, and the sessions that it is asked with
//! - `synthetic`: a made-up log, where no data is given

mod browser;
mod learned;
mod native;
mod synthetic;

pub use browser::browser;
pub use native::native;
