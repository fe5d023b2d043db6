//! All integration tests, in one binary.

#[cfg(feature = "cli")]
mod check;
#[cfg(feature = "cli")]
mod cli;
mod evaluation;
#[cfg(feature = "cli")]
mod support;
