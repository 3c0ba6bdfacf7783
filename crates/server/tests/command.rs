//! What someone at a terminal can rely on.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod support;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

use support::{site, write};
use tempfile::TempDir;

fn command(directory: &TempDir) -> Command {
    let at = |name: &str| directory.path().join(name);
    let mut command = Command::new(env!("CARGO_BIN_EXE_awning-server"));
    command
        .args(["--listen", "127.0.0.1:0", "--package"])
        .arg(at("dist"))
        .arg("--site")
        .arg(at("www"));
    command
        .arg("--database")
        .arg(at("data/events.sqlite"))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// A running server that is ended with the test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn request(address: &str, request: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[cfg(unix)]
#[test]
fn it_reports_the_catalog_prints_its_address_answers_and_stops_when_told() {
    let directory = site();
    write(
        directory.path(),
        "list.csv",
        "id,title,price\n1,Pan,24.90\n2,,5\n",
    );
    let list = directory.path().join("list.csv");
    let mut server = Running(
        command(&directory)
            .arg("--catalog")
            .arg(list)
            .spawn()
            .unwrap(),
    );
    let mut lines = BufReader::new(server.0.stdout.take().unwrap())
        .lines()
        .map(Result::unwrap);
    let mut report = Vec::new();
    let address = loop {
        let line = lines.next().unwrap();
        match line.strip_prefix("Listening on http://") {
            Some(address) => break address.to_owned(),
            None => report.push(line),
        }
    };
    let report = report.join("\n");
    assert!(
        report.contains("2 read, 1 products") && report.contains("no title (line 3)"),
        "{report}"
    );
    assert!(!address.ends_with(":0"), "{address}");

    let answer = request(
        &address,
        "GET /catalog.json HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    );
    assert!(
        answer.starts_with("HTTP/1.1 200 OK") && answer.contains("\"Pan\""),
        "{answer}"
    );

    // A page that listens for events does not keep the server from stopping.
    let mut listener = TcpStream::connect(&address).unwrap();
    listener
        .write_all(b"GET /events/stream HTTP/1.1\r\nHost: x\r\n\r\n")
        .unwrap();
    let mut first = [0; 12];
    listener.read_exact(&mut first).unwrap();
    assert_eq!(&first, b"HTTP/1.1 200");
    let told = Command::new("kill")
        .arg("-TERM")
        .arg(server.0.id().to_string())
        .status()
        .unwrap();
    assert!(told.success());
    assert!(server.0.wait().unwrap().success());
    assert_eq!(lines.next().as_deref(), Some("Stopped."));
}

#[test]
fn it_says_in_one_sentence_why_it_cannot_start() {
    let directory = site();
    write(directory.path(), "list.csv", "a,b\n1,2\n");
    let list = directory.path().join("list.csv");
    for (arguments, part) in [
        (
            vec!["--catalog".into(), list.into_os_string()],
            "no column is known to be the id; name it with --map id=COLUMN",
        ),
        (
            vec!["--catalog".into(), "/nowhere.csv".into()],
            "the catalog cannot be read: /nowhere.csv: No such file",
        ),
        (
            vec!["--listen".into(), "192.0.2.1:1".into()],
            "cannot listen on 192.0.2.1:1",
        ),
        (
            vec!["--map".into(), "title".into()],
            "expected FIELD=COLUMN, such as title=Bezeichnung",
        ),
    ] {
        let output = command(&directory).args(&arguments).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(
            !output.status.success() && said.contains(part),
            "{arguments:?}: {said}"
        );
    }
}

#[test]
fn its_help_says_what_each_option_is() {
    let output = Command::new(env!("CARGO_BIN_EXE_awning-server"))
        .arg("--help")
        .output()
        .unwrap();
    let help = String::from_utf8_lossy(&output.stdout).into_owned();
    for part in [
        "--listen <ADDRESS>",
        "[default: 127.0.0.1:8787]",
        "[default: target/awning.sqlite]",
        "[default: 50]",
    ] {
        assert!(help.contains(part), "{part}: {help}");
    }
}

#[test]
fn it_simulates_visits_to_the_catalog_that_it_would_serve() {
    let directory = site();
    let log = directory.path().join("visits.tsv");
    let done = command(&directory)
        .args(["simulate", "--visits", "30", "--out"])
        .arg(&log)
        .output()
        .unwrap();
    assert_eq!(
        String::from_utf8_lossy(&done.stdout),
        format!("30 simulated visits in {}\n", log.display())
    );
    let text = std::fs::read_to_string(&log).unwrap();
    let mut lines = text.lines();
    assert_eq!(
        lines.next(),
        Some("session_id\titem_id\ttime\tevent\torder_id")
    );
    assert!(lines.all(|line| matches!(line.split('\t').nth(1), Some("1" | "2"))));
}
