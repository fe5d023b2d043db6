//! Web pages and Markdown, in one binary.

// A failed unwrap is a failed test, and figures and skipped tests are worth a line.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

mod html;
mod pages;
mod seen;

use std::path::{Path, PathBuf};

/// A table or folder outside the project, or `None`, with a message, where it is absent.
fn shared(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/corpora")
        .join(name);
    if !path.exists() {
        println!("skipped: {} is absent", path.display());
        return None;
    }
    Some(path)
}
