//! What can go wrong in reading, checking and fitting. Analysis of a text cannot.

use std::path::PathBuf;

use crate::label::Label;

/// Result of the fallible operations of this crate.
pub type Result<T> = std::result::Result<T, Error>;

/// One situation a variant; the fields carry the facts, the message names what was found and what was expected.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file could not be opened or read.
    #[error("cannot read {}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
    /// A file could not be written.
    #[error("cannot write {}", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
    /// The bytes are not a usable model file.
    #[error("not a usable model: {reason}")]
    Model {
        /// What was found and what was expected.
        reason: String,
    },
    /// No training sentence carries this label.
    #[error("no training sentence is labelled {label}, expected at least one of each label")]
    ClassMissing {
        /// The label.
        label: Label,
    },
}
