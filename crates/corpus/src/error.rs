//! What can go wrong when a table is read.

use std::path::PathBuf;

use byline::Label;
use byline_read::shown;

/// Result of the fallible operations of this crate.
pub type Result<T> = std::result::Result<T, Error>;

/// One situation a variant; the fields carry the facts, the message names what was found and what was expected.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The file could not be read, or holds no text.
    #[error(transparent)]
    Read(#[from] byline_read::Error),
    /// A Parquet table, in a build without the feature `parquet`.
    #[error("{} is a Parquet table, which this build cannot read", shown(path))]
    ParquetLeftOut {
        /// The table.
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
    /// An export of a labelling tool, or a task in it, is not what the tool writes.
    #[error("{place}: {reason}")]
    Task {
        /// File, and line or number of the task where there is one.
        place: String,
        /// What was found and what was expected.
        reason: String,
    },
    /// A task of a labelling tool has a label that nothing is known of.
    #[error("{place}: unknown label \"{label}\", expected {}", listed(known))]
    TaskLabelUnknown {
        /// File, and line or number of the task.
        place: String,
        /// The label found.
        label: String,
        /// The labels that can be used.
        known: Vec<String>,
    },
    /// A table could not be put together in memory.
    #[error("cannot write the table")]
    TableWrite {
        /// Why not.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// No training sentence carries this label.
    #[error("no training sentence is labelled {label}, expected at least one of each label")]
    ClassMissing {
        /// The label.
        label: Label,
    },
}

impl Error {
    /// Whether it is about one row, so that those after it can be read nonetheless.
    ///
    /// ```
    /// use byline_corpus::Error;
    /// let reason = "3 fields, expected 2 as in the header".to_owned();
    /// assert!(Error::CorpusLine { path: "a.csv".into(), line: 7, reason }.is_of_row());
    /// assert!(!Error::ParquetLeftOut { path: "a.parquet".into() }.is_of_row());
    /// ```
    #[must_use]
    pub fn is_of_row(&self) -> bool {
        matches!(
            self,
            Self::CorpusLine { .. } | Self::LabelUnknown { .. } | Self::ArticleScattered { .. }
        )
    }

    pub(crate) fn table_write(source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::TableWrite {
            source: source.into(),
        }
    }
}

fn listed(names: &[String]) -> String {
    if names.is_empty() {
        "none".to_owned()
    } else {
        names.join(", ")
    }
}
