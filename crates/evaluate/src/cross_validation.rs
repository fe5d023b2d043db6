//! The scores of a cross-validation: fold by fold, their means, and all folds together.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use super::bootstrap::{Intervals, bootstrap};
use super::evaluation::Evaluation;
use super::fold_mean::FoldMean;
use super::outcome::Outcome;
use super::resample::BootstrapParams;

/// Scores of each fold, their means, and those of all folds together.
///
/// ```
/// use byline_evaluate::{CrossValidation, Outcome};
/// let labels = ["news", "comment"].map(String::from);
/// let outcome = |gold, cluster| Outcome { gold, predicted: 0, probabilities: vec![0.8, 0.2], cluster };
/// // Of three articles the first two are in one fold.
/// let outcomes = [outcome(0, 0), outcome(0, 1), outcome(0, 2), outcome(1, 2)];
/// let scores = CrossValidation::new(&labels, &outcomes, &[0, 0, 1]);
/// assert_eq!(scores.folds[0].accuracy, Some(1.0));
/// assert_eq!(scores.folds[1].accuracy, Some(0.5));
/// assert_eq!(scores.mean.accuracy.mean, Some(0.75));
/// assert_eq!(scores.together.evaluation.accuracy, Some(0.75));
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CrossValidation {
    /// Each fold.
    pub folds: Vec<FoldScores>,
    /// Means over the folds.
    pub mean: MeanScores,
    /// The answers of all folds as one set of predictions.
    pub together: PooledScores,
}

/// The scores of one fold; [`CrossValidation`] has an example.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct FoldScores {
    /// Its number, from 1.
    pub fold: usize,
    /// Number of articles in it.
    pub articles: usize,
    /// Number of labelled sentences in it.
    pub n: usize,
    /// See [`Evaluation::accuracy`].
    pub accuracy: Option<f64>,
    /// See [`Evaluation::macro_f1`].
    pub macro_f1: Option<f64>,
    /// The F1 of each label.
    pub f1: IndexMap<String, Option<f64>>,
    /// See [`Evaluation::ece`].
    pub ece: Option<f64>,
}

/// Scores averaged over folds; [`CrossValidation`] has an example.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct MeanScores {
    /// Of the accuracies.
    pub accuracy: FoldMean,
    /// Of the macro-F1.
    pub macro_f1: FoldMean,
    /// Of the F1 of each label.
    pub f1: IndexMap<String, FoldMean>,
    /// Of the calibration errors.
    pub ece: FoldMean,
}

/// Scores of the answers of all folds together; [`CrossValidation`] has an example.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PooledScores {
    /// The scores.
    #[serde(flatten)]
    pub evaluation: Evaluation,
    /// Their 95 % intervals.
    pub intervals: Intervals,
}

impl CrossValidation {
    /// Scores `outcomes`, whose indexes and probabilities refer to `labels`. `folds` has one entry an article, which
    /// outcomes name as their cluster; there are as many folds as the highest says.
    ///
    /// # Panics
    /// As [`Evaluation::new`], and if a cluster is no index of `folds`.
    #[must_use]
    pub fn new(labels: &[String], outcomes: &[Outcome], folds: &[usize]) -> Self {
        let n_folds = folds.iter().max().map_or(0, |last| last + 1);
        let rows = (0..n_folds).map(|fold| FoldScores::new(fold, labels, outcomes, folds));
        let rows: Vec<FoldScores> = rows.collect();
        Self {
            mean: MeanScores::new(labels, &rows),
            together: PooledScores {
                evaluation: Evaluation::new(labels.to_vec(), outcomes),
                intervals: bootstrap(labels, outcomes, &BootstrapParams::default()),
            },
            folds: rows,
        }
    }
}

impl FoldScores {
    fn new(fold: usize, labels: &[String], outcomes: &[Outcome], folds: &[usize]) -> Self {
        let of_fold = outcomes
            .iter()
            .filter(|outcome| folds[outcome.cluster] == fold);
        let of_fold: Vec<Outcome> = of_fold.cloned().collect();
        let evaluation = Evaluation::new(labels.to_vec(), &of_fold);
        let per_class = evaluation.per_class.into_iter();
        Self {
            fold: fold + 1,
            articles: folds.iter().filter(|&&other| other == fold).count(),
            n: evaluation.n,
            accuracy: evaluation.accuracy,
            macro_f1: evaluation.macro_f1,
            f1: per_class
                .map(|(label, scores)| (label, scores.f1))
                .collect(),
            ece: evaluation.ece,
        }
    }
}

impl MeanScores {
    fn new(labels: &[String], rows: &[FoldScores]) -> Self {
        let mean =
            |score: &dyn Fn(&FoldScores) -> Option<f64>| FoldMean::of(rows.iter().map(score));
        let of_label = |label: &String| mean(&|row| row.f1.get(label).copied().flatten());
        Self {
            accuracy: mean(&|row| row.accuracy),
            macro_f1: mean(&|row| row.macro_f1),
            f1: labels
                .iter()
                .map(|label| (label.clone(), of_label(label)))
                .collect(),
            ece: mean(&|row| row.ece),
        }
    }
}
