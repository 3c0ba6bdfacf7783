//! The command from end to end: from a log to an index that pages can ask.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod support;

use std::fmt::Write;
use std::fs;
use std::path::Path;

use awning_core::recommend::index::Index;
use serde_json::Value;
use support::{awning, printed};

/// Writes a log of visitors each of whom wants one kind of thing, and some of whom buy two.
fn write_log(path: &Path) {
    let mut text = "session_id,product_id,timestamp,event_type\n".to_owned();
    let mut state: u64 = 3;
    let mut below = |bound: u64| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % bound
    };
    let mut at = 1_600_000_000;
    for session in 0..600 {
        at += 900;
        let kind = ["tent", "pan", "lamp"][below(3) as usize];
        for step in 0..2 + below(4) {
            let _ = writeln!(
                text,
                "s{session},{kind}-{},{},view",
                below(6),
                at + step * 20
            );
        }
        if below(3) == 0 {
            for part in 0..2 {
                let _ = writeln!(text, "s{session},{kind}-{part},{},purchase", at + 200);
            }
        }
    }
    fs::write(path, text).unwrap();
}

#[test]
fn a_log_becomes_an_index_that_opens_and_the_summary_says_what_it_is() {
    let directory = tempfile::tempdir().unwrap();
    let root = directory.path();
    write_log(&root.join("log.csv"));
    let run = awning(
        root,
        &[
            "index",
            "log.csv",
            "--out",
            "shop.index",
            "--json",
            "shop.json",
        ],
    );
    let shown = printed(&run);
    assert!(
        run.stderr.is_empty(),
        "nothing is drawn where there is no terminal"
    );
    for expected in [
        "log.csv: text separated by \",\"; session ← session_id, item ← product_id, time ← timestamp, action ← event_type",
        "0 bad",
        "sessions  600, of 18 items, 2020-09-13T12:41:40Z to 2020-09-19T18:",
        "quality   ",
        "HR@20",
        "made of   ",
        "of 500.00 kB allowed",
        "written   shop.index, shop.index.br, shop.json",
    ] {
        assert!(shown.contains(expected), "{expected} in {shown}");
    }

    let bytes = fs::read(root.join("shop.index")).unwrap();
    let index = Index::open(bytes.clone()).unwrap();
    assert!(index.find("tent-0").is_some() && index.find("tent-9").is_none());

    let summary: Value =
        serde_json::from_slice(&fs::read(root.join("shop.json")).unwrap()).unwrap();
    let compressed = fs::read(root.join("shop.index.br")).unwrap();
    assert_eq!(summary["index_bytes"], bytes.len());
    assert_eq!(summary["index_brotli_bytes"], compressed.len());
    let mut restored = Vec::new();
    brotli::BrotliDecompress(&mut compressed.as_slice(), &mut restored).unwrap();
    assert_eq!(restored, bytes);
    assert!(
        summary["quality"][0]["hr@20"].as_f64().unwrap() > 0.5,
        "{summary}"
    );
}

#[test]
fn the_same_log_gives_the_same_bytes_with_any_number_of_threads_and_files() {
    let directory = tempfile::tempdir().unwrap();
    let root = directory.path();
    write_log(&root.join("log.csv"));
    let text = fs::read_to_string(root.join("log.csv")).unwrap();
    let (head, rows) = text.split_once('\n').unwrap();
    let middle = rows.match_indices('\n').nth(700).unwrap().0 + 1;
    fs::create_dir(root.join("parts")).unwrap();
    for (name, rows) in [("a.csv", &rows[..middle]), ("b.csv", &rows[middle..])] {
        fs::write(root.join("parts").join(name), format!("{head}\n{rows}")).unwrap();
    }
    printed(&awning(
        root,
        &["index", "log.csv", "--out", "one", "--threads", "1"],
    ));
    printed(&awning(
        root,
        &[
            "index",
            "parts",
            "--out",
            "two",
            "--threads",
            "3",
            "--no-br",
        ],
    ));
    assert_eq!(
        fs::read(root.join("one")).unwrap(),
        fs::read(root.join("two")).unwrap()
    );
    assert!(root.join("one.br").exists() && !root.join("two.br").exists());
}

#[test]
fn an_index_without_sessions_and_one_from_counts_hold_no_sessions() {
    let directory = tempfile::tempdir().unwrap();
    let root = directory.path();
    write_log(&root.join("log.csv"));
    let whole = printed(&awning(root, &["index", "log.csv", "--out", "whole"]));
    assert!(whole.contains("sessions: "), "{whole}");
    let without = printed(&awning(
        root,
        &["index", "log.csv", "--out", "without", "--no-sessions"],
    ));
    assert!(!without.contains("sessions: "), "{without}");
    printed(&awning(
        root,
        &["index", "counts", "log.csv", "--out", "counts"],
    ));
    let counted = printed(&awning(
        root,
        &["index", "--from-counts", "counts", "--out", "counted"],
    ));
    assert!(
        counted.contains("18 items") && !counted.contains("sessions: "),
        "{counted}"
    );
    for name in ["without", "counted"] {
        let index = Index::open(fs::read(root.join(name)).unwrap()).unwrap();
        assert!(index.find("lamp-5").is_some(), "{name}");
    }
}

