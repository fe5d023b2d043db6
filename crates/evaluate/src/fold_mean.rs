//! One score measured on several folds.

use serde::{Deserialize, Serialize};

use super::ratio::mean;
use super::resample::Interval;

/// The mean of a score from 0 to 1 over folds of a cross-validation, and how far it can be trusted.
///
/// ```
/// use byline_evaluate::FoldMean;
/// let accuracy = FoldMean::of([Some(0.8), Some(0.9), Some(0.7), Some(0.8), None]);
/// assert_eq!(accuracy.n, 4);
/// assert!((accuracy.mean.unwrap() - 0.8).abs() < 1e-12);
/// assert!(accuracy.interval.unwrap().contains(0.7));
/// assert_eq!(FoldMean::of([Some(0.5)]).interval, None);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct FoldMean {
    /// Number of folds in which the score is defined.
    pub n: usize,
    /// Its mean.
    pub mean: Option<f64>,
    /// The standard deviation of one fold, with `n - 1` below.
    pub deviation: Option<f64>,
    /// The 95 % interval of the mean, from Student's distribution, cut off at 0 and 1, where scores end. Models of two folds have most
    /// of their training data in common, so the variance is taken as `1/n + 1/(n-1)` of that of one fold, not `1/n`.
    ///
    /// Source: C. Nadeau and Y. Bengio, *Inference for the generalization error*, 2003, section 3.1.
    pub interval: Option<Interval>,
}

impl FoldMean {
    /// Sums up the values of the folds; `None` where a score is undefined.
    #[must_use]
    pub fn of(values: impl IntoIterator<Item = Option<f64>>) -> Self {
        let values: Vec<f64> = values.into_iter().flatten().collect();
        let n = values.len();
        let Some(center) = mean(values.iter().copied()).filter(|_| n > 1) else {
            return Self {
                n,
                mean: mean(values),
                ..Self::default()
            };
        };
        let squares: f64 = values.iter().map(|value| (value - center).powi(2)).sum();
        let deviation = (squares / (n - 1) as f64).sqrt();
        let spread = (1.0 / n as f64 + 1.0 / (n - 1) as f64).sqrt();
        let half = student(n - 1) * deviation * spread;
        Self {
            n,
            mean: Some(center),
            deviation: Some(deviation),
            interval: Some(Interval {
                lower: (center - half).max(0.0),
                upper: (center + half).min(1.0),
            }),
        }
    }
}

/// The 97.5th percentile of Student's distribution for 1 to 30 degrees of freedom.
///
/// Source: the usual table, as in D. R. Cox and D. V. Hinkley, *Theoretical Statistics*, 1974, or any other.
const STUDENT: [f64; 30] = [
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160,
    2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056,
    2.052, 2.048, 2.045, 2.042,
];

/// The 97.5th percentile for at least one degree of freedom.
fn student(freedom: usize) -> f64 {
    let normal: f64 = 1.96;
    let tabled = STUDENT.get(freedom.saturating_sub(1)).copied();
    // Beyond the table the first term of the Cornish-Fisher expansion is right to two in a thousand.
    tabled.unwrap_or_else(|| normal + (normal.powi(3) + normal) / (4.0 * freedom as f64))
}

#[cfg(test)]
mod tests {
    use super::{FoldMean, student};

    #[test]
    fn the_interval_is_that_worked_out_by_hand() {
        // Mean 0.8, squares 0.01 + 0.01, deviation 0.1; 4.303 · 0.1 · √(1/3 + 1/2).
        let found = FoldMean::of([Some(0.7), Some(0.8), Some(0.9)]);
        assert!((found.deviation.unwrap() - 0.1).abs() < 1e-12);
        let half = 0.430_3 * (5.0f64 / 6.0).sqrt();
        let interval = found.interval.unwrap();
        assert!((interval.upper - 1.0).abs() < 1e-12);
        assert!((interval.lower - (0.8 - half)).abs() < 1e-9);
    }

    #[test]
    fn the_table_goes_on_smoothly() {
        assert!((student(31) - 2.040).abs() < 0.004);
        assert!((student(120) - 1.980).abs() < 0.002);
    }
}
