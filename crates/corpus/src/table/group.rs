//! Rows of a table to articles.

use std::collections::HashMap;
use std::path::Path;

use super::TableRow;
use byline::document::Document;

/// The rows of one article, in row order.
#[derive(Clone, Debug, Default)]
pub struct ArticleRows {
    /// Never empty; all name the same article.
    pub rows: Vec<TableRow>,
    /// Index of each row in the table.
    pub indices: Vec<usize>,
}

/// Brings rows of the same article together, articles in order of their first row.
///
/// A row that names no article is one by itself. Rows of an article need not follow each other.
///
/// ```
/// use byline_corpus::{TableRow, group_rows};
/// let row = |article: Option<&str>| {
///     let mut row = TableRow::default();
///     row.article = article.map(str::to_owned);
///     row
/// };
/// let articles = group_rows([row(Some("a")), row(None), row(Some("a"))]);
/// assert_eq!(articles.len(), 2);
/// assert_eq!(articles[0].indices, [0, 2]);
/// ```
#[must_use]
pub fn group_rows(rows: impl IntoIterator<Item = TableRow>) -> Vec<ArticleRows> {
    let mut articles: Vec<ArticleRows> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for (row_idx, row) in rows.into_iter().enumerate() {
        let next = articles.len();
        let article_idx = match &row.article {
            Some(name) => *known.entry(name.clone()).or_insert(next),
            None => next,
        };
        if article_idx == next {
            articles.push(ArticleRows::default());
        }
        articles[article_idx].rows.push(row);
        articles[article_idx].indices.push(row_idx);
    }
    articles
}

impl ArticleRows {
    /// The rows that are sentences: one a sentence of the [`document`](Self::document).
    pub fn sentence_rows(&self) -> impl Iterator<Item = &TableRow> {
        self.rows.iter().filter(|row| row.is_sentence())
    }

    /// The rows as a document.
    #[must_use]
    pub fn document(&self) -> Document {
        let rows = self.rows.iter().filter(|row| !row.text.is_empty());
        Document::from_rows(rows.map(TableRow::as_row))
    }

    /// The name of the article, or file and line where it has none.
    #[must_use]
    pub fn id(&self, path: &Path) -> String {
        match self.rows.first() {
            Some(TableRow {
                article: Some(name),
                ..
            }) => name.clone(),
            Some(row) => format!("{}:{}", path.display(), row.line),
            None => String::new(),
        }
    }
}
