//! Everything here is sorted by one function: each type that is sorted by itself costs a page two thousand bytes.

/// What is sorted, and what it belongs to: the least first, equal ones by the second.
pub(super) type Key = (u64, u32);

/// Sorts keys.
#[inline(never)]
pub(super) fn sort(keys: &mut [Key]) {
    keys.sort_unstable();
}

/// The key of a score: of the best the least.
pub(super) fn key(score: f32, position: usize) -> Key {
    let bits = score.to_bits();
    // As `f32::total_cmp` has it, turned around.
    let ascending = bits ^ ((bits as i32 >> 31) as u32 | 1 << 31);
    (u64::from(!ascending), position as u32)
}

/// The score of a key.
pub(super) fn score(key: Key) -> f32 {
    let ascending = !(key.0 as u32);
    let mask = if ascending >> 31 == 0 {
        u32::MAX
    } else {
        1 << 31
    };
    f32::from_bits(ascending ^ mask)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_score_comes_first_and_of_equals_the_first_position() {
        let scores = [0.5, -1.0, 2.0, 0.0, 0.5, f32::MIN_POSITIVE, -0.25];
        let mut keys: Vec<Key> = Vec::new();
        for (position, of) in scores.iter().enumerate() {
            keys.push(key(*of, position));
        }
        sort(&mut keys);
        let sorted: Vec<(f32, u32)> = keys.iter().map(|key| (score(*key), key.1)).collect();
        let expected = [
            (2.0, 2),
            (0.5, 0),
            (0.5, 4),
            (f32::MIN_POSITIVE, 5),
            (0.0, 3),
            (-0.25, 6),
            (-1.0, 1),
        ];
        assert_eq!(sorted, expected);
    }
}
