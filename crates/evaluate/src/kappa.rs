//! How far two people agree beyond chance.

use super::confusion::ConfusionMatrix;
use super::ratio::real;

/// Cohen's kappa of two people, one in the rows and one in the columns of `counts`: 1 if they agree throughout, 0 if no
/// more than chance would have it, negative below.
///
/// Chance is what two people would agree who label blindly, each as often with each label as in `counts`. `None`
/// without sentences, and where both gave everything the same label, so that chance alone agrees throughout.
///
/// The example is the table of two diagnoses of 100 patients in J. L. Fleiss, *Statistical Methods for Rates and
/// Proportions*, second edition, 1981, table 13.1.
///
/// ```
/// use byline_evaluate::{ConfusionMatrix, cohen_kappa};
/// let mut counts = ConfusionMatrix::new(3);
/// for (first, row) in [[75, 1, 4], [5, 4, 1], [0, 0, 10]].into_iter().enumerate() {
///     for (second, count) in row.into_iter().enumerate() {
///         counts.add(first, second, count);
///     }
/// }
/// // 89 of 100 agree, 66 of 100 by chance.
/// assert!((cohen_kappa(&counts).unwrap() - (0.89 - 0.66) / (1.0 - 0.66)).abs() < 1e-12);
/// ```
///
/// Source: J. Cohen, *A coefficient of agreement for nominal scales*, 1960.
#[must_use]
pub fn cohen_kappa(counts: &ConfusionMatrix) -> Option<f64> {
    let n = real(counts.n());
    let chance: f64 = (0..counts.n_labels())
        .map(|label| real(counts.support(label)) * real(counts.n_predicted(label)))
        .sum::<f64>()
        / (n * n);
    let agreement = counts.accuracy()?;
    (chance < 1.0).then(|| (agreement - chance) / (1.0 - chance))
}
