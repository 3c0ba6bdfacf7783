//! The same visits, in every format that is read.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod support;

use std::fs;
use std::io::Write;

use awning_cli::log::Settings;
use flate2::Compression;
use flate2::write::GzEncoder;
use support::{check, read, sessions};

fn check_text(name: &str, text: &str) {
    let directory = tempfile::tempdir().unwrap();
    let plain = directory.path().join(name);
    fs::write(&plain, text).unwrap();
    check(name, &[plain]);
    let compressed = directory.path().join("log.gz");
    let mut writer = GzEncoder::new(fs::File::create(&compressed).unwrap(), Compression::fast());
    writer.write_all(text.as_bytes()).unwrap();
    writer.finish().unwrap();
    check(&format!("{name}, gzip"), &[compressed]);
}

#[test]
fn delimited_text_is_read_whatever_separates_it_and_however_times_are_written() {
    let rows = [
        ["ann", "tent", "view", "0"],
        ["ann", "stove", "view", "60"],
        ["ann", "stove", "cart", "120"],
        ["ann", "tent", "order", "180"],
        ["ann", "stove", "order", "180"],
        ["bob", "stove", "view", "3600"],
    ];
    type Time = fn(i64) -> String;
    let times: [(&str, Time); 5] = [
        ("seconds", |after| (1_600_000_000 + after).to_string()),
        ("fractions", |after| format!("{}.0", 1_600_000_000 + after)),
        ("milliseconds", |after| {
            format!("{}000", 1_600_000_000 + after)
        }),
        ("microseconds", |after| {
            format!("{}000000", 1_600_000_000 + after)
        }),
        ("words", |after| {
            let time = jiff::Timestamp::from_second(1_600_000_000 + after).unwrap();
            time.strftime("%Y-%m-%d %H:%M:%S").to_string()
        }),
    ];
    for separator in [",", ";", "\t", "|"] {
        for (kind, time) in times {
            let mut text =
                ["SessionId", "item_id", "event_type", "Time", "page"].join(separator) + "\n";
            for [session, item, action, after] in rows {
                let time = time(after.parse().unwrap());
                text += &[session, item, action, &time, "\"a, b; c\td|e\""].join(separator);
                text.push_str("\r\n");
            }
            check_text(&format!("{kind} by {separator:?}"), &text);
        }
    }
}

