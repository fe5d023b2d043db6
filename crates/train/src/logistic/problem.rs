//! The loss that the fit minimises, and its gradient.

use byline::label::Label;
use linfa::dataset::Records;

use super::{MultinomialLogisticValidParams, SparseDataset};

/// Mean weighted loss and penalty; parameters are feature-major, the intercept last.
pub(super) struct Problem<'a> {
    params: &'a MultinomialLogisticValidParams,
    dataset: &'a SparseDataset,
    total_weight: f64,
}

/// The most classes there can be: the labels.
pub(super) const MAX_CLASSES: usize = Label::COUNT;

impl<'a> Problem<'a> {
    pub(super) fn new(
        params: &'a MultinomialLogisticValidParams,
        dataset: &'a SparseDataset,
    ) -> Self {
        let total_weight = (0..dataset.records().nsamples())
            .map(|sample_idx| f64::from(dataset.weight_for(sample_idx)))
            .sum();
        Self {
            params,
            dataset,
            total_weight,
        }
    }

    /// The loss and its gradient at some parameters.
    pub(super) fn evaluate(&self, at: &[f64]) -> (f64, Vec<f64>) {
        match self.params.n_classes {
            2 => self.cost_and_gradient::<2>(at),
            _ => self.cost_and_gradient::<MAX_CLASSES>(at),
        }
    }

    /// One pass over the data, for `N` classes: a number that the compiler knows makes the innermost loops three times
    /// as fast.
    fn cost_and_gradient<const N: usize>(&self, at: &[f64]) -> (f64, Vec<f64>) {
        let mut cost = 0.0;
        let mut gradient = vec![0.0; at.len()];
        let (weights, _) = at.as_chunks::<N>();
        let (slopes, _) = gradient.as_chunks_mut::<N>();
        let intercept_at = weights.len() - 1;
        let records = &self.dataset.records().0;
        for (sample_idx, (row, &target)) in records
            .outer_iterator()
            .zip(self.dataset.targets())
            .enumerate()
        {
            let weight = f64::from(self.dataset.weight_for(sample_idx)) / self.total_weight;
            let mut scores = weights[intercept_at];
            for (&feature, &value) in row.indices().iter().zip(row.data()) {
                for (score, weight) in scores.iter_mut().zip(&weights[feature as usize]) {
                    *score += f64::from(value) * weight;
                }
            }
            let target_score = scores[target];
            // Scores become the loss's derivative by each of them.
            cost += weight * (softmax_in_place(&mut scores) - target_score);
            scores[target] -= 1.0;
            for derivative in &mut scores {
                *derivative *= weight;
            }
            for (&feature, &value) in row.indices().iter().zip(row.data()) {
                let slopes = &mut slopes[feature as usize];
                for (slope, derivative) in slopes.iter_mut().zip(&scores) {
                    *slope += f64::from(value) * derivative;
                }
            }
            for (slope, derivative) in slopes[intercept_at].iter_mut().zip(&scores) {
                *slope += derivative;
            }
        }
        let n_weights = intercept_at * N;
        for (slope, weight) in gradient[..n_weights].iter_mut().zip(at) {
            cost += 0.5 * self.params.alpha * weight * weight;
            *slope += self.params.alpha * weight;
        }
        (cost, gradient)
    }
}

/// Replaces scores by probabilities and returns the logarithm of their sum, safe for scores of any size.
fn softmax_in_place<const N: usize>(scores: &mut [f64; N]) -> f64 {
    let largest = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let mut sum = 0.0;
    for score in scores.iter_mut() {
        *score = (*score - largest).exp();
        sum += *score;
    }
    for score in scores.iter_mut() {
        *score /= sum;
    }
    largest + sum.ln()
}
