//! Articles whose rows stand together, read one by one.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::PathBuf;

use super::TableRow;
use super::group::ArticleRows;
use crate::error::{Error, Result};

/// Brings rows of the same article together that follow each other, without reading to the end.
///
/// A row that names no article is one by itself. An article whose name comes back after another is an error, after which
/// its further rows come as an article of their own. Of each article a hash stays in memory, eight bytes. The rows are
/// those that can be used: an error ends the article before it.
///
/// ```
/// use byline_corpus::{ArticleStream, TableRow};
/// let row = |article: &str| {
///     let mut row = TableRow::default();
///     row.article = Some(article.to_owned());
///     Ok(row)
/// };
/// let mut articles = ArticleStream::new("a.csv".into(), [row("a"), row("a"), row("b"), row("a")].into_iter());
/// assert_eq!(articles.next().unwrap()?.rows.len(), 2);
/// assert_eq!(articles.next().unwrap()?.rows.len(), 1);
/// assert!(articles.next().unwrap().is_err());
/// assert_eq!(articles.next().unwrap()?.rows.len(), 1);
/// # Ok::<(), byline_corpus::Error>(())
/// ```
pub struct ArticleStream<I> {
    path: PathBuf,
    rows: I,
    /// The row, or the failure, that ended the article before.
    ahead: Option<Result<TableRow>>,
    /// Whether the article that comes next was said to come back.
    is_told: bool,
    seen: HashSet<u64>,
    n_rows: usize,
}

impl<I: Iterator<Item = Result<TableRow>>> ArticleStream<I> {
    /// `path` is the name of the table in messages.
    pub fn new(path: PathBuf, rows: I) -> Self {
        Self {
            path,
            rows,
            ahead: None,
            is_told: false,
            seen: HashSet::new(),
            n_rows: 0,
        }
    }

    /// Notes that an article begins.
    fn begin(&mut self, row: &TableRow) -> Result<()> {
        let Some(name) = &row.article else {
            return Ok(());
        };
        let mut hasher = DefaultHasher::new();
        name.hash(&mut hasher);
        if self.seen.insert(hasher.finish()) {
            return Ok(());
        }
        Err(Error::ArticleScattered {
            path: self.path.clone(),
            line: row.line,
            article: name.clone(),
        })
    }
}

impl<I: Iterator<Item = Result<TableRow>>> Iterator for ArticleStream<I> {
    type Item = Result<ArticleRows>;

    fn next(&mut self) -> Option<Self::Item> {
        let first = match self.ahead.take().or_else(|| self.rows.next())? {
            Ok(row) => row,
            Err(error) => return Some(Err(error)),
        };
        if !std::mem::take(&mut self.is_told)
            && let Err(error) = self.begin(&first)
        {
            self.ahead = Some(Ok(first));
            self.is_told = true;
            return Some(Err(error));
        }
        let mut rows = vec![first];
        loop {
            match self.rows.next() {
                Some(Ok(row)) if row.article.is_some() && row.article == rows[0].article => {
                    rows.push(row);
                }
                other => {
                    self.ahead = other;
                    break;
                }
            }
        }
        let indices = (self.n_rows..self.n_rows + rows.len()).collect();
        self.n_rows += rows.len();
        Some(Ok(ArticleRows { rows, indices }))
    }
}
