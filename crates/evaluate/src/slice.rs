//! Scores of parts of the data, such as the articles of one genre.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use super::bootstrap::Cells;
use super::confusion::ConfusionMatrix;
use super::outcome::{Outcome, assert_fits};
use super::resample::{BootstrapParams, Interval, for_each_replicate, number_clusters};

/// Scores of the sentences that share a value; [`slices`] has an example.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Slice {
    /// The value; `None` for the sentences without one.
    pub value: Option<String>,
    /// Number of sentences.
    pub n: usize,
    /// Share of right answers.
    pub accuracy: Option<f64>,
    /// See [`ConfusionMatrix::macro_f1`]: over the labels that occur in the slice.
    pub macro_f1: Option<f64>,
    /// Its 95 % interval, from articles drawn with replacement; `None` for a single article.
    pub macro_f1_interval: Option<Interval>,
    /// F1 of each label.
    pub f1: IndexMap<String, Option<f64>>,
}

/// Scores `outcomes` for each of their `values`, the most frequent first, equally frequent ones by value.
///
/// ```
/// use byline_evaluate::{BootstrapParams, Outcome, slices};
/// let labels = ["news", "comment"].map(String::from);
/// let outcome = |gold| Outcome { gold, predicted: 0, probabilities: vec![1.0, 0.0], cluster: 0 };
/// let values = ["sport", "arts", "sport"].map(|value| Some(value.to_owned()));
/// let outcomes = [outcome(0), outcome(1), outcome(1)];
/// let slices = slices(&labels, &outcomes, &values, &BootstrapParams::default());
/// assert_eq!(slices[0].value.as_deref(), Some("sport"));
/// assert_eq!((slices[0].n, slices[0].accuracy), (2, Some(0.5)));
/// assert_eq!((slices[1].n, slices[1].accuracy), (1, Some(0.0)));
/// ```
///
/// # Panics
/// If there is not one value an outcome, an outcome has an index beyond `labels`, or not one probability a label.
#[must_use]
pub fn slices(
    labels: &[String],
    outcomes: &[Outcome],
    values: &[Option<String>],
    params: &BootstrapParams,
) -> Vec<Slice> {
    assert_fits(labels.len(), outcomes);
    assert_eq!(outcomes.len(), values.len(), "one value an outcome");
    let mut parts: IndexMap<&Option<String>, Vec<Outcome>> = IndexMap::new();
    for (outcome, value) in outcomes.iter().zip(values) {
        parts.entry(value).or_default().push(outcome.clone());
    }
    let mut slices: Vec<Slice> = parts
        .into_iter()
        .map(|(value, outcomes)| slice(labels, value.clone(), &outcomes, params))
        .collect();
    slices.sort_by(|a, b| (b.n, &a.value).cmp(&(a.n, &b.value)));
    slices
}

fn slice(
    labels: &[String],
    value: Option<String>,
    outcomes: &[Outcome],
    params: &BootstrapParams,
) -> Slice {
    let confusion = ConfusionMatrix::of(labels.len(), outcomes);
    let (clusters, n_clusters) = number_clusters(outcomes);
    let cells = Cells::new(outcomes, &clusters);
    let mut replicate = ConfusionMatrix::new(labels.len());
    let mut macro_f1s = Vec::new();
    for_each_replicate(n_clusters, params, |weights| {
        cells.weigh(weights, &mut replicate);
        macro_f1s.extend(replicate.macro_f1());
    });
    let f1 = |label: usize| confusion.class_scores(label).f1;
    Slice {
        value,
        n: outcomes.len(),
        accuracy: confusion.accuracy(),
        macro_f1: confusion.macro_f1(),
        macro_f1_interval: Interval::of(macro_f1s),
        f1: labels
            .iter()
            .cloned()
            .zip((0..labels.len()).map(f1))
            .collect(),
    }
}
