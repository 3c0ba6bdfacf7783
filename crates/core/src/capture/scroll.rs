//! How far a page was scrolled.

use super::Depths;

/// The depths that were reached on one view of a page.
#[derive(Debug, Default)]
pub(super) struct Scrolled {
    /// The farthest so far, in percent.
    farthest: f64,
}

impl Scrolled {
    /// Takes how much of the page is above the lower edge of the window, in percent; returns the depths that are reached for the
    /// first time.
    pub fn reach(&mut self, percent: f64, depths: &Depths) -> Vec<u32> {
        // Browsers scroll by fractions of a pixel: the end may be a little less than all.
        let percent = (percent + 0.5).clamp(0.0, 100.0);
        let before = self.farthest;
        if percent.is_nan() || percent <= before {
            return Vec::new();
        }
        self.farthest = percent;
        let is_new = |depth: &&u32| f64::from(**depth) > before && f64::from(**depth) <= percent;
        let mut reached: Vec<u32> = depths.0.iter().filter(is_new).copied().collect();
        reached.sort_unstable();
        reached.dedup();
        reached
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_depth_is_reached_once_whichever_way_it_goes() {
        let depths = Depths(vec![90, 25, 50, 75, 50, 100]);
        let mut scrolled = Scrolled::default();
        let cases: [(f64, &[u32]); 8] = [
            (10.0, &[]),
            (30.0, &[25]),
            (20.0, &[]),
            (25.0, &[]),
            (80.0, &[50, 75]),
            (f64::NAN, &[]),
            (99.6, &[90, 100]),
            (1e9, &[]),
        ];
        for (percent, expected) in cases {
            assert_eq!(scrolled.reach(percent, &depths), expected, "{percent}");
        }
    }
}
