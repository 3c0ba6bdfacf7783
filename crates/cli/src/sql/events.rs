//! The log as rows of session, item, time in microseconds, and action as a number: 0 for a view, 1 for a cart, 2 for an
//! order.

use awning_train::log::Action;

use super::arguments::Arguments;
use super::dialect::Dialect;
use crate::log::Actions;

/// The parts of a statement that end in `session_rows`.
pub fn query(arguments: &Arguments) -> Result<Vec<String>, String> {
    if arguments.ga4 {
        return ga4(arguments);
    }
    let dialect = arguments.dialect;
    let (Some(item), Some(time)) = (&arguments.item, &arguments.time) else {
        return Err("--item and --time: which columns these are was not said".to_owned());
    };
    let text = |column: &str| dialect.to_text(&dialect.column(column));
    let (key, pauses) = match (&arguments.session, &arguments.visitor) {
        (Some(session), Some(visitor)) => (
            format!("CONCAT({}, ' / ', {})", text(visitor), text(session)),
            false,
        ),
        (Some(session), None) => (text(session), false),
        (None, Some(visitor)) => (text(visitor), true),
        (None, None) => {
            return Err("--session or --visitor: which column groups rows was not said".to_owned());
        }
    };
    let action = match &arguments.action {
        Some(column) => action_of(dialect, &text(column), &arguments.words.actions()),
        None => number(arguments.rows.into()).to_string(),
    };
    let rows = format!(
        "rows_read AS (
  SELECT
    {key} AS row_key,
    {item} AS item,
    {micros} AS micros,
    {action} AS action
  FROM {table}
)",
        item = text(item),
        micros = dialect.micros(&dialect.column(time), arguments.time_type),
        table = dialect.table(&arguments.table),
    );
    Ok(from_rows(dialect, rows, pauses))
}

/// Google Analytics' export has an array of items in each event.
fn ga4(arguments: &Arguments) -> Result<Vec<String>, String> {
    let dialect = arguments.dialect;
    if dialect != Dialect::BigQuery {
        return Err("--ga4: only BigQuery has Google Analytics' export as it is".to_owned());
    }
    let rows = format!(
        "rows_read AS (
  SELECT
    CONCAT(
      exported.user_pseudo_id, ' / ',
      CAST((SELECT p.value.int_value FROM UNNEST(exported.event_params) AS p WHERE p.key = 'ga_session_id') AS STRING)
    ) AS row_key,
    bought.item_id AS item,
    exported.event_timestamp AS micros,
    CASE exported.event_name WHEN 'view_item' THEN 0 WHEN 'add_to_cart' THEN 1 WHEN 'purchase' THEN 2 END AS action
  FROM {table} AS exported
  CROSS JOIN UNNEST(exported.items) AS bought
  WHERE bought.item_id <> '(not set)'
)",
        table = dialect.table(&arguments.table),
    );
    Ok(from_rows(dialect, rows, false))
}

/// Leaves out what cannot be used, and, where rows are grouped by visitor, begins a session after each pause of more than
/// 30 minutes.
fn from_rows(dialect: Dialect, rows: String, pauses: bool) -> Vec<String> {
    let used = "WHERE row_key <> '' AND item <> '' AND action IS NOT NULL
    AND micros >= 0 AND micros < 4102444800000000";
    if !pauses {
        let events = format!(
            "session_rows AS (
  SELECT row_key AS session_key, item, micros, action
  FROM rows_read
  {used}
)"
        );
        return vec![rows, events];
    }
    let number = dialect.to_text("visit_number");
    vec![
        rows,
        format!(
            "paused AS (
  SELECT row_key, item, micros, action,
    CASE WHEN micros - MAX(micros) OVER (
      PARTITION BY row_key ORDER BY micros ROWS BETWEEN 1 PRECEDING AND 1 PRECEDING
    ) > 1800000000 THEN 1 ELSE 0 END AS begins
  FROM rows_read
  {used}
)"
        ),
        "numbered AS (
  SELECT row_key, item, micros, action,
    SUM(begins) OVER (
      PARTITION BY row_key ORDER BY micros RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    ) AS visit_number
  FROM paused
)"
        .to_owned(),
        format!(
            "session_rows AS (
  SELECT CONCAT(row_key, ' / ', {number}) AS session_key, item, micros, action
  FROM numbered
)"
        ),
    ]
}

fn action_of(dialect: Dialect, column: &str, actions: &Actions) -> String {
    let word = format!("LOWER(REPLACE(REPLACE({column}, ' ', '_'), '-', '_'))");
    let mut cases = String::new();
    for action in [Action::View, Action::Cart, Action::Order] {
        let words: Vec<String> = actions
            .words(action)
            .into_iter()
            .map(|word| dialect.text(word))
            .collect();
        cases.push_str(&format!(
            "\n      WHEN {word} IN ({}) THEN {}",
            words.join(", "),
            number(action)
        ));
    }
    format!("CASE{cases}\n    END")
}

fn number(action: Action) -> u8 {
    match action {
        Action::View => 0,
        Action::Cart => 1,
        Action::Order => 2,
    }
}
