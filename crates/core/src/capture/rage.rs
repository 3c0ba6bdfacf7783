//! Clicks of rage: PostHog's figures, three clicks within 30 pixels, none more than a second after the one before.

use crate::time::{Instant, SECOND};

const NEAR: f64 = 30.0;
const SOON: i64 = SECOND;
const CLICKS: u32 = 3;

/// The clicks that may become rage.
#[derive(Debug, Default)]
pub(super) struct Rage {
    last: Option<(Instant, f64, f64)>,
    count: u32,
}

impl Rage {
    /// Takes a click at a place of the window, in pixels; returns whether it is the one that makes rage of them. Told once
    /// of clicks that go on.
    pub fn click(&mut self, now: Instant, x: f64, y: f64) -> bool {
        let goes_on = self.last.is_some_and(|(at, last_x, last_y)| {
            let later = now.millis() - at.millis();
            (0..=SOON).contains(&later) && (x - last_x).abs() + (y - last_y).abs() <= NEAR
        });
        self.count = if goes_on {
            self.count.saturating_add(1)
        } else {
            1
        };
        self.last = Some((now, x, y));
        self.count == CLICKS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_quick_clicks_at_one_place_are_rage() {
        /// Milliseconds, x, y.
        type Click = (i64, f64, f64);
        let cases: [(&[Click], u32); 6] = [
            (&[(0, 5.0, 5.0), (300, 6.0, 5.0), (600, 5.0, 8.0)], 1),
            (&[(0, 5.0, 5.0), (300, 6.0, 5.0)], 0),
            (&[(0, 5.0, 5.0), (300, 5.0, 5.0), (1400, 5.0, 5.0)], 0),
            (&[(0, 5.0, 5.0), (300, 5.0, 5.0), (600, 5.0, 90.0)], 0),
            // They go on: still one rage.
            (
                &[
                    (0, 1.0, 1.0),
                    (100, 1.0, 1.0),
                    (200, 1.0, 1.0),
                    (300, 1.0, 1.0),
                    (400, 1.0, 1.0),
                    (500, 1.0, 1.0),
                ],
                1,
            ),
            // Two of them.
            (
                &[
                    (0, 1.0, 1.0),
                    (100, 1.0, 1.0),
                    (200, 1.0, 1.0),
                    (9000, 1.0, 1.0),
                    (9100, 1.0, 1.0),
                    (9200, 1.0, 1.0),
                ],
                2,
            ),
        ];
        for (clicks, expected) in cases {
            let mut rage = Rage::default();
            let found = clicks
                .iter()
                .filter(|(at, x, y)| rage.click(Instant::from_millis(*at), *x, *y))
                .count();
            assert_eq!(found as u32, expected, "{clicks:?}");
        }
    }
}
