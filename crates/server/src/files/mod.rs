//! Serves files as the hosting page of the manual asks.
//!
//! - `directory`: files of a directory, with MIME types, precompressed forms, caching and leave for other origins.
//! - `document`: a body made here, with an ETag.
//! - `prepared`: a file that is compressed once, at start.
//! - `catalog`: `/catalog.json`.
//! - `configuration`: `/awning.json`, in the currency of the catalog, with the index that is served.
//! - `features`: `/api/features/{key}`, as GrowthBook's API serves it, and its stream.
//! - `compression`: of what is made for each request.
//! - `headers`: what every page of HTML says to the browser.
//! - `preload`: the lines that start the package's files with the page.

mod catalog;
mod compression;
mod configuration;
mod directory;
mod document;
mod features;
mod headers;
mod preload;
mod prepared;

pub use catalog::catalog_json;
pub use compression::compression;
pub use configuration::{Configuration, awning_json};
pub(crate) use configuration::{currency_of, features_of};
pub use directory::directory;
pub use features::{Features, features};
pub use headers::{CONTENT_SECURITY_POLICY, protect};
pub use preload::preload_lines;
pub use prepared::{Prepared, prepared};
