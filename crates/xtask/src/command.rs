//! Running other programs: quiet while all is well, everything they said when it is not.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

/// A command that starts at the checkout's root, without what the outer cargo passed to this program.
pub fn command(program: impl AsRef<Path>) -> Command {
    let mut command = Command::new(program.as_ref());
    command.current_dir(crate::paths::root());
    for (name, _) in std::env::vars() {
        if name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST") {
            command.env_remove(name);
        }
    }
    for name in ["CARGO", "RUSTC", "RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS"] {
        command.env_remove(name);
    }
    command
}

/// Runs it to its end and returns what it printed.
///
/// # Errors
/// If it cannot be started, or ends with another status than 0: then all it printed is in the message.
pub fn output(command: &mut Command) -> Result<String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let done = command
        .output()
        .with_context(|| format!("cannot start {name}"))?;
    let printed = String::from_utf8_lossy(&done.stdout).into_owned();
    if !done.status.success() {
        let complained = String::from_utf8_lossy(&done.stderr);
        bail!("{name} ended with {}\n{printed}{complained}", done.status);
    }
    Ok(printed)
}

/// Runs it with its output passed through.
///
/// # Errors
/// If it cannot be started, or ends with another status than 0.
pub fn pass_through(command: &mut Command) -> Result<()> {
    let name = command.get_program().to_string_lossy().into_owned();
    let status = command
        .status()
        .with_context(|| format!("cannot start {name}"))?;
    if !status.success() {
        bail!("{name} ended with {status}");
    }
    Ok(())
}

/// Whether a program of that name answers `--version`, and what its first line is.
pub fn version(program: impl AsRef<Path>) -> Option<String> {
    let printed = output(command(program).arg("--version")).ok()?;
    printed.lines().next().map(str::to_owned)
}
