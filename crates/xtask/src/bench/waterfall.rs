//! The requests of one load, printed: when each started, was answered and ended.

use std::fmt::Write;

use super::result::{Measured, Sample};
use super::select::loads;
use super::table::whole;

/// The condition whose waterfalls are worth a look: elsewhere requests take no time.
const CONDITION: &str = "slow-network";

/// How many columns a whole load takes.
const WIDTH: f64 = 48.0;

/// The waterfall of every page that wants one, in Markdown: of the load whose time to the widget was the median.
pub fn of(measured: &Measured) -> String {
    let mut text = String::new();
    for page in measured.groups.iter().flat_map(|group| &group.pages) {
        let mut samples: Vec<_> = loads(measured, &page.id, CONDITION).collect();
        samples.sort_by(|one, other| one.visible.total_cmp(&other.visible));
        let middle = samples.get(samples.len().saturating_sub(1) / 2);
        if let (true, Some(sample)) = (page.waterfall, middle) {
            let _ = writeln!(text, "### Waterfall: {}, slow network\n\n```text", page.id);
            text += &draw(sample);
            text += "```\n\n";
        }
    }
    text
}

/// `·` while a request waits for its answer, `█` while the answer arrives. What starts after the widget is there is left out.
fn draw(sample: &Sample) -> String {
    let until = sample.visible.max(1.0);
    let column = |time: f64| (time / until * WIDTH).round().clamp(0.0, WIDTH) as usize;
    let mut text = format!(
        "{:<28} {:>7} {:>6} {:>6} {:>6}\n",
        "", "bytes", "start", "answer", "end"
    );
    let mut later = 0;
    for request in &sample.requests {
        if request.start > until {
            later += 1;
            continue;
        }
        let [start, answered, end] = [request.start, request.answered, request.end].map(column);
        let bar = " ".repeat(start)
            + &"·".repeat(answered.saturating_sub(start))
            + &"█".repeat(end.saturating_sub(answered).max(1));
        let _ = writeln!(
            text,
            "{:<28} {:>7} {:>6.0} {:>6.0} {:>6.0}  {bar}",
            name(&request.path),
            whole(request.bytes),
            request.start,
            request.answered,
            request.end,
        );
    }
    if later > 0 {
        let _ = writeln!(text, "and {later} later");
    }
    let _ = writeln!(
        text,
        "first paint {:.0} ms, widget visible {:.0} ms",
        sample.first_paint, sample.visible
    );
    text
}

/// A path without the directory that is named by its content.
fn name(path: &str) -> &str {
    let parts: Vec<_> = path.rsplitn(2, '/').collect();
    match parts.as_slice() {
        [file, folder] if folder.matches('/').count() > 1 => file,
        _ => path,
    }
}
