//! A table of articles: what is known of each as a whole.

use std::collections::HashMap;
use std::path::Path;

use super::TableReader;
use super::columns::Columns;
use super::format::TableFormat;
use crate::error::{ColumnRole, Error, Result};
use byline_read::{Error as ReadError, Source};

/// One column of a table of articles, such as the genre of each.
///
/// ```
/// use byline_corpus::ArticleTable;
/// let folder = tempfile::tempdir()?;
/// let path = folder.path().join("articles.csv");
/// std::fs::write(&path, "article,genre,title\na,court report,Jailed\n")?;
/// let genres = ArticleTable::read(&path, "article", "genre")?;
/// assert_eq!(genres.value("a"), Some("court report"));
/// assert_eq!(genres.value("b"), None);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArticleTable {
    values: HashMap<String, String>,
}

impl ArticleTable {
    /// Reads the column `column` of a table in which `article` names the article of a row.
    ///
    /// Of several rows for an article the last counts.
    ///
    /// # Errors
    /// Each names the file: [`Error::Read`], [`Folder`](byline_read::Error::Folder), [`NoText`](byline_read::Error::NoText), [`Error::CorpusLine`], and
    /// [`Error::ColumnMissing`] for either column.
    pub fn read(path: &Path, article: &str, column: &str) -> Result<Self> {
        let mut source = Source::open(path)?;
        // A row is about its article: that column is what is read, the other what is kept with it.
        let columns = Columns {
            text: Some(article.to_owned()),
            label: Some(column.to_owned()),
            extra: Some(column.to_owned()),
            ..Columns::default()
        };
        let format = TableFormat::detect(&mut source, &columns)?.unwrap_or_default();
        let reader = TableReader::new(source, format, &columns).and_then(TableReader::with_labels);
        let mut reader = reader.map_err(in_no_role)?;
        let mut values = HashMap::new();
        for row in &mut reader {
            let row = row?;
            values.extend(row.extra.map(|value| (row.text, value)));
        }
        if values.is_empty() {
            return Err(Error::Read(ReadError::NoText {
                path: path.to_owned(),
            }));
        }
        Ok(Self { values })
    }

    /// The value of an article.
    #[must_use]
    pub fn value(&self, article: &str) -> Option<&str> {
        self.values.get(article).map(String::as_str)
    }
}

/// The columns are neither of sentences nor of labels, whatever they were read as.
fn in_no_role(error: Error) -> Error {
    match error {
        Error::ColumnMissing {
            path,
            column,
            found,
            ..
        } => Error::ColumnMissing {
            path,
            column,
            role: ColumnRole::Other,
            found,
        },
        error => error,
    }
}
