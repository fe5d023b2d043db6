//! All integration tests, in one binary.

#[path = "measure/boundaries.rs"]
mod boundaries;
#[cfg(feature = "cli")]
mod cli;
#[cfg(feature = "cli")]
mod evaluate_cli;
mod evaluation;
#[path = "measure/polnear.rs"]
mod polnear;
mod quotation;
#[path = "measure/quotation_labels.rs"]
mod quotation_labels;
mod segmentation;
#[cfg(feature = "cli")]
mod support;
