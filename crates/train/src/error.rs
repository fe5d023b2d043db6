//! What can go wrong when a model is trained.

use std::path::PathBuf;

/// Result of the fallible operations of this crate.
pub type Result<T> = std::result::Result<T, Error>;

/// One situation a variant; the fields carry the facts, the message names what was found and what was expected.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The labelled articles cannot be used.
    #[error(transparent)]
    Corpus(#[from] byline_corpus::Error),
    /// A file of word vectors could not be read.
    #[error(transparent)]
    Read(#[from] byline_read::Error),
    /// What was fitted makes no model that can be read back.
    #[error(transparent)]
    Model(#[from] byline::Error),
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
    #[error("cannot fit the classifier")]
    Fit {
        /// Why not.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// A model could not be trained without one of the folds of a cross-validation.
    #[error("without fold {}", fold + 1)]
    Fold {
        /// The fold, from 0.
        fold: usize,
        /// Why not.
        source: Box<Error>,
    },
}
