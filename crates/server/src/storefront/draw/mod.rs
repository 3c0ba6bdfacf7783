//! Pictures of products, drawn instead of photographed: each kind of thing is a small pure function to SVG, all in one
//! light from the top left. `kind` finds the drawing by a product's words, `look` its colors and variant, `palette` holds
//! the words of color and material, `scene` the wall and the floor; `canvas` and `color` are what drawings are made with.

mod baskets;
mod bedroom;
mod bottles;
mod cabinets;
mod canvas;
mod color;
mod cookware;
mod decor;
mod hardware;
mod kind;
mod lighting;
mod look;
mod palette;
mod picture;
mod plants;
mod scene;
mod seating;
mod shelves;
mod sofas;
mod tables;
mod tableware;
mod textiles;
mod words;

pub use kind::Kind;
pub use picture::draw;
