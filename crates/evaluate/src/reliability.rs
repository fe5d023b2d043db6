//! Whether a confidence of 80 % is right four times in five.

use serde::{Deserialize, Serialize};

use super::outcome::Outcome;
use super::ratio::{ratio, real};

/// Number of bins, as in the paper cited at [`Reliability`].
pub(super) const N_BINS: usize = 15;

/// Confidence against accuracy, in 15 bins of equal width.
///
/// The confidence is the probability of the predicted label. Bin `m` holds the confidences in `(m/15, (m+1)/15]`; the
/// first also holds 0.
///
/// ```
/// use byline_evaluate::{Outcome, Reliability};
/// let outcome = |gold| Outcome { gold, predicted: 0, probabilities: vec![0.7, 0.3], cluster: 0 };
/// let reliability = Reliability::of(&[outcome(0), outcome(1)]);
/// // Sure to 70 %, right in one of two.
/// assert_eq!(reliability.bins[10].accuracy, Some(0.5));
/// assert!((reliability.ece().unwrap() - 0.2).abs() < 1e-12);
/// ```
///
/// Source: C. Guo et al., *On Calibration of Modern Neural Networks*, ICML 2017.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reliability {
    /// The 15 bins, by ascending confidence; empty ones are there too.
    pub bins: Vec<ReliabilityBin>,
}

/// One bar of a reliability diagram; [`Reliability`] has an example.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ReliabilityBin {
    /// Confidences in the bin are above this.
    pub lower: f64,
    /// Confidences in the bin are at most this.
    pub upper: f64,
    /// Number of sentences.
    pub count: u64,
    /// Mean confidence; `None` for an empty bin.
    pub mean_confidence: Option<f64>,
    /// Share of right answers; `None` for an empty bin.
    pub accuracy: Option<f64>,
}

impl Reliability {
    /// Sorts `outcomes` into bins.
    ///
    /// # Panics
    /// If an outcome has no probability for its predicted label.
    #[must_use]
    pub fn of(outcomes: &[Outcome]) -> Self {
        let mut sums = [BinSums::default(); N_BINS];
        for outcome in outcomes {
            sums[bin_idx(outcome.confidence())].add(outcome);
        }
        let edge = |bin_idx: usize| real(bin_idx as u64) / real(N_BINS as u64);
        let bins = sums
            .iter()
            .enumerate()
            .map(|(bin_idx, sums)| ReliabilityBin {
                lower: edge(bin_idx),
                upper: edge(bin_idx + 1),
                count: sums.n,
                mean_confidence: (sums.n > 0).then(|| sums.confidence / real(sums.n)),
                accuracy: ratio(sums.n_correct, sums.n),
            })
            .collect();
        Self { bins }
    }

    /// Expected calibration error: mean distance of accuracy and confidence, bins weighted by their sentences; `None`
    /// without sentences.
    #[must_use]
    pub fn ece(&self) -> Option<f64> {
        let n: u64 = self.bins.iter().map(|bin| bin.count).sum();
        let gap: f64 = self
            .bins
            .iter()
            .filter_map(|bin| Some((bin.accuracy? - bin.mean_confidence?).abs() * real(bin.count)))
            .sum();
        (n > 0).then(|| gap / real(n))
    }
}

/// The bin that holds `confidence`.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the cast saturates, and the value is clamped to the bins"
)]
pub(super) fn bin_idx(confidence: f64) -> usize {
    let upper_edge = (confidence * real(N_BINS as u64)).ceil() as usize;
    upper_edge.saturating_sub(1).min(N_BINS - 1)
}

/// What a bin adds up.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct BinSums {
    pub(super) n: u64,
    pub(super) n_correct: u64,
    pub(super) confidence: f64,
}

impl BinSums {
    pub(super) fn add(&mut self, outcome: &Outcome) {
        self.n += 1;
        self.n_correct += u64::from(outcome.is_correct());
        self.confidence += outcome.confidence();
    }

    pub(super) fn add_times(&mut self, other: Self, weight: u64) {
        self.n += other.n * weight;
        self.n_correct += other.n_correct * weight;
        self.confidence += other.confidence * real(weight);
    }
}

/// Expected calibration error of bins that are still sums.
pub(super) fn ece_of_sums(bins: &[BinSums; N_BINS]) -> Option<f64> {
    let n: u64 = bins.iter().map(|bin| bin.n).sum();
    let gap: f64 = bins
        .iter()
        .map(|bin| (real(bin.n_correct) - bin.confidence).abs())
        .sum();
    (n > 0).then(|| gap / real(n))
}
