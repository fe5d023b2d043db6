//! Sparse multinomial logistic regression on linfa's traits; the only module that knows linfa.
//!
//! `linfa-logistic` takes dense records only and ignores sample weights; this one takes a sparse matrix, honours the
//! weights of the data set, and minimises the same loss with the same solver, so the two agree on dense problems.

mod conditional;
mod folds;
mod problem;
mod solver;

use linfa::ParamGuard;
use linfa::dataset::{DatasetBase, Records};
use linfa::traits::Fit;
use ndarray::{Array1, Array2};
use sprs::CsMatI;

pub(crate) use conditional::{Choice, ConditionalLogit};
pub(crate) use folds::{Folds, fit_folds};
use problem::{MAX_CLASSES, Problem};
use solver::minimise;

/// Rows of few numbers other than 0; single precision, since passes over them wait for memory.
pub(crate) type SparseRows = CsMatI<f32, u32>;

/// Samples as rows of a sparse matrix, for use in linfa's data sets.
#[derive(Clone, Debug)]
pub(crate) struct SparseRecords(pub(crate) SparseRows);

impl Records for SparseRecords {
    type Elem = f64;

    fn nsamples(&self) -> usize {
        self.0.rows()
    }

    fn nfeatures(&self) -> usize {
        self.0.cols()
    }
}

/// A data set of sparse records and class numbers.
pub(crate) type SparseDataset = DatasetBase<SparseRecords, Array1<usize>>;

/// Unchecked hyper-parameters of [`MultinomialLogistic`].
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct MultinomialLogisticParams(MultinomialLogisticValidParams);

/// Checked hyper-parameters of [`MultinomialLogistic`].
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct MultinomialLogisticValidParams {
    n_classes: usize,
    alpha: f64,
    max_iterations: u64,
    gradient_tolerance: f64,
}

/// Why a fit could not be made.
#[derive(Debug, thiserror::Error)]
pub(crate) enum FitError {
    /// A hyper-parameter is out of range.
    #[error("{name} is {value}, expected {expected}")]
    InvalidParam {
        /// Which one.
        name: &'static str,
        /// Its value.
        value: f64,
        /// What it can be.
        expected: &'static str,
    },
    /// A target names no class.
    #[error("target {found} at sample {sample_idx}, expected a class below {n_classes}")]
    InvalidTarget {
        /// The target.
        found: usize,
        /// Where.
        sample_idx: usize,
        /// Number of classes.
        n_classes: usize,
    },
    /// There is nothing to learn from.
    #[error("no sample to fit on")]
    NoSamples,
    /// The solver stopped with an error.
    #[error("the solver failed: {0}")]
    Solver(String),
    /// An error of linfa's own.
    #[error(transparent)]
    Linfa(#[from] linfa::Error),
}

/// A fitted multinomial logistic regression.
#[derive(Clone, Debug)]
pub(crate) struct MultinomialLogistic {
    /// Weights, shape (features, classes).
    pub(crate) coefficients: Array2<f64>,
    /// One a class.
    pub(crate) intercept: Array1<f64>,
}

impl MultinomialLogistic {
    /// Hyper-parameters for `n_classes` classes, with a penalty of 1e-4, at most 100 iterations, and a gradient
    /// tolerance of 1e-4.
    pub(crate) fn params(n_classes: usize) -> MultinomialLogisticParams {
        MultinomialLogisticParams(MultinomialLogisticValidParams {
            n_classes,
            alpha: 1e-4,
            max_iterations: MAX_ITERATIONS,
            gradient_tolerance: 1e-4,
        })
    }
}

impl MultinomialLogisticParams {
    /// Strength of the L2 penalty: `alpha / 2` times the sum of the squared weights is added to the mean loss.
    pub(crate) fn alpha(mut self, alpha: f64) -> Self {
        self.0.alpha = alpha;
        self
    }

    /// Most iterations of the solver.
    #[cfg(test)]
    pub(crate) fn max_iterations(mut self, max_iterations: u64) -> Self {
        self.0.max_iterations = max_iterations;
        self
    }

    /// The solver stops where the gradient's norm falls below this.
    #[cfg(test)]
    pub(crate) fn gradient_tolerance(mut self, gradient_tolerance: f64) -> Self {
        self.0.gradient_tolerance = gradient_tolerance;
        self
    }
}

impl ParamGuard for MultinomialLogisticParams {
    type Checked = MultinomialLogisticValidParams;
    type Error = FitError;

    fn check_ref(&self) -> Result<&Self::Checked, FitError> {
        let invalid = |name, value, expected| {
            Err(FitError::InvalidParam {
                name,
                value,
                expected,
            })
        };
        let params = &self.0;
        if !(2..=MAX_CLASSES).contains(&params.n_classes) {
            return invalid("n_classes", params.n_classes as f64, "2 or 3");
        }
        if !(params.alpha.is_finite() && params.alpha >= 0.0) {
            return invalid("alpha", params.alpha, "a finite number of at least 0");
        }
        if params.gradient_tolerance.is_nan() || params.gradient_tolerance <= 0.0 {
            return invalid(
                "gradient_tolerance",
                params.gradient_tolerance,
                "a number above 0",
            );
        }
        Ok(params)
    }

    fn check(self) -> Result<Self::Checked, FitError> {
        self.check_ref()?;
        Ok(self.0)
    }
}

impl Fit<SparseRecords, Array1<usize>, FitError> for MultinomialLogisticValidParams {
    type Object = MultinomialLogistic;

    fn fit(&self, dataset: &SparseDataset) -> Result<MultinomialLogistic, FitError> {
        let targets = dataset.targets();
        if targets.is_empty() {
            return Err(FitError::NoSamples);
        }
        if let Some((sample_idx, &found)) = targets
            .iter()
            .enumerate()
            .find(|&(_, &target)| target >= self.n_classes)
        {
            return Err(FitError::InvalidTarget {
                found,
                sample_idx,
                n_classes: self.n_classes,
            });
        }
        let problem = Problem::new(self, dataset);
        let n_params = (dataset.records().nfeatures() + 1) * self.n_classes;
        let params = minimise(
            |at| problem.evaluate(at),
            n_params,
            self.max_iterations,
            self.gradient_tolerance,
        )?;

        let (weights, intercept) = params.split_at(n_params - self.n_classes);
        let shape = (dataset.records().nfeatures(), self.n_classes);
        let coefficients = Array2::from_shape_fn(shape, |(feature, class)| {
            weights[feature * self.n_classes + class]
        });
        Ok(MultinomialLogistic {
            coefficients,
            intercept: Array1::from(intercept.to_vec()),
        })
    }
}

/// Twice as many made no model better on text of other hands, and training takes twice the time.
const MAX_ITERATIONS: u64 = 100;

#[cfg(test)]
mod tests;
