//! What can go wrong when a text is read.

use std::fmt;
use std::path::{Path, PathBuf};

/// Result of the fallible operations of this crate.
pub type Result<T> = std::result::Result<T, Error>;

/// One situation a variant; the fields carry the facts, the message names what was found and what was expected.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file could not be opened or read.
    #[error("cannot read {}", shown(path))]
    Read {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
    /// A folder was given where a file is read.
    #[error("{} is a folder, expected a file", shown(path))]
    Folder {
        /// The folder.
        path: PathBuf,
    },
    /// A file holds something other than text.
    #[error("{} is not text: found {found}", shown(path))]
    Binary {
        /// The file.
        path: PathBuf,
        /// What shows it.
        found: String,
    },
    /// A page without running text, such as a list of links or a form.
    #[error(
        "{} holds no article, expected a page with paragraphs of text",
        shown(path)
    )]
    NoArticle {
        /// The file.
        path: PathBuf,
    },
    /// A file is empty or holds white space only.
    #[error("{} holds no text", shown(path))]
    NoText {
        /// The file.
        path: PathBuf,
    },
}

/// The name of a file in messages: `-` is standard input.
///
/// ```
/// use std::path::Path;
/// assert_eq!(byline_read::shown(Path::new("-")).to_string(), "standard input");
/// assert_eq!(byline_read::shown(Path::new("a.txt")).to_string(), "a.txt");
/// ```
#[must_use]
pub fn shown(path: &Path) -> impl fmt::Display {
    if path == Path::new("-") {
        "standard input".to_owned()
    } else {
        path.display().to_string()
    }
}
