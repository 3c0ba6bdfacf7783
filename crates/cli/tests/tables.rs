//! Logs as tables of Parquet: the visits of `support`.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod support;

use std::fs;
use std::path::Path;
use std::sync::Arc;

use parquet::data_type::{ByteArray, ByteArrayType, Int64Type};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::parser::parse_message_type;
use support::check;

/// Writes rows of texts and a time in microseconds.
fn write_parquet(path: &Path, time: &str) {
    let schema = format!(
        "message log {{ required binary note (utf8); required binary user_session (utf8); required binary product_id (utf8);
         required binary event_type (utf8); required int64 event_time {time}; }}"
    );
    let factor = if time.contains("MILLIS") {
        1_000
    } else {
        1_000_000
    };
    let rows = [
        ("ann", "tent", "view", 0),
        ("ann", "stove", "view", 60),
        ("ann", "stove", "cart", 120),
        ("ann", "tent", "purchase", 180),
        ("ann", "stove", "purchase", 180),
        ("bob", "stove", "view", 3600),
    ];
    let schema = Arc::new(parse_message_type(&schema).unwrap());
    let properties = Arc::new(WriterProperties::default());
    let file = fs::File::create(path).unwrap();
    let mut writer = SerializedFileWriter::new(file, schema, properties).unwrap();
    let mut group = writer.next_row_group().unwrap();
    let texts: [Vec<&str>; 4] = [
        vec!["x"; rows.len()],
        rows.map(|row| row.0).to_vec(),
        rows.map(|row| row.1).to_vec(),
        rows.map(|row| row.2).to_vec(),
    ];
    for texts in texts {
        write_texts(&mut group, &texts, vec![0; rows.len()], None);
    }
    let times = rows.map(|row| (1_600_000_000 + row.3) * factor);
    write_numbers(&mut group, &times, vec![0; rows.len()], None);
    group.close().unwrap();
    writer.close().unwrap();
}

type Levels = Vec<i16>;

fn write_texts(
    group: &mut SerializedRowGroupWriter<fs::File>,
    texts: &[&str],
    defined: Levels,
    repeated: Option<Levels>,
) {
    let values: Vec<ByteArray> = texts.iter().map(|text| ByteArray::from(*text)).collect();
    let mut column = group.next_column().unwrap().unwrap();
    let typed = column.typed::<ByteArrayType>();
    typed
        .write_batch(&values, Some(&defined), repeated.as_deref())
        .unwrap();
    column.close().unwrap();
}

fn write_numbers(
    group: &mut SerializedRowGroupWriter<fs::File>,
    numbers: &[i64],
    defined: Levels,
    repeated: Option<Levels>,
) {
    let mut column = group.next_column().unwrap().unwrap();
    let typed = column.typed::<Int64Type>();
    typed
        .write_batch(numbers, Some(&defined), repeated.as_deref())
        .unwrap();
    column.close().unwrap();
}

/// Writes an export of Google Analytics with its lists, as BigQuery writes them to Parquet.
fn write_ga4(path: &Path) {
    let schema = "message events {
        optional binary event_name (utf8);
        optional int64 event_timestamp;
        optional binary user_pseudo_id (utf8);
        optional group event_params (LIST) { repeated group list { optional group element {
            optional binary key (utf8);
            optional group value { optional int64 int_value; } } } }
        optional group items (LIST) { repeated group list { optional group element { optional binary item_id (utf8); } } }
    }";
    let rows = [
        ("page_view", 0, "ann"),
        ("view_item", 0, "ann"),
        ("view_item", 60, "ann"),
        ("add_to_cart", 120, "ann"),
        ("purchase", 180, "ann"),
        ("view_item", 3600, "bob"),
    ];
    let each = |level: i16| vec![level; rows.len()];
    // Each event has an item, and the order has two.
    let items = ["page", "tent", "stove", "stove", "tent", "stove", "stove"];
    let repeated = [0, 0, 0, 0, 0, 1, 0];
    let schema = Arc::new(parse_message_type(schema).unwrap());
    let file = fs::File::create(path).unwrap();
    let mut writer = SerializedFileWriter::new(file, schema, Arc::default()).unwrap();
    let mut group = writer.next_row_group().unwrap();
    let all = Some(each(0));
    write_texts(&mut group, &rows.map(|row| row.0), each(1), None);
    let times = rows.map(|row| (1_600_000_000 + row.1) * 1_000_000);
    write_numbers(&mut group, &times, each(1), None);
    write_texts(&mut group, &rows.map(|row| row.2), each(1), None);
    write_texts(&mut group, &["ga_session_id"; 6], each(4), all.clone());
    write_numbers(&mut group, &[77; 6], each(5), all);
    write_texts(&mut group, &items, vec![4; 7], Some(repeated.to_vec()));
    group.close().unwrap();
    writer.close().unwrap();
}

#[test]
fn tables_of_parquet_are_read_with_times_of_any_type() {
    let directory = tempfile::tempdir().unwrap();
    for time in [
        "(TIMESTAMP(MICROS,true))",
        "(TIMESTAMP(MILLIS,true))",
        "(TIMESTAMP_MICROS)",
        "",
    ] {
        let path = directory.path().join("log.parquet");
        write_parquet(&path, time);
        check(&format!("parquet {time}"), &[path]);
    }
}

#[test]
fn exports_of_google_analytics_are_read_from_parquet_too() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("events.parquet");
    write_ga4(&path);
    check("ga4 as parquet", &[path]);
}
