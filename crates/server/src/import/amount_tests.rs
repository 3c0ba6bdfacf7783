#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use proptest::prelude::*;

use super::*;

fn read(text: &str, mark: DecimalMark) -> Result<(String, Option<String>), AmountError> {
    parse_amount(text, mark).map(|amount| (print_amount(amount.value), amount.currency))
}

#[test]
fn prices_are_read_as_shops_write_them() {
    use DecimalMark::{Comma, Point};
    for (text, mark, value, currency) in [
        ("265,0", Comma, "265", None),
        ("2095,5", Comma, "2095.50", None),
        ("SR 2,375", Point, "2375", None),
        ("12.34 EUR", Point, "12.34", Some("EUR")),
        ("USD12", Point, "12", Some("USD")),
        ("1.299,00 €", Comma, "1299", Some("EUR")),
        ("$1,299.95", Point, "1299.95", None),
        ("1'250.-", Point, "1250", None),
        ("249,-", Comma, "249", None),
        ("1\u{a0}234,56 zł", Comma, "1234.56", Some("PLN")),
        ("₹1,23,456.70", Point, "123456.70", Some("INR")),
        (".5", Point, "0.50", None),
        ("0", Point, "0", None),
        ("10,000,000,000.00", Point, "10000000000", None),
        ("2.375", Point, "2.375", None),
    ] {
        assert_eq!(
            read(text, mark),
            Ok((value.to_owned(), currency.map(str::to_owned))),
            "{text}"
        );
    }
}

#[test]
fn what_is_not_a_price_is_refused() {
    use AmountError::{Negative, NotANumber, TooLarge};
    for (text, error) in [
        ("No old price", NotANumber),
        ("SR 50/4 pack", NotANumber),
        ("", NotANumber),
        ("12.34.5", NotANumber),
        ("1,2,3", NotANumber),
        ("1234,567", NotANumber),
        ("12e3", NotANumber),
        ("from 12 to 15", NotANumber),
        ("EUR 12 EUR", NotANumber),
        ("-3.00", Negative),
        ("10000000000.01", TooLarge),
        ("1111111111111111111111111111111111", NotANumber),
    ] {
        assert_eq!(read(text, DecimalMark::Point), Err(error), "{text}");
    }
}

#[test]
fn the_decimal_mark_is_told_by_the_whole_column() {
    use DecimalMark::{Comma, Point};
    let table: [(&[&str], bool, DecimalMark); 9] = [
        (&["265,0", "2095,0"], false, Comma),
        (&["SR 2,375", "SR 295", "No old price"], false, Point),
        (&["1.299,00", "5"], false, Comma),
        (&["1,299.00", "5"], false, Point),
        (&["1.299", "12.500"], false, Comma),
        (&["1.299", "12.500"], true, Point),
        (&["0.125"], false, Point),
        (&["1.234.567"], false, Comma),
        (&[], false, Point),
    ];
    for (values, three, mark) in table {
        assert_eq!(
            DecimalMark::of_column(values.iter().copied(), three),
            mark,
            "{values:?}"
        );
    }
}

proptest! {
    #[test]
    fn any_amount_is_read_back_as_it_was_printed(minor in 0_i64..1_000_000_000_000, comma: bool) {
        let value = Decimal::new(minor, 2);
        let mark = if comma { DecimalMark::Comma } else { DecimalMark::Point };
        let text = if comma { value.to_string().replace('.', ",") } else { value.to_string() };
        let amount = parse_amount(&text, mark).unwrap();
        prop_assert_eq!(amount.value, value);
        prop_assert_eq!(parse_amount(&print_amount(value), DecimalMark::Point).unwrap().value, value);
    }

    #[test]
    fn any_text_is_an_amount_or_an_error(text in ".{0,40}") {
        for mark in [DecimalMark::Point, DecimalMark::Comma] {
            let _ = parse_amount(&text, mark);
            let _ = DecimalMark::of_column(std::iter::once(text.as_str()), false);
        }
    }
}
