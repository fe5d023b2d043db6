//! Training: reproducible to the last bit, honest about missing labels, and right by an independent implementation.

use std::fmt::Write as _;
use std::process::Command;

use byline::corpus::{Corpus, CorpusOptions};
use byline::train::logistic::{MultinomialLogistic, SparseRecords};
use byline::train::{TrainParams, train};
use byline::{Classifier, Error, Label, Model};
use linfa::dataset::DatasetBase;
use linfa::traits::Fit;
use linfa_logistic::MultiLogisticRegression;
use ndarray::{Array1, Array2};

use crate::judged::{root, training_table};

/// A corpus of the rows given, in a file of its own.
fn corpus(rows: &str) -> Corpus {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("table.csv");
    std::fs::write(&path, format!("article,label,text\n{rows}")).unwrap();
    Corpus::read(&[path], &CorpusOptions::default()).unwrap()
}

/// Every ninth article of the training table: 60 articles of all kinds.
fn slice() -> Corpus {
    let mut corpus = training_table("train.csv");
    let mut article_idx = 0;
    corpus.articles.retain(|_| {
        article_idx += 1;
        article_idx % 9 == 0
    });
    corpus
}

fn trained_bytes(corpus: &Corpus, n_threads: usize) -> Vec<u8> {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(n_threads)
        .build()
        .unwrap();
    let params = TrainParams {
        ..TrainParams::default()
    };
    pool.install(|| train(corpus, &params)).unwrap().to_bytes()
}

#[test]
fn the_model_is_the_same_to_the_last_bit_for_any_number_of_threads() {
    let corpus = slice();
    let one = trained_bytes(&corpus, 1);
    assert!(one == trained_bytes(&corpus, 2), "two threads differ");
    assert!(one == trained_bytes(&corpus, 1), "a second run differs");
}

#[test]
fn the_default_model_is_what_the_train_command_makes() {
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("again.byline");
    // Paths as in the README: they are part of the model's manifest.
    let status = Command::new(env!("CARGO_BIN_EXE_byline"))
        .current_dir(root(""))
        .args(["train", "training-data/train.csv"])
        .args(["--dev", "training-data/dev.csv", "--quiet", "--output"])
        .arg(&output)
        .status()
        .unwrap();
    assert!(status.success());
    let again = std::fs::read(&output).unwrap();
    let committed = std::fs::read(root("models/default.byline")).unwrap();
    if again == committed {
        return;
    }
    println!(
        "models/default.byline and a model trained here differ in bytes; their answers are compared instead"
    );
    let again = Classifier::new(Model::from_bytes(&again).unwrap());
    let committed = Classifier::new(Model::from_bytes(&committed).unwrap());
    assert_eq!(
        again.model().manifest().training.data,
        committed.model().manifest().training.data,
        "models/default.byline was trained on other data: train it again"
    );
    for article in training_table("dev.csv").articles {
        let ours = again.classify(&article.document);
        let theirs = committed.classify(&article.document);
        for (ours, theirs) in ours.iter().zip(&theirs) {
            for (ours, theirs) in ours.probabilities.iter().zip(theirs.probabilities) {
                assert!(
                    (ours - theirs).abs() < 1e-3,
                    "models/default.byline is not what this code trains: {ours} and {theirs} in {}; train it again",
                    article.id
                );
            }
        }
    }
}

#[test]
fn a_missing_label_is_named() {
    let params = TrainParams::default();
    let missing = |rows: &str| match train(&corpus(rows), &params) {
        Err(Error::ClassMissing { label }) => label,
        Err(error) => panic!("expected Error::ClassMissing, got {error:?}"),
        Ok(_) => panic!("trained without one of the labels"),
    };
    let [factual, quote, opinion] = [
        "a,factual,It rained all day.\n",
        "b,quote,“We never saw a storm like this.”\n",
        "c,opinion,What a dreadful day!\n",
    ];
    assert_eq!(missing(&format!("{quote}{opinion}")), Label::Factual);
    assert_eq!(missing(&format!("{factual}{opinion}")), Label::Quote);
    assert_eq!(missing(&format!("{factual}{quote}")), Label::Opinion);
}

#[test]
fn one_sentence_of_each_label_is_enough_to_train() {
    let corpus = corpus(
        "a,factual,It rained all day.\nb,quote,“We never saw a storm like this.”\nc,opinion,What a dreadful day!\n",
    );
    let model = train(&corpus, &TrainParams::default()).unwrap();
    let classifier = Classifier::new(model);
    for article in &corpus.articles {
        assert_eq!(classifier.classify(&article.document).len(), 1);
    }
}

#[test]
fn training_learns_what_its_sentences_say() {
    let mut rows = String::new();
    for i in 0..30 {
        writeln!(rows, "a{i},factual,The board met on day {i} of the month.").unwrap();
        writeln!(
            rows,
            "a{i},quote,\"“We will never sell the harbour,” said number {i}.\""
        )
        .unwrap();
        writeln!(
            rows,
            "a{i},opinion,It was a shameful and foolish decision {i} times over."
        )
        .unwrap();
    }
    let model = train(&corpus(&rows), &TrainParams::default()).unwrap();
    let labels = |text: &str| {
        let document = byline::Document::new(text);
        let predictions = Classifier::new(model.clone()).classify(&document);
        predictions
            .iter()
            .map(|prediction| prediction.label)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        labels(
            "The board met on Friday. “We will never sell the church,” said the vicar. A shameful and foolish idea."
        ),
        Label::ALL
    );
}

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
    SparseRecords(sprs::CsMat::csr_from_dense(records.view(), 0.0))
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
