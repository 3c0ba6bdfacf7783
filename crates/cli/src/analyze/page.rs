//! A report as a page: the element with the aggregates, and tables for readers without JavaScript.

use awning_core::experiment::analysis::{Method, Report};
use awning_core::value::Value;

use super::json::printable;
use super::words::Words;

/// The page. `package` is the address of the package's loader; `behind` is what stands behind the report, as HTML.
pub fn of(report: &Report, input: &Value, package: &str, behind: &str) -> String {
    let title = if report.name.is_empty() {
        "Experiment"
    } else {
        &report.name
    };
    let heading = format!("<h1>{}</h1>\n", escape(title));
    // The element shows the experiment's name itself, in the place of what it holds.
    let (outside, inside) = match report.name.is_empty() {
        true => (heading.as_str(), ""),
        false => ("", heading.as_str()),
    };
    format!(
        r#"<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="icon" href="data:,">
<script type="module" src="{package}"></script>
<style>
:root {{ color-scheme: light dark; }}
body {{ font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding-inline: 1rem; }}
table {{ border-collapse: collapse; display: block; margin-block: 0.5rem 1rem; overflow-x: auto; }}
th, td {{ border-block-end: 1px solid color-mix(in srgb, currentColor 25%, transparent); padding: 0.25rem 0.75rem; text-align: end; }}
th:first-child, td:first-child, caption {{ text-align: start; }}
caption {{ font-weight: 600; padding: 0.25rem 0.75rem; }}
section {{ margin-block-start: 2rem; }}
</style>
</head>
<body>
{outside}<awning-experiment-report>
<script type="application/json">{data}</script>
{inside}{tables}</awning-experiment-report>
{behind}</body>
</html>
"#,
        title = escape(title),
        package = escape(package),
        data = data(input),
        tables = tables(report),
    )
}

/// The aggregates, so that no text in them ends the script.
fn data(input: &Value) -> String {
    printable(input).to_string().replace('<', "\\u003c")
}

fn tables(report: &Report) -> String {
    let words = Words::of(report);
    let settings = &report.settings;
    let evidence = match settings.method {
        Method::Bayesian => "Chance to win",
        _ => "p",
    };
    let mut text = format!("<p>{}.</p>\n", escape(&words.split(&report.split)));
    for metric in &report.metrics {
        text += &format!("<table>\n<caption>{}</caption>\n<tr>", escape(&metric.name));
        let interval = format!("{} interval", words.level(settings.confidence));
        for head in ["Variation", "Users", "Value", "Effect", &interval, evidence] {
            text += &format!("<th scope=\"col\">{head}</th>");
        }
        text += "</tr>\n";
        let mut sentences = String::new();
        for variation in &metric.variations {
            let mut cells = vec![words.users(variation.users), words.value(metric, variation)];
            if let Some(comparison) = &variation.comparison {
                cells.extend(words.effect(metric, comparison));
                let mut evidence = words.evidence(metric, comparison);
                let corrected = match settings.method {
                    Method::Bayesian => 0,
                    _ => 1,
                };
                cells.push(evidence.swap_remove(corrected));
                let said = words.verdict(metric, variation, &comparison.verdict);
                sentences += &format!("<p>{}.</p>\n", escape(&said));
            }
            cells.resize(5, String::new());
            text += &format!("<tr><th scope=\"row\">{}</th>", escape(&variation.name));
            for cell in cells {
                text += &format!("<td>{}</td>", escape(&cell));
            }
            text += "</tr>\n";
        }
        text += "</table>\n";
        text += &sentences;
    }
    text
}

/// A text that HTML shows as it is, also in an attribute.
pub fn escape(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        match c {
            '&' => escaped += "&amp;",
            '<' => escaped += "&lt;",
            '>' => escaped += "&gt;",
            '"' => escaped += "&quot;",
            c => escaped.push(c),
        }
    }
    escaped
}
