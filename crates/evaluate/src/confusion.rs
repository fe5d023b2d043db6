//! Counts of gold against predicted labels, and the scores that need nothing else.

use serde::{Deserialize, Serialize};

use super::outcome::Outcome;
use super::ratio::{mean, ratio, real};

/// How often each label of the data was answered by each label.
///
/// Serialised as an array of rows; a row is a gold label, a column a predicted one.
///
/// ```
/// use byline_evaluate::ConfusionMatrix;
/// let mut confusion = ConfusionMatrix::new(2);
/// confusion.add(0, 0, 3);
/// confusion.add(1, 0, 1);
/// assert_eq!(confusion.rows(), [[3, 0], [1, 0]]);
/// assert_eq!(confusion.accuracy(), Some(0.75));
/// // The second label was never answered: no precision, but an F1 of 0.
/// assert_eq!(confusion.class_scores(1).precision, None);
/// assert_eq!(confusion.class_scores(1).f1, Some(0.0));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ConfusionMatrix {
    rows: Vec<Vec<u64>>,
}

/// Scores of one label against the rest; [`ConfusionMatrix`] has an example.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClassScores {
    /// Share of its predictions that are right; `None` if it was never predicted.
    pub precision: Option<f64>,
    /// Share of its sentences that were found; `None` if it has none.
    pub recall: Option<f64>,
    /// Harmonic mean of the two, `2·hits / (support + predicted)`; `None` if it has no sentence and was never predicted.
    pub f1: Option<f64>,
    /// Number of sentences that carry it in the data.
    pub support: u64,
}

impl<const N: usize> From<[[u64; N]; N]> for ConfusionMatrix {
    /// Row after row; a row is a gold label.
    fn from(rows: [[u64; N]; N]) -> Self {
        Self {
            rows: rows.map(Vec::from).to_vec(),
        }
    }
}

impl ConfusionMatrix {
    /// An empty matrix for `n_labels` labels.
    #[must_use]
    pub fn new(n_labels: usize) -> Self {
        Self {
            rows: vec![vec![0; n_labels]; n_labels],
        }
    }

    /// Counts `outcomes`, whose indexes are below `n_labels`.
    ///
    /// # Panics
    /// If an index is not below `n_labels`.
    #[must_use]
    pub fn of<'a>(n_labels: usize, outcomes: impl IntoIterator<Item = &'a Outcome>) -> Self {
        let mut confusion = Self::new(n_labels);
        for outcome in outcomes {
            confusion.add(outcome.gold, outcome.predicted, 1);
        }
        confusion
    }

    /// One matrix an article, articles by ascending [`cluster`](Outcome::cluster).
    ///
    /// # Panics
    /// If an index is not below `n_labels`.
    #[must_use]
    pub fn by_cluster(n_labels: usize, outcomes: &[Outcome]) -> Vec<Self> {
        let mut sorted: Vec<&Outcome> = outcomes.iter().collect();
        sorted.sort_by_key(|outcome| outcome.cluster);
        sorted
            .chunk_by(|a, b| a.cluster == b.cluster)
            .map(|article| Self::of(n_labels, article.iter().copied()))
            .collect()
    }

    /// Adds `count` sentences of label `gold` that were answered by `predicted`.
    ///
    /// # Panics
    /// If an index is not below the number of labels.
    pub fn add(&mut self, gold: usize, predicted: usize, count: u64) {
        self.rows[gold][predicted] += count;
    }

    /// Sets every count to zero.
    pub(super) fn clear(&mut self) {
        for row in &mut self.rows {
            row.fill(0);
        }
    }

    /// The counts, `rows()[gold][predicted]`.
    #[must_use]
    pub fn rows(&self) -> &[Vec<u64>] {
        &self.rows
    }

    /// Number of labels.
    #[must_use]
    pub fn n_labels(&self) -> usize {
        self.rows.len()
    }

    /// Number of sentences.
    #[must_use]
    pub fn n(&self) -> u64 {
        self.rows.iter().flatten().sum()
    }

    /// Number of sentences of the label in the data.
    #[must_use]
    pub fn support(&self, label: usize) -> u64 {
        self.rows[label].iter().sum()
    }

    /// Number of sentences answered with the label.
    #[must_use]
    pub fn n_predicted(&self, label: usize) -> u64 {
        self.rows.iter().map(|row| row[label]).sum()
    }

    fn n_correct(&self) -> u64 {
        (0..self.n_labels())
            .map(|label| self.rows[label][label])
            .sum()
    }

    /// Share of right answers; `None` without sentences.
    #[must_use]
    pub fn accuracy(&self) -> Option<f64> {
        ratio(self.n_correct(), self.n())
    }

    /// Precision, recall and F1 of one label against the rest.
    #[must_use]
    pub fn class_scores(&self, label: usize) -> ClassScores {
        let hits = self.rows[label][label];
        let support = self.support(label);
        let n_predicted = self.n_predicted(label);
        ClassScores {
            precision: ratio(hits, n_predicted),
            recall: ratio(hits, support),
            f1: ratio(2 * hits, support + n_predicted),
            support,
        }
    }

    /// Mean F1 of the labels that occur in the data; `None` if none does.
    ///
    /// A label that occurs and is never predicted counts with F1 = 0. A label that does not occur is left out, whether
    /// or not it was predicted: its F1 could only be 0, and the sentences wrongly given to it already cost the recall
    /// of their own labels. (scikit-learn counts such a label with 0 as soon as it is predicted once.)
    #[must_use]
    pub fn macro_f1(&self) -> Option<f64> {
        mean(
            (0..self.n_labels())
                .map(|label| self.class_scores(label))
                .filter(|scores| scores.support > 0)
                .filter_map(|scores| scores.f1),
        )
    }

    /// Matthews correlation for any number of labels, −1 to 1; `None` if all gold or all predicted labels are the same.
    ///
    /// Source: J. Gorodkin, *Comparing two K-category assignments by a K-category correlation coefficient*, 2004, `R_K`.
    #[must_use]
    pub fn mcc(&self) -> Option<f64> {
        let n = real(self.n());
        let (mut agreement, mut gold_squares, mut predicted_squares) = (0.0, 0.0, 0.0);
        for label in 0..self.n_labels() {
            let support = real(self.support(label));
            let n_predicted = real(self.n_predicted(label));
            agreement += support * n_predicted;
            gold_squares += support * support;
            predicted_squares += n_predicted * n_predicted;
        }
        let spread = (n * n - gold_squares) * (n * n - predicted_squares);
        (spread > 0.0).then(|| (real(self.n_correct()) * n - agreement) / spread.sqrt())
    }
}
