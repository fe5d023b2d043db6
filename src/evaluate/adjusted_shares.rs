//! Shares of labels in a text collection, corrected for what the classifier is known to mix up.

use serde::{Deserialize, Serialize};

use super::confusion::ConfusionMatrix;
use super::random::SplitMix64;
use super::ratio::ratio;
use super::resample::{BootstrapParams, Interval, draw};

/// A pivot below this leaves the shares undetermined: two labels are answered (almost) alike.
const SMALLEST_PIVOT: f64 = 1e-6;

/// How much of a collection carries each label, one entry a label; [`adjusted_shares`] has an example.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AdjustedShares {
    /// Shares of the answers as they are.
    pub observed: Vec<f64>,
    /// Shares that the answers point to, given how often the classifier mixes labels up; they sum to 1.
    pub adjusted: Vec<f64>,
    /// 95 % intervals of the adjusted shares, from articles drawn with replacement on both sides.
    ///
    /// A side with a single article is kept as it is and adds no width. `None` if both sides are such, or no
    /// replicate has a solution.
    pub intervals: Option<Vec<Interval>>,
}

/// Adjusted classify-and-count: solves `observed = Cᵀ · true` for the true shares, where row `i` of `C` holds the shares of
/// answers to sentences of label `i` in the validation data; negative shares become 0 and the rest is scaled to sum to 1.
///
/// `validation` holds one matrix an article of labelled data that the model has not seen; `observed` one row of counts an
/// article of the collection, by predicted label. The correction assumes that the classifier mixes labels up in the
/// collection as it does in the validation data; only how frequent the labels are may differ.
///
/// `None` if the collection is empty, a label has no validation sentence, or two labels are answered so much alike that
/// the equations have no single solution.
///
/// ```
/// use byline::evaluate::{BootstrapParams, ConfusionMatrix, adjusted_shares};
/// // Of ten sentences of the first label nine are found, of ten of the second eight.
/// let mut validation = ConfusionMatrix::new(2);
/// validation.add(0, 0, 9);
/// validation.add(0, 1, 1);
/// validation.add(1, 0, 2);
/// validation.add(1, 1, 8);
/// // 0.55 = 0.9 · 0.5 + 0.2 · 0.5
/// let shares = adjusted_shares(&[validation], &[vec![55, 45]], &BootstrapParams::default()).unwrap();
/// assert!((shares.adjusted[0] - 0.5).abs() < 1e-12);
/// assert_eq!(shares.intervals, None);
/// ```
///
/// Source: G. Forman, *Quantifying counts and costs via classification*, 2008; for several labels D. J. Hopkins and
/// G. King, 2010.
///
/// # Panics
/// If matrices and rows are not all made for the same number of labels.
#[must_use]
pub fn adjusted_shares(
    validation: &[ConfusionMatrix],
    observed: &[Vec<u64>],
    params: &BootstrapParams,
) -> Option<AdjustedShares> {
    let n_labels = observed.first()?.len();
    assert!(
        validation
            .iter()
            .all(|article| article.n_labels() == n_labels)
            && observed.iter().all(|article| article.len() == n_labels),
        "every matrix and row is expected to have {n_labels} labels"
    );
    let mut weights = Weights {
        validation: vec![1; validation.len()],
        observed: vec![1; observed.len()],
    };
    let counts = weights.observed_counts(observed, n_labels);
    let adjusted = solve(&weights.confusion(validation, n_labels), &counts)?;
    let mut columns = vec![Vec::new(); n_labels];
    if validation.len() > 1 || observed.len() > 1 {
        for replicate_idx in 0..params.n_replicates {
            weights.draw(&mut SplitMix64::new(params.seed, replicate_idx as u64));
            let shares = solve(
                &weights.confusion(validation, n_labels),
                &weights.observed_counts(observed, n_labels),
            );
            for (column, share) in columns.iter_mut().zip(shares.into_iter().flatten()) {
                column.push(share);
            }
        }
    }
    Some(AdjustedShares {
        observed: shares_of(&counts)?,
        adjusted,
        intervals: columns.into_iter().map(Interval::of).collect(),
    })
}

/// How often each article counts.
struct Weights {
    validation: Vec<u64>,
    observed: Vec<u64>,
}

impl Weights {
    fn draw(&mut self, generator: &mut SplitMix64) {
        draw(generator, &mut self.validation);
        draw(generator, &mut self.observed);
    }

    fn confusion(&self, articles: &[ConfusionMatrix], n_labels: usize) -> ConfusionMatrix {
        let mut sum = ConfusionMatrix::new(n_labels);
        for (article, weight) in articles.iter().zip(&self.validation) {
            for (gold, row) in article.rows().iter().enumerate() {
                for (predicted, count) in row.iter().enumerate() {
                    sum.add(gold, predicted, count * weight);
                }
            }
        }
        sum
    }

    fn observed_counts(&self, articles: &[Vec<u64>], n_labels: usize) -> Vec<u64> {
        let mut sum = vec![0; n_labels];
        for (article, weight) in articles.iter().zip(&self.observed) {
            for (total, count) in sum.iter_mut().zip(article) {
                *total += count * weight;
            }
        }
        sum
    }
}

fn shares_of(counts: &[u64]) -> Option<Vec<f64>> {
    let total = counts.iter().sum();
    counts.iter().map(|&count| ratio(count, total)).collect()
}

/// The true shares that best explain `observed`, clipped to the simplex.
fn solve(confusion: &ConfusionMatrix, observed: &[u64]) -> Option<Vec<f64>> {
    let answer_shares: Vec<Vec<f64>> = confusion
        .rows()
        .iter()
        .map(|row| shares_of(row))
        .collect::<Option<_>>()?;
    // One equation a predicted label: the shares of its answers by gold label, then its observed share.
    let equations = shares_of(observed)?
        .into_iter()
        .enumerate()
        .map(|(predicted, share)| {
            let coefficients = answer_shares.iter().map(|row| row[predicted]);
            coefficients.chain([share]).collect()
        })
        .collect();
    let mut shares = eliminate(equations)?;
    for share in &mut shares {
        *share = share.max(0.0);
    }
    let total: f64 = shares.iter().sum();
    (total > 0.0).then(|| shares.iter().map(|share| share / total).collect())
}

/// Gauss–Jordan elimination with partial pivoting; each equation holds its coefficients and then its right side.
fn eliminate(mut equations: Vec<Vec<f64>>) -> Option<Vec<f64>> {
    let n = equations.len();
    for column in 0..n {
        let pivot = (column..n).max_by(|&a, &b| {
            equations[a][column]
                .abs()
                .total_cmp(&equations[b][column].abs())
        })?;
        equations.swap(column, pivot);
        let pivot_row = equations[column].clone();
        if pivot_row[column].abs() < SMALLEST_PIVOT {
            return None;
        }
        for (row_idx, row) in equations.iter_mut().enumerate() {
            let factor = row[column] / pivot_row[column];
            if row_idx != column {
                for (value, pivot_value) in row.iter_mut().zip(&pivot_row) {
                    *value -= factor * pivot_value;
                }
            }
        }
    }
    Some(
        equations
            .iter()
            .enumerate()
            .map(|(label, row)| row[n] / row[label])
            .collect(),
    )
}

#[cfg(test)]
mod tests;
