//! `<awning-experiment-report>`.
//!
//! - `keeper`: what it is given, how it is judged, what its reader does
//! - `source`: the data at its URL
//! - `file`: the figures as a file

mod file;
mod keeper;
mod source;

pub use keeper::mount;
