//! What can go wrong when results are written.

use std::path::PathBuf;

use byline_read::shown;

/// A file could not be written.
#[derive(Debug, thiserror::Error)]
#[error("cannot write {}", shown(path))]
pub(crate) struct WriteError {
    /// The file.
    pub(crate) path: PathBuf,
    /// Why not.
    pub(crate) source: std::io::Error,
}
