//! All integration tests, in one binary.

#[cfg(feature = "cli")]
mod cli;
mod evaluation;
#[cfg(feature = "cli")]
mod support;
#[path = "measure/boundaries.rs"]
mod boundaries;
mod segmentation;
