//! How a corpus is read, put together.

use crate::{Columns, CorpusOptions, LabelMap};

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
}
