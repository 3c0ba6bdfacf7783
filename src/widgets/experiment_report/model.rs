//! What a report shows, ready to be read: numbers are written and put into sentences already.

use awning_core::experiment::analysis::{Method, Scale};
use awning_core::experiment::wording::Tone;

/// A report.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportState {
    /// How far it is.
    pub stage: Stage,
    /// How its results are judged.
    pub judged: Judged,
    /// The confidences to choose from, each with what it is called.
    pub confidences: Vec<(f64, String)>,
}

/// How far a report is.
#[derive(Clone, Debug, PartialEq)]
pub enum Stage {
    /// Its data is on its way.
    Loading,
    /// It cannot be shown.
    Failed {
        /// Why not.
        message: String,
        /// Whether loading it again may help.
        retry: bool,
    },
    /// It is there.
    Ready(Box<Sheet>),
}

/// How results are judged.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Judged {
    /// By which method.
    pub method: Method,
    /// On which scale effects are.
    pub scale: Scale,
    /// The confidence of intervals, 0 to 1.
    pub confidence: f64,
}

/// What a report says.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// The experiment's name.
    pub name: String,
    /// What is said before anything else.
    pub alarm: Option<Alarm>,
    /// When, how many, by which method: each with what it is.
    pub facts: Vec<(String, String)>,
    /// The metrics.
    pub metrics: Vec<MetricSheet>,
    /// The figures as a file.
    pub file: File,
}

/// A split that is wrong.
#[derive(Clone, Debug, PartialEq)]
pub struct Alarm {
    /// What to do.
    pub sentence: String,
    /// Why.
    pub hint: String,
    /// Who got how many.
    pub table: Table,
}

/// A table of texts. The first column names the row.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// What it is of.
    pub name: String,
    /// Its columns.
    pub heads: Vec<String>,
    /// Its rows.
    pub rows: Vec<Vec<String>>,
}

/// A file to be saved.
#[derive(Clone, Debug, PartialEq)]
pub struct File {
    /// What it is called.
    pub name: String,
    /// Its address.
    pub address: String,
}

/// A metric.
#[derive(Clone, Debug, PartialEq)]
pub struct MetricSheet {
    /// Its name.
    pub name: String,
    /// Whether less of it is better.
    pub less: bool,
    /// What to do.
    pub sentences: Vec<Sentence>,
    /// What the column of evidence is called.
    pub evidence: String,
    /// Whether there is a column of expected losses.
    pub losses: bool,
    /// What the column of intervals is called.
    pub interval: String,
    /// Marks on the scale that all its intervals are drawn on.
    pub ticks: Vec<Tick>,
    /// The variations, the control first.
    pub rows: Vec<Row>,
    /// Everything that was computed.
    pub figures: Table,
}

/// A sentence of what to do.
#[derive(Clone, Debug, PartialEq)]
pub struct Sentence {
    /// How good that is.
    pub tone: Tone,
    /// The sentence.
    pub text: String,
    /// What it has to be read with.
    pub caution: Option<String>,
}

/// A mark on a scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Where it stands, in thousandths from the scale's start.
    pub at: u32,
    /// Its number; the one of no effect is always among them.
    pub label: String,
    /// Whether it stands for no effect.
    pub zero: bool,
}

/// A variation.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// By which letter it is known.
    pub letter: String,
    /// Its name.
    pub name: String,
    /// Its users.
    pub users: String,
    /// The metric's value.
    pub value: String,
    /// How it stands beside the control; nothing for the control itself.
    pub compared: Option<Compared>,
}

/// A variation beside the control.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    /// How good it is; nothing where comparisons cannot be trusted.
    pub tone: Option<Tone>,
    /// That in a word.
    pub word: String,
    /// The effect; or why there is none.
    pub effect: Result<Effect, String>,
    /// The p-value, or the chance to win.
    pub evidence: String,
    /// The expected loss.
    pub loss: String,
}

/// An effect with its interval.
#[derive(Clone, Debug, PartialEq)]
pub struct Effect {
    /// The best guess.
    pub value: String,
    /// The interval.
    pub range: String,
    /// The interval, drawn.
    pub bar: Bar,
}

/// An interval on a scale, in thousandths from its start.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    /// Its lower end.
    pub from: u32,
    /// Its upper end.
    pub to: u32,
    /// The best guess.
    pub at: u32,
    /// Whether it goes on beyond its lower end.
    pub open_below: bool,
    /// Whether it goes on beyond its upper end.
    pub open_above: bool,
}

/// What happens in a report.
pub enum ReportEvent {
    /// Results are to be judged otherwise.
    Judge(Judged),
    /// It is to be printed.
    Print,
    /// Its data is to be loaded again.
    Retry,
}
