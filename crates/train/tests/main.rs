//! Training and model files, in one binary.

// A failed unwrap is a failed test.
#![allow(clippy::unwrap_used)]

mod linfa_scores;
mod model_format;
mod training;

use std::path::{Path, PathBuf};

/// A path below the root of the project.
fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(path)
}
