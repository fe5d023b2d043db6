//! Thresholds of label sets for any error rate, small enough to be stored with a model.

use serde::{Deserialize, Serialize};

use super::conformal::{ConformalThreshold, ErrorRateOutOfRange};

/// Error rates are told apart to a thousandth.
const N_STEPS: usize = 1_000;
/// Keeps an error rate such as 0.057 from falling a step lower by the arithmetic of doubles.
const ROUNDING: f64 = 1e-9;

/// The conformal thresholds of 1,001 error rates: 0, 0.001, …, 1.
///
/// Each is the one that [`ConformalThreshold::fit`] finds, up to the rounding to single precision; an error rate in
/// between gets the next lower step, so that its promise holds.
///
/// ```
/// use byline::evaluate::{ConformalTable, ConformalThreshold};
/// let probabilities = [0.9, 0.75, 0.25, 0.7, 0.9, 0.5, 0.6, 0.9, 0.8];
/// let table = ConformalTable::fit(probabilities.map(|p| p as f32).to_vec());
/// assert_eq!(table.threshold(0.2)?.min_probability, 0.5);
/// assert_eq!(table.threshold(0.2)?, ConformalThreshold::fit(&probabilities, 0.2)?);
/// # Ok::<(), byline::evaluate::ErrorRateOutOfRange>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ConformalTable {
    min_probabilities: Vec<f32>,
}

impl ConformalTable {
    /// The table for the probabilities that the gold labels of held-out sentences were given; empty without sentences.
    #[must_use]
    pub fn fit(mut gold_probabilities: Vec<f32>) -> Self {
        if gold_probabilities.is_empty() {
            return Self::default();
        }
        gold_probabilities.sort_by(f32::total_cmp);
        let n = gold_probabilities.len();
        let min_probabilities = (0..=N_STEPS)
            .map(|step| {
                // One less than the number of sentences that may fall out, and then as many as do.
                let n_below = ((n + 1) * step / N_STEPS).min(n).checked_sub(1);
                n_below.map_or(0.0, |n_below| gold_probabilities[n_below])
            })
            .collect();
        Self { min_probabilities }
    }

    /// Whether it holds nothing, so that it can promise nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.min_probabilities.is_empty()
    }

    /// The threshold for an error rate; every label is in the sets of an empty table.
    ///
    /// # Errors
    /// If the error rate is not above 0 and below 1.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "the error rate lies between 0 and 1, the step between 0 and 1,000"
    )]
    pub fn threshold(&self, error_rate: f64) -> Result<ConformalThreshold, ErrorRateOutOfRange> {
        if !(error_rate > 0.0 && error_rate < 1.0) {
            return Err(ErrorRateOutOfRange(error_rate));
        }
        let step = (error_rate * N_STEPS as f64 + ROUNDING) as usize;
        let min_probability = self.min_probabilities.get(step).copied().unwrap_or(0.0);
        Ok(ConformalThreshold {
            error_rate,
            min_probability: f64::from(min_probability),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_is_the_threshold_fitted_for_it() {
        for n in [1_u16, 2, 9, 99, 100, 1_500, 3_001] {
            let probabilities: Vec<f32> = (0..n)
                .map(|i| f32::from(i * 7 % n) / f32::from(n))
                .collect();
            let table = ConformalTable::fit(probabilities.clone());
            let probabilities: Vec<f64> = probabilities.into_iter().map(f64::from).collect();
            for step in 1_u16..1_000 {
                let error_rate = f64::from(step) / 1_000.0;
                let expected = ConformalThreshold::fit(&probabilities, error_rate).unwrap();
                let found = table.threshold(error_rate).unwrap();
                assert_eq!(found, expected, "{n} sentences, {error_rate}");
            }
        }
    }

    #[test]
    fn an_error_rate_between_two_steps_gets_the_lower_one() {
        let table = ConformalTable::fit((0_u16..2_000).map(|i| f32::from(i) / 2_000.0).collect());
        let at = |error_rate| table.threshold(error_rate).unwrap().min_probability;
        assert_eq!(at(0.0509).to_bits(), at(0.05).to_bits());
        assert!(at(0.051) > at(0.05));
    }

    #[test]
    fn nothing_can_promise_nothing() {
        let table = ConformalTable::fit(Vec::new());
        assert!(table.is_empty());
        let threshold = table.threshold(0.5).unwrap();
        assert_eq!(threshold.set(&[0.9, 0.1, 0.0]).count(), 3);
        assert_eq!(table.threshold(0.0), Err(ErrorRateOutOfRange(0.0)));
        assert!(table.threshold(f64::NAN).is_err());
    }
}
