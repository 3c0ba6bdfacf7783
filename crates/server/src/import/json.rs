//! JSON arrays, objects with a list, and JSON Lines.

use serde_json::Value;

use super::rows::{BadRow, Rows};

/// Reads a JSON array of objects, or an object that has one as `items` or `products`, and beside it may name the shop
/// and the currency.
pub(super) fn read_document(text: &str) -> Result<Rows, serde_json::Error> {
    let mut whole: Value = serde_json::from_str(text)?;
    let list = match &mut whole {
        Value::Array(list) => std::mem::take(list),
        Value::Object(object) => ["items", "products"]
            .iter()
            .find_map(|name| {
                object
                    .get_mut(*name)
                    .and_then(Value::as_array_mut)
                    .map(std::mem::take)
            })
            .unwrap_or_default(),
        _ => Vec::new(),
    };
    let mut rows = Rows::from_values((1..).zip(list));
    let named = |name: &str| whole.get(name).and_then(Value::as_str).map(str::to_owned);
    rows.shop = named("shop");
    rows.currency = named("currency");
    Ok(rows)
}

/// Reads an object from each line that is not empty.
pub(super) fn read_lines(text: &str) -> Rows {
    let mut unreadable = Vec::new();
    let mut values = Vec::new();
    for (place, line) in (1..).zip(text.lines()) {
        if line.trim().is_empty() {
            continue;
        }
        match serde_json::from_str(line) {
            Ok(value) => values.push((place, value)),
            Err(_) => unreadable.push(BadRow {
                place,
                reason: "not JSON".to_owned(),
            }),
        }
    }
    let mut rows = Rows::from_values(values);
    rows.bad.append(&mut unreadable);
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_give_their_items_and_name_shop_and_currency() {
        let rows = read_document(
            r#"{"shop": "Oak", "currency": "EUR", "items": [{"id": "1"}, 5, {"id": "2", "x": ""}]}"#,
        );
        let rows = rows.unwrap_or_default();
        assert_eq!(
            rows.rows.iter().map(|row| row.place).collect::<Vec<_>>(),
            [1, 3]
        );
        assert_eq!(rows.columns, ["id"]);
        assert_eq!(
            (rows.shop.as_deref(), rows.currency.as_deref()),
            (Some("Oak"), Some("EUR"))
        );
        assert_eq!(
            rows.bad,
            [BadRow {
                place: 2,
                reason: "not a JSON object".to_owned()
            }]
        );
    }

    #[test]
    fn a_broken_line_costs_only_itself() {
        let rows = read_lines("{\"id\": 1}\n{\"id\": \n\n{\"id\": 3}\n[]\n");
        assert_eq!(
            rows.rows.iter().map(|row| row.place).collect::<Vec<_>>(),
            [1, 4]
        );
        let mut bad: Vec<u64> = rows.bad.iter().map(|bad| bad.place).collect();
        bad.sort_unstable();
        assert_eq!(bad, [2, 5]);
    }
}
