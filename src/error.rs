//! What can go wrong in reading, checking and fitting. Analysis of a text cannot.

use std::fmt;
use std::path::{Path, PathBuf};

use crate::label::Label;

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
    /// A file could not be written.
    #[error("cannot write {}", shown(path))]
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
    /// A table lacks a column.
    #[error("{} has no column \"{column}\", found {}", shown(path), listed(found))]
    ColumnMissing {
        /// The table.
        path: PathBuf,
        /// The column that is needed.
        column: String,
        /// The columns it has.
        found: Vec<String>,
    },
    /// A row of a table cannot be used.
    #[error("{}:{line}: {reason}", shown(path))]
    CorpusLine {
        /// The table.
        path: PathBuf,
        /// The line on which the row starts, from 1.
        line: u64,
        /// What was found and what was expected.
        reason: String,
    },
    /// An article of a table goes on after rows of another one, where its rows were to stand together.
    #[error(
        "{}:{line}: article \"{article}\" comes back after another one, expected its rows to stand together",
        shown(path)
    )]
    ArticleScattered {
        /// The table.
        path: PathBuf,
        /// The line on which the row starts, from 1.
        line: u64,
        /// The article.
        article: String,
    },
    /// A row of a table has a label that nothing is known of.
    #[error(
        "{}:{line}: unknown label \"{label}\", expected {}",
        shown(path),
        listed(known)
    )]
    LabelUnknown {
        /// The table.
        path: PathBuf,
        /// The line on which the row starts, from 1.
        line: u64,
        /// The label found.
        label: String,
        /// The labels that can be used.
        known: Vec<String>,
    },
    /// A label map cannot be understood.
    #[error("label map \"{entry}\": {reason}")]
    LabelMap {
        /// The part of the map.
        entry: String,
        /// What was found and what was expected.
        reason: String,
    },
    /// Too few articles to judge any by a model that has not seen it.
    #[error("the training data holds {found} article, expected at least 2")]
    TooFewArticles {
        /// Number of articles.
        found: usize,
    },
    /// The word vectors cannot be used.
    #[error("cannot use the word vectors {}: {reason}", path.display())]
    Vectors {
        /// The file.
        path: PathBuf,
        /// What was found and what was expected.
        reason: String,
    },
    /// The classifier could not be fitted.
    #[cfg(feature = "train")]
    #[error("cannot fit the classifier")]
    Fit {
        /// Why not.
        source: crate::train::logistic::FitError,
    },
}

/// The name of a file in messages.
fn shown(path: &Path) -> impl fmt::Display {
    if path == Path::new("-") {
        "standard input".to_owned()
    } else {
        path.display().to_string()
    }
}

fn listed(names: &[String]) -> String {
    if names.is_empty() {
        "none".to_owned()
    } else {
        names.join(", ")
    }
}
