//! The scoring loop against its plain reference, and what becomes of scores.

#![allow(
    clippy::float_cmp,
    clippy::cast_precision_loss,
    reason = "sums of small whole numbers are exact"
)]

use byline::Label;
use byline::features::FeatureVector;
use byline::score::{Scores, WeightRow, argmax, log_softmax, score, score_plain, softmax};
use proptest::prelude::*;

const N_ROWS: u32 = 97;

/// A weight table with an unused fourth column, as a model has it.
fn weights() -> impl Strategy<Value = Vec<WeightRow>> {
    prop::collection::vec(row(), N_ROWS as usize)
}

fn row() -> impl Strategy<Value = WeightRow> {
    prop::array::uniform3(-8.0f32..8.0).prop_map(|[a, b, c]| [a, b, c, 0.0])
}

/// 0 to 70 features that repeat at will.
fn features() -> impl Strategy<Value = FeatureVector> {
    let rows = |most| prop::collection::vec(0..N_ROWS, 0..=most);
    (rows(58), rows(12), 0.05f32..=1.0).prop_map(|(rows, indicators, scale)| FeatureVector {
        rows,
        indicators,
        scale,
    })
}

/// What the sum would be if no terms cancelled out: rounding is relative to this.
fn magnitude(weights: &[WeightRow], intercept: &WeightRow, features: &FeatureVector) -> f32 {
    let column = |column: usize| {
        let sum = |rows: &[u32]| {
            rows.iter()
                .map(|&row| weights[row as usize][column].abs())
                .sum::<f32>()
        };
        intercept[column].abs() + sum(&features.indicators) + features.scale * sum(&features.rows)
    };
    (0..Label::COUNT).map(column).fold(1.0, f32::max)
}

proptest! {
    #[test]
    fn score_equals_the_plain_reference(weights in weights(), intercept in row(), features in features()) {
        let fast = score(&weights, &intercept, &features);
        let plain = score_plain(&weights, &intercept, &features);
        let tolerance = 1e-5 * magnitude(&weights, &intercept, &features);
        for (fast, plain) in fast.iter().zip(plain) {
            prop_assert!((fast - plain).abs() <= tolerance, "{fast} and {plain} are further apart than {tolerance}");
        }
    }

    #[test]
    fn probabilities_are_finite_and_sum_to_one(scores in prop::array::uniform3(-1e30f32..1e30)) {
        for scores in [scores, scores.map(|score| score / 1e29), scores.map(|score| score / 1e30)] {
            let probabilities = softmax(scores);
            prop_assert!(probabilities.iter().all(|probability| (0.0..=1.0).contains(probability)), "{probabilities:?}");
            prop_assert!((probabilities.iter().sum::<f32>() - 1.0).abs() < 1e-6, "{probabilities:?}");
            prop_assert!(log_softmax(scores).iter().all(|log| !log.is_nan() && *log <= 1e-6));
        }
    }

    #[test]
    fn the_most_probable_label_has_the_largest_score(scores in prop::array::uniform3(-20f32..20.0)) {
        let largest = scores.into_iter().fold(f32::NEG_INFINITY, f32::max);
        let best = argmax(softmax(scores));
        prop_assert!(largest - scores[best.column()] < 1e-5);
    }
}

#[test]
fn every_number_of_features_up_to_seventy_adds_up() {
    // Row i holds i, -i and 1, so that no term can be lost or counted twice unseen.
    let weights: Vec<WeightRow> = (0..70).map(|i| [i as f32, -(i as f32), 1.0, 0.0]).collect();
    for n in 0..=70u32 {
        let features = FeatureVector {
            rows: (0..n).collect(),
            indicators: Vec::new(),
            scale: 1.0,
        };
        let sum = (0..n).sum::<u32>() as f32;
        assert_eq!(
            score(&weights, &[0.0; 4], &features),
            [sum, -sum, n as f32],
            "with {n} features"
        );
    }
}

#[test]
fn a_sum_made_by_hand_comes_out() {
    //                 factual  quote  opinion
    // row 0  the        0.5     0.0   -0.5
    // row 1  “         -1.0     4.0   -2.0
    // row 2  shame     -2.0     1.0    3.0
    // row 3  (indicator: somebody is quoted)
    //                  -0.5     1.0    0.0
    let weights = [
        [0.5, 0.0, -0.5, 0.0],
        [-1.0, 4.0, -2.0, 0.0],
        [-2.0, 1.0, 3.0, 0.0],
        [-0.5, 1.0, 0.0, 0.0],
    ];
    let intercept = [1.0, -1.0, 0.0, 0.0];
    // Four tokens, “ the shame “, so that each counts 1 / √4 = 0.5:
    //
    //             factual                     quote                    opinion
    //   tokens   -1.0 + 0.5 - 2.0 - 1.0      4.0 + 0.0 + 1.0 + 4.0    -2.0 - 0.5 + 3.0 - 2.0
    //          = -3.5                      = 9.0                    = -1.5
    //   × 0.5  = -1.75                     = 4.5                    = -0.75
    //   + 1 ×    -0.5                        1.0                       0.0
    //   +         1.0                       -1.0                       0.0    (intercept)
    //          = -1.25                     = 4.5                    = -0.75
    let features = FeatureVector {
        rows: vec![1, 0, 2, 1],
        indicators: vec![3],
        scale: 0.5,
    };
    let expected: Scores = [-1.25, 4.5, -0.75];
    assert_eq!(score(&weights, &intercept, &features), expected);
    assert_eq!(score_plain(&weights, &intercept, &features), expected);
    assert_eq!(argmax(expected), Label::Quote);
}

#[test]
fn ties_go_to_the_earlier_label() {
    assert_eq!(argmax([0.4, 0.4, 0.2]), Label::Factual);
    assert_eq!(argmax([0.2, 0.4, 0.4]), Label::Quote);
    assert_eq!(argmax([0.0, 0.0, 0.0]), Label::Factual);
    assert_eq!(argmax(softmax([7.0, 7.0, 7.0])), Label::Factual);
    assert_eq!(argmax([f32::NAN; 3]), Label::Factual);
}

#[test]
fn huge_scores_give_certain_answers_and_no_infinities() {
    assert_eq!(softmax([f32::MAX, 0.0, f32::MIN]), [1.0, 0.0, 0.0]);
    assert_eq!(softmax([1e30, 1e30, -1e30]), [0.5, 0.5, 0.0]);
    assert_eq!(softmax([-1e30, -1e30, 0.0]), [0.0, 0.0, 1.0]);
}

#[test]
fn a_row_beyond_the_table_counts_nothing() {
    let features = FeatureVector {
        rows: vec![0, u32::MAX],
        indicators: vec![9],
        scale: 1.0,
    };
    assert_eq!(
        score(&[[1.0, 2.0, 3.0, 0.0]], &[0.0; 4], &features),
        [1.0, 2.0, 3.0]
    );
}
