//! Whether two models that answer the same sentences differ by more than luck.

use super::ratio::real;

/// Two-sided p-value of the exact `McNemar` test: how likely a split at least as uneven is if both models are right equally often.
///
/// `n_only_first` and `n_only_second` count the sentences that only one of the two models has right; those that both
/// or neither have right say nothing. Without any, the value is 1. Binomial terms are added up as logarithms, so that
/// it holds for any number of sentences. Cost: one step a sentence of the smaller count.
///
/// ```
/// use byline_evaluate::mcnemar;
/// // One of six, or none, or all but one, or all: 2 · (1 + 6) / 2^6.
/// assert!((mcnemar(1, 5) - 14.0 / 64.0).abs() < 1e-12);
/// ```
///
/// Source: *Note on the sampling error of the difference between correlated proportions or percentages*,
/// Psychometrika 12, 1947; the exact form in A. Agresti, *Categorical Data Analysis*, 2002, section 10.1.
#[must_use]
pub fn mcnemar(n_only_first: u64, n_only_second: u64) -> f64 {
    let smaller = n_only_first.min(n_only_second);
    let n = n_only_first.saturating_add(n_only_second);
    if n_only_first == n_only_second {
        return 1.0;
    }
    let ln_choices: f64 = (0..smaller).map(|k| (real(n - k) / real(k + 1)).ln()).sum();
    // The tail in units of its largest term, P(X = smaller); each term further out is smaller than the one before.
    let (mut tail, mut term) = (0.0, 1.0);
    for k in (0..=smaller).rev() {
        tail += term;
        term *= real(k) / real(n - k + 1);
        if term < tail * f64::EPSILON {
            break;
        }
    }
    let ln_largest = ln_choices - real(n) * std::f64::consts::LN_2;
    (2.0 * (ln_largest + f64::ln(tail)).exp()).min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(n_only_first: u64, n_only_second: u64, expected: f64) {
        let p = mcnemar(n_only_first, n_only_second);
        assert!((p - expected).abs() <= 1e-9 * expected, "{p} != {expected}");
        let swapped = mcnemar(n_only_second, n_only_first);
        assert_eq!(p.to_bits(), swapped.to_bits());
    }

    #[test]
    fn small_counts_agree_with_binomials_by_hand() {
        check(0, 0, 1.0);
        check(3, 3, 1.0);
        // 2 · 1 / 2^1 and 2 · 1 / 2^5.
        check(0, 1, 1.0);
        check(0, 5, 0.0625);
        // 2 · (1 + 10 + 45) / 2^10.
        check(2, 8, 112.0 / 1024.0);
        // 2 · (1 + 7 + 21 + 35) / 2^7 is 1 exactly.
        check(3, 4, 1.0);
    }

    #[test]
    fn large_counts_agree_with_whole_number_arithmetic() {
        // Sums of binomial coefficients as whole numbers of any length, divided once.
        check(9_800, 10_200, 0.004_780_889_455_902_644);
        check(100, 400, 1.659_629_475_217_393_2e-43);
    }

    #[test]
    fn a_value_too_small_for_a_double_is_zero() {
        assert!(mcnemar(0, 1_000_000).abs() < f64::MIN_POSITIVE);
    }
}
