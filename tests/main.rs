//! All integration tests, in one binary.

#[cfg(feature = "cli")]
mod cli;
mod evaluation;
mod explanation;
#[cfg(feature = "cli")]
mod support;
#[path = "measure/boundaries.rs"]
mod boundaries;
#[path = "measure/polnear.rs"]
mod polnear;
mod quotation;
#[path = "measure/quotation_labels.rs"]
mod quotation_labels;
mod segmentation;
