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
            let first = fnv32a(&[seed, value]);
            Some(f64::from(of_digits(first) % 10_000) / 10_000.0)
        }
        HashVersion::Unknown => None,
    }
}

const OFFSET: u32 = 0x811c_9dc5;

/// FNV-1a with 32 bits over the UTF-16 code units of the pieces, as the reference has it, which takes
/// `charCodeAt` for bytes.
fn fnv32a(pieces: &[&str]) -> u32 {
    let mut hash = OFFSET;
    for piece in pieces {
        // Nearly all texts that are hashed are ASCII, whose bytes are its code units.
        let before = hash;
        let mut joined = 0;
        for byte in piece.as_bytes() {
            joined |= byte;
            hash = step(hash, u16::from(*byte));
        }
        if joined > 127 {
            hash = piece.encode_utf16().fold(before, step);
        }
    }
    hash
}

/// The hash of a number's decimal digits, without a text of them.
fn of_digits(number: u32) -> u32 {
    let mut place = 1_000_000_000;
    while place > 1 && number < place {
        place /= 10;
    }
    let mut hash = OFFSET;
    while place > 0 {
        let digit = (number / place % 10) as u16;
        hash = step(hash, u16::from(b'0') + digit);
        place /= 10;
    }
    hash
}

fn step(hash: u32, unit: u16) -> u32 {
    const PRIME: u32 = 0x0100_0193;
    (hash ^ u32::from(unit)).wrapping_mul(PRIME)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digits_of_a_number_are_hashed_as_their_text() {
        for number in [0, 7, 10, 99, 100, 1_000_000_000, 1_234_567_890, u32::MAX] {
            assert_eq!(
                of_digits(number),
                fnv32a(&[&number.to_string()]),
                "{number}"
            );
        }
    }
}
