//! What is gained by leaving the least certain sentences unanswered.

use serde::{Deserialize, Serialize};

use super::outcome::Outcome;
use super::ratio::ratio;

/// The shares of sentences to keep, in per cent.
const TARGETS: [u64; 7] = [100, 95, 90, 80, 70, 60, 50];

/// Accuracy on the sentences whose confidence reaches a threshold; [`coverage`] has an example.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CoverageRow {
    /// Share of sentences asked for, 0 to 1.
    pub target: f64,
    /// Lowest confidence that is kept.
    pub threshold: f64,
    /// Share of sentences kept, at least `target`; above it where it falls between sentences or between equal confidences.
    pub coverage: f64,
    /// Share of right answers among those kept.
    pub accuracy: f64,
}

/// The most certain 100, 95, 90, 80, 70, 60 and 50 per cent of `outcomes`, one row each; no row without outcomes.
///
/// The confidence is the probability of the predicted label.
///
/// ```
/// use byline_evaluate::{Outcome, coverage};
/// let outcome = |gold, p| Outcome { gold, predicted: 0, probabilities: vec![p, 1.0 - p], cluster: 0 };
/// let rows = coverage(&[outcome(1, 0.6), outcome(0, 0.9)]);
/// assert_eq!((rows[0].coverage, rows[0].accuracy), (1.0, 0.5));
/// assert_eq!((rows[6].threshold, rows[6].accuracy), (0.9, 1.0));
/// ```
///
/// # Panics
/// If an outcome has no probability for its predicted label.
#[must_use]
pub fn coverage(outcomes: &[Outcome]) -> Vec<CoverageRow> {
    let mut by_confidence: Vec<(f64, bool)> = outcomes
        .iter()
        .map(|outcome| (outcome.confidence(), outcome.is_correct()))
        .collect();
    by_confidence.sort_by(|a, b| b.0.total_cmp(&a.0));
    TARGETS
        .into_iter()
        .filter_map(|percent| row(&by_confidence, percent))
        .collect()
}

/// `by_confidence` descends.
fn row(by_confidence: &[(f64, bool)], percent: u64) -> Option<CoverageRow> {
    let n = by_confidence.len() as u64;
    let n_wanted = usize::try_from((n * percent).div_ceil(100)).ok()?;
    let threshold = by_confidence.get(n_wanted.checked_sub(1)?)?.0;
    let n_kept = by_confidence.partition_point(|&(confidence, _)| confidence >= threshold);
    let kept = &by_confidence[..n_kept];
    let n_correct = kept.iter().filter(|(_, is_correct)| *is_correct).count();
    Some(CoverageRow {
        target: ratio(percent, 100)?,
        threshold,
        coverage: ratio(n_kept as u64, n)?,
        accuracy: ratio(n_correct as u64, n_kept as u64)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_confidences_are_kept_or_left_together() {
        // Confidences 0.9 0.8 0.8 0.8 0.6, right right wrong right wrong.
        let outcomes =
            [(0.8, 0), (0.9, 0), (0.6, 1), (0.8, 1), (0.8, 0)].map(|(p, gold)| Outcome {
                gold,
                predicted: 0,
                probabilities: vec![p, 1.0 - p],
                cluster: 0,
            });
        let rows = coverage(&outcomes);
        let found: Vec<_> = rows
            .iter()
            .map(|row| (row.target, row.threshold, row.coverage, row.accuracy))
            .collect();
        assert_eq!(
            found,
            [
                (1.0, 0.6, 1.0, 0.6),
                (0.95, 0.6, 1.0, 0.6),
                (0.9, 0.6, 1.0, 0.6),
                (0.8, 0.8, 0.8, 0.75),
                (0.7, 0.8, 0.8, 0.75),
                (0.6, 0.8, 0.8, 0.75),
                (0.5, 0.8, 0.8, 0.75),
            ]
        );
    }

    #[test]
    fn nothing_has_no_rows() {
        assert_eq!(coverage(&[]), []);
    }
}
