//! What can go wrong when a text is read.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::foreign::Foreign;
use crate::name::shown;

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
    /// The address of a page was given where a file is read.
    #[error(
        "{} is an address, expected a file: curl -sL {} | byline classify -",
        shown(path),
        shown(path)
    )]
    Address {
        /// The address.
        path: PathBuf,
    },
    /// A file holds something other than text.
    #[error("{} is not text: found {found}{}", shown(path), and(remedy))]
    Binary {
        /// The file.
        path: PathBuf,
        /// What shows it.
        found: String,
        /// What makes text of it; empty where nothing is known.
        remedy: String,
    },
    /// A file holds text, but not that of an article.
    #[error("{} is no article: found {found}{}", shown(path), and(remedy))]
    Foreign {
        /// The file.
        path: PathBuf,
        /// What it is.
        found: String,
        /// What makes an article of it; empty where nothing is known.
        remedy: String,
    },
    /// An archive that is unpacked as it is read is cut or altered.
    #[error("{} is damaged: {reason}, expected a whole {packing}", shown(path))]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What kind of archive it is.
        packing: &'static str,
        /// What was found.
        reason: String,
    },
    /// More than is held in memory at a time.
    #[error(
        "{} goes on beyond {} MiB, expected at most as much in {part}",
        shown(path),
        limit / (1024 * 1024)
    )]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// What is held in memory: a text, a line, a file.
        part: &'static str,
        /// The most bytes it may have.
        limit: u64,
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

impl Error {
    /// What a failure to open or read a file means: that the file is no text where it says so, else
    /// [`Read`](Self::Read).
    ///
    /// The stream of a [`Source`](crate::Source) says it in its errors; a name that is an address says it too.
    ///
    /// ```
    /// use std::io::{Error as IoError, ErrorKind};
    /// let failure = IoError::from(ErrorKind::NotFound);
    /// let error = byline_read::Error::of_io("https://example.org/news".as_ref(), failure);
    /// assert!(matches!(error, byline_read::Error::Address { .. }));
    /// ```
    #[must_use]
    pub fn of_io(path: &Path, source: std::io::Error) -> Self {
        match source.downcast::<Fault>() {
            Ok(Fault::Foreign(found)) => Self::of_foreign(path, found),
            Ok(Fault::Damaged { packing, reason }) => Self::Damaged {
                path: path.to_owned(),
                packing,
                reason,
            },
            Ok(Fault::TooLarge { part, limit }) => Self::TooLarge {
                path: path.to_owned(),
                part,
                limit,
            },
            Err(source) if source.kind() == ErrorKind::NotFound && is_address(path) => {
                Self::Address {
                    path: path.to_owned(),
                }
            }
            Err(source) => Self::Read {
                path: path.to_owned(),
                source,
            },
        }
    }
}

impl Error {
    /// That a file is something other than the text of an article.
    pub(crate) fn of_foreign(path: &Path, foreign: Foreign) -> Self {
        let remedy = foreign.remedy_for(path);
        let (path, found) = (path.to_owned(), foreign.found);
        if foreign.is_binary {
            Self::Binary {
                path,
                found,
                remedy,
            }
        } else {
            Self::Foreign {
                path,
                found,
                remedy,
            }
        }
    }
}

/// What streams carry in their errors: what they found instead of text.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Fault {
    #[error("not text: {0:?}")]
    Foreign(Foreign),
    #[error("damaged {packing}: {reason}")]
    Damaged {
        packing: &'static str,
        reason: String,
    },
    #[error("{part} goes on beyond {limit} bytes")]
    TooLarge { part: &'static str, limit: u64 },
}

fn is_address(path: &Path) -> bool {
    let name = path.to_string_lossy();
    ["http://", "https://", "ftp://", "file://"]
        .iter()
        .any(|scheme| name.starts_with(scheme))
}

/// What follows a message.
fn and(remedy: &str) -> String {
    if remedy.is_empty() {
        String::new()
    } else {
        format!("; {remedy}")
    }
}
