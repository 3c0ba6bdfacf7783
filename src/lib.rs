//! Everything JavaScript can call, and nothing else.

mod browser;
mod ui;
mod view;
mod widgets;
