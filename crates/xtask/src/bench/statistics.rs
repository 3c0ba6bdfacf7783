//! Medians, quartiles, slopes.

/// The middle of a set of values and the range of its middle half.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    pub lower: f64,
    pub median: f64,
    pub upper: f64,
}

impl Spread {
    /// Of any number of values; not a number where there are none. Quantiles between two values are interpolated (Hyndman
    /// and Fan 1996, definition 7).
    pub fn of(values: impl IntoIterator<Item = f64>) -> Self {
        let mut sorted: Vec<f64> = values.into_iter().collect();
        sorted.sort_by(f64::total_cmp);
        let quantile = |share: f64| {
            let at = share * sorted.len().saturating_sub(1) as f64;
            let value = |index: f64| sorted.get(index as usize).copied().unwrap_or(f64::NAN);
            let (below, above) = (value(at.floor()), value(at.ceil()));
            below + (above - below) * at.fract()
        };
        Self {
            lower: quantile(0.25),
            median: quantile(0.5),
            upper: quantile(0.75),
        }
    }
}

/// By how much y grows for one more of x: the line of least squares through the points. Nothing for fewer than two x.
pub fn slope(points: &[(f64, f64)]) -> Option<f64> {
    let count = points.len() as f64;
    let mean = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / count;
    let (x, y) = (mean(|point| point.0), mean(|point| point.1));
    let across: f64 = points.iter().map(|point| (point.0 - x).powi(2)).sum();
    let along: f64 = points
        .iter()
        .map(|point| (point.0 - x) * (point.1 - y))
        .sum();
    (across > 0.0).then(|| along / across)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_and_the_quartiles_are_those_of_the_definition() {
        for (values, lower, median, upper) in [
            (vec![7.0], 7.0, 7.0, 7.0),
            (vec![2.0, 1.0], 1.25, 1.5, 1.75),
            (vec![3.0, 1.0, 2.0], 1.5, 2.0, 2.5),
            (vec![4.0, 1.0, 3.0, 2.0], 1.75, 2.5, 3.25),
            ((1..=11).map(f64::from).collect(), 3.5, 6.0, 8.5),
        ] {
            let expected = Spread {
                lower,
                median,
                upper,
            };
            assert_eq!(Spread::of(values.clone()), expected, "{values:?}");
        }
    }

    #[test]
    fn no_values_have_no_median() {
        assert!(Spread::of([]).median.is_nan());
    }

    #[test]
    fn a_slope_is_that_of_the_line_of_least_squares() {
        assert_eq!(slope(&[(0.0, 1.0), (10.0, 6.0), (20.0, 11.0)]), Some(0.5));
        assert_eq!(slope(&[(0.0, 0.0), (1.0, 2.0), (2.0, 1.0)]), Some(0.5));
    }

    #[test]
    fn points_above_one_another_have_no_slope() {
        assert_eq!(slope(&[(3.0, 1.0), (3.0, 2.0)]), None);
        assert_eq!(slope(&[]), None);
    }
}
