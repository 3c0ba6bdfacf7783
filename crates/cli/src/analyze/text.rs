//! A report as text for a terminal.

use awning_core::experiment::analysis::{Evidence, Goal, Method, MetricReport, Report};

use super::words::Words;

/// The report.
pub fn of(report: &Report) -> String {
    let words = Words::of(report);
    let split = &report.split;
    let rows = split.variations.iter().enumerate().map(|(place, one)| {
        let role = if place == 0 { " (control)" } else { "" };
        vec![
            format!("{}{role}", one.name),
            format!("{} users", words.users(one.users)),
            words.percent(one.share),
            format!("of {} planned", words.percent(one.expected)),
        ]
    });
    let mut text = format!("Split\n{}  {}\n", grid(rows.collect()), words.split(split));
    for metric in &report.metrics {
        text += &of_metric(metric, report, &words);
    }
    text
}

fn of_metric(metric: &MetricReport, report: &Report, words: &Words) -> String {
    let settings = &report.settings;
    let evidence: &[&str] = match settings.method {
        Method::Bayesian => &["chance to win", "expected loss"],
        _ if has_correction(metric) => &["p", "adjusted p"],
        _ => &["p"],
    };
    let interval = format!("{} interval", words.level(settings.confidence));
    let mut head = vec!["", "users", "value", "effect", &interval];
    head.extend(evidence);
    let mut rows = vec![head.into_iter().map(str::to_owned).collect()];
    let mut sentences = String::new();
    for variation in &metric.variations {
        let mut row = vec![
            variation.name.clone(),
            words.users(variation.users),
            words.value(metric, variation),
        ];
        if let Some(comparison) = &variation.comparison {
            row.extend(words.effect(metric, comparison));
            let cells = words.evidence(metric, comparison);
            row.extend(cells.into_iter().take(evidence.len()));
            sentences += "  ";
            sentences += &words.verdict(metric, variation, &comparison.verdict);
            sentences.push('\n');
            if let Some(outlook) = words.outlook(metric, comparison) {
                sentences += &format!("    {outlook}\n");
            }
        }
        rows.push(row);
    }
    let kind = match metric.quantile {
        Some(quantile) => format!("{} quantile", words.level(quantile)),
        None => metric.kind.name().to_owned(),
    };
    let goal = match metric.goal {
        Goal::Increase => "more is better",
        Goal::Decrease => "less is better",
    };
    format!(
        "{} ({kind}, {goal})\n{}{sentences}",
        metric.name,
        grid(rows)
    )
}

fn has_correction(metric: &MetricReport) -> bool {
    let comparisons = metric.variations.iter();
    let mut comparisons = comparisons.filter_map(|one| one.comparison.as_ref());
    comparisons.any(|comparison| {
        matches!(
            comparison.evidence,
            Ok(Evidence::Test { p_value, adjusted_p_value }) if p_value != adjusted_p_value
        )
    })
}

/// Cells in columns, the first aligned to the left, all others to the right.
pub fn grid(rows: Vec<Vec<String>>) -> String {
    let width = |text: &str| text.chars().count();
    let count = rows.iter().map(Vec::len).max().unwrap_or_default();
    let mut widths = vec![0; count];
    for row in &rows {
        for (cell, known) in row.iter().zip(&mut widths) {
            *known = width(cell).max(*known);
        }
    }
    let mut text = String::new();
    for row in &rows {
        let mut line = String::from(" ");
        for (place, (cell, wanted)) in row.iter().zip(&widths).enumerate() {
            let space = " ".repeat(wanted - width(cell));
            line += &match place {
                0 => format!(" {cell}{space}"),
                _ => format!("  {space}{cell}"),
            };
        }
        text += line.trim_end();
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_aligned_by_what_is_seen() {
        let rows = vec![
            vec!["".to_owned(), "users".to_owned()],
            vec!["gate".to_owned(), "1".to_owned(), "−2 %".to_owned()],
        ];
        assert_eq!(grid(rows), "        users\n  gate      1  −2 %\n");
    }
}
