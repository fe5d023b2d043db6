//! Sentences for people to label: the rows of tables, or the sentences of articles.

mod args;
mod reading;

use anyhow::Context;
use byline::{Classifier, Document, Label, Prediction};

pub(super) use self::args::WorksheetArgs;
pub(super) use self::reading::WorksheetOptions;

/// Rows in the order of the files, and what the model says of them.
pub(super) struct Worksheet {
    /// The columns of the table that is written.
    columns: Vec<String>,
    /// Which of them holds labels.
    label_column: String,
    pub(super) rows: Vec<Row>,
    pub(super) articles: Vec<Article>,
}

/// A sentence, or a heading that stands between sentences.
pub(super) struct Row {
    pub(super) text: String,
    pub(super) label: Option<Label>,
    pub(super) paragraph: Option<String>,
    pub(super) is_heading: bool,
    /// Index of its article.
    pub(super) article_idx: usize,
    /// What the model says; none of a heading.
    pub(super) guess: Option<Prediction>,
    /// Its cells by the name of their column, but for the label.
    pub(super) cells: Vec<(String, String)>,
}

/// The rows that are read together.
pub(super) struct Article {
    /// Its name; file and line of its only row where the table names no articles.
    pub(super) id: String,
    /// Whether it is the name that a table or a file gives it.
    pub(super) is_named: bool,
    /// Indices of its rows, in order.
    pub(super) rows: Vec<usize>,
    document: Document,
}

impl Worksheet {
    /// The name of the article of a row, if it has one.
    pub(super) fn article_of(&self, row: &Row) -> Option<&str> {
        let article = &self.articles[row.article_idx];
        article.is_named.then_some(article.id.as_str())
    }

    /// The sentences, each with its index among the rows.
    pub(super) fn sentences(&self) -> impl Iterator<Item = (usize, &Row)> {
        let rows = self.rows.iter().enumerate();
        rows.filter(|(_, row)| !row.is_heading)
    }

    /// Number of sentences that have a label.
    pub(super) fn n_labelled(&self) -> usize {
        let labelled = self.sentences().filter(|(_, row)| row.label.is_some());
        labelled.count()
    }

    /// Asks the model about every sentence.
    pub(super) fn guess(&mut self, classifier: &Classifier) {
        for article in &self.articles {
            let mut predictions = classifier.classify(&article.document).into_iter();
            for &row_idx in &article.rows {
                let row = &mut self.rows[row_idx];
                row.guess = if row.is_heading {
                    None
                } else {
                    predictions.next()
                };
            }
        }
    }

    /// All rows as comma-separated values, with the labels as they are now.
    pub(super) fn to_csv(&self) -> anyhow::Result<Vec<u8>> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(&self.columns)?;
        for row in &self.rows {
            writer.write_record(self.columns.iter().map(|column| {
                if *column == self.label_column {
                    return row.label.map_or("", Label::name);
                }
                let cell = row.cells.iter().find(|(name, _)| name == column);
                cell.map_or("", |(_, cell)| cell.as_str())
            }))?;
        }
        writer.into_inner().context("cannot write the table")
    }
}
