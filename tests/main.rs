//! All integration tests, in one binary.

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
