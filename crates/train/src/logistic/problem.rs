//! The loss that the fit minimises, and its gradient.

use std::cell::{Cell, RefCell};

use argmin::core::{CostFunction, Gradient};
use byline::label::Label;
use linfa::dataset::Records;

use super::{MultinomialLogisticValidParams, SparseDataset};

/// Mean weighted loss and penalty; parameters are feature-major, the intercept last.
pub(super) struct Problem<'a> {
    params: &'a MultinomialLogisticValidParams,
    dataset: &'a SparseDataset,
    total_weight: f64,
    /// The solver asks for cost and gradient one after the other; both come from one pass over the data.
    latest: RefCell<Evaluated>,
    n_evaluations: Cell<u64>,
}

/// The most classes there can be: the labels.
pub(super) const MAX_CLASSES: usize = Label::COUNT;
/// Evaluations for each iteration that is allowed: usual are one or two. The search along a line has no limit of its own.
const EVALUATIONS_AN_ITERATION: u64 = 20;

#[derive(Default)]
struct Evaluated {
    at: Vec<f64>,
    cost: f64,
    gradient: Vec<f64>,
}

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
            latest: RefCell::default(),
            n_evaluations: Cell::default(),
        }
    }

    /// Brings the latest evaluation up to date, if it can be finished with and leads anywhere.
    fn evaluate(&self, at: &[f64]) -> Result<(), argmin::core::Error> {
        let mut latest = self.latest.borrow_mut();
        if latest.at == at {
            return Ok(());
        }
        let n_evaluations = self.n_evaluations.get() + 1;
        self.n_evaluations.set(n_evaluations);
        if n_evaluations > self.params.max_iterations * EVALUATIONS_AN_ITERATION {
            return Err(argmin::core::Error::msg(format!(
                "it came to no end in {n_evaluations} evaluations"
            )));
        }
        let (cost, gradient) = match self.params.n_classes {
            2 => self.cost_and_gradient::<2>(at),
            _ => self.cost_and_gradient::<MAX_CLASSES>(at),
        };
        if !cost.is_finite() || !gradient.iter().all(|slope| slope.is_finite()) {
            return Err(argmin::core::Error::msg(format!(
                "the loss is {cost}, or a slope of it no number, expected finite numbers"
            )));
        }
        *latest = Evaluated {
            at: at.to_vec(),
            cost,
            gradient,
        };
        Ok(())
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

impl CostFunction for Problem<'_> {
    type Param = Vec<f64>;
    type Output = f64;

    fn cost(&self, at: &Vec<f64>) -> Result<f64, argmin::core::Error> {
        self.evaluate(at)?;
        Ok(self.latest.borrow().cost)
    }
}

impl Gradient for Problem<'_> {
    type Param = Vec<f64>;
    type Gradient = Vec<f64>;

    fn gradient(&self, at: &Vec<f64>) -> Result<Vec<f64>, argmin::core::Error> {
        self.evaluate(at)?;
        Ok(self.latest.borrow().gradient.clone())
    }
}
