//! Texts on their way from a file to the threads.

use std::sync::Arc;

use byline::Document;
use byline::corpus::ArticleRows;
use byline::read::Extract;

/// What is analysed at a time.
pub(super) struct Input {
    /// The file as it was named; `-` for standard input.
    pub(super) path: Arc<str>,
    /// Index of the file among the inputs.
    pub(super) file_idx: usize,
    /// Whether it is the first of its file.
    pub(super) is_first: bool,
    /// The text itself.
    pub(super) content: Content,
}

/// Text that is not yet a document: making documents is left to the threads.
pub(super) enum Content {
    /// A whole file.
    Text(Extract),
    /// A line of a file.
    Line(String),
    /// Rows of one article, which follow each other in the table.
    Article(ArticleRows),
    /// A table whose articles are interleaved.
    Table(Vec<ArticleRows>),
}

impl Content {
    /// Number of bytes of text.
    pub(super) fn len(&self) -> usize {
        let of_rows = |article: &ArticleRows| article.rows.iter().map(|row| row.text.len()).sum();
        match self {
            Self::Text(extract) => extract.text.len(),
            Self::Line(text) => text.len(),
            Self::Article(article) => of_rows(article),
            Self::Table(articles) => articles.iter().map(of_rows).sum(),
        }
    }

    /// The documents, and for interleaved articles the document of each sentence row, in row order.
    pub(super) fn into_documents(self) -> (Vec<Document>, Option<Vec<usize>>) {
        match self {
            Self::Text(extract) => (vec![Document::from_extract(extract)], None),
            Self::Line(text) => (vec![Document::new(text)], None),
            Self::Article(article) => (vec![article.document()], None),
            Self::Table(articles) => {
                let mut owners: Vec<(usize, usize)> = Vec::new();
                for (document_idx, article) in articles.iter().enumerate() {
                    let rows = article.rows.iter().zip(&article.indices);
                    let sentences = rows.filter(|(row, _)| !row.is_heading);
                    owners.extend(sentences.map(|(_, &row_idx)| (row_idx, document_idx)));
                }
                owners.sort_unstable();
                let order = owners.into_iter().map(|(_, document_idx)| document_idx);
                let documents = articles.iter().map(ArticleRows::document).collect();
                (documents, Some(order.collect()))
            }
        }
    }
}
