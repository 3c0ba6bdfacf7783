//! What holds of every input to the readers, however it came about.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod support;

use std::fs;

use awning_cli::{counts, log::Settings};
use awning_train::counts::{Counts, DayCount, ItemCount, PairCount};
use proptest::prelude::*;
use support::{read, sessions};

/// Reads bytes as a file.
fn read_bytes(bytes: &[u8]) -> Result<(Vec<String>, awning_cli::log::Report), String> {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("log");
    fs::write(&path, bytes).unwrap();
    let read = read(&[path], &Settings::default());
    let (log, report) = read.map_err(|error| {
        error
            .to_string()
            .replace(&directory.path().display().to_string(), "")
    })?;
    Ok((sessions(&log), report))
}

#[test]
fn bad_rows_are_counted_by_reason_with_their_lines_and_the_rest_is_read() {
    let text = "session_id,item_id,time,event
a,tent,1600000000,view
a,,1600000001,view
,tent,1600000002,view
a,tent,yesterday,view
a,tent,,view
a,tent,1600000003
a,tent,1600000004,view,more
a,tent,1600000005,wishlist
a,stove,1600000006,view,
a,tent,99999999999999999999,view
a,tent,1600000007,
\"a,lamp,1600000008,view
a,lamp,1600000009,view
";
    let (sessions, report) = read_bytes(text.as_bytes()).unwrap();
    assert_eq!(sessions, ["1600000009 tent stove lamp []"]);
    assert_eq!((report.rows(), report.bad_rows()), (13, 9));
    assert_eq!(report.others.get("wishlist"), Some(&1));
    let bad: Vec<String> = report.files[0]
        .bad
        .iter()
        .map(|(reason, tally)| format!("{reason}: {:?} {}", tally.places, tally.samples.join(" ")))
        .collect();
    assert_eq!(
        bad,
        [
            "a quote that is never closed: [13] ",
            "fewer columns than the first row: [7] ",
            "more columns than the first row: [8] ",
            "no action: [12] ",
            "no item id: [3] ",
            "no session id: [4] ",
            "no time: [6] ",
            "not a time between 1970 and 2100: [5, 11] \"yesterday\" \"99999999999999999999\"",
        ]
    );
    let shown = report.to_string();
    assert!(shown.contains("13 read, 9 bad"), "{shown}");
    assert!(
        shown.contains("2  not a time between 1970 and 2100 (lines 5, 11): \"yesterday\""),
        "{shown}"
    );
}

#[test]
fn bad_objects_cost_only_themselves() {
    let text = "{\"session\": 1, \"item\": 5, \"time\": 1600000000}\n{\"session\": \n[]\n\"x\"\n\n{\"session\": 1, \"item\": 0.5, \"time\": 1}\n{\"session\": 1, \"item\": {\"x\": 1}, \"time\": 1}\n{\"session\": 1, \"item\": 6.0, \"time\": 1600000001}\n";
    let (sessions, report) = read_bytes(text.as_bytes()).unwrap();
    assert_eq!(sessions, ["1600000001 5 6 []"]);
    let bad: Vec<(&str, &[u64])> = report.files[0]
        .bad
        .iter()
        .map(|(reason, tally)| (reason.as_str(), tally.places.as_slice()))
        .collect();
    assert_eq!(
        bad,
        [
            ("no item id", [6, 7].as_slice()),
            ("not JSON", &[2]),
            ("not a JSON object", &[3, 4])
        ]
    );
    let cut = br#"[{"session": 1, "item": 5, "time": 2}, {"session""#;
    let (_, report) = read_bytes(cut).unwrap();
    assert_eq!(report.bad_rows(), 1);
}

