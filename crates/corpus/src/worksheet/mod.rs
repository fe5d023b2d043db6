//! Sentences for people to label: the rows of tables, or the sentences of articles.

mod reading;

use byline::{Classifier, Document, Label, Prediction};

pub use self::reading::WorksheetOptions;
use crate::error::{Error, Result};
use crate::table::same_name;

/// Rows in the order in which they were added, and what the model says of them.
///
/// ```
/// use byline_corpus::{Worksheet, WorksheetOptions};
/// let mut sheet = Worksheet::new(WorksheetOptions::default());
/// sheet.add_article("storm".to_owned(), "It rained. It was a disgrace.".to_owned().into());
/// sheet.rows[0].label = Some(byline::Label::Factual);
/// assert_eq!((sheet.sentences().count(), sheet.n_labelled()), (2, 1));
/// let table = String::from_utf8(sheet.to_csv()?).unwrap();
/// assert!(table.starts_with("article,paragraph,kind,label,text\nstorm,0,sentence,factual,It rained.\n"));
/// # Ok::<(), byline_corpus::Error>(())
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Worksheet {
    options: WorksheetOptions,
    /// The columns of the tables and articles that were added.
    columns: Vec<String>,
    /// Sentences, and the headings between them.
    pub rows: Vec<WorksheetRow>,
    /// What they belong to.
    pub articles: Vec<WorksheetArticle>,
}

/// A sentence, or a heading that stands between sentences.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct WorksheetRow {
    /// Its words.
    pub text: String,
    /// Its label, if it has one that means a single one of ours.
    pub label: Option<Label>,
    /// Its paragraph, as the table names or numbers it.
    pub paragraph: Option<String>,
    /// Whether it is no sentence.
    pub is_heading: bool,
    /// Index of its article.
    pub article_idx: usize,
    /// What the model says; none of a heading.
    pub guess: Option<Prediction>,
    /// Its cells by the name of their column, but for the label.
    pub cells: Vec<(String, String)>,
}

/// The rows that are read together.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct WorksheetArticle {
    /// Its name; file and line of its only row where the table names no articles.
    pub id: String,
    /// Whether it is the name that a table or a file gives it.
    pub is_named: bool,
    /// Indices of its rows, in order.
    pub rows: Vec<usize>,
    document: Document,
}

impl Worksheet {
    /// No rows; tables that are added are read by these options.
    #[must_use]
    pub fn new(options: WorksheetOptions) -> Self {
        Self {
            options,
            columns: Vec::new(),
            rows: Vec::new(),
            articles: Vec::new(),
        }
    }

    /// How tables are read.
    #[must_use]
    pub fn options(&self) -> &WorksheetOptions {
        &self.options
    }

    /// The name of the article of a row, if it has one.
    #[must_use]
    pub fn article_of(&self, row: &WorksheetRow) -> Option<&str> {
        let article = &self.articles[row.article_idx];
        article.is_named.then_some(article.id.as_str())
    }

    /// The sentences, each with its index among the rows.
    pub fn sentences(&self) -> impl Iterator<Item = (usize, &WorksheetRow)> {
        let rows = self.rows.iter().enumerate();
        rows.filter(|(_, row)| !row.is_heading)
    }

    /// Number of sentences that have a label.
    #[must_use]
    pub fn n_labelled(&self) -> usize {
        let labelled = self.sentences().filter(|(_, row)| row.label.is_some());
        labelled.count()
    }

    /// Asks the model about every sentence.
    pub fn guess(&mut self, classifier: &Classifier) {
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

    /// All rows as comma-separated values, with the labels as they are now, in a last column if no table had one.
    ///
    /// # Errors
    /// [`Error::TableWrite`], in principle: memory can be written to.
    pub fn to_csv(&self) -> Result<Vec<u8>> {
        let label_column = self.options.columns.label();
        let mut columns: Vec<&str> = self.columns.iter().map(String::as_str).collect();
        let is_label = |column: &str| same_name(column, label_column);
        if !columns.iter().any(|column| is_label(column)) {
            columns.push(label_column);
        }
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(&columns).map_err(Error::table_write)?;
        for row in &self.rows {
            let cells = columns.iter().map(|column| {
                if is_label(column) {
                    return row.label.map_or("", Label::name);
                }
                let cell = row.cells.iter().find(|(name, _)| name == column);
                cell.map_or("", |(_, cell)| cell.as_str())
            });
            writer.write_record(cells).map_err(Error::table_write)?;
        }
        let written = writer.into_inner();
        written.map_err(|error| Error::table_write(error.into_error()))
    }
}
