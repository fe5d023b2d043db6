//! Conditional logit: which of several candidates is right, by their features.

use linfa::dataset::{DatasetBase, Records};
use linfa::traits::Fit;
use ndarray::Array1;

use super::FitError;
use super::solver::minimise;

/// Most iterations of the solver.
const MAX_ITERATIONS: u64 = 200;
/// The solver stops where the gradient's norm falls below this.
const GRADIENT_TOLERANCE: f64 = 1e-5;

/// The candidates of one choice, each by the numbers of the features that it has.
#[derive(Clone, Debug)]
pub(crate) struct Choice {
    pub(crate) candidates: Vec<Vec<usize>>,
}

/// Choices as records of linfa's data sets: a record is a choice, not a candidate.
#[derive(Clone, Debug)]
pub(crate) struct Choices {
    choices: Vec<Choice>,
    n_features: usize,
}

impl Records for Choices {
    type Elem = f64;

    fn nsamples(&self) -> usize {
        self.choices.len()
    }

    fn nfeatures(&self) -> usize {
        self.n_features
    }
}

/// Hyper-parameters of a conditional logit.
///
/// The probability of a candidate is the exponential of the sum of its weights over those of all candidates; the loss is
/// the mean negative logarithm of the probability that a right one is chosen, and `alpha / 2` times the sum of the
/// squared weights.
/// Source: D. `McFadden`, Conditional logit analysis of qualitative choice behavior (1973).
#[derive(Clone, Copy, Debug)]
pub(crate) struct ConditionalLogit {
    /// Strength of the L2 penalty.
    pub(crate) alpha: f64,
}

impl ConditionalLogit {
    /// A weight a feature, from choices and, for each, which candidates are right; choices without a right one are left
    /// out.
    pub(crate) fn fit_choices(
        self,
        choices: &[(Choice, Vec<bool>)],
        n_features: usize,
    ) -> Result<Vec<f64>, FitError> {
        let usable = choices.iter().filter(|(_, right)| right.contains(&true));
        let (records, right): (Vec<Choice>, Vec<Vec<bool>>) = usable.cloned().unzip();
        let records = Choices {
            choices: records,
            n_features,
        };
        self.fit(&DatasetBase::new(records, Array1::from(right)))
    }
}

impl Fit<Choices, Array1<Vec<bool>>, FitError> for ConditionalLogit {
    type Object = Vec<f64>;

    fn fit(&self, dataset: &DatasetBase<Choices, Array1<Vec<bool>>>) -> Result<Vec<f64>, FitError> {
        let records = dataset.records();
        if records.nsamples() == 0 {
            return Err(FitError::NoSamples);
        }
        let loss = |at: &[f64]| {
            let mut cost = 0.0;
            let mut gradient = vec![0.0; at.len()];
            let share = 1.0 / records.nsamples() as f64;
            for (choice, right) in records.choices.iter().zip(dataset.targets()) {
                cost += share * add_choice(choice, right, at, share, &mut gradient);
            }
            for (slope, weight) in gradient.iter_mut().zip(at) {
                cost += 0.5 * self.alpha * weight * weight;
                *slope += self.alpha * weight;
            }
            (cost, gradient)
        };
        minimise(
            loss,
            records.nfeatures(),
            MAX_ITERATIONS,
            GRADIENT_TOLERANCE,
        )
    }
}

/// The loss of one choice; adds `share` times its slopes to `gradient`.
fn add_choice(
    choice: &Choice,
    right: &[bool],
    at: &[f64],
    share: f64,
    gradient: &mut [f64],
) -> f64 {
    let score = |features: &Vec<usize>| features.iter().map(|&feature| at[feature]).sum::<f64>();
    let scores: Vec<f64> = choice.candidates.iter().map(score).collect();
    let largest = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let all: f64 = scores.iter().map(|score| (score - largest).exp()).sum();
    let chosen: f64 = (scores.iter().zip(right))
        .filter(|(_, is_right)| **is_right)
        .map(|(score, _)| (score - largest).exp())
        .sum();
    // Where every right candidate has become impossible in floating point, the slope is that of the best of them.
    let chosen = chosen.max(f64::MIN_POSITIVE);
    for ((features, score), &is_right) in choice.candidates.iter().zip(&scores).zip(right) {
        let odds = (score - largest).exp();
        let wanted = if is_right { odds / chosen } else { 0.0 };
        let slope = share * (odds / all - wanted);
        for &feature in features {
            gradient[feature] += slope;
        }
    }
    all.ln() - chosen.ln()
}

#[cfg(test)]
mod tests {
    use super::{Choice, ConditionalLogit};

    /// Choices between a candidate with feature 0 and one with feature 1, of which `n_first` of `n` times the first is right.
    fn between_two(n_first: usize, n: usize) -> Vec<(Choice, Vec<bool>)> {
        let choice = Choice {
            candidates: vec![vec![0], vec![1]],
        };
        let right = |idx: usize| vec![idx < n_first, idx >= n_first];
        (0..n).map(|idx| (choice.clone(), right(idx))).collect()
    }

    #[test]
    fn odds_of_two_candidates_are_those_of_the_data() {
        let fit = ConditionalLogit { alpha: 1e-9 };
        let weights = fit.fit_choices(&between_two(3, 4), 2).unwrap();
        assert!(
            (weights[0] - weights[1] - 3f64.ln()).abs() < 1e-3,
            "{weights:?}"
        );
    }

    #[test]
    fn features_of_all_candidates_get_no_weight() {
        let mut choices = between_two(3, 4);
        for (choice, _) in &mut choices {
            choice
                .candidates
                .iter_mut()
                .for_each(|features| features.push(2));
        }
        let weights = ConditionalLogit { alpha: 1e-6 }
            .fit_choices(&choices, 3)
            .unwrap();
        assert!(weights[2].abs() < 1e-6, "{weights:?}");
    }

    #[test]
    fn several_right_candidates_share_the_choice() {
        let choice = Choice {
            candidates: vec![vec![0], vec![1], vec![2]],
        };
        let choices = vec![(choice, vec![true, true, false]); 4];
        let weights = ConditionalLogit { alpha: 1e-3 }
            .fit_choices(&choices, 3)
            .unwrap();
        assert!(
            (weights[0] - weights[1]).abs() < 1e-6 && weights[0] > weights[2],
            "{weights:?}"
        );
    }

    #[test]
    fn nothing_to_choose_from_is_an_error() {
        let choices = vec![(
            Choice {
                candidates: vec![vec![0]],
            },
            vec![false],
        )];
        assert!(
            ConditionalLogit { alpha: 1.0 }
                .fit_choices(&choices, 1)
                .is_err()
        );
    }
}
