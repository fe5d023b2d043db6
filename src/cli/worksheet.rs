//! Sentences for people to label: the rows of tables, or the sentences of articles.

use std::path::{Path, PathBuf};

use anyhow::Context;
use byline::corpus::{ArticleRows, Columns, LabelMap, Record, TableRow};
use byline::read::Extract;
use byline::segment::StructureKind;
use byline::{Classifier, Document, Error, Label, Prediction};

use super::content::{Content, Input};
use super::input::{InputFormat, InputOptions, Inputs, RowUnit};
use super::message::Notes;
use super::output::Passing;

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

/// How to read a worksheet.
#[derive(Clone, Debug, Default)]
pub(super) struct WorksheetOptions {
    pub(super) columns: Columns,
    pub(super) label_map: LabelMap,
    /// Whether labels that the rows have are left out.
    pub(super) ignores_labels: bool,
}

/// The columns of the sentences of an article, which has none of its own.
const COLUMNS: [&str; 5] = ["article", "paragraph", "kind", "label", "text"];

impl Worksheet {
    /// Reads tables with all their columns, and any other file as an article.
    pub(super) fn read(
        paths: Vec<PathBuf>,
        format: InputFormat,
        options: &WorksheetOptions,
    ) -> anyhow::Result<Self> {
        let mut sheet = Self {
            columns: Vec::new(),
            label_column: options.columns.label().to_owned(),
            rows: Vec::new(),
            articles: Vec::new(),
        };
        let paths = if paths.is_empty() {
            vec![PathBuf::from("-")]
        } else {
            paths
        };
        let input = InputOptions {
            format,
            columns: options.columns.clone(),
            rows: RowUnit::Sentence,
            is_grouped: false,
        };
        let mut inputs = Inputs::new(paths, input, Notes::default())?;
        inputs.pass_through(Passing::AnyColumns);
        for input in inputs {
            sheet.add(input?, options)?;
        }
        if !sheet.columns.contains(&sheet.label_column) {
            sheet.columns.push(sheet.label_column.clone());
        }
        Ok(sheet)
    }

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

    fn add(&mut self, input: Input, options: &WorksheetOptions) -> anyhow::Result<()> {
        let path = PathBuf::from(&*input.path);
        match input.content {
            Content::Text(extract) => self.add_article(name_of(&path), extract),
            Content::Line(line) => {
                let number = self.articles.len() + 1;
                self.add_article(format!("{}-{number}", name_of(&path)), line.into());
            }
            Content::ArticleRow(row) => self.add_article(name_of(&path), row.text.into()),
            Content::Article(article) => self.add_table(&path, vec![article], options)?,
            Content::Table(articles) => self.add_table(&path, articles, options)?,
        }
        Ok(())
    }

    fn add_article(&mut self, id: String, extract: Extract) {
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
            self.rows.push(Row {
                text: words,
                label: None,
                paragraph,
                is_heading: paragraph_idx.is_none(),
                article_idx: self.articles.len(),
                guess: None,
                cells: cells.map(|(name, cell)| (name.to_owned(), cell)).into(),
            });
        }
        self.articles.push(Article {
            id,
            is_named: true,
            rows: (first..self.rows.len()).collect(),
            document,
        });
    }

    /// Adds articles of one table; where they are interleaved, their rows come back into the order of the table.
    fn add_table(
        &mut self,
        path: &Path,
        articles: Vec<ArticleRows>,
        options: &WorksheetOptions,
    ) -> anyhow::Result<()> {
        let first_article = self.articles.len();
        let mut rows: Vec<(usize, usize, TableRow)> = Vec::new();
        for (offset, article) in articles.into_iter().enumerate() {
            self.articles.push(Article {
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
            let label = options.label_of(&row, path)?;
            self.articles[article_idx].rows.push(self.rows.len());
            self.rows.push(Row {
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
    /// The label that the row has; none where its label means several of ours.
    fn label_of(&self, row: &TableRow, path: &Path) -> anyhow::Result<Option<Label>> {
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
            }
            .into()),
        }
    }
}

/// What the column `kind` says of a row.
fn kind(is_heading: bool) -> &'static str {
    if is_heading { "heading" } else { "sentence" }
}

/// An article is called as its file, without extension.
fn name_of(path: &Path) -> String {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy());
    stem.map_or_else(|| "article".to_owned(), std::borrow::Cow::into_owned)
}
