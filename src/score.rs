//! The hot core: adds up weight rows. No I/O, no allocation, cannot fail.

use crate::features::FeatureVector;
use crate::label::Label;

/// A row of the weight table: one column a label in the order of [`Label::ALL`], and one of padding, so that a row is
/// one vector register.
pub type WeightRow = [f32; 4];

/// Scores of one sentence: natural logarithms of probabilities, up to a constant; columns as in [`Label::ALL`].
pub type Scores = [f32; Label::COUNT];

/// Adds the weight rows of the features to the intercept: `intercept + Σ indicators + scale · Σ rows`.
///
/// Every row of `features` is below `weights.len()`, as the extractor that belongs to the table gives them; a row
/// outside counts nothing. Cost: one row read a feature. The four columns are added in packed registers, in four
/// chains so that an addition need not wait for the last one.
///
/// ```
/// use byline::features::FeatureVector;
/// use byline::score::{score, score_plain};
/// let weights = [[1.0, 0.0, 2.0, 0.0], [0.5, 0.5, 0.0, 0.0]];
/// let features = FeatureVector { rows: vec![0, 0], indicators: vec![1], scale: 0.5 };
/// assert_eq!(score(&weights, &[0.0; 4], &features), [1.5, 0.5, 2.0]);
/// assert_eq!(score_plain(&weights, &[0.0; 4], &features), [1.5, 0.5, 2.0]);
/// ```
///
/// Source: multinomial logistic regression; C. Bishop, Pattern Recognition and Machine Learning (2006), 4.3.4.
#[must_use]
pub fn score(weights: &[WeightRow], intercept: &WeightRow, features: &FeatureVector) -> Scores {
    let scaled = sum_rows(weights, &features.rows);
    let whole = sum_rows(weights, &features.indicators);
    let total: WeightRow = std::array::from_fn(|column| {
        intercept[column] + whole[column] + features.scale * scaled[column]
    });
    let [factual, quote, opinion, _] = total;
    [factual, quote, opinion]
}

fn sum_rows(weights: &[WeightRow], rows: &[u32]) -> WeightRow {
    let [mut first, mut second, mut third, mut fourth] = [[0.0; 4]; 4];
    let (blocks, rest) = rows.as_chunks::<4>();
    for block in blocks {
        let [a, b, c, d] = block.map(|row| row_of(weights, row));
        first = add(first, a);
        second = add(second, b);
        third = add(third, c);
        fourth = add(fourth, d);
    }
    for &row in rest {
        first = add(first, row_of(weights, row));
    }
    add(add(first, second), add(third, fourth))
}

fn row_of(weights: &[WeightRow], row: u32) -> WeightRow {
    weights.get(row as usize).copied().unwrap_or_default()
}

fn add(sum: WeightRow, row: WeightRow) -> WeightRow {
    std::array::from_fn(|column| sum[column] + row[column])
}

/// The same as [`score`], said as plainly as possible: the reference that it is tested and timed against.
#[must_use]
pub fn score_plain(
    weights: &[WeightRow],
    intercept: &WeightRow,
    features: &FeatureVector,
) -> Scores {
    std::array::from_fn(|column| {
        let mut scaled = 0.0;
        for &row in &features.rows {
            scaled += row_of(weights, row)[column];
        }
        let mut whole = 0.0;
        for &row in &features.indicators {
            whole += row_of(weights, row)[column];
        }
        intercept[column] + whole + features.scale * scaled
    })
}

/// Logarithms of the probabilities that scores stand for.
#[must_use]
pub fn log_softmax(scores: Scores) -> Scores {
    normalise(scores).0
}

/// Probabilities that scores stand for; they sum to 1.
///
/// ```
/// let probabilities = byline::score::softmax([0.0, 0.0, 0.0]);
/// assert!((probabilities[0] - 1.0 / 3.0).abs() < 1e-6);
/// ```
#[must_use]
pub fn softmax(scores: Scores) -> [f32; Label::COUNT] {
    let (_, exponentials, sum) = exponentials(scores);
    exponentials.map(|exponential| exponential / sum)
}

/// [`log_softmax`] and [`softmax`] at once, for the price of one.
pub(crate) fn normalise(scores: Scores) -> (Scores, [f32; Label::COUNT]) {
    let (largest, exponentials, sum) = exponentials(scores);
    let log_sum = largest + sum.ln();
    (
        scores.map(|score| score - log_sum),
        exponentials.map(|exponential| exponential / sum),
    )
}

/// The largest score, the exponentials of all relative to it, which do not overflow, and their sum.
#[inline]
fn exponentials(scores: Scores) -> (f32, [f32; Label::COUNT], f32) {
    // Written so that it is one instruction: `f32::max` asks for more, and which score is largest is hard to guess.
    let larger = |a: f32, b: f32| if a > b { a } else { b };
    let largest = scores.into_iter().fold(f32::NEG_INFINITY, larger);
    let exponentials = scores.map(|score| (score - largest).exp());
    (largest, exponentials, exponentials.iter().sum())
}

/// The label of the largest value; the earlier one where two are equal.
#[must_use]
pub fn argmax(values: [f32; Label::COUNT]) -> Label {
    let mut best = Label::Factual;
    for label in Label::ALL {
        if values[label.column()] > values[best.column()] {
            best = label;
        }
    }
    best
}
