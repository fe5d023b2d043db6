//! Which column of a table holds what.

/// Names of the columns that differ between data sets; `None` is the usual name.
///
/// The usual names are `text`, `label` and `article`. `article` is used only if it is there; a column that is named
/// explicitly must be there. Two more columns are used where they are there: `paragraph`, and `kind`, whose value
/// `heading` marks headings. One more can be kept as it stands, see [`extra`](Self::extra).
///
/// ```
/// use byline_corpus::Columns;
/// let columns = Columns::default().with_text("sentence");
/// assert_eq!((columns.text(), columns.label()), ("sentence", "label"));
/// ```
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Columns {
    /// The sentence.
    pub text: Option<String>,
    /// Its label.
    pub label: Option<String>,
    /// The article it belongs to.
    pub article: Option<String>,
    /// A column whose cells are kept as they stand, where there is one of this name.
    pub extra: Option<String>,
}

impl Columns {
    /// With another name for the column of sentences.
    #[must_use]
    pub fn with_text(mut self, name: impl Into<String>) -> Self {
        self.text = Some(name.into());
        self
    }

    /// With another name for the column of labels.
    #[must_use]
    pub fn with_label(mut self, name: impl Into<String>) -> Self {
        self.label = Some(name.into());
        self
    }

    /// With another name for the column of articles.
    #[must_use]
    pub fn with_article(mut self, name: impl Into<String>) -> Self {
        self.article = Some(name.into());
        self
    }

    /// With a column whose cells are kept as they stand.
    #[must_use]
    pub fn with_extra(mut self, name: impl Into<String>) -> Self {
        self.extra = Some(name.into());
        self
    }

    /// Name of the column of sentences.
    #[must_use]
    pub fn text(&self) -> &str {
        self.text.as_deref().unwrap_or("text")
    }

    /// Name of the column of labels.
    #[must_use]
    pub fn label(&self) -> &str {
        self.label.as_deref().unwrap_or("label")
    }

    /// Name of the column of articles.
    #[must_use]
    pub fn article(&self) -> &str {
        self.article.as_deref().unwrap_or("article")
    }
}
