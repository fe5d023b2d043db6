//! Which column of a table holds what.

use std::path::Path;

use crate::error::{ColumnRole, Error, Result};

/// Names of the columns that differ between data sets, and what separates them; `None` is the usual.
///
/// Case and white space around a name make no difference where no column has the very name. In JSON a name can be a path
/// to what lies inside a field: `body.text`, `versions.0.text`.
///
/// The usual names are `text`, `label` and `article`. `article` is used only if it is there; a column that is named
/// explicitly must be there. Four more columns are used where they are there: `paragraph`, `kind`, whose value
/// `heading` marks headings, `speaker` and `cue`, for whoever is quoted. One more can be kept as it stands, see [`extra`](Self::extra).
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
    /// What separates the cells of a table that is no JSON and no Parquet, if the first line is not to say.
    pub separator: Option<u8>,
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

    /// With cells that are separated so, in a table that is no JSON and no Parquet.
    ///
    /// ```
    /// use byline_corpus::{Columns, TableFormat, TableReader};
    /// use byline_read::Source;
    /// let source = Source::new("a.csv".as_ref(), &b"id:text\n1:It rained, and snowed.\n"[..])?;
    /// let columns = Columns::default().with_separator(b':');
    /// let mut reader = TableReader::new(source, TableFormat::Csv, &columns)?;
    /// assert_eq!(reader.next().unwrap()?.text, "It rained, and snowed.");
    /// # Ok::<(), byline_corpus::Error>(())
    /// ```
    #[must_use]
    pub fn with_separator(mut self, separator: u8) -> Self {
        self.separator = Some(separator);
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

/// Whether two names of columns differ by no more than case and white space.
pub(crate) fn same_name(a: &str, b: &str) -> bool {
    let (a, b) = (a.trim_start_matches('\u{feff}').trim(), b.trim());
    a == b || a.to_lowercase() == b.to_lowercase()
}

/// Finds columns among the names that a table has.
pub(super) struct Position<'a, S> {
    path: &'a Path,
    names: &'a [S],
}

impl<'a, S: AsRef<str>> Position<'a, S> {
    pub(super) fn among(path: &'a Path, names: &'a [S]) -> Self {
        Self { path, names }
    }

    /// The column of this very name, else the one of the same name but for case and white space.
    ///
    /// # Errors
    /// [`Error::ColumnTwice`] if there are several.
    pub(super) fn of(&self, name: &str) -> Result<Option<usize>> {
        let find = |is_meant: &dyn Fn(&str) -> bool| {
            let names = self.names.iter().enumerate();
            let mut found = names.filter(|(_, found)| is_meant(found.as_ref()));
            let first = found.next().map(|(column, _)| column);
            match found.next() {
                Some((_, again)) => Err(Error::ColumnTwice {
                    path: self.path.to_owned(),
                    column: again.as_ref().to_owned(),
                }),
                None => Ok(first),
            }
        };
        match find(&|found| found == name)? {
            Some(column) => Ok(Some(column)),
            None => find(&|found| same_name(found, name)),
        }
    }

    /// As [`of`](Self::of), for a column that must be there.
    ///
    /// # Errors
    /// [`Error::ColumnMissing`], or [`Error::HeaderMissing`] if the names are no names.
    pub(super) fn required(&self, name: &str, role: ColumnRole) -> Result<usize> {
        self.of(name)?.ok_or_else(|| self.missing(name, role))
    }

    /// The error that says that a column is missing.
    pub(super) fn missing(&self, name: &str, role: ColumnRole) -> Error {
        let path = self.path.to_owned();
        let found = self.names.iter().map(|name| name.as_ref().to_owned());
        let found: Vec<String> = found.collect();
        if found.iter().any(|name| is_data(name)) {
            return Error::HeaderMissing { path, found };
        }
        Error::ColumnMissing {
            path,
            column: name.to_owned(),
            role,
            found,
        }
    }
}

/// Whether what stands in place of a name is a sentence.
fn is_data(name: &str) -> bool {
    const LONGEST_NAME: usize = 80;
    // Names may have words in quotation marks; what ends a sentence stands before or after its closing mark.
    let words = name.trim_end_matches(['"', '”', '’', '\'']);
    name.contains(' ') && (words.ends_with(['.', '!', '?']) || name.len() > LONGEST_NAME)
}
