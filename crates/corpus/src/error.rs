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
    /// A Parquet table is compressed in a way that cannot be read.
    #[error(
        "{} is compressed with {codec}, expected Snappy, gzip, LZ4, Zstandard or no compression",
        shown(path)
    )]
    ParquetCodec {
        /// The table.
        path: PathBuf,
        /// The way of compression.
        codec: &'static str,
    },
    /// A table lacks a column.
    #[error("{} has no column \"{column}\", found {}", shown(path), listed(found))]
    ColumnMissing {
        /// The table.
        path: PathBuf,
        /// The column that is needed.
        column: String,
        /// What it is needed for.
        role: ColumnRole,
        /// The columns it has.
        found: Vec<String>,
    },
    /// A table has no header.
    #[error(
        "{} begins with a row of data ({}), expected a header with the names of the columns",
        shown(path),
        listed(found)
    )]
    HeaderMissing {
        /// The table.
        path: PathBuf,
        /// What its first row holds.
        found: Vec<String>,
    },
    /// A column that is used stands twice in a table.
    #[error("{} has several columns \"{column}\", expected one", shown(path))]
    ColumnTwice {
        /// The table.
        path: PathBuf,
        /// The column.
        column: String,
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
    #[error(
        "{place}: unknown label \"{label}\"{}, expected {}",
        and_others(others),
        listed(known)
    )]
    TaskLabelUnknown {
        /// File, and line or number of the task.
        place: String,
        /// The label found.
        label: String,
        /// Other labels that nothing is known of, in tasks after it.
        others: Vec<String>,
        /// The labels that can be used.
        known: Vec<String>,
    },
    /// A table could not be put together in memory.
    #[error("cannot write the table")]
    TableWrite {
        /// Why not.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// The training sentences are all of one label, or none has any.
    #[error(
        "{}, expected at least two of {}",
        one_label(*found),
        listed(&Label::ALL.map(|label| label.name().to_owned()))
    )]
    TooFewLabels {
        /// The label, if there is one.
        found: Option<Label>,
    },
}

/// What a column is needed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ColumnRole {
    /// It holds the sentences.
    Text,
    /// It holds their labels.
    Label,
    /// It names their articles.
    Article,
    /// Something else.
    Other,
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

/// `, and after it "a", "b"`.
fn and_others(labels: &[String]) -> String {
    const MOST: usize = 4;
    let named = labels.iter().take(MOST).map(|label| format!("\"{label}\""));
    let named: Vec<String> = named.collect();
    match (named.is_empty(), labels.len() > MOST) {
        (true, _) => String::new(),
        (false, false) => format!(" (after it {})", named.join(", ")),
        (false, true) => format!(" (after it {} and others)", named.join(", ")),
    }
}

fn one_label(found: Option<Label>) -> String {
    match found {
        Some(label) => format!("every training sentence is labelled {label}"),
        None => "no training sentence has a label".to_owned(),
    }
}

fn listed(names: &[String]) -> String {
    if names.is_empty() {
        "none".to_owned()
    } else {
        names.join(", ")
    }
}