#[test]
fn what_is_no_log_is_refused_with_a_sentence() {
    for (bytes, expected) in [
        (&b""[..], "/log: the file is empty, expected"),
        (b"\xFF\xFEs\0", "/log: the text is UTF-16, expected"),
        (
            b"hello",
            "/log: it begins as nothing that is known, expected",
        ),
        (
            b"a,b\n1,2\n",
            "/log: no column is known to be the item; name it with --item COLUMN",
        ),
        (b"item,session\n", "the log has no events"),
        (b"PAR1PAR1", "/log: "),
        (
            b"SQLite format 3\0and no more",
            "/log: the database of events: ",
        ),
        (b"\x1F\x8B\x08\0", "/log: "),
    ] {
        let error = read_bytes(bytes).map(|(sessions, _)| sessions).unwrap_err();
        assert!(error.starts_with(expected), "{error}");
    }
}

#[test]
fn times_in_only_some_files_are_refused_where_they_are_missing() {
    let directory = tempfile::tempdir().unwrap();
    fs::write(
        directory.path().join("a.csv"),
        "session,item,time\n1,tent,5\n",
    )
    .unwrap();
    fs::write(directory.path().join("b.csv"), "session,item\n1,tent\n").unwrap();
    let output = support::awning(directory.path(), &["index", "a.csv", "b.csv", "--out", "x"]);
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success());
    assert!(
        error.starts_with("awning: b.csv, line 2: event 2 lacks a time"),
        "{error}"
    );
    assert!(!directory.path().join("x").exists());
}

/// Text that looks like one of the formats, cut and mixed.
fn nearly_a_log() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "session_id",
        "item_id",
        "time",
        "event_name",
        "items",
        "event_params",
        "properties",
        "anonymousId",
        ",",
        ";",
        "\t",
        "\n",
        "\r\n",
        "\"",
        "{",
        "}",
        "[",
        "]",
        ":",
        "1600000000",
        "view",
        "2020-01-01",
        "null",
        "é",
        "\u{feff}",
        "session_id,item_id,time\n",
        "1,2,3\n",
        "{\"session\":1,\"item\":2,\"time\":3}\n",
        "{\"type\":\"track\",\"event\":\"Product Viewed\",\"anonymousId\":\"a\",\"timestamp\":1,\"properties\":{\"sku\":1}}\n",
        "{\"event_name\":\"view_item\",\"event_timestamp\":1,\"user_pseudo_id\":\"a\",\"items\":[{\"item_id\":1}]}\n",
    ]);
    prop::collection::vec(pieces, 0..60).prop_map(|pieces| pieces.concat())
}

/// A small table of counts, as bytes.
fn table() -> Vec<u8> {
    let item = |id: &str| ItemCount {
        id: id.to_owned(),
        sessions: 2,
        last: 1_600_000_000,
    };
    let counts = Counts {
        items: vec![item("a"), item("b")],
        days: vec![DayCount {
            item: 0,
            day: 18_518,
            sessions: 2,
        }],
        pairs: vec![PairCount {
            from: 0,
            to: 1,
            after: 2520,
            sessions: 1,
        }],
    };
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("counts.parquet");
    counts::write(&counts, &path).unwrap();
    assert_eq!(counts::read(&path).unwrap(), counts);
    fs::read(&path).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_a_log_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..400), start in 0..5_usize) {
        let starts: [&[u8]; 5] = [b"", b"PAR1", b"SQLite format 3\0", b"\x1F\x8B\x08", b"{"];
        let _ = read_bytes(&[starts[start], &bytes].concat());
    }

    #[test]
    fn nearly_a_log_is_a_log_or_an_error_and_every_row_is_accounted_for(text in nearly_a_log()) {
        if let Ok((_, report)) = read_bytes(text.as_bytes()) {
            let [views, carts, orders] = report.actions;
            let others: u64 = report.others.values().sum();
            prop_assert!(report.rows() <= report.bad_rows() + others + views + carts + orders);
            prop_assert!(!report.to_string().is_empty());
        }
    }

    #[test]
    fn damaged_parquet_is_counts_or_an_error(place in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<bool>()) {
        let mut bytes = table();
        let place = place.index(bytes.len());
        if cut {
            bytes.truncate(place);
        } else {
            bytes[place] = byte;
        }
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("counts.parquet");
        fs::write(&path, &bytes).unwrap();
        let _ = counts::read(&path);
        let _ = read_bytes(&bytes);
    }
}
