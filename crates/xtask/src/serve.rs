//! `awning-server`, built and started: the demo's backend, and the browser tests'.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread;

use anyhow::{Context, Result, bail};

use crate::command::{command, output};
use crate::paths;
use crate::progress::step;

/// What the server prints before its address.
const LISTENING: &str = "Listening on ";

/// Builds the server and returns its program.
///
/// # Errors
/// What the compiler said.
pub fn build() -> Result<PathBuf> {
    step("build the server", || {
        output(command("cargo").args(["build", "--quiet", "--package", "awning-server"]))
    })?;
    Ok(paths::root().join("target/debug/awning-server"))
}

/// The server on the built package and the demo's site, to be completed with more of its options.
pub fn server(program: &PathBuf) -> Command {
    let mut server = command(program);
    server.arg("--package").arg(paths::dist());
    server.arg("--site").arg(paths::root().join("www"));
    server
}

/// A server in the background; it ends with this value.
pub struct Running {
    child: Child,
    /// `http://127.0.0.1:…`
    pub address: String,
}

impl Running {
    /// Starts a server on a free port, with a database of its own that begins empty.
    ///
    /// # Errors
    /// If it ends before it listens: then with what it said.
    pub fn start(
        program: &PathBuf,
        name: &str,
        options: impl IntoIterator<Item = impl AsRef<OsStr>>,
    ) -> Result<Self> {
        let directory = paths::root().join("target/servers").join(name);
        let _ = std::fs::remove_dir_all(&directory);
        std::fs::create_dir_all(&directory)?;
        let log = directory.join("log");
        let mut server = server(program);
        server
            .args(["--listen", "127.0.0.1:0", "--rate", "0", "--database"])
            .arg(directory.join("events.sqlite"))
            .args(options)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(std::fs::File::create(&log)?);
        let mut child = server.spawn().context("cannot start the server")?;
        let mut lines = BufReader::new(child.stdout.take().context("no output")?).lines();
        let address = lines
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| Some(line.split_once(LISTENING)?.1.trim().to_owned()));
        // A full pipe would stop it.
        thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
        match address {
            Some(address) => Ok(Self { child, address }),
            None => {
                let _ = child.kill();
                let _ = child.wait();
                bail!(
                    "the server ended early:\n{}",
                    std::fs::read_to_string(&log).unwrap_or_default()
                )
            }
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
