//! Tables and articles to the rows of a worksheet.

use std::path::{Path, PathBuf};

use byline::document::Extract;
use byline::segment::StructureKind;
use byline::{Document, Label};
use byline_corpus::Error;
use byline_corpus::{ArticleRows, Columns, LabelMap, Record, TableRow};

use super::{Article, Row, Worksheet};
use crate::ColumnArgs;
use crate::content::{Content, Input};
use crate::input::{InputFormat, InputOptions, Inputs, RowUnit};
use crate::message::Notes;
use crate::output::Passing;

/// How to read a worksheet.
#[derive(Clone, Debug)]
pub(crate) struct WorksheetOptions {
    pub(crate) columns: Columns,
    pub(crate) label_map: LabelMap,
    /// Whether labels that the rows have are left out.
    pub(crate) ignores_labels: bool,
}

/// The columns of the sentences of an article, which has none of its own.
const COLUMNS: [&str; 5] = ["article", "paragraph", "kind", "label", "text"];

impl Worksheet {
    /// Reads tables with all their columns, and any other file as an article.
    pub(crate) fn read(
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
    /// What the arguments ask for.
    pub(crate) fn new(columns: &ColumnArgs) -> Self {
        Self {
            columns: columns.columns(),
            label_map: columns.labels.label_map.clone(),
            ignores_labels: false,
        }
    }

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
