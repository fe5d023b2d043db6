//! Division of counts, in which nothing becomes NaN.

/// A count as a real number.
#[expect(
    clippy::cast_precision_loss,
    reason = "exact below 2^53, which no count of sentences reaches"
)]
pub(super) fn real(count: u64) -> f64 {
    count as f64
}

/// `numerator / denominator`, or `None` if the denominator is zero.
pub(super) fn ratio(numerator: u64, denominator: u64) -> Option<f64> {
    (denominator > 0).then(|| real(numerator) / real(denominator))
}

/// Mean of `values`, or `None` if there are none or the mean is no number.
pub(super) fn mean(values: impl IntoIterator<Item = f64>) -> Option<f64> {
    let (mut sum, mut n) = (0.0, 0_u64);
    for value in values {
        sum += value;
        n += 1;
    }
    (n > 0)
        .then(|| sum / real(n))
        .filter(|mean| mean.is_finite())
}
