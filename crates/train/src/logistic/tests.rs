//! The regression against an independent implementation, on a small dense problem.

use linfa::dataset::DatasetBase;
use linfa::traits::Fit;
use linfa_logistic::MultiLogisticRegression;
use ndarray::{Array1, Array2};

use super::{MultinomialLogistic, SparseRecords, SparseRows};

/// Eleven values, so that they do not keep step with the three classes.
const NOISE: [f64; 11] = [-1.0, -0.8, -0.6, -0.4, -0.2, 0.0, 0.2, 0.4, 0.6, 0.8, 1.0];
const N_SAMPLES: u8 = 60;

/// A dense problem of three overlapping classes: points on a grid, shifted by class.
fn dense_problem() -> (Array2<f64>, Array1<usize>) {
    let n_samples = usize::from(N_SAMPLES);
    let records = Array2::from_shape_fn((n_samples, 4), |(sample, feature)| {
        let class = sample % 3;
        let noise = NOISE[(sample * 7 + feature * 13) % NOISE.len()];
        noise + if feature == class { 0.8 } else { 0.0 }
    });
    let targets = Array1::from_shape_fn(n_samples, |sample| sample % 3);
    (records, targets)
}

fn sparse(records: &Array2<f64>) -> SparseRecords {
    let records = records.mapv(|value| value as f32);
    SparseRecords(SparseRows::csr_from_dense(records.view(), 0.0))
}

fn assert_close(ours: &Array2<f64>, theirs: &Array2<f64>, tolerance: f64) {
    for (ours, theirs) in ours.iter().zip(theirs) {
        assert!(
            (ours - theirs).abs() < tolerance,
            "{ours} and {theirs} are further apart than {tolerance}"
        );
    }
}

#[test]
fn the_regression_equals_that_of_linfa_logistic() {
    let (records, targets) = dense_problem();
    // Theirs minimises the sum of the losses, ours the mean, so their penalty is larger by the number of samples.
    let alpha = 0.02;
    let theirs = MultiLogisticRegression::default()
        .alpha(alpha * f64::from(N_SAMPLES))
        .max_iterations(500)
        .gradient_tolerance(1e-8)
        .fit(&DatasetBase::new(records.clone(), targets.clone()))
        .unwrap();
    let ours = MultinomialLogistic::params(3)
        .alpha(alpha)
        .max_iterations(500)
        .gradient_tolerance(1e-9)
        .fit(&DatasetBase::new(sparse(&records), targets))
        .unwrap();
    assert_close(&ours.coefficients, theirs.params(), 1e-3);
    // An equal shift of all intercepts changes no probability.
    let shift = ours.intercept[0] - theirs.intercept()[0];
    for (ours, theirs) in ours.intercept.iter().zip(theirs.intercept()) {
        assert!((ours - theirs - shift).abs() < 1e-3, "{ours} and {theirs}");
    }
    assert!(
        ours.coefficients.iter().any(|weight| weight.abs() > 0.1),
        "an all-zero model agrees with nothing"
    );
}

#[test]
fn a_sample_of_weight_two_is_as_good_as_the_sample_twice() {
    let (records, targets) = dense_problem();
    let n_samples = records.nrows();
    let params = || {
        MultinomialLogistic::params(3)
            .alpha(0.02)
            .gradient_tolerance(1e-9)
    };
    let is_twice = |sample: usize| sample.is_multiple_of(4);
    let weights = Array1::from_shape_fn(
        n_samples,
        |sample| if is_twice(sample) { 2.0f32 } else { 1.0 },
    );
    let weighted = params()
        .fit(&DatasetBase::new(sparse(&records), targets.clone()).with_weights(weights))
        .unwrap();

    let order: Vec<usize> = (0..n_samples)
        .chain((0..n_samples).filter(|&sample| is_twice(sample)))
        .collect();
    let repeated = Array2::from_shape_fn((order.len(), records.ncols()), |(row, feature)| {
        records[(order[row], feature)]
    });
    let repeated_targets = order.iter().map(|&sample| targets[sample]).collect();
    let repeated = params()
        .fit(&DatasetBase::new(sparse(&repeated), repeated_targets))
        .unwrap();
    assert_close(&weighted.coefficients, &repeated.coefficients, 1e-4);

    let plain = params()
        .fit(&DatasetBase::new(sparse(&records), targets))
        .unwrap();
    let moved = plain
        .coefficients
        .iter()
        .zip(&weighted.coefficients)
        .any(|(plain, weighted)| (plain - weighted).abs() > 1e-3);
    assert!(moved, "weights change nothing, so they are ignored");
}

#[test]
fn a_fit_ends_whatever_the_numbers() {
    let fit = |wrong: f64| {
        let (mut records, targets) = dense_problem();
        records[(3, 1)] = wrong;
        MultinomialLogistic::params(3).fit(&DatasetBase::new(sparse(&records), targets))
    };
    let message = fit(f64::INFINITY).unwrap_err().to_string();
    assert!(message.contains("expected finite numbers"), "{message}");
    for wrong in [1e10, 1e100, 1e200, 1e300] {
        if let Ok(fitted) = fit(wrong) {
            assert!(fitted.coefficients.iter().all(|weight| weight.is_finite()));
        }
    }
}
