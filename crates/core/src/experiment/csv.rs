//! The figures of a report as a file for spreadsheets.

use super::analysis::{Comparison, Estimate, Evidence, MetricReport, Report, VariationReport};

/// The columns. Effects are in the metric's unit where absolute, and shares of the control's value where relative;
/// the loss is on the scale of the report's settings.
const COLUMNS: [&str; 22] = [
    "metric",
    "type",
    "goal",
    "variation",
    "users",
    "value",
    "relative_effect",
    "relative_low",
    "relative_high",
    "absolute_effect",
    "absolute_low",
    "absolute_high",
    "standard_error_absolute",
    "p_value",
    "p_value_corrected",
    "chance_to_win",
    "expected_loss",
    "users_needed",
    "days_left",
    "method",
    "confidence",
    "verdict",
];

/// The report as CSV (RFC 4180): a line for each metric and variation, empty where there is no number. `number` writes a
/// number with all its digits.
pub fn csv(report: &Report, number: &dyn Fn(f64) -> String) -> String {
    let mut file = String::new();
    write_line(&mut file, COLUMNS.map(str::to_owned).into());
    for metric in &report.metrics {
        for variation in &metric.variations {
            let line = Line {
                report,
                metric,
                number,
            };
            write_line(&mut file, line.cells(variation));
        }
    }
    file
}

struct Line<'a> {
    report: &'a Report,
    metric: &'a MetricReport,
    number: &'a dyn Fn(f64) -> String,
}

impl Line<'_> {
    fn cells(&self, variation: &VariationReport) -> Vec<String> {
        let mut cells = vec![
            text(&self.metric.name),
            self.metric.kind.name().into(),
            self.metric.goal.name().into(),
            text(&variation.name),
            self.finite(Some(variation.users)),
            self.finite(variation.value.ok()),
        ];
        let comparison = variation.comparison.as_ref();
        let relative = comparison.and_then(|one| one.relative.ok());
        let absolute = comparison.and_then(|one| one.absolute.ok());
        cells.extend(self.estimate(relative));
        cells.extend(self.estimate(absolute));
        cells.push(self.finite(absolute.map(|one| one.standard_error)));
        cells.extend(self.evidence(comparison));
        let outlook = comparison.map(|one| one.outlook);
        cells.push(self.finite(outlook.and_then(|one| one.users_needed)));
        cells.push(self.finite(outlook.and_then(|one| one.days_left)));
        cells.push(self.report.settings.method.name().into());
        cells.push(self.finite(Some(self.report.settings.confidence)));
        cells.push(comparison.map_or(String::new(), |one| one.verdict.name().into()));
        cells
    }

    fn estimate(&self, estimate: Option<Estimate>) -> [String; 3] {
        [
            estimate.map(|one| one.value),
            estimate.map(|one| one.interval.low),
            estimate.map(|one| one.interval.high),
        ]
        .map(|number| self.finite(number))
    }

    /// Of the four kinds of evidence, those that the method has.
    fn evidence(&self, comparison: Option<&Comparison>) -> [String; 4] {
        let found = match comparison.and_then(|one| one.evidence.ok()) {
            Some(Evidence::Test {
                p_value,
                adjusted_p_value,
            }) => [Some(p_value), Some(adjusted_p_value), None, None],
            Some(Evidence::Posterior {
                chance_to_win,
                loss,
                ..
            }) => [None, None, Some(chance_to_win), Some(loss)],
            None => [None; 4],
        };
        found.map(|number| self.finite(number))
    }

    fn finite(&self, number: Option<f64>) -> String {
        match number {
            Some(number) if number.is_finite() => (self.number)(number),
            _ => String::new(),
        }
    }
}

/// A name as a cell. A spreadsheet would take one that begins like a formula for a formula: an apostrophe prevents that.
fn text(name: &str) -> String {
    let mut cell = String::new();
    if name.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        cell.push('\'');
    }
    cell.push_str(name);
    cell
}

fn write_line(file: &mut String, cells: Vec<String>) {
    for (place, cell) in cells.iter().enumerate() {
        if place > 0 {
            file.push(',');
        }
        if cell.contains([',', '"', '\n', '\r']) {
            file.push('"');
            for character in cell.chars() {
                if character == '"' {
                    file.push('"');
                }
                file.push(character);
            }
            file.push('"');
        } else {
            file.push_str(cell);
        }
    }
    file.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_where_they_must_be_and_never_become_formulas() {
        let mut file = String::new();
        let names = ["a", "b,c", "say \"hi\"", "two\nlines", "=1+1", "@x", ""];
        write_line(&mut file, names.map(text).into());
        assert_eq!(
            file,
            "a,\"b,c\",\"say \"\"hi\"\"\",\"two\nlines\",'=1+1,'@x,\r\n"
        );
    }
}
