//! How far a command is, for a person at a terminal; elsewhere nothing is shown.

use std::io::Read;

use indicatif::{DecimalBytes, ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Shows how far a command is.
pub struct Meter {
    bar: ProgressBar,
}

impl Meter {
    /// Shows on standard error, if that is a terminal.
    pub fn on_terminal() -> Self {
        Self {
            bar: ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr()),
        }
    }

    /// Shows nothing.
    pub fn hidden() -> Self {
        Self {
            bar: ProgressBar::hidden(),
        }
    }

    /// Begins a step of `total` bytes.
    pub fn begin(&self, step: &'static str, total: u64) {
        let style =
            ProgressStyle::with_template("{msg:>12} {wide_bar} {percent:>3} % {elapsed:>4}");
        if let Ok(style) = style {
            self.bar.set_style(style);
        }
        self.bar.set_message(step);
        self.bar.set_length(total.max(1));
        self.bar.set_position(0);
    }

    /// Says how far a step is.
    pub fn set(&self, step: &'static str, done: u64, total: u64) {
        if self.bar.message() != step {
            self.begin(step, total);
        }
        self.bar.set_length(total.max(1));
        self.bar.set_position(done);
    }

    /// Ends the step and takes the bar away.
    pub fn end(&self) {
        self.bar.finish_and_clear();
        self.bar.reset();
    }

    /// A reader that moves the bar on.
    pub fn watch<R: Read>(&self, reader: R) -> impl Read + use<R> {
        self.bar.wrap_read(reader)
    }

    /// What moves the bar on by `size` in `count` calls.
    pub fn share(&self, size: u64, count: u64) -> impl FnMut() {
        let (mut passed, mut shown) = (0, 0);
        move || {
            passed += 1;
            let now = (size as f64 * (passed as f64 / count.max(1) as f64).min(1.0)) as u64;
            // Not each of a million rows is worth a look.
            if now - shown >= 1 << 16 || passed == count {
                self.bar.inc(now - shown);
                shown = now;
            }
        }
    }
}

/// A number of bytes in words.
pub fn bytes(count: u64) -> String {
    DecimalBytes(count).to_string()
}
