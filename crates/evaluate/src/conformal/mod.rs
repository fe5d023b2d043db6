//! Sets of labels that hold the right one as often as was promised.

use serde::{Deserialize, Serialize};

use super::outcome::{Outcome, assert_fits};
use super::ratio::{mean, ratio, real};
use super::resample::{BootstrapParams, Interval, for_each_replicate, number_clusters};

/// Keeps `(n + 1)(1 − error rate)` from being rounded up where only the arithmetic of doubles puts it above a whole number.
const ROUNDING: f64 = 1e-9;

/// A split-conformal threshold: labels at least this probable belong to the set.
///
/// For sentences that are exchangeable with those it was fitted on, the set lacks the right label with at most the
/// promised error rate. Two things bend this. A set is never empty: where no label reaches the threshold, the most
/// probable one is returned. That only adds labels, so the promise holds, but the real error rate can lie further
/// below it. And sentences of one article resemble each other, so for few articles, or articles of another kind than
/// those fitted on, the promise is only an approximation: see [`report`](Self::report).
///
/// ```
/// use byline_evaluate::ConformalThreshold;
/// // The eighth highest of nine: of ten with the next sentence, at most two are expected to fall out.
/// let threshold = ConformalThreshold::fit(&[0.9, 0.8, 0.2, 0.7, 0.9, 0.4, 0.6, 0.9, 0.8], 0.2)?;
/// assert_eq!(threshold.min_probability, 0.4);
/// assert_eq!(threshold.set(&[0.5, 0.45, 0.05]).collect::<Vec<_>>(), [0, 1]);
/// // Never empty.
/// assert_eq!(threshold.set(&[0.3, 0.35, 0.35]).collect::<Vec<_>>(), [1]);
/// # Ok::<(), byline_evaluate::ErrorRateOutOfRange>(())
/// ```
///
/// Source: V. Vovk et al., *Algorithmic Learning in a Random World*, 2005; the score `1 − p(gold)` from M. Sadinle,
/// J. Lei, L. Wasserman, 2019.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ConformalThreshold {
    /// The error rate it was fitted for.
    pub error_rate: f64,
    /// Lowest probability of a label in the set, `1 − q̂`; 0, so that every label is in, where there are too few
    /// sentences to promise more.
    pub min_probability: f64,
}

/// How sets of labels did on given outcomes.
///
/// ```
/// use byline_evaluate::{BootstrapParams, ConformalThreshold, Outcome};
/// let threshold = ConformalThreshold { error_rate: 0.5, min_probability: 0.4 };
/// let outcome = |gold, p| Outcome { gold, predicted: 0, probabilities: vec![p, 1.0 - p], cluster: gold };
/// let report = threshold.report(&[outcome(0, 0.6), outcome(1, 0.9)], &BootstrapParams::default());
/// // The first set holds both labels, the second only the wrong one.
/// assert_eq!((report.mean_set_size, report.error_rate), (Some(1.5), Some(0.5)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ConformalReport {
    /// Number of sentences.
    pub n: usize,
    /// Share of sets without the right label.
    pub error_rate: Option<f64>,
    /// Its 95 % interval, from articles drawn with replacement.
    pub error_rate_interval: Option<Interval>,
    /// Mean number of labels in a set, at least 1.
    pub mean_set_size: Option<f64>,
    /// Share of sets with a single label.
    pub single_label_share: Option<f64>,
}

/// An error rate that cannot be promised.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
#[error("error rate is {0}, expected a number above 0 and below 1")]
pub struct ErrorRateOutOfRange(pub f64);

impl ConformalThreshold {
    /// Finds the threshold from the probabilities that the gold labels of held-out sentences were given.
    ///
    /// With scores `1 − p(gold)`, `q̂` is the `⌈(n + 1)(1 − error rate)⌉`-th smallest of the `n`. The sentences must not
    /// be those that the model or its calibration was fitted on.
    ///
    /// # Errors
    /// If the error rate is not above 0 and below 1.
    pub fn fit(gold_probabilities: &[f64], error_rate: f64) -> Result<Self, ErrorRateOutOfRange> {
        if !(error_rate > 0.0 && error_rate < 1.0) {
            return Err(ErrorRateOutOfRange(error_rate));
        }
        let mut descending = gold_probabilities.to_vec();
        descending.sort_by(|a, b| b.total_cmp(a));
        let rank = (real(descending.len() as u64 + 1) * (1.0 - error_rate) - ROUNDING).ceil();
        // The smallest scores are the highest probabilities.
        let min_probability = (1_u64..)
            .zip(&descending)
            .find(|&(position, _)| real(position) >= rank)
            .map_or(0.0, |(_, &probability)| probability);
        Ok(Self {
            error_rate,
            min_probability,
        })
    }

    /// Indexes of the labels in the set, ascending; the most probable one alone if none reaches the threshold.
    ///
    /// Empty only if `probabilities` is.
    pub fn set(self, probabilities: &[f64]) -> impl Iterator<Item = usize> {
        let most_probable = (0..probabilities.len())
            .rev()
            .max_by(|&a, &b| probabilities[a].total_cmp(&probabilities[b]));
        (0..probabilities.len()).filter(move |&label| {
            probabilities[label] >= self.min_probability || Some(label) == most_probable
        })
    }

    /// Error rate and size of the sets on `outcomes`.
    ///
    /// # Panics
    /// If a gold label has no probability.
    #[must_use]
    pub fn report(self, outcomes: &[Outcome], params: &BootstrapParams) -> ConformalReport {
        ConformalReport::new(outcomes, |_| self, params)
    }
}

impl ConformalReport {
    /// Error rate and size of the sets on `outcomes`, where the threshold depends on the sentence.
    ///
    /// # Panics
    /// If a gold label has no probability.
    #[must_use]
    pub fn new(
        outcomes: &[Outcome],
        threshold: impl Fn(&Outcome) -> ConformalThreshold,
        params: &BootstrapParams,
    ) -> Self {
        let n_labels = outcomes
            .first()
            .map_or(0, |first| first.probabilities.len());
        assert_fits(n_labels, outcomes);
        let (clusters, n_clusters) = number_clusters(outcomes);
        let mut n_by_cluster = vec![0_u64; n_clusters];
        let mut errors_by_cluster = vec![0_u64; n_clusters];
        let mut sizes = Vec::with_capacity(outcomes.len());
        for (outcome, cluster) in outcomes.iter().zip(clusters) {
            let (mut size, mut is_error) = (0_u64, true);
            for label in threshold(outcome).set(&outcome.probabilities) {
                size += 1;
                is_error &= label != outcome.gold;
            }
            sizes.push(size);
            n_by_cluster[cluster] += 1;
            errors_by_cluster[cluster] += u64::from(is_error);
        }
        let mut error_rates = Vec::new();
        for_each_replicate(n_clusters, params, |weights| {
            let weighted = |counts: &[u64]| counts.iter().zip(weights).map(|(c, w)| c * w).sum();
            error_rates.extend(ratio(weighted(&errors_by_cluster), weighted(&n_by_cluster)));
        });
        let n = outcomes.len() as u64;
        let n_single = sizes.iter().filter(|&&size| size == 1).count() as u64;
        Self {
            n: outcomes.len(),
            error_rate: ratio(errors_by_cluster.iter().sum(), n),
            error_rate_interval: Interval::of(error_rates),
            mean_set_size: mean(sizes.iter().map(|&size| real(size))),
            single_label_share: ratio(n_single, n),
        }
    }
}

#[cfg(test)]
mod tests;