#[test]
fn json_is_read_as_lines_and_as_an_array_with_nested_columns() {
    let objects = [
        r#"{"session": "ann", "product": {"sku": "tent"}, "ts": 1600000000, "type": "view"}"#,
        r#"{"ts": 1600000060.0, "session": "ann", "product": {"sku": "stove"}, "type": "view", "more": [1]}"#,
        r#"{"session": "ann", "product": {"sku": "stove"}, "ts": "2020-09-13T12:28:40Z", "type": "add-to-cart"}"#,
        r#"{"session": "ann", "product": {"sku": "tent"}, "ts": 1600000180000, "type": "purchase"}"#,
        r#"{"session": "ann", "product": {"sku": "stove"}, "ts": 1600000180000, "type": "purchase"}"#,
        r#"{"session": "bob", "product": {"sku": "stove"}, "ts": 1600003600, "type": "view"}"#,
    ];
    let objects = objects.map(|object| object.replace("\"type\"", "\"action\""));
    let flat = objects.clone().map(|object| {
        object
            .replace(r#"{"sku": "#, "")
            .replace("\"}, \"", "\", \"")
    });
    check_text(
        "lines",
        &flat
            .map(|object| object.replace("product", "product_id"))
            .join("\n"),
    );
    let directory = tempfile::tempdir().unwrap();
    for (name, text) in [
        ("lines", objects.join("\n")),
        ("array", format!("[\n{}]", objects.join(",\n"))),
    ] {
        let path = directory.path().join(name);
        fs::write(&path, text).unwrap();
        let output = support::awning(
            directory.path(),
            &[
                "index",
                "counts",
                name,
                "--item",
                "product.sku",
                "--out",
                "counts",
            ],
        );
        let printed = support::printed(&output);
        assert!(printed.contains("item ← product.sku"), "{printed}");
        assert!(
            printed
                .contains("sessions  2, of 2 items, 2020-09-13T12:26:40Z to 2020-09-13T13:26:40Z"),
            "{printed}"
        );
    }
}

#[test]
fn segment_calls_are_read_by_session_or_by_visitor() {
    let call = |event: &str, time: &str, properties: &str, who: &str| {
        format!(
            r#"{{"type": "track", "event": "{event}", "messageId": "m", "timestamp": "{time}", "properties": {properties}, "anonymousId": "{who}"}}"#
        )
    };
    let lines = [
        r#"{"type": "page", "messageId": "m", "anonymousId": "ann", "timestamp": "2020-09-13T12:26:39Z"}"#.to_owned(),
        call("Product Viewed", "2020-09-13T12:26:40.000Z", r#"{"product_id": "tent", "sku": "T1"}"#, "ann"),
        call("Product Viewed", "2020-09-13T12:27:40.000Z", r#"{"sku": "stove"}"#, "ann"),
        call("Product Added", "2020-09-13T12:28:40.000Z", r#"{"product_id": "stove"}"#, "ann"),
        call("Coupon Applied", "2020-09-13T12:29:00.000Z", r#"{"coupon_id": "x"}"#, "ann"),
        call(
            "Order Completed",
            "2020-09-13T12:29:40.000Z",
            r#"{"order_id": "1", "products": [{"product_id": "tent"}, {"product_id": "stove"}]}"#,
            "ann",
        ),
        call("Product Viewed", "2020-09-13T13:26:40.000Z", r#"{"product_id": "stove"}"#, "bob"),
    ];
    check_text("segment", &lines.join("\n"));
    check_text("segment array", &format!("[{}]", lines.join(",")));
    let with_sessions = lines
        .map(|line| line.replace("\"ann\"}", "\"ann\", \"context\": {\"sessionId\": \"s1\"}}"));
    check_text("segment with sessions", &with_sessions.join("\n"));
}

#[test]
fn exports_of_google_analytics_are_read_with_the_items_of_each_event() {
    let event = |name: &str, time: u64, who: &str, items: &str| {
        let items: Vec<String> = items
            .split(' ')
            .map(|id| format!(r#"{{"item_id": "{id}", "quantity": "1"}}"#))
            .collect();
        // BigQuery writes whole numbers of 64 bits as texts.
        format!(
            r#"{{"event_date": "20200913", "event_timestamp": "{time}", "event_name": "{name}", "user_pseudo_id": "{who}.1", "event_params": [{{"key": "page", "value": {{"string_value": "x"}}}}, {{"key": "ga_session_id", "value": {{"int_value": "77"}}}}], "items": [{}]}}"#,
            items.join(", ")
        )
    };
    let lines = [
        event("page_view", 1_599_999_999_000_000, "ann", "tent"),
        event("view_item", 1_600_000_000_000_000, "ann", "tent"),
        event("view_item", 1_600_000_060_000_000, "ann", "stove"),
        event("add_to_cart", 1_600_000_120_000_000, "ann", "stove"),
        event("purchase", 1_600_000_180_000_000, "ann", "tent stove"),
        event("view_item", 1_600_003_600_000_000, "bob", "stove"),
    ];
    check_text("ga4", &lines.join("\n"));
}

#[test]
fn the_database_of_the_server_is_read() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("awning.sqlite");
    let connection = {
        // The store makes the tables; what it inserts is given to it by requests.
        drop(awning_server::events::Store::open(&path).unwrap());
        rusqlite::Connection::open(&path).unwrap()
    };
    let rows = [
        ("Page Viewed", "12:26:39", "ann", "{}"),
        (
            "Product Viewed",
            "12:26:40",
            "ann",
            r#"{"product_id": "tent"}"#,
        ),
        (
            "Product Viewed",
            "12:27:40",
            "ann",
            r#"{"product_id": "stove"}"#,
        ),
        (
            "Product Added",
            "12:28:40",
            "ann",
            r#"{"product_id": "stove"}"#,
        ),
        (
            "Order Completed",
            "12:29:40",
            "ann",
            r#"{"products": [{"product_id": "tent"}, {"product_id": "stove"}]}"#,
        ),
        (
            "Product Viewed",
            "13:26:40",
            "bob",
            r#"{"product_id": "stove"}"#,
        ),
    ];
    for (number, (name, time, session, properties)) in rows.iter().enumerate() {
        connection
            .execute(
                "INSERT INTO events (id, name, time, received_at, seq, anonymous_id, session_id, properties, context)
                 VALUES (?1, ?2, ?3, '', 0, 'a', ?4, ?5, '{}')",
                (number.to_string(), name, format!("2020-09-13T{time}.000Z"), session, properties),
            )
            .unwrap();
    }
    check("sqlite", std::slice::from_ref(&path));
    drop(connection);
    check("sqlite, closed", &[path]);
}

#[test]
fn grouped_sessions_are_read_without_times() {
    let directory = tempfile::tempdir().unwrap();
    fs::write(
        directory.path().join("a.txt"),
        "tent stove tent\n\nstove lamp\n",
    )
    .unwrap();
    fs::write(directory.path().join("b.txt"), "lamp\n").unwrap();
    let output = support::awning(
        directory.path(),
        &[
            "index", "counts", "*.txt", "--format", "sessions", "--out", "counts",
        ],
    );
    let printed = support::printed(&output);
    assert!(
        printed.contains("rows      3 read, 0 bad; 6 views"),
        "{printed}"
    );
    assert!(
        printed.contains("sessions  3, of 3 items, without times"),
        "{printed}"
    );
    assert!(
        printed.contains("3 items, 3 items' days, 3 pairs"),
        "{printed}"
    );
}

#[test]
fn a_visitor_without_sessions_begins_a_new_one_after_a_pause() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("log.csv");
    fs::write(
        &path,
        "user_id,sku,ts\nann,tent,1000\nann,stove,2800\nann,lamp,4601\n",
    )
    .unwrap();
    let (log, _) = read(&[path], &Settings::default()).unwrap();
    assert_eq!(sessions(&log), ["2800 tent stove []", "4601 lamp []"]);
}

#[test]
fn orders_without_actions_are_baskets() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("orders.csv");
    let text = "InvoiceNo,StockCode,Quantity,InvoiceDate,CustomerID\n1,tent,1,2010-12-01 08:26:00,\n1,stove,2,2010-12-01 08:26:00,7\n";
    fs::write(&path, text).unwrap();
    let (log, report) = read(&[path], &Settings::default()).unwrap();
    assert_eq!(sessions(&log), ["1291191960 tent stove [stove tent]"]);
    assert_eq!(report.actions, [0, 0, 2]);
}
