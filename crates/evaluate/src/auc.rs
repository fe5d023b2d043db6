//! Area under the ROC curve by ranks.

use super::outcome::Outcome;
use super::ratio::real;

/// Probability that a sentence of `label` is given a higher probability of it than a sentence of another label; ties count half.
///
/// `None` if no sentence carries the label or all do. Cost: one sort, `O(n log n)`.
///
/// ```
/// use byline_evaluate::{Outcome, auc};
/// let outcome = |gold, p| Outcome { gold, predicted: 0, probabilities: vec![p, 1.0 - p], cluster: 0 };
/// let outcomes = [outcome(0, 0.9), outcome(0, 0.5), outcome(1, 0.5), outcome(1, 0.1)];
/// assert_eq!(auc(&outcomes, 0), Some(3.5 / 4.0));
/// ```
///
/// Source: the Mann–Whitney statistic; *The meaning and use of the area under a receiver operating characteristic curve*,
/// Radiology 143, 1982.
///
/// # Panics
/// If an outcome has no probability for the label.
#[must_use]
pub fn auc(outcomes: &[Outcome], label: usize) -> Option<f64> {
    Ranking::new(outcomes, &vec![0; outcomes.len()], label).auc(&[1])
}

/// Outcomes by ascending probability of one label: sorted once, weighted as often as needed.
pub(super) struct Ranking {
    entries: Vec<Entry>,
}

struct Entry {
    cluster: usize,
    is_positive: bool,
    /// Whether the next entry has a higher probability.
    ends_tie: bool,
}

impl Ranking {
    /// `clusters` holds one index an outcome.
    pub(super) fn new(outcomes: &[Outcome], clusters: &[usize], label: usize) -> Self {
        let mut order: Vec<(f64, usize)> = outcomes
            .iter()
            .enumerate()
            .map(|(outcome_idx, outcome)| (outcome.probabilities[label], outcome_idx))
            .collect();
        order.sort_by(|a, b| a.0.total_cmp(&b.0));
        let entries = order
            .iter()
            .enumerate()
            .map(|(rank, &(probability, outcome_idx))| Entry {
                cluster: clusters[outcome_idx],
                is_positive: outcomes[outcome_idx].gold == label,
                ends_tie: order.get(rank + 1).is_none_or(|next| next.0 > probability),
            })
            .collect();
        Self { entries }
    }

    /// The area where each outcome counts as often as `weights` says of its cluster.
    pub(super) fn auc(&self, weights: &[u64]) -> Option<f64> {
        let (mut n_positive, mut n_negative) = (0, 0);
        let (mut tied_positive, mut tied_negative) = (0, 0);
        // Pairs are counted twice over, so that a tie, which is half a pair, stays a whole number.
        let mut double_pairs: u64 = 0;
        for entry in &self.entries {
            let weight = weights[entry.cluster];
            if entry.is_positive {
                tied_positive += weight;
            } else {
                tied_negative += weight;
            }
            if entry.ends_tie {
                double_pairs += tied_positive * (2 * n_negative + tied_negative);
                n_positive += tied_positive;
                n_negative += tied_negative;
                (tied_positive, tied_negative) = (0, 0);
            }
        }
        (n_positive > 0 && n_negative > 0)
            .then(|| real(double_pairs) / (2.0 * real(n_positive) * real(n_negative)))
    }
}
