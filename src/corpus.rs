//! Labelled articles.

use crate::document::Document;

/// An article with the labels its data gives.
#[derive(Clone, Debug)]
pub struct Article {
    /// Name in the data.
    pub id: String,
    /// Its rows as a document.
    pub document: Document,
    /// One entry a sentence: index into [`Corpus::labels`], or `None` for a row without a label.
    pub gold: Vec<Option<usize>>,
}

/// Labelled articles, in the order of the data.
#[derive(Clone, Debug, Default)]
pub struct Corpus {
    /// The labels of the data, as it spells them: `factual, quote, opinion` in that order where it uses those, others after them by first appearance.
    pub labels: Vec<String>,
    /// The articles.
    pub articles: Vec<Article>,
}
