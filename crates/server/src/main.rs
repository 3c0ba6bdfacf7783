//! The `awning-server` command.

fn main() {}
