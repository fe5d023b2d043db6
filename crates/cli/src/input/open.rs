//! What a file holds, and how it is read.

use std::io::IsTerminal as _;
use std::path::Path;

use anyhow::bail;
use byline_corpus::Error as TableError;
use byline_corpus::{
    ArticleStream, Keep, RowSample, RowUnit, TableFormat, TableReader, group_rows,
};
use byline_read::{Source, shown};

use crate::input::article::Markup;
use crate::input::columns::PassedColumns;
use crate::input::faults::Faults;
use crate::input::options::{InputFormat, InputOptions, RowChoice};
use crate::input::parts::{Lines, Parts};
use crate::input::rows::UsableRows;
use crate::output::{ColumnUse, Passing};
use crate::say::message;
use crate::say::message::{Kind, Notes};

/// Opens the files of one output.
pub(crate) struct Opener {
    pub(crate) options: InputOptions,
    pub(crate) notes: Notes,
    pub(crate) faults: Faults,
    pub(crate) columns: PassedColumns,
    /// Whether each file is to hold a single article.
    pub(crate) is_for_articles: bool,
}

enum Layout {
    Text(Markup),
    Lines,
    Table(TableFormat),
}

/// So many rows show what all of them hold, or fewer if these hold so many bytes.
const SAMPLE_ROWS: usize = 100;
const SAMPLE_BYTES: usize = 1024 * 1024;

impl Opener {
    pub(crate) fn new(options: InputOptions, notes: Notes, faults: Faults) -> Self {
        Self {
            options,
            notes,
            faults,
            columns: PassedColumns::new(ColumnUse::default()),
            is_for_articles: false,
        }
    }

    /// Opens a file, `-` being standard input.
    pub(crate) fn open(&mut self, path: &Path) -> anyhow::Result<Parts> {
        let mut source = if is_stdin(path) {
            if std::io::stdin().is_terminal() {
                self.notes.note("reading standard input");
            }
            Source::new(path, std::io::stdin())?
        } else {
            Source::open(path)?
        };
        let parts = match self.layout(&mut source)? {
            Layout::Text(markup) => {
                self.columns.add(path, None, &self.notes)?;
                Parts::Text(Some(source), markup)
            }
            _ if self.is_for_articles => bail!(
                "{} holds no single article, expected text, HTML or Markdown for --emit-text",
                shown(path)
            ),
            Layout::Lines => {
                self.columns.add(path, None, &self.notes)?;
                Parts::Lines(Lines::new(source, self.faults.clone()))
            }
            Layout::Table(format) => self.table(source, format)?,
        };
        message::info(&format!("reading {}", shown(path)));
        Ok(parts)
    }

    fn layout(&self, source: &mut Source) -> anyhow::Result<Layout> {
        Ok(match self.options.format {
            InputFormat::Text => Layout::Text(Markup::Plain),
            InputFormat::Html => Layout::Text(Markup::Html),
            InputFormat::Markdown => Layout::Text(Markup::Markdown),
            InputFormat::Lines => Layout::Lines,
            InputFormat::Csv => Layout::Table(TableFormat::Csv),
            InputFormat::Tsv => Layout::Table(TableFormat::Tsv),
            InputFormat::Jsonl => Layout::Table(TableFormat::Jsonl),
            InputFormat::Parquet => Layout::Table(TableFormat::Parquet),
            InputFormat::Auto => self.detect(source)?,
        })
    }

    fn detect(&self, source: &mut Source) -> anyhow::Result<Layout> {
        let markup = Markup::of_extension(source.path());
        if markup != Markup::Unknown {
            return Ok(Layout::Text(markup));
        }
        Ok(match TableFormat::detect(source, &self.options.columns)? {
            Some(format) => Layout::Table(format),
            None if self.options.columns.text.is_some()
                || self.options.columns.article.is_some() =>
            {
                bail!(
                    "{} is no table with a column \"{}\", expected one (--input-format says which kind of table it is)",
                    shown(source.path()),
                    self.options.columns.text()
                )
            }
            None => Layout::Text(markup),
        })
    }

