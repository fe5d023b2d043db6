//! Thresholds of label sets for any error rate, few enough to be stored with a model.

/// Error rates are told apart to a thousandth, or to the share of one sentence where that is more.
const MAX_STEPS: usize = 1_000;

/// The conformal thresholds of error rates from 0 to 1 in even steps, a thousand of them or fewer.
///
/// `gold_probabilities` are those that the gold labels of held-out sentences were given. Of `n` sentences, where they
/// are fewer than 999, there are only `n + 2` different thresholds, for steps of `1 / (n + 1)`. Each is the one that
/// [`ConformalThreshold::fit`](crate::ConformalThreshold::fit) finds, up to the rounding to single precision. Empty
/// without sentences.
///
/// ```
/// use byline_evaluate::conformal_thresholds;
/// let probabilities = [0.9, 0.75, 0.25, 0.7, 0.9, 0.5, 0.6, 0.9, 0.8];
/// let thresholds = conformal_thresholds(probabilities.to_vec());
/// // Steps of a tenth: at most one of five may fall out.
/// assert_eq!((thresholds.len(), thresholds[2]), (11, 0.5));
/// ```
#[must_use]
pub fn conformal_thresholds(mut gold_probabilities: Vec<f32>) -> Vec<f32> {
    if gold_probabilities.is_empty() {
        return Vec::new();
    }
    gold_probabilities.sort_by(f32::total_cmp);
    let n = gold_probabilities.len();
    let n_steps = MAX_STEPS.min(n + 1);
    let threshold = |step: usize| {
        // One less than the number of sentences that may fall out, and then as many as do.
        let n_below = ((n + 1) * step / n_steps).min(n).checked_sub(1);
        n_below.map_or(0.0, |n_below| gold_probabilities[n_below])
    };
    (0..=n_steps).map(threshold).collect()
}

#[cfg(test)]
mod tests {
    use super::conformal_thresholds;

    #[test]
    fn few_sentences_have_few_thresholds() {
        assert_eq!(conformal_thresholds(vec![0.5; 3]).len(), 5);
        assert_eq!(conformal_thresholds(vec![0.5; 3_000]).len(), 1_001);
    }

    #[test]
    fn nothing_can_promise_nothing() {
        assert!(conformal_thresholds(Vec::new()).is_empty());
    }
}
