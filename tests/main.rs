//! All integration tests, in one binary.

// A failed unwrap is a failed test, and figures and skipped tests are worth a line.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

mod accuracy;
mod architecture;
#[path = "measure/boundaries.rs"]
mod boundaries;
mod explanation;
mod gap;
mod golden;
mod judged;
#[path = "measure/polnear.rs"]
mod polnear;
mod quotation;
#[path = "measure/quotation_labels.rs"]
mod quotation_labels;
mod scoring;
mod segmentation;
mod train_serve;

use std::sync::LazyLock;

use byline::Classifier;

/// The default model, read once.
fn classifier() -> &'static Classifier {
    static CLASSIFIER: LazyLock<Classifier> = LazyLock::new(|| Classifier::embedded().unwrap());
    &CLASSIFIER
}
