//! What cells of users and aggregates say.

use std::borrow::Cow;

use crate::log::Cell;

/// A name: of a user, a variation, a stratum. Nothing where the cell is empty, or is none.
pub fn name<'a>(cell: &Cell<'a>) -> Option<Cow<'a, str>> {
    match cell {
        Cell::Bool(flag) => Some(Cow::Borrowed(if *flag { "true" } else { "false" })),
        cell => cell.clone().into_text(),
    }
}

/// A number; `Ok(None)` where the cell is empty.
///
/// # Errors
/// What is wrong with it, as a sentence that holds for all such cells.
pub fn number(cell: &Cell) -> Result<Option<f64>, &'static str> {
    let number = match cell {
        Cell::Empty => return Ok(None),
        Cell::Integer(number) => *number as f64,
        Cell::Number(number) => *number,
        Cell::Bool(flag) => f64::from(u8::from(*flag)),
        Cell::Text(text) => match (text.parse::<f64>(), truth(text)) {
            (Ok(number), _) => number,
            (Err(_), Some(flag)) => f64::from(u8::from(flag)),
            (Err(_), None) => return Err("not a number"),
        },
        Cell::Micros(_) | Cell::Other => return Err("not a number"),
    };
    if number.is_finite() {
        Ok(Some(number))
    } else {
        Err("not a finite number")
    }
}

/// The words for yes and no that databases and spreadsheets print.
fn truth(text: &str) -> Option<bool> {
    let is = |words: [&str; 3]| words.iter().any(|word| text.eq_ignore_ascii_case(word));
    if is(["true", "yes", "t"]) {
        Some(true)
    } else if is(["false", "no", "f"]) {
        Some(false)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_truths_are_read_however_they_are_written() {
        for (cell, expected) in [
            (Cell::of_text(" 2.5 "), Ok(Some(2.5))),
            (Cell::of_text("1e3"), Ok(Some(1000.0))),
            (Cell::of_text("TRUE"), Ok(Some(1.0))),
            (Cell::of_text("No"), Ok(Some(0.0))),
            (Cell::Bool(true), Ok(Some(1.0))),
            (Cell::Integer(-3), Ok(Some(-3.0))),
            (Cell::of_text("NULL"), Ok(None)),
            (Cell::of_text("1,5"), Err("not a number")),
            (Cell::of_text("inf"), Err("not a finite number")),
            (Cell::Number(f64::NAN), Err("not a finite number")),
            (Cell::Other, Err("not a number")),
        ] {
            assert_eq!(number(&cell), expected, "{cell:?}");
        }
    }
}
