//! All integration tests, in one binary.

#[cfg(feature = "cli")]
mod cli;
mod evaluation;
mod explanation;
#[cfg(feature = "cli")]
mod support;
