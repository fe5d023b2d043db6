//! The program from outside: every format, every message, every exit code.
//!
//! What the model answers is measured elsewhere; here labels and probabilities are masked or checked against each other.

// A failed unwrap is a failed test.
#![allow(clippy::unwrap_used)]

mod agree;
mod annotate;
mod classified_page;
mod crossval;
mod errors;
mod evaluate;
mod exchange;
mod explain;
mod folders;
mod foreign;
mod formats;
mod home;
mod input;
mod language;
mod output;
mod outputs;
mod pages;
#[cfg(feature = "parquet")]
mod parquet;
mod quotes;
mod report_page;
mod schema;
mod shares;
#[cfg(unix)]
mod signals;
mod steering;
mod tables;
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

/// Puts `L 0.00` for letter and confidence of each row that has them.
fn masked_rows(text: &str) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let is_row = line.len() > 9
            && line.starts_with(['F', 'Q', 'O'])
            && line[1..].starts_with([' '])
            && line[6..].starts_with(" | ");
        out += if is_row { "L 0.00" } else { "" };
        out += if is_row { &line[6..] } else { line };
        out.push('\n');
    }
    out
}
