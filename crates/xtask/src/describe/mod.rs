//! What tools and people read of the package, made from the tables in `awning-core`: nothing is written twice.
//!
//! - `manifest`: `custom-elements.json`
//! - `typescript`: types of elements, events, documents and the global
//! - `shapes`: a JSON Schema as a TypeScript type
//! - `react`: JSX types
//! - `reference`: docs/elements.md, docs/document.md and docs/destinations.md
//! - `destinations`: the tables of the last
//! - `integrity`: subresource integrity of every file
//! - `preload`: the lines that fetch a widget with the page
//! - `reserve`: the room that elements take before the loader has run

mod destinations;
mod integrity;
mod manifest;
mod preload;
mod react;
mod reference;
mod reserve;
mod shapes;
mod typescript;

pub use integrity::integrity;
pub use manifest::manifest;
pub use preload::preload;
pub use react::react_types;
pub use reference::pages;
pub use reserve::reserve;
pub use typescript::types;
