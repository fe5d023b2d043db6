//! One fit on everything, and one without each fold.

use linfa::dataset::DatasetBase;
use linfa::traits::Fit;
use ndarray::Array1;
use rayon::prelude::*;
use sprs::CsMat;

use super::{FitError, MultinomialLogistic, SparseRecords};
use byline::label::Label;

/// Fits without each fold, in order, and last of all on every sample.
///
/// `targets` and `folds` have one entry a row of `records`: its label column, and its fold below `n_folds`. Each fit
/// runs on one thread, so the number of threads changes nothing.
pub(crate) fn fit_folds(
    records: &CsMat<f64>,
    targets: &[usize],
    folds: &[usize],
    n_folds: usize,
    alpha: f64,
) -> Result<(Vec<MultinomialLogistic>, MultinomialLogistic), FitError> {
    let mut fits: Vec<MultinomialLogistic> = (0..=n_folds)
        .into_par_iter()
        .map(|left_out| fit_rows(records, targets, alpha, |sample| folds[sample] != left_out))
        .collect::<Result<_, _>>()?;
    let whole = fits.pop().ok_or(FitError::NoSamples)?;
    Ok((fits, whole))
}

/// Fits on the rows that `is_in` names.
fn fit_rows(
    records: &CsMat<f64>,
    targets: &[usize],
    alpha: f64,
    is_in: impl Fn(usize) -> bool,
) -> Result<MultinomialLogistic, FitError> {
    let mut offsets = vec![0];
    let mut columns = Vec::new();
    let mut values = Vec::new();
    let mut chosen = Vec::new();
    for (sample, row) in records.outer_iterator().enumerate() {
        if is_in(sample) {
            columns.extend_from_slice(row.indices());
            values.extend_from_slice(row.data());
            offsets.push(columns.len());
            chosen.push(targets[sample]);
        }
    }
    let rows = CsMat::new((chosen.len(), records.cols()), offsets, columns, values);
    let data = DatasetBase::new(SparseRecords(rows), Array1::from(chosen));
    MultinomialLogistic::params(Label::COUNT)
        .alpha(alpha)
        .fit(&data)
}