#[test]
fn items_that_the_catalog_lacks_are_counted_and_left_out() {
    let directory = tempfile::tempdir().unwrap();
    let root = directory.path();
    write_log(&root.join("log.csv"));
    let products: String = (0..6)
        .map(|number| format!("tent-{number},Tent,9.50\npan-{number},Pan,5\n"))
        .collect();
    fs::write(
        root.join("products.csv"),
        format!("id,title,price\n{products}"),
    )
    .unwrap();
    let run = awning(
        root,
        &[
            "index",
            "log.csv",
            "--out",
            "shop.index",
            "--catalog",
            "products.csv",
        ],
    );
    let shown = printed(&run);
    assert!(shown.contains("12 products"), "{shown}");
    assert!(
        shown.contains("of 6 items that the catalog does not have: \"lamp-"),
        "{shown}"
    );
    let index = Index::open(fs::read(root.join("shop.index")).unwrap()).unwrap();
    assert!(index.find("pan-1").is_some() && index.find("lamp-1").is_none());
}

#[test]
fn sessions_that_no_person_made_are_counted_and_left_out() {
    let directory = tempfile::tempdir().unwrap();
    let root = directory.path();
    write_log(&root.join("log.csv"));
    let mut text = fs::read_to_string(root.join("log.csv")).unwrap();
    for number in 0..501 {
        let _ = writeln!(text, "robot,item-{number},1600000000,view");
    }
    fs::write(root.join("log.csv"), text).unwrap();
    let shown = printed(&awning(
        root,
        &["index", "counts", "log.csv", "--out", "counts"],
    ));
    assert!(
        shown.contains("too long  1 session of 501 events"),
        "{shown}"
    );
    assert!(shown.contains("sessions  600, of 18 items"), "{shown}");
    let shown = printed(&awning(
        root,
        &[
            "index",
            "counts",
            "log.csv",
            "--out",
            "counts",
            "--longest",
            "0",
        ],
    ));
    assert!(shown.contains("sessions  601, of 519 items"), "{shown}");
}

#[test]
fn what_cannot_be_done_is_said_in_one_sentence_and_nothing_is_written() {
    let directory = tempfile::tempdir().unwrap();
    let root = directory.path();
    fs::write(root.join("one.csv"), "session,item,time\n1,tent,5\n").unwrap();
    write_log(&root.join("log.csv"));
    for (arguments, expected) in [
        (
            &["index", "none.csv", "--out", "x"][..],
            "awning: none.csv: no file is there",
        ),
        (&["index", "--out", "x"], "awning: no log was named"),
        (
            &["index", "one.csv", "--out", "x"],
            "awning: the log has 1 item(s): at least two were expected",
        ),
        (
            &["index", "log.csv", "--out", "x", "--budget", "10"],
            "awning: the smallest index of this log has",
        ),
        (
            &["index", "log.csv", "--out", "x", "--budget", "much"],
            "error: invalid value 'much' for '--budget <SIZE>': expected a size such as 500kB",
        ),
        (
            &["index", "log.csv", "--out", "no/x"],
            "awning: no/x: it cannot be written: ",
        ),
        (
            &["index", "--from-counts", "one.csv", "--out", "x"],
            "awning: one.csv: ",
        ),
        (&["evaluate", "none"], "awning: "),
    ] {
        let run = awning(root, arguments);
        let error = String::from_utf8_lossy(&run.stderr).into_owned();
        assert!(!run.status.success());
        assert!(error.starts_with(expected), "{expected}: {error}");
        assert!(
            !root.join("x").exists() && !root.join("x.br").exists(),
            "{expected}"
        );
    }
}

#[test]
fn models_are_measured_on_a_held_out_part() {
    let directory = tempfile::tempdir().unwrap();
    let root = directory.path();
    write_log(&root.join("log.csv"));
    let log = fs::read_to_string(root.join("log.csv")).unwrap();
    let views = log.lines().skip(1).filter(|line| line.ends_with(",view"));
    let rows: Vec<String> = views
        .map(|line| line.trim_end_matches(",view").replace(',', "\t"))
        .collect();
    for (name, rows) in [("train.tsv", &rows[..1600]), ("test.tsv", &rows[1600..])] {
        fs::write(
            root.join(name),
            format!("SessionId\tItemId\tTime\n{}\n", rows.join("\n")),
        )
        .unwrap();
    }
    let shown = printed(&awning(root, &["evaluate", ".", "--json", "measured.json"]));
    assert!(shown.contains("pop"), "{shown}");
    let measured: Value =
        serde_json::from_slice(&fs::read(root.join("measured.json")).unwrap()).unwrap();
    let models = measured["models"].as_array().unwrap();
    assert!(
        models.iter().any(|model| model["hr@20"].as_f64().is_some()),
        "{measured}"
    );
}
