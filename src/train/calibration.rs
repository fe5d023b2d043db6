//! Temperature scaling: one factor on all scores, so that confidence is accuracy.

use crate::evaluate::ConformalTable;
use crate::label::Label;
use crate::score::{Scores, log_softmax, softmax};

/// The factor on `scores` that makes their gold labels most probable, to three digits.
///
/// Log loss is convex in the factor, so a search by golden section finds it.
/// Source: C. Guo et al., On Calibration of Modern Neural Networks (2017), 4.2; the factor is one over the temperature.
pub(crate) fn fit_temperature(labelled: &(impl Iterator<Item = (Scores, usize)> + Clone)) -> f32 {
    let loss = |factor: f32| -> f64 {
        labelled
            .clone()
            .map(|(scores, gold): ([f32; Label::COUNT], usize)| {
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

/// The conformal thresholds of `scores` times the factor that calibrates them.
pub(crate) fn conformal_table(
    labelled: impl Iterator<Item = (Scores, usize)>,
    factor: f32,
) -> ConformalTable {
    let probabilities =
        labelled.map(|(scores, gold)| softmax(scores.map(|score| score * factor))[gold]);
    ConformalTable::fit(probabilities.collect())
}
