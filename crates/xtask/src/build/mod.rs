//! `cargo xtask build`: from the sources to the package.
//!
//! - `styles`: style sheets, minified
//! - `compile`: Rust to wasm
//! - `split`: one wasm to one a widget
//! - `glue`: wasm-bindgen
//! - `lines`: what pages may paste
//! - `sharing`: where code goes that several chunks share
//! - `merge`: and goes there
//! - `direct`: calls between what was merged
//! - `names`: short ones between module and glue
//! - `optimize`: wasm-opt
//! - `scripts`: esbuild: the glue as a factory, the runtime, the loader
//! - `table`: what the loader knows of the elements
//! - `languages`: a file a language
//! - `stamp`: whether anything has changed
//! - `package`: the directory that users get
//! - `compress`: brotli and gzip beside each file

mod compile;
mod compress;
mod direct;
mod glue;
mod languages;
mod lines;
mod merge;
mod names;
mod optimize;
mod package;
mod pipeline;
mod scripts;
mod sharing;
mod split;
mod stamp;
mod styles;
mod table;

pub use compile::library;
pub use compress::{brotli, gzip};
pub use lines::lines;
pub use optimize::features;
pub use pipeline::{Arguments, run};
pub use split::Chunks;
pub use stamp::{files_below, hex};
