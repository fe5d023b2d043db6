//! How a corpus is read.

use std::path::Path;

use crate::error::{Error, Result};
use crate::label_map::LabelMap;
use crate::table::Columns;

/// How to read a corpus.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct CorpusOptions {
    /// Where the columns are named otherwise than usual.
    pub columns: Columns,
    /// What the labels of the data mean.
    pub label_map: LabelMap,
    /// Whether labels stay as the data or the label map spells them; else each becomes the name of the [`Label`](byline::Label) that it means.
    pub keeps_given_labels: bool,
    /// Whether a row that cannot be used is noted in [`Corpus::unusable`](crate::Corpus::unusable) and passed over; else it is an error.
    pub passes_over_unusable: bool,
}

impl CorpusOptions {
    /// Labels become ours, and a row that cannot be used is an error.
    ///
    /// ```
    /// use byline_corpus::{Columns, CorpusOptions};
    /// let label_map = "SUBJ=opinion,OBJ=factual+quote".parse()?;
    /// let options = CorpusOptions::new(Columns::default().with_text("tweet"), label_map);
    /// assert!(!options.keeps_given_labels);
    /// assert!(options.keeping_given_labels().keeps_given_labels);
    /// # Ok::<(), byline_corpus::Error>(())
    /// ```
    #[must_use]
    pub fn new(columns: Columns, label_map: LabelMap) -> Self {
        Self {
            columns,
            label_map,
            ..Self::default()
        }
    }

    /// Labels stay as the data spells them.
    #[must_use]
    pub fn keeping_given_labels(mut self) -> Self {
        self.keeps_given_labels = true;
        self
    }

    /// A row that cannot be used is noted in [`Corpus::unusable`](crate::Corpus::unusable).
    #[must_use]
    pub fn passing_over_unusable(mut self) -> Self {
        self.passes_over_unusable = true;
        self
    }

    /// The name under which a label of the data is kept.
    pub(crate) fn label_of(&self, given: &str, path: &Path, line: u64) -> Result<String> {
        match self.label_map.known_as(given) {
            None => Err(Error::LabelUnknown {
                path: path.to_owned(),
                line,
                label: given.to_owned(),
                known: self.label_map.known(),
            }),
            Some((name, _)) if self.keeps_given_labels => Ok(name.to_owned()),
            Some((_, &[label])) => Ok(label.name().to_owned()),
            Some((_, labels)) => Err(Error::LabelMap {
                entry: given.to_owned(),
                reason: format!("means {} labels, expected one", labels.len()),
            }),
        }
    }
}
