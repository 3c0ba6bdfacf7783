//! Rows of links, and making them on many threads.

use awning_core::recommend::ItemNo;

use crate::parallel;

/// The links from each item, each row sorted by item.
pub type Rows = Vec<Vec<(ItemNo, f32)>>;

/// How many rows a thread takes at once.
const BLOCK: usize = 64;

/// Makes one row an item. Each is made on its own, so the result is the same with any number of threads. `workspace` makes
/// what a thread uses again and again.
pub(super) fn rows<W: Send, R: Send>(
    items: usize,
    threads: usize,
    workspace: impl Fn() -> W + Sync,
    row: impl Fn(ItemNo, &mut W) -> R + Sync,
) -> Vec<R> {
    let starts: Vec<usize> = (0..items).step_by(BLOCK).collect();
    let spare = std::sync::Mutex::new(Vec::new());
    let blocks = parallel::map(&starts, threads, |&start| {
        let kept = spare.lock().ok().and_then(|mut spare| spare.pop());
        let mut workspace = kept.unwrap_or_else(&workspace);
        let block = start..(start + BLOCK).min(items);
        let made: Vec<R> = block
            .map(|item| row(item as ItemNo, &mut workspace))
            .collect();
        if let Ok(mut spare) = spare.lock() {
            spare.push(workspace);
        }
        made
    });
    blocks.into_iter().flatten().collect()
}

/// Sums of weights by item, in the order in which they are added.
pub(super) struct Sums {
    values: Vec<f64>,
    touched: Vec<ItemNo>,
}

impl Sums {
    pub(super) fn new(items: usize) -> Self {
        Self {
            values: vec![0.0; items],
            touched: Vec::new(),
        }
    }

    /// Adds a positive weight.
    pub(super) fn add(&mut self, item: ItemNo, weight: f64) {
        if let Some(value) = self.values.get_mut(item as usize) {
            if *value == 0.0 {
                self.touched.push(item);
            }
            *value += weight;
        }
    }

    /// What was added, by item; all sums are zero afterwards.
    pub(super) fn take(&mut self) -> Vec<(ItemNo, f64)> {
        self.touched.sort_unstable();
        let values = &mut self.values;
        let sums = self.touched.drain(..).map(|item| {
            let value = values.get_mut(item as usize).map(std::mem::take);
            (item, value.unwrap_or_default())
        });
        sums.filter(|(_, value)| *value != 0.0).collect()
    }
}

/// Keeps the strongest links of each item, equal ones by item number.
pub fn truncate(rows: &mut Rows, count: usize) {
    for row in rows {
        row.retain(|(_, weight)| *weight > 0.0);
        if row.len() > count {
            row.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            row.truncate(count);
            row.sort_unstable_by_key(|(item, _)| *item);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn truncation_keeps_the_strongest_links(
            row in prop::collection::btree_map(0..50_u32, 0.01..9.0_f32, 0..30),
            count in 0..12_usize,
        ) {
            let row: Vec<(ItemNo, f32)> = row.into_iter().collect();
            let mut rows = vec![row.clone()];
            truncate(&mut rows, count);
            let kept = &rows[0];
            prop_assert_eq!(kept.len(), count.min(row.len()));
            prop_assert!(kept.is_sorted_by_key(|(item, _)| *item));
            let weakest = kept.iter().fold(f32::INFINITY, |least, (_, weight)| least.min(*weight));
            for link in &row {
                prop_assert!(kept.contains(link) || link.1 <= weakest);
            }
        }
    }
}
