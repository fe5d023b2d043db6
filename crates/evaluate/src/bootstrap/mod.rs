//! Intervals of the scores, by resampling whole articles.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use super::auc::Ranking;
use super::confusion::ConfusionMatrix;
use super::outcome::{Outcome, assert_fits};
use super::reliability::{BinSums, N_BINS, bin_idx, ece_of_sums};
use super::resample::{BootstrapParams, Interval, for_each_replicate, number_clusters};

/// 95 % intervals of the scores of an [`Evaluation`](super::Evaluation); [`bootstrap`] has an example.
///
/// A replicate in which a score is undefined says nothing about it; `None` means that no replicate says anything, or
/// that there are fewer than two articles.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Intervals {
    /// Share of right answers.
    pub accuracy: Option<Interval>,
    /// Mean F1 of the labels.
    pub macro_f1: Option<Interval>,
    /// Matthews correlation.
    pub mcc: Option<Interval>,
    /// Expected calibration error. Few sentences a bin push it up in every replicate, so the whole interval may lie
    /// above the score itself.
    pub ece: Option<Interval>,
    /// Precision of each label.
    pub precision: IndexMap<String, Option<Interval>>,
    /// Recall of each label.
    pub recall: IndexMap<String, Option<Interval>>,
    /// F1 of each label.
    pub f1: IndexMap<String, Option<Interval>>,
    /// Area under the ROC curve of each label against the rest.
    pub auc: IndexMap<String, Option<Interval>>,
}

/// Percentile intervals of the scores of `outcomes`, from articles drawn with replacement.
///
/// Cost: one sort a label, then per replicate at most one step a sentence and label.
///
/// ```
/// use byline_evaluate::{BootstrapParams, Outcome, bootstrap};
/// let labels = ["news", "comment"].map(String::from);
/// let outcomes: Vec<Outcome> = (0..60)
///     .map(|i| {
///         let predicted = if i % 5 == 0 { 1 - i % 2 } else { i % 2 };
///         let probabilities = if predicted == 0 { vec![0.8, 0.2] } else { vec![0.2, 0.8] };
///         Outcome { gold: i % 2, predicted, probabilities, cluster: i / 6 }
///     })
///     .collect();
/// let intervals = bootstrap(&labels, &outcomes, &BootstrapParams::default());
/// assert!(intervals.accuracy.unwrap().contains(0.8));
/// assert!(intervals.f1["news"].is_some());
/// ```
///
/// Source: B. Efron, 1979; clusters as in A. C. Davison and D. V. Hinkley, *Bootstrap Methods*, 1997, section 3.8.
///
/// # Panics
/// If an outcome has an index beyond `labels`, or not exactly one probability a label.
#[must_use]
pub fn bootstrap(labels: &[String], outcomes: &[Outcome], params: &BootstrapParams) -> Intervals {
    assert_fits(labels.len(), outcomes);
    let mut sample = Sample::new(labels.len(), outcomes);
    let mut columns: Vec<Vec<f64>> = vec![Vec::new(); 4 + 4 * labels.len()];
    for_each_replicate(sample.n_clusters, params, |weights| {
        sample.measure(weights, |column, value| columns[column].extend(value));
    });
    let mut intervals = columns.into_iter().map(Interval::of);
    let mut next = || intervals.next().flatten();
    let [accuracy, macro_f1, mcc, ece] = std::array::from_fn(|_| next());
    let mut by_label = || labels.iter().map(|name| (name.clone(), next())).collect();
    Intervals {
        accuracy,
        macro_f1,
        mcc,
        ece,
        precision: by_label(),
        recall: by_label(),
        f1: by_label(),
        auc: by_label(),
    }
}

/// Outcomes reduced to what a replicate has to add up.
struct Sample {
    n_clusters: usize,
    cells: Cells,
    bins: Vec<(usize, usize, BinSums)>,
    rankings: Vec<Ranking>,
    confusion: ConfusionMatrix,
}

impl Sample {
    fn new(n_labels: usize, outcomes: &[Outcome]) -> Self {
        let (clusters, n_clusters) = number_clusters(outcomes);
        let rankings = (0..n_labels)
            .map(|label| Ranking::new(outcomes, &clusters, label))
            .collect();
        Self {
            n_clusters,
            cells: Cells::new(outcomes, &clusters),
            bins: bins_by_cluster(outcomes, &clusters),
            rankings,
            confusion: ConfusionMatrix::new(n_labels),
        }
    }

    /// Hands over each score with the number of its column: accuracy, macro-F1, MCC, ECE, then precision,
    /// recall, F1 and AUC, each of every label.
    fn measure(&mut self, weights: &[u64], mut put: impl FnMut(usize, Option<f64>)) {
        self.cells.weigh(weights, &mut self.confusion);
        let mut bins = [BinSums::default(); N_BINS];
        for &(cluster, bin_idx, sums) in &self.bins {
            bins[bin_idx].add_times(sums, weights[cluster]);
        }
        put(0, self.confusion.accuracy());
        put(1, self.confusion.macro_f1());
        put(2, self.confusion.mcc());
        put(3, ece_of_sums(&bins));
        for (label, ranking) in self.rankings.iter().enumerate() {
            let scores = self.confusion.class_scores(label);
            let values = [
                scores.precision,
                scores.recall,
                scores.f1,
                ranking.auc(weights),
            ];
            for (kind, value) in values.into_iter().enumerate() {
                put(4 + kind * self.rankings.len() + label, value);
            }
        }
    }
}

/// The confusion counts of each article, without the zeros.
pub(super) struct Cells {
    /// Cluster, gold, predicted, count.
    cells: Vec<(usize, usize, usize, u64)>,
}

impl Cells {
    /// `clusters` holds one number an outcome.
    pub(super) fn new(outcomes: &[Outcome], clusters: &[usize]) -> Self {
        let keys = outcomes.iter().zip(clusters);
        Self::of_keys(
            keys.map(|(outcome, &cluster)| (cluster, outcome.gold, outcome.predicted))
                .collect(),
        )
    }

    /// Counts cluster, gold and predicted label of each sentence.
    pub(super) fn of_keys(mut keys: Vec<(usize, usize, usize)>) -> Self {
        keys.sort_unstable();
        let cells = keys
            .chunk_by(|a, b| a == b)
            .map(|equal| (equal[0].0, equal[0].1, equal[0].2, equal.len() as u64))
            .collect();
        Self { cells }
    }

    /// Sets `confusion` to the counts of articles that were drawn as often as `weights` says.
    pub(super) fn weigh(&self, weights: &[u64], confusion: &mut ConfusionMatrix) {
        confusion.clear();
        for &(cluster, gold, predicted, count) in &self.cells {
            confusion.add(gold, predicted, count * weights[cluster]);
        }
    }
}

/// Cluster, bin and sums of every bin of an article that is not empty.
fn bins_by_cluster(outcomes: &[Outcome], clusters: &[usize]) -> Vec<(usize, usize, BinSums)> {
    let mut keys: Vec<(usize, usize, usize)> = outcomes
        .iter()
        .enumerate()
        .map(|(outcome_idx, outcome)| {
            let bin_idx = bin_idx(outcome.confidence());
            (clusters[outcome_idx], bin_idx, outcome_idx)
        })
        .collect();
    keys.sort_unstable();
    keys.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1))
        .map(|bin| {
            let mut sums = BinSums::default();
            for &(_, _, outcome_idx) in bin {
                sums.add(&outcomes[outcome_idx]);
            }
            (bin[0].0, bin[0].1, sums)
        })
        .collect()
}

#[cfg(test)]
mod tests;
