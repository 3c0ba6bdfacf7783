//! What rows of all tabs are made of.

use super::model::Fact;
use crate::view::{El, code, dd, div, dl, dt, h3, p, span};

/// How a badge looks; what it means stands in it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Tone {
    /// As it should be.
    Good,
    /// Neither good nor bad.
    Quiet,
    /// It waits, or is not what it would be by itself.
    Notable,
    /// Something is wrong.
    Bad,
}

/// A word or two about a row's state.
pub fn badge(tone: Tone, text: impl Into<String>) -> El {
    let class = match tone {
        Tone::Good => "badge good",
        Tone::Quiet => "badge",
        Tone::Notable => "badge notable",
        Tone::Bad => "badge bad",
    };
    span().class(class).child(text.into())
}

/// A part's heading.
pub fn heading(text: &'static str) -> El {
    h3().class("heading").child(text)
}

/// What stands where a list has nothing in it.
pub fn empty(text: &'static str) -> El {
    p().class("empty").child(text)
}

/// What is called by a name in code.
pub fn named(text: impl Into<String>) -> El {
    code().class("named").child(text.into())
}

/// A sentence below a row's name.
pub fn note(text: impl Into<String>) -> El {
    p().class("note").child(text.into())
}

/// Names and what is known under them.
pub fn facts(facts: &[Fact]) -> El {
    let pairs = facts.iter().map(|fact| {
        // A group each, so that a name and its value stay together in a narrow window.
        div()
            .class("fact")
            .child(dt().child(fact.name.clone()))
            .child(dd().child(fact.value.clone()))
    });
    dl().class("facts").children(pairs)
}
