//! Temperature scaling: one factor on all scores, so that confidence is accuracy.

use byline::internals::{ThresholdTable, log_softmax, softmax};
use byline::score::Scores;
use byline_evaluate::conformal_thresholds;

/// The factor on the scores of all folds that makes their gold labels most probable, to three digits.
///
/// A fold holds articles of sources that the fit behind its scores has not seen, so that the factor is right for text of
/// other hands rather than for text like the training text.
///
/// Log loss is convex in the factor, so a search by golden section finds it.
/// Source: C. Guo et al., On Calibration of Modern Neural Networks (2017), 4.2; the factor is one over the temperature.
pub(crate) fn fit_temperature(folds: &[Vec<(Scores, usize)>]) -> f32 {
    let loss = |factor: f32| -> f64 {
        let labelled = folds.iter().flatten();
        labelled
            .map(|&(scores, gold)| {
                -f64::from(log_softmax(scores.map(|score| score * factor))[gold])
            })
            .sum()
    };
    let ratio = (5.0f32.sqrt() - 1.0) / 2.0;
    let (mut low, mut high) = (0.05f32, 5.0f32);
    while high - low > 1e-3 {
        let (left, right) = (high - ratio * (high - low), low + ratio * (high - low));
        if loss(left) < loss(right) {
            high = right;
        } else {
            low = left;
        }
    }
    low.midpoint(high)
}

/// The conformal thresholds of the scores of all folds, times the factor that calibrates them.
pub(crate) fn threshold_table(folds: &[Vec<(Scores, usize)>], factor: f32) -> ThresholdTable {
    let labelled = folds.iter().flatten();
    let probabilities =
        labelled.map(|&(scores, gold)| softmax(scores.map(|score| score * factor))[gold]);
    ThresholdTable(conformal_thresholds(probabilities.collect()))
}

#[cfg(test)]
mod tests {
    use byline::internals::ThresholdTable;
    use byline_evaluate::{ConformalThreshold, conformal_thresholds};

    #[test]
    fn a_model_keeps_for_every_step_the_threshold_fitted_for_it() {
        for n in [1_u16, 2, 9, 99, 100, 998, 999, 1_000, 1_500, 3_001] {
            let probabilities: Vec<f32> = (0..n)
                .map(|i| f32::from(i * 7 % n) / f32::from(n))
                .collect();
            let table = ThresholdTable(conformal_thresholds(probabilities.clone()));
            let probabilities: Vec<f64> = probabilities.into_iter().map(f64::from).collect();
            for step in 1_u16..1_000 {
                let error_rate = f64::from(step) / 1_000.0;
                let expected = ConformalThreshold::fit(&probabilities, error_rate).unwrap();
                let found = table.min_probability(error_rate);
                assert!(
                    (found - expected.min_probability).abs() < 1e-12,
                    "{n} sentences, {error_rate}: {found}, expected {}",
                    expected.min_probability
                );
            }
        }
    }

    #[test]
    fn an_error_rate_between_two_steps_gets_the_lower_one() {
        let probabilities = (0_u16..2_000).map(|i| f32::from(i) / 2_000.0).collect();
        let table = ThresholdTable(conformal_thresholds(probabilities));
        let at = |error_rate| table.min_probability(error_rate);
        assert_eq!(at(0.0509).to_bits(), at(0.05).to_bits());
        assert!(at(0.051) > at(0.05));
    }
}
