//! One fit on everything, and one without each fold.

use linfa::dataset::DatasetBase;
use linfa::traits::Fit;
use ndarray::{Array1, Array2};
use rayon::prelude::*;

use super::{FitError, MultinomialLogistic, SparseRecords, SparseRows};
use byline::label::Label;

/// The intercept of a label that no sample has: its probability is 0 whatever the calibration, and every sum is finite.
const NEVER: f64 = -1e4;

/// The folds of samples.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Folds<'a> {
    of_samples: &'a [usize],
    n_folds: usize,
}

impl<'a> Folds<'a> {
    /// One entry a sample, below `n_folds`.
    pub(crate) fn new(of_samples: &'a [usize], n_folds: usize) -> Self {
        Self {
            of_samples,
            n_folds,
        }
    }
}

/// Fits without each fold, in order, and last of all on every sample.
///
/// `targets` has one entry a row of `records`: its column, that of one of `labels`, which ascend. Labels that are not
/// among them get weights of 0 and an intercept that is never reached. Each fit runs on one thread, so the number of
/// threads changes nothing.
pub(crate) fn fit_folds(
    records: &SparseRows,
    targets: &[usize],
    folds: Folds<'_>,
    labels: &[Label],
    alpha: f64,
) -> Result<(Vec<MultinomialLogistic>, MultinomialLogistic), FitError> {
    let class_of = |column: &usize| labels.iter().position(|label| label.column() == *column);
    let classes: Vec<usize> = targets
        .iter()
        .map(|column| class_of(column).unwrap_or(labels.len()))
        .collect();
    let mut fits: Vec<MultinomialLogistic> = (0..=folds.n_folds)
        .into_par_iter()
        .map(|left_out| {
            let is_in = |sample: usize| folds.of_samples[sample] != left_out;
            let fit = fit_rows(records, &classes, labels.len(), alpha, is_in)?;
            Ok(spread(fit, labels))
        })
        .collect::<Result<_, FitError>>()?;
    let whole = fits.pop().ok_or(FitError::NoSamples)?;
    Ok((fits, whole))
}

/// Fits on the rows that `is_in` names.
fn fit_rows(
    records: &SparseRows,
    classes: &[usize],
    n_classes: usize,
    alpha: f64,
    is_in: impl Fn(usize) -> bool,
) -> Result<MultinomialLogistic, FitError> {
    let mut offsets = vec![0u32];
    let mut columns = Vec::new();
    let mut values = Vec::new();
    let mut chosen = Vec::new();
    for (sample, row) in records.outer_iterator().enumerate() {
        if is_in(sample) {
            columns.extend_from_slice(row.indices());
            values.extend_from_slice(row.data());
            offsets.push(columns.len() as u32);
            chosen.push(classes[sample]);
        }
    }
    let rows = SparseRows::new((chosen.len(), records.cols()), offsets, columns, values);
    let data = DatasetBase::new(SparseRecords(rows), Array1::from(chosen));
    MultinomialLogistic::params(n_classes)
        .alpha(alpha)
        .fit(&data)
}

/// A fit for some labels as one for all.
fn spread(fit: MultinomialLogistic, labels: &[Label]) -> MultinomialLogistic {
    if labels.len() == Label::COUNT {
        return fit;
    }
    let mut coefficients = Array2::zeros((fit.coefficients.nrows(), Label::COUNT));
    let mut intercept = Array1::from_elem(Label::COUNT, NEVER);
    for (class, label) in labels.iter().enumerate() {
        let column = label.column();
        coefficients
            .column_mut(column)
            .assign(&fit.coefficients.column(class));
        intercept[column] = fit.intercept[class];
    }
    MultinomialLogistic {
        coefficients,
        intercept,
    }
}
