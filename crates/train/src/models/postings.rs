//! In which sessions an item stands.

use awning_core::recommend::ItemNo;

/// Sessions with their weights, and where each item stands in them.
pub struct Postings<'a> {
    sessions: Vec<(&'a [ItemNo], f64)>,
    starts: Vec<usize>,
    places: Vec<(u32, u32)>,
}

impl<'a> Postings<'a> {
    /// Reads sessions, each with its weight, oldest first.
    pub fn new(items: usize, sessions: impl IntoIterator<Item = (&'a [ItemNo], f64)>) -> Self {
        let sessions: Vec<_> = sessions.into_iter().collect();
        let mut starts = vec![0; items + 1];
        for &item in sessions.iter().flat_map(|(session, _)| *session) {
            if let Some(start) = starts.get_mut(item as usize + 1) {
                *start += 1;
            }
        }
        let mut total = 0;
        for start in &mut starts {
            total += *start;
            *start = total;
        }
        let mut next = starts.clone();
        let mut places = vec![(0, 0); total];
        for ((session, _), number) in sessions.iter().zip(0..) {
            for (&item, place) in session.iter().zip(0..) {
                let Some(next) = next.get_mut(item as usize) else {
                    continue;
                };
                if let Some(slot) = places.get_mut(*next) {
                    *slot = (number, place);
                }
                *next += 1;
            }
        }
        Self {
            sessions,
            starts,
            places,
        }
    }

    /// How many items there are.
    pub fn items(&self) -> usize {
        self.starts.len() - 1
    }

    /// The sessions that hold an item, each with its weight and the item's places in it.
    pub(super) fn of(
        &self,
        item: ItemNo,
    ) -> impl Iterator<Item = (&'a [ItemNo], f64, &[(u32, u32)])> {
        let range = match self.starts.get(item as usize..item as usize + 2) {
            Some(&[start, end]) => start..end,
            _ => 0..0,
        };
        let places = self.places.get(range).unwrap_or_default();
        places.chunk_by(|a, b| a.0 == b.0).filter_map(|places| {
            let (number, _) = places.first()?;
            let (session, weight) = self.sessions.get(*number as usize)?;
            Some((*session, *weight, places))
        })
    }
}
