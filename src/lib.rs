//! Everything JavaScript can call, and nothing else.
