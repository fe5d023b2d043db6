//! All integration tests, in one binary.

// A failed unwrap is a failed test, and figures and skipped tests are worth a line.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

mod accuracy;
#[path = "measure/boundaries.rs"]
mod boundaries;
#[cfg(feature = "cli")]
mod check;
#[cfg(feature = "cli")]
mod cli;
#[cfg(feature = "cli")]
mod documentation;
#[cfg(feature = "cli")]
mod evaluate_cli;
mod evaluation;
#[cfg(feature = "cli")]
mod examples;
mod explanation;
mod golden;
#[cfg(feature = "html")]
#[path = "measure/html.rs"]
mod html;
mod judged;
#[cfg(feature = "train")]
mod model_format;
#[cfg(all(feature = "html", feature = "markdown"))]
mod pages;
#[path = "measure/polnear.rs"]
mod polnear;
mod quotation;
#[path = "measure/quotation_labels.rs"]
mod quotation_labels;
mod scoring;
mod segmentation;
#[cfg(feature = "cli")]
mod support;
#[cfg(feature = "cli")]
mod training;
