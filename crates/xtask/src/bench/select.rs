//! The samples of one page, and what of them is compared.

use super::result::{Measured, Sample};
use super::statistics::Spread;

/// The loads of a page under a condition, in the order of the rounds.
pub fn loads<'a>(
    measured: &'a Measured,
    page: &str,
    condition: &str,
) -> impl Iterator<Item = &'a Sample> {
    measured
        .samples
        .iter()
        .filter(move |sample| sample.page == page && sample.condition == condition)
}

/// What a page took under a condition.
pub fn spread(measured: &Measured, page: &str, condition: &str, of: fn(&Sample) -> f64) -> Spread {
    Spread::of(loads(measured, page, condition).map(of))
}

/// By how many times that was what another page took, each load compared with the other page's of the same round: what
/// slows the whole machine for a while slows both.
pub fn ratio(
    measured: &Measured,
    page: &str,
    base: &str,
    condition: &str,
    of: fn(&Sample) -> f64,
) -> Spread {
    let pairs = loads(measured, page, condition).zip(loads(measured, base, condition));
    Spread::of(pairs.map(|(one, other)| of(one) / of(other)))
}

/// Bytes of everything that the page asked for.
pub fn bytes(sample: &Sample) -> f64 {
    sample.requests.iter().map(|request| request.bytes).sum()
}

/// Bytes of scripts, WebAssembly and language files: not of the page, its pictures and its data.
pub fn code_bytes(sample: &Sample) -> f64 {
    let data = |path: &str| {
        path.starts_with("/images/") || path.matches('/').count() == 1 && !path.ends_with(".js")
    };
    let code = sample
        .requests
        .iter()
        .filter(|request| !data(&request.path));
    code.map(|request| request.bytes).sum()
}
