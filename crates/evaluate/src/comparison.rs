//! Two models on the same sentences.

use serde::{Deserialize, Serialize};

use super::bootstrap::Cells;
use super::confusion::ConfusionMatrix;
use super::mcnemar::mcnemar;
use super::outcome::{Outcome, assert_fits};
use super::resample::{BootstrapParams, Interval, for_each_replicate, number_clusters};

/// How two models compare on the same sentences; [`compare`] has an example.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Comparison {
    /// Sentences that both have right.
    pub n_both: u64,
    /// Sentences that only the first has right.
    pub n_only_first: u64,
    /// Sentences that only the second has right.
    pub n_only_second: u64,
    /// Sentences that neither has right.
    pub n_neither: u64,
    /// See [`mcnemar`]. It takes sentences as independent; the interval below does not.
    pub p_value: f64,
    /// Macro-F1 of the second minus that of the first.
    pub macro_f1_difference: Option<f64>,
    /// Its 95 % interval, from articles drawn with replacement, the same ones for both models.
    pub macro_f1_difference_interval: Option<Interval>,
}

/// The outcomes of two models that cannot be compared.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ComparisonError {
    /// One has more sentences.
    #[error(
        "the second model answers {second} sentences, expected the same {first} as the first model"
    )]
    Length {
        /// Number of sentences of the first.
        first: usize,
        /// Number of sentences of the second.
        second: usize,
    },
    /// A sentence has another gold label or stands in another article.
    #[error(
        "outcome {outcome_idx} has another gold label or article in the second model than in the first, expected the same sentences in the same order"
    )]
    Sentence {
        /// Its index.
        outcome_idx: usize,
    },
}

/// Compares two models by their outcomes on the same sentences in the same order.
///
/// ```
/// use byline_evaluate::{BootstrapParams, Outcome, compare};
/// let labels = ["news", "comment"].map(String::from);
/// let answers = |predicted: [usize; 4]| -> Vec<Outcome> {
///     predicted
///         .into_iter()
///         .enumerate()
///         .map(|(i, predicted)| Outcome { gold: i % 2, predicted, probabilities: vec![0.5, 0.5], cluster: i / 2 })
///         .collect()
/// };
/// let (first, second) = (answers([0, 0, 0, 0]), answers([0, 1, 0, 1]));
/// let comparison = compare(&labels, &first, &second, &BootstrapParams::default())?;
/// assert_eq!((comparison.n_both, comparison.n_only_second), (2, 2));
/// assert_eq!(comparison.p_value, 0.5);
/// assert!(comparison.macro_f1_difference > Some(0.6));
/// # Ok::<(), byline_evaluate::ComparisonError>(())
/// ```
///
/// # Errors
/// If the two do not have equally many sentences with the same gold labels and articles.
///
/// # Panics
/// If an outcome has an index beyond `labels`, or not exactly one probability a label.
pub fn compare(
    labels: &[String],
    first: &[Outcome],
    second: &[Outcome],
    params: &BootstrapParams,
) -> Result<Comparison, ComparisonError> {
    assert_fits(labels.len(), first);
    assert_fits(labels.len(), second);
    check_same_sentences(first, second)?;
    let count = |first_is_right: bool, second_is_right: bool| {
        first
            .iter()
            .zip(second)
            .filter(|(a, b)| (a.is_correct(), b.is_correct()) == (first_is_right, second_is_right))
            .count() as u64
    };
    let (n_only_first, n_only_second) = (count(true, false), count(false, true));
    Ok(Comparison {
        n_both: count(true, true),
        n_only_first,
        n_only_second,
        n_neither: count(false, false),
        p_value: mcnemar(n_only_first, n_only_second),
        macro_f1_difference: difference(
            &ConfusionMatrix::of(labels.len(), first),
            &ConfusionMatrix::of(labels.len(), second),
        ),
        macro_f1_difference_interval: difference_interval(labels.len(), first, second, params),
    })
}

fn check_same_sentences(first: &[Outcome], second: &[Outcome]) -> Result<(), ComparisonError> {
    if first.len() != second.len() {
        return Err(ComparisonError::Length {
            first: first.len(),
            second: second.len(),
        });
    }
    let other = first
        .iter()
        .zip(second)
        .position(|(a, b)| (a.gold, a.cluster) != (b.gold, b.cluster));
    match other {
        Some(outcome_idx) => Err(ComparisonError::Sentence { outcome_idx }),
        None => Ok(()),
    }
}

fn difference(first: &ConfusionMatrix, second: &ConfusionMatrix) -> Option<f64> {
    Some(second.macro_f1()? - first.macro_f1()?)
}

fn difference_interval(
    n_labels: usize,
    first: &[Outcome],
    second: &[Outcome],
    params: &BootstrapParams,
) -> Option<Interval> {
    let (clusters, n_clusters) = number_clusters(first);
    let cells = [first, second].map(|outcomes| Cells::new(outcomes, &clusters));
    let mut confusions = [n_labels; 2].map(ConfusionMatrix::new);
    let mut differences = Vec::new();
    for_each_replicate(n_clusters, params, |weights| {
        for (cells, confusion) in cells.iter().zip(&mut confusions) {
            cells.weigh(weights, confusion);
        }
        differences.extend(difference(&confusions[0], &confusions[1]));
    });
    Interval::of(differences)
}
