//! The scores of one set of predictions.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use super::auc::auc;
use super::confusion::{ClassScores, ConfusionMatrix};
use super::outcome::{Outcome, assert_fits};
use super::ratio::{mean, ratio};
use super::reliability::Reliability;

/// A probability of zero for what turned out true would cost infinitely much; it is taken as this.
const SMALLEST_PROBABILITY: f64 = 1e-12;

/// The scores of a set of predictions; `None` where a score is undefined.
///
/// The fields are serialised under their names and in this order, the maps in the order of `labels`.
///
/// ```
/// use byline_evaluate::{Evaluation, Outcome};
/// let labels = ["news", "comment"].map(String::from).to_vec();
/// let outcome = |gold, p| Outcome {
///     gold,
///     predicted: usize::from(p < 0.5),
///     probabilities: vec![p, 1.0 - p],
///     cluster: 0,
/// };
/// let evaluation = Evaluation::new(labels, &[outcome(0, 0.9), outcome(1, 0.6), outcome(1, 0.2)]);
/// assert_eq!(evaluation.accuracy, Some(2.0 / 3.0));
/// assert_eq!(evaluation.auc["comment"], Some(1.0));
/// assert_eq!(evaluation.per_class["news"].precision, Some(0.5));
/// assert!(serde_json::to_string(&evaluation).unwrap().starts_with(r#"{"n":3,"accuracy":0.6"#));
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Evaluation {
    /// Number of sentences.
    pub n: usize,
    /// Share of right answers.
    pub accuracy: Option<f64>,
    /// See [`ConfusionMatrix::macro_f1`].
    pub macro_f1: Option<f64>,
    /// See [`ConfusionMatrix::mcc`].
    pub mcc: Option<f64>,
    /// Mean negative natural logarithm of the gold label's probability, which is taken as at least 1e-12.
    pub log_loss: Option<f64>,
    /// Mean of the squared distances of all probabilities from 1 for the gold label and 0 for the others: 0 to 2.
    ///
    /// Source: G. W. Brier, 1950.
    pub brier: Option<f64>,
    /// See [`Reliability::ece`].
    pub ece: Option<f64>,
    /// One label against the rest, see [`auc`].
    pub auc: IndexMap<String, Option<f64>>,
    /// Scores of each label.
    pub per_class: IndexMap<String, ClassScores>,
    /// The labels, in the order of their indexes.
    pub labels: Vec<String>,
    /// Counts of gold (rows) against predicted labels.
    pub confusion: ConfusionMatrix,
}

impl Evaluation {
    /// Scores `outcomes`; their indexes and probabilities refer to `labels`, which are distinct.
    ///
    /// # Panics
    /// If an outcome has an index beyond `labels`, or not exactly one probability a label.
    #[must_use]
    pub fn new(labels: Vec<String>, outcomes: &[Outcome]) -> Self {
        assert_fits(labels.len(), outcomes);
        let confusion = ConfusionMatrix::of(labels.len(), outcomes);
        let by_name = labels.iter().cloned().enumerate();
        Self {
            n: outcomes.len(),
            accuracy: confusion.accuracy(),
            macro_f1: confusion.macro_f1(),
            mcc: confusion.mcc(),
            log_loss: mean(outcomes.iter().map(log_loss)),
            brier: mean(outcomes.iter().map(brier)),
            ece: Reliability::of(outcomes).ece(),
            auc: by_name
                .clone()
                .map(|(label, name)| (name, auc(outcomes, label)))
                .collect(),
            per_class: by_name
                .map(|(label, name)| (name, confusion.class_scores(label)))
                .collect(),
            labels,
            confusion,
        }
    }

    /// Scores of always answering the label that is most frequent in the gold labels of `outcomes`, a tie going to the
    /// earlier one.
    ///
    /// Its probabilities are the shares of the labels, which are the best ones that know nothing of the sentence: the
    /// log loss is their entropy.
    ///
    /// ```
    /// # use byline_evaluate::{Evaluation, Outcome};
    /// # let labels = ["news", "comment"].map(String::from).to_vec();
    /// let outcome = |gold| Outcome { gold, predicted: gold, probabilities: vec![0.5, 0.5], cluster: 0 };
    /// let baseline = Evaluation::majority_baseline(labels, &[outcome(0), outcome(1), outcome(1)]);
    /// assert_eq!(baseline.accuracy, Some(2.0 / 3.0));
    /// assert_eq!(baseline.per_class["news"].f1, Some(0.0));
    /// ```
    ///
    /// # Panics
    /// As [`new`](Self::new).
    #[must_use]
    pub fn majority_baseline(labels: Vec<String>, outcomes: &[Outcome]) -> Self {
        assert_fits(labels.len(), outcomes);
        let confusion = ConfusionMatrix::of(labels.len(), outcomes);
        let supports: Vec<u64> = (0..labels.len())
            .map(|label| confusion.support(label))
            .collect();
        let shares: Vec<f64> = supports
            .iter()
            .map(|&support| ratio(support, confusion.n()).unwrap_or(0.0))
            .collect();
        let most_frequent = (0..labels.len())
            .rev()
            .max_by_key(|&label| supports[label])
            .unwrap_or(0);
        let answers: Vec<Outcome> = outcomes
            .iter()
            .map(|outcome| Outcome {
                gold: outcome.gold,
                predicted: most_frequent,
                probabilities: shares.clone(),
                cluster: outcome.cluster,
            })
            .collect();
        Self::new(labels, &answers)
    }
}

fn log_loss(outcome: &Outcome) -> f64 {
    -outcome.probabilities[outcome.gold]
        .max(SMALLEST_PROBABILITY)
        .ln()
}

fn brier(outcome: &Outcome) -> f64 {
    outcome
        .probabilities
        .iter()
        .enumerate()
        .map(|(label, probability)| {
            let truth = if label == outcome.gold { 1.0 } else { 0.0 };
            (probability - truth).powi(2)
        })
        .sum()
}
