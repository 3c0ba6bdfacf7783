//! Lists of numbers in as few bytes as the greatest of them needs.

/// A list of numbers: two bytes each if all are below 65,536, else four.
#[derive(Debug)]
pub(super) enum Numbers {
    Two(Vec<u16>),
    Four(Vec<u32>),
}

impl Numbers {
    /// So many zeros, with room for numbers below `limit`.
    pub(super) fn new(count: usize, limit: usize) -> Self {
        if limit <= 1 << 16 {
            Self::Two(vec![0; count])
        } else {
            Self::Four(vec![0; count])
        }
    }

    /// The number at that place; zero past the end.
    #[inline]
    pub(super) fn get(&self, place: usize) -> u32 {
        match self {
            Self::Two(list) => list.get(place).copied().unwrap_or_default().into(),
            Self::Four(list) => list.get(place).copied().unwrap_or_default(),
        }
    }

    /// Sets the number at that place; past the end nothing.
    #[inline]
    pub(super) fn set(&mut self, place: usize, number: u32) {
        match self {
            Self::Two(list) => {
                if let Some(here) = list.get_mut(place) {
                    *here = number as u16;
                }
            }
            Self::Four(list) => {
                if let Some(here) = list.get_mut(place) {
                    *here = number;
                }
            }
        }
    }
}
