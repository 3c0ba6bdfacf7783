//! From events to counts: the same as `awning_train::counts` makes of a log.

use awning_train::counts::{REACH, UNIT};

use super::dialect::Dialect;
use crate::counts::Kind;

/// The query for the counts of `session_rows`, which is what the last of the given parts defines.
pub fn counts(dialect: Dialect, events: &[String], longest: Option<usize>) -> String {
    let mut parts = events.to_vec();
    let bounded = match longest {
        Some(longest) => format!("session_events <= {longest} AND "),
        None => String::new(),
    };
    // A session's events are ordered by time and then by item, for rows have no order of their own.
    parts.push(
        "measured AS (
  SELECT session_key, item, micros, action,
    COUNT(*) OVER (PARTITION BY session_key) AS session_events,
    MAX(micros) OVER (PARTITION BY session_key) AS ended_micros,
    ROW_NUMBER() OVER (PARTITION BY session_key, item ORDER BY micros, action) AS occurrence
  FROM session_rows
)"
        .to_owned(),
    );
    // Putting what was seen into the cart, or ordering it, is no second look.
    parts.push(format!(
        "looks AS (
  SELECT session_key, item, {seconds} AS ended_at,
    ROW_NUMBER() OVER (PARTITION BY session_key ORDER BY micros, item, action) AS place
  FROM measured
  WHERE {bounded}(action = 0 OR occurrence = 1)
)",
        seconds = dialect.divided("ended_micros", 1_000_000),
    ));
    parts.push(format!(
        "held AS (
  SELECT DISTINCT session_key, item, ended_at, {day} AS ended_day
  FROM looks
)",
        day = dialect.divided("ended_at", 86_400),
    ));
    let distances: Vec<String> = (1..=REACH as u64)
        .map(|distance| format!("SELECT {distance} AS distance, {} AS unit", UNIT / distance))
        .collect();
    parts.push(format!(
        "distances AS (\n  {}\n)",
        distances.join("\n  UNION ALL ")
    ));
    parts.push(
        "reached AS (
  SELECT looks.session_key AS session_key, looks.item AS item,
    looks.place + distances.distance AS next_place, distances.unit AS unit
  FROM looks CROSS JOIN distances
)"
        .to_owned(),
    );
    parts.push(
        "near AS (
  SELECT reached.session_key AS session_key, reached.item AS item, looks.item AS next_item,
    SUM(reached.unit) AS session_weight
  FROM reached
  JOIN looks ON looks.session_key = reached.session_key AND looks.place = reached.next_place
  WHERE looks.item <> reached.item
  GROUP BY reached.session_key, reached.item, looks.item
)"
        .to_owned(),
    );
    let no_text = dialect.to_text("NULL");
    let no_number = dialect.to_integer("NULL");
    let sessions = dialect.to_integer("COUNT(*)");
    let kind = |kind: Kind| dialect.to_text(&dialect.text(kind.name()));
    format!(
        "WITH
{parts}
SELECT {item} AS kind, item, {no_text} AS next_item, {no_number} AS day, {sessions} AS sessions,
  {last} AS last_at, {no_number} AS weight
FROM held
GROUP BY item
UNION ALL
SELECT {day} AS kind, item, {no_text} AS next_item, {ended_day} AS day, {sessions} AS sessions,
  {no_number} AS last_at, {no_number} AS weight
FROM held
GROUP BY item, ended_day
UNION ALL
SELECT {pair} AS kind, item, next_item, {no_number} AS day, {sessions} AS sessions,
  {no_number} AS last_at, {weight} AS weight
FROM near
GROUP BY item, next_item",
        parts = parts.join(",\n"),
        item = kind(Kind::Item),
        day = kind(Kind::Day),
        pair = kind(Kind::Pair),
        last = dialect.to_integer("MAX(ended_at)"),
        ended_day = dialect.to_integer("ended_day"),
        weight = dialect.to_integer("SUM(session_weight)"),
    )
}
