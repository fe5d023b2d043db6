//! The program from outside: every format, every message, every exit code.
//!
//! What the model answers is measured elsewhere; here labels and probabilities are masked or checked against each other.

mod classify;
mod errors;
mod evaluate;
mod train;

use std::path::PathBuf;

use serde_json::Value;

/// A folder that is removed at the end of the test, with the files given.
fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in files {
        std::fs::write(folder.path().join(name), content).unwrap();
    }
    folder
}

/// A path that the command line takes as an argument.
fn argument(path: PathBuf) -> String {
    path.into_os_string().into_string().unwrap()
}

fn keys(value: &Value) -> Vec<&str> {
    value
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect()
}