    /// Tables that name articles are read row by row where the rows of each article stand together, else whole, since
    /// an article may go on at the very end. Which it is shows a first pass over a file; of a stream it is unknown.
    fn table(&mut self, source: Source, format: TableFormat) -> anyhow::Result<Parts> {
        let path = source.path().to_owned();
        let mut reader = self.reader(source, format)?;
        let sample = RowSample::of(&reader.look_ahead(SAMPLE_ROWS, SAMPLE_BYTES));
        let unit = self.unit(&path, &sample);
        let reader = self.keeping(reader, unit)?;
        self.columns.add(
            &path,
            reader.header().map(|header| (header, unit)),
            &self.notes,
        )?;
        let has_articles = reader.has_articles();
        let rows = UsableRows::new(path.clone(), reader, self.faults.clone())
            .with_fixed_columns(self.columns.are_fixed());
        if unit == RowUnit::Article {
            return Ok(Parts::ArticleRows(Box::new(rows)));
        }
        let rows = if sample.holds_several() {
            rows
        } else {
            rows.looking_for_articles(self.notes.clone())
        };
        if !has_articles {
            return Ok(Parts::Rows(Box::new(rows)));
        }
        if self.options.is_grouped || self.is_grouped(&path, format) {
            return Ok(Parts::Stream(Box::new(ArticleStream::new(path, rows))));
        }
        let articles = group_rows(rows.collect::<Result<Vec<_>, _>>()?);
        let is_interleaved = articles.iter().any(|article| {
            article
                .indices
                .windows(2)
                .any(|pair| pair[1] != pair[0] + 1)
        });
        Ok(if is_interleaved {
            Parts::Table(Some(articles))
        } else {
            Parts::Articles(articles.into_iter())
        })
    }

    /// Decides what the rows of a table hold, and says so where it may come as a surprise.
    fn unit(&self, path: &Path, sample: &RowSample) -> RowUnit {
        let several = "most rows hold several sentences";
        match self.options.rows {
            RowChoice::Article => RowUnit::Article,
            RowChoice::Sentence => {
                if sample.holds_several() {
                    let note = format!(": {several}, and each row is labelled as one");
                    self.notes.note_of(path, Kind::LongRows, &note);
                }
                RowUnit::Sentence
            }
            RowChoice::Auto if sample.unit() == RowUnit::Article => {
                self.notes.note_of(path, Kind::LongRows, &format!(
                    ": {several}, so each row is read as an article (--rows sentence labels it as one sentence)"
                ));
                RowUnit::Article
            }
            RowChoice::Auto if sample.holds_several() => {
                self.notes.warn_of(path, Kind::LongRows, &format!(
                    ": {several}, and each row is labelled as one, since rows share their article (--rows article labels every sentence)"
                ));
                RowUnit::Sentence
            }
            // Rows of one sentence can be read as short articles, where those of the first table are articles.
            RowChoice::Auto => self.columns.unit().unwrap_or_default(),
        }
    }

    /// Reads a table.
    fn reader(&self, source: Source, format: TableFormat) -> byline_corpus::Result<TableReader> {
        let reader = TableReader::new(source, format, &self.options.columns)?;
        Ok(if self.options.has_labels {
            reader
        } else {
            reader.without_labels()
        })
    }

    /// Reads a table with its columns, if they are used.
    fn keeping(&self, reader: TableReader, unit: RowUnit) -> byline_corpus::Result<TableReader> {
        let is_of_articles = unit == RowUnit::Article;
        let columns = &self.columns.columns;
        let without = match columns.passing {
            Passing::Nothing if !is_of_articles => return Ok(reader),
            Passing::Nothing | Passing::Values => Vec::new(),
            _ => columns.added(is_of_articles),
        };
        let mut keep = Keep::default();
        keep.without = without;
        keep.white_space = is_of_articles;
        keep.types = columns.passing == Passing::SameTypes;
        reader.keeping(keep)
    }

    /// Whether the rows of each article stand together in a file, as far as it can be read.
    fn is_grouped(&self, path: &Path, format: TableFormat) -> bool {
        let is_file = std::fs::metadata(path).is_ok_and(|found| found.is_file());
        if is_stdin(path) || !is_file {
            return false;
        }
        let reader = Source::open(path)
            .map_err(TableError::from)
            .and_then(|source| self.reader(source, format))
            .and_then(|reader| self.keeping(reader, RowUnit::Sentence));
        let Ok(reader) = reader else {
            return false;
        };
        let usable = reader.filter(|row| !row.as_ref().is_err_and(TableError::is_of_row));
        let failure = ArticleStream::new(path.to_owned(), usable).find_map(Result::err);
        !matches!(failure, Some(TableError::ArticleScattered { .. }))
    }
}

fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}
