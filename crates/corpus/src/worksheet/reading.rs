//! Tables and articles to the rows of a worksheet.

use std::path::Path;

use byline::document::Extract;
use byline::segment::StructureKind;
use byline::{Document, Label};

use super::{Worksheet, WorksheetArticle, WorksheetRow};
use crate::error::{Error, Result};
use crate::{ArticleRows, Columns, LabelMap, Record, TableRow};

/// How to read a worksheet.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct WorksheetOptions {
    /// Where the columns of tables are named otherwise than usual.
    pub columns: Columns,
    /// What the labels of tables mean.
    pub label_map: LabelMap,
    /// Whether labels that the rows have are left out.
    pub ignores_labels: bool,
}

/// The columns of the sentences of an article, which has none of its own.
const COLUMNS: [&str; 5] = ["article", "paragraph", "kind", "label", "text"];

impl Worksheet {
    /// Adds the sentences and headings of an article that has no labels, in order.
    pub fn add_article(&mut self, id: String, extract: Extract) {
        self.add_columns(COLUMNS);
        let document = Document::from_extract(extract);
        let text = document.text();
        let headings = document.structure().iter().filter(|line| {
            use StructureKind::{Heading, Label, Title};
            matches!(line.kind, Title | Heading | Label)
        });
        let mut parts: Vec<_> = headings.map(|line| (line.span, None)).collect();
        let sentences = document.sentences().iter();
        parts.extend(sentences.map(|sentence| (sentence.span, Some(sentence.paragraph_idx))));
        parts.sort_by_key(|(span, _)| span.start);
        let first = self.rows.len();
        for (span, paragraph_idx) in parts {
            let words = span.of(text).split_whitespace().collect::<Vec<_>>();
            let (words, kind) = (words.join(" "), kind(paragraph_idx.is_none()));
            let paragraph = paragraph_idx.map(|paragraph_idx| paragraph_idx.to_string());
            let cells = [
                ("article", id.clone()),
                ("paragraph", paragraph.clone().unwrap_or_default()),
                ("kind", kind.to_owned()),
                ("text", words.clone()),
            ];
            self.rows.push(WorksheetRow {
                text: words,
                label: None,
                paragraph,
                is_heading: paragraph_idx.is_none(),
                article_idx: self.articles.len(),
                guess: None,
                cells: cells.map(|(name, cell)| (name.to_owned(), cell)).into(),
            });
        }
        self.articles.push(WorksheetArticle {
            id,
            is_named: true,
            rows: (first..self.rows.len()).collect(),
            document,
        });
    }

    /// Adds articles of one table, at `path`, with all their columns; where the articles are interleaved, their rows come
    /// back into the order of the table.
    ///
    /// # Errors
    /// [`Error::LabelUnknown`].
    pub fn add_table(&mut self, path: &Path, articles: Vec<ArticleRows>) -> Result<()> {
        let first_article = self.articles.len();
        let mut rows: Vec<(usize, usize, TableRow)> = Vec::new();
        for (offset, article) in articles.into_iter().enumerate() {
            self.articles.push(WorksheetArticle {
                id: article.id(path),
                is_named: article.rows.iter().any(|row| row.article.is_some()),
                rows: Vec::new(),
                document: article.document(),
            });
            let indexed = article.indices.into_iter().zip(article.rows);
            rows.extend(indexed.map(|(row_idx, row)| (row_idx, first_article + offset, row)));
        }
        rows.sort_by_key(|(row_idx, _, _)| *row_idx);
        for (_, article_idx, row) in rows {
            let fields = row.record.iter().flat_map(Record::fields);
            let cells: Vec<(String, String)> = fields
                .map(|(name, value)| (name.to_owned(), value.into_text().into_owned()))
                .collect();
            self.add_columns(cells.iter().map(|(name, _)| name.as_str()));
            let label = self.options.label_of(&row, path)?;
            self.articles[article_idx].rows.push(self.rows.len());
            self.rows.push(WorksheetRow {
                // A row without text stays in its place, and is no sentence.
                is_heading: !row.is_sentence(),
                text: row.text,
                label,
                paragraph: row.paragraph,
                article_idx,
                guess: None,
                cells,
            });
        }
        Ok(())
    }

    fn add_columns<'a>(&mut self, names: impl IntoIterator<Item = &'a str>) {
        for name in names {
            if !self.columns.iter().any(|column| column == name) {
                self.columns.push(name.to_owned());
            }
        }
    }
}

impl WorksheetOptions {
    /// Tables with these columns and the labels that they have.
    #[must_use]
    pub fn new(columns: Columns, label_map: LabelMap) -> Self {
        Self {
            columns,
            label_map,
            ignores_labels: false,
        }
    }

    /// The label that the row has; none where its label means several of ours.
    fn label_of(&self, row: &TableRow, path: &Path) -> Result<Option<Label>> {
        let Some(given) = row.label.as_deref().filter(|_| !self.ignores_labels) else {
            return Ok(None);
        };
        match self.label_map.meaning(given) {
            Some(&[label]) => Ok(Some(label)),
            Some(_) => Ok(None),
            None => Err(Error::LabelUnknown {
                path: path.to_owned(),
                line: row.line,
                label: given.to_owned(),
                known: self.label_map.known(),
            }),
        }
    }
}

/// What the column `kind` says of a row.
fn kind(is_heading: bool) -> &'static str {
    if is_heading { "heading" } else { "sentence" }
}
