//! `cargo xtask bench recommend --browser`: what is served, measured where it is served.
//!
//! - `browser`: the run and its report
//! - `learned`: the index that is asked, and the sessions that it is asked with
//! - `synthetic`: a made-up log, where no data is given

mod browser;
mod learned;
mod synthetic;

pub use browser::browser;
