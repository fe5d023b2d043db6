//! Texts on their way from a file to the threads.

use std::sync::Arc;

use byline::Document;
use byline::document::Extract;
use byline_corpus::{ArticleRows, Header, Record, TableRow};

/// What is analysed at a time.
pub(crate) struct Input {
    /// The file as it was named; `-` for standard input.
    pub(crate) path: Arc<str>,
    /// Index of the file among the inputs.
    pub(crate) file_idx: usize,
    /// Whether it is the first of its file.
    pub(crate) is_first: bool,
    /// The text itself.
    pub(crate) content: Content,
}

/// Text that is not yet a document: making documents is left to the threads.
pub(crate) enum Content {
    /// A whole file.
    Text(Extract),
    /// A line of a file.
    Line(String),
    /// Rows of one article, which follow each other in the table.
    Article(ArticleRows),
    /// A row of a table that holds a whole article.
    ArticleRow(Box<TableRow>),
    /// A table whose articles are interleaved.
    Table(Vec<ArticleRows>),
}

/// Where a document stands.
pub(crate) enum Origin {
    /// In a text of its own.
    Text,
    /// In the rows of a table: each a sentence, a heading or blank.
    Rows(Vec<TableRow>),
    /// In one row of a table.
    Row(Box<TableRow>),
}

/// The columns of a file, as far as they are passed through.
#[derive(Clone, Copy)]
pub(crate) enum InputColumns<'a> {
    /// It is no table, or its columns are not passed through.
    None,
    /// A row is a sentence.
    OfSentences(&'a Header),
    /// A row is an article.
    OfArticles(&'a Header),
}

/// What a row of a table takes beside its text and columns, in bytes: its cells, and the document that it becomes.
const ROW_WEIGHT: usize = 1024;

/// Documents, and for interleaved articles the document of each row, in row order.
pub(crate) type Documents = (Vec<(Document, Origin)>, Option<Vec<usize>>);

impl Content {
    /// Number of bytes of text.
    pub(crate) fn len(&self) -> usize {
        let of_rows = |article: &ArticleRows| article.rows.iter().map(|row| row.text.len()).sum();
        match self {
            Self::Text(extract) => extract.text.len(),
            Self::Line(text) => text.len(),
            Self::Article(article) => of_rows(article),
            Self::ArticleRow(row) => row.text.len(),
            Self::Table(articles) => articles.iter().map(of_rows).sum(),
        }
    }

    /// About how many bytes it takes in memory while it is analysed.
    pub(crate) fn weight(&self) -> usize {
        let of_row = |row: &TableRow| {
            ROW_WEIGHT + row.text.len() + row.record.as_ref().map_or(0, Record::n_bytes)
        };
        let of_rows = |article: &ArticleRows| article.rows.iter().map(of_row).sum::<usize>();
        match self {
            Self::Text(_) | Self::Line(_) => self.len(),
            Self::Article(article) => of_rows(article),
            Self::ArticleRow(row) => of_row(row),
            Self::Table(articles) => articles.iter().map(of_rows).sum(),
        }
    }

    /// The columns of its file.
    pub(crate) fn columns(&self) -> InputColumns<'_> {
        let of_sentences =
            |rows| first_header(rows).map_or(InputColumns::None, InputColumns::OfSentences);
        match self {
            Self::Text(_) | Self::Line(_) => InputColumns::None,
            Self::Article(article) => of_sentences(&article.rows),
            Self::Table(articles) => match articles.first() {
                Some(article) => of_sentences(&article.rows),
                None => InputColumns::None,
            },
            Self::ArticleRow(row) => first_header(std::slice::from_ref(&**row))
                .map_or(InputColumns::None, InputColumns::OfArticles),
        }
    }

    /// The documents.
    pub(crate) fn into_documents(self) -> Documents {
        let of_article = |article: ArticleRows| (article.document(), Origin::Rows(article.rows));
        let documents = match self {
            Self::Text(extract) => vec![(Document::from_extract(extract), Origin::Text)],
            Self::Line(text) => vec![(Document::new(text), Origin::Text)],
            Self::Article(article) => vec![of_article(article)],
            Self::ArticleRow(row) => vec![(Document::new(row.text.as_str()), Origin::Row(row))],
            Self::Table(articles) => {
                let mut owners: Vec<(usize, usize)> = Vec::new();
                for (document_idx, article) in articles.iter().enumerate() {
                    let indices = article.indices.iter();
                    owners.extend(indices.map(|&row_idx| (row_idx, document_idx)));
                }
                owners.sort_unstable();
                let order = owners.into_iter().map(|(_, document_idx)| document_idx);
                let order = order.collect();
                return (articles.into_iter().map(of_article).collect(), Some(order));
            }
        };
        (documents, None)
    }
}

fn first_header(rows: &[TableRow]) -> Option<&Header> {
    Some(rows.first()?.record.as_ref()?.header())
}
