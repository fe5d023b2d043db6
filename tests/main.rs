//! All integration tests, in one binary.

// A failed unwrap is a failed test, and figures and skipped tests are worth a line.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

mod accuracy;
#[cfg(feature = "cli")]
mod cli;
mod evaluation;
mod golden;
mod judged;
#[cfg(feature = "train")]
mod model_format;
mod quotation;
mod scoring;
#[cfg(feature = "cli")]
mod support;
#[cfg(feature = "cli")]
mod training;
