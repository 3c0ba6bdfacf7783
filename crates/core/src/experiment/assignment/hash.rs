//! From a text to a bucket.

/// How a seed and a value are hashed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HashVersion {
    /// FNV-1a of value and seed, in thousandths: biased where two experiments have similar seeds; the default for
    /// compatibility.
    #[default]
    One,
    /// FNV-1a of the digits of FNV-1a of seed and value, in ten-thousandths.
    Two,
    /// None that this SDK knows: nobody is assigned by it.
    Unknown,
}

impl HashVersion {
    /// The version of that number; 0 is `default`.
    pub fn numbered(number: f64, default: Self) -> Self {
        if number == 0.0 {
            default
        } else if number == 1.0 {
            Self::One
        } else if number == 2.0 {
            Self::Two
        } else {
            Self::Unknown
        }
    }
}

/// Where in 0 ≤ bucket < 1 a value falls for a seed; `None` if the version is unknown.
pub fn hash(seed: &str, value: &str, version: HashVersion) -> Option<f64> {
    match version {
        HashVersion::One => Some(f64::from(fnv32a(&[value, seed]) % 1_000) / 1_000.0),
        HashVersion::Two => {
            let digits = fnv32a(&[seed, value]).to_string();
            Some(f64::from(fnv32a(&[&digits]) % 10_000) / 10_000.0)
        }
        HashVersion::Unknown => None,
    }
}

/// FNV-1a with 32 bits over the UTF-16 code units of the pieces, as the reference has it, which takes
/// `charCodeAt` for bytes.
fn fnv32a(pieces: &[&str]) -> u32 {
    const OFFSET: u32 = 0x811c_9dc5;
    const PRIME: u32 = 0x0100_0193;
    let mut hash = OFFSET;
    for piece in pieces {
        for unit in piece.encode_utf16() {
            hash = (hash ^ u32::from(unit)).wrapping_mul(PRIME);
        }
    }
    hash
}
