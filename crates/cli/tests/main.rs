//! The program from outside, in one binary.

// A failed unwrap is a failed test, and skipped tests are worth a line.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

mod check;
mod cli;
mod default_model;
mod documentation;
mod evaluate_cli;
mod examples;
mod support;
