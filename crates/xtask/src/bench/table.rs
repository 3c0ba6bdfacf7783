//! A table in Markdown.

/// Builds a table row by row.
pub struct Table(String);

impl Table {
    /// A table with these columns; all but the first hold numbers and are aligned so.
    pub fn new<'a>(columns: impl IntoIterator<Item = &'a str>) -> Self {
        let columns: Vec<_> = columns.into_iter().collect();
        let mut table = Self(String::new());
        table.row(columns.iter().copied());
        let numbers = columns.iter().skip(1).map(|_| "---:");
        table.row(std::iter::once("---").chain(numbers));
        table
    }

    pub fn row<Cell: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = Cell>) {
        self.0.push('|');
        for cell in cells {
            self.0.push(' ');
            self.0.push_str(&cell.as_ref().replace('|', "\\|"));
            self.0.push_str(" |");
        }
        self.0.push('\n');
    }

    /// The text, with an empty line at its end.
    pub fn finish(self) -> String {
        self.0 + "\n"
    }
}

/// A whole number with its thousands apart: `12,345`.
pub fn whole(number: f64) -> String {
    let digits = format!("{:.0}", number.abs());
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    if number <= -0.5 {
        text.insert(0, '−');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_their_thousands_apart() {
        for (number, text) in [
            (0.0, "0"),
            (-0.2, "0"),
            (999.4, "999"),
            (1000.0, "1,000"),
            (1_234_567.0, "1,234,567"),
            (-1000.0, "−1,000"),
        ] {
            assert_eq!(whole(number), text);
        }
    }

    #[test]
    fn a_table_is_markdown() {
        let mut table = Table::new(["page", "ms"]);
        table.row(["a|b", "1"]);
        assert_eq!(
            table.finish(),
            "| page | ms |\n| --- | ---: |\n| a\\|b | 1 |\n\n"
        );
    }
}
