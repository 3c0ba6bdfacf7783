//! How much each part of a blend counts.

use awning_core::recommend::index::Repeats;

use super::tables::{NEVER, REPEATS, WEIGHTS};
use super::validation::{Answers, Blend, Validation};

/// By how much a change must be better to be made, in the sum of the logarithms of four measures: about the standard error
/// of the difference between two blends on some thousand questions, so that what is added is more than chance.
const MARGIN: f64 = 0.01;

/// Fewer questions than this say nothing about weights.
const ENOUGH: usize = 200;

/// Tries weights for all parts but the first, and what is added to items of the session, one after the other, until nothing
/// gets better. The first part's weight stays 1.
pub(super) fn ascend<'a>(validation: &Validation, start: Blend<'a>) -> (Blend<'a>, f64) {
    let mut best = start;
    let mut value = validation.value(&best);
    if validation.size() < ENOUGH {
        return (best, value);
    }
    for _ in 0..3 {
        let before = value;
        let mut tries: Vec<Blend> = Vec::new();
        for part in 1..best.parts.len() {
            tries.clear();
            for weight in WEIGHTS {
                let mut other = best.clone();
                if let Some(part) = other.parts.get_mut(part) {
                    part.1 = weight;
                }
                tries.push(other);
            }
            take_best(validation, &mut best, &mut value, &tries);
        }
        tries.clear();
        for last in REPEATS {
            for earlier in REPEATS {
                tries.push(Blend {
                    repeats: Repeats { last, earlier },
                    ..best.clone()
                });
            }
        }
        take_best(validation, &mut best, &mut value, &tries);
        if value - before < MARGIN {
            break;
        }
    }
    (best, value)
}

fn take_best<'a>(
    validation: &Validation,
    best: &mut Blend<'a>,
    value: &mut f64,
    tries: &[Blend<'a>],
) {
    for other in tries {
        let reached = validation.value(other);
        if reached > *value + MARGIN {
            *value = reached;
            *best = other.clone();
        }
    }
}

/// Whether the item that was looked at last may be shown, as one part alone decides it, with the better value.
pub(super) fn alone(validation: &Validation, answers: &Answers) -> (Repeats, f64) {
    let value = |last| {
        let repeats = Repeats { last, earlier: 0.0 };
        (
            repeats,
            validation.value(&Blend {
                parts: vec![(answers, 1.0)],
                repeats,
            }),
        )
    };
    let (shown, hidden) = (value(0.0), value(NEVER));
    if hidden.1 > shown.1 { hidden } else { shown }
}
