//! Paths and standard input to the texts that are to be classified, one by one.

pub(crate) mod article;
pub(crate) mod batch;
pub(crate) mod content;
pub(crate) mod folder;
mod language;
pub(crate) mod texts;
pub(crate) mod worksheet;

use std::collections::VecDeque;
use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::bail;
use byline_corpus::Error as TableError;
use byline_corpus::{
    ArticleRows, ArticleStream, Columns, Header, Keep, Record, TableFormat, TableReader, TableRow,
    group_rows,
};
use byline_read::Error;
use byline_read::Source;
use clap::ValueEnum;

use crate::input::article::Markup;
use crate::input::content::{Content, Input};
use crate::input::language::LanguageWatch;
use crate::output::emitted::TextFiles;
use crate::output::{Passing, all_names};
use crate::say::message;
use crate::say::message::Notes;

/// How the text of an input is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum InputFormat {
    /// By the extension of the file, else by how it begins
    Auto,
    /// One article
    Text,
    /// A web page with one article
    Html,
    /// One article in Markdown
    Markdown,
    /// Every line an article of its own
    Lines,
    /// Table with a header, separated by commas or by what the header shows, one row a sentence
    Csv,
    /// Table with a header, separated by tabs or by what the header shows, one row a sentence
    Tsv,
    /// JSON objects, one a line or in an array, each a sentence
    Jsonl,
    /// Apache Parquet, one row a sentence
    Parquet,
}

/// What a row of a table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum RowUnit {
    /// A sentence; rows of the same article are read together
    Sentence,
    /// A whole article
    Article,
}

/// How to read.
#[derive(Clone, Debug)]
pub(crate) struct InputOptions {
    pub(crate) format: InputFormat,
    pub(crate) columns: Columns,
    pub(crate) rows: RowUnit,
    /// Whether the rows of an article are known to stand together.
    pub(crate) is_grouped: bool,
    /// Whether texts may be in any language, without a word about it.
    pub(crate) takes_any_language: bool,
}

/// All inputs in the order given, read as they are asked for.
pub(crate) struct Inputs {
    options: InputOptions,
    paths: VecDeque<PathBuf>,
    file_idx: usize,
    current: Option<Current>,
    texts: Option<TextFiles>,
    language: LanguageWatch,
    notes: Notes,
    passing: Passing,
    /// The first file, if columns are passed through, with its columns if it is a table.
    first: Option<(PathBuf, Option<Arc<Header>>)>,
}

/// A file that is being read.
struct Current {
    path: Arc<str>,
    parts: Parts,
    n_read: usize,
}

enum Parts {
    Text(Option<Source>, Markup),
    Lines(Source),
    Rows(Box<TableReader>),
    ArticleRows(Box<TableReader>),
    Stream(Box<ArticleStream<TableReader>>),
    Articles(std::vec::IntoIter<ArticleRows>),
    Table(Option<Vec<ArticleRows>>),
}

impl Inputs {
    /// Checks that all files are there, so that a wrong name shows before the work begins.
    pub(crate) fn new(
        paths: Vec<PathBuf>,
        options: InputOptions,
        notes: Notes,
    ) -> anyhow::Result<Self> {
        for path in paths.iter().filter(|path| !is_stdin(path)) {
            match std::fs::metadata(path) {
                Ok(found) if found.is_dir() => bail!(Error::Folder { path: path.clone() }),
                Ok(_) => {}
                Err(source) => bail!(Error::of_io(path, source)),
            }
        }
        Ok(Self {
            language: LanguageWatch::new(!options.takes_any_language),
            options,
            paths: paths.into(),
            file_idx: 0,
            current: None,
            texts: None,
            notes,
            passing: Passing::Nothing,
            first: None,
        })
    }

    /// Writes the text of each article there, if anywhere, when it has been read.
    pub(crate) fn emit_texts(&mut self, texts: Option<TextFiles>) {
        self.texts = texts;
    }

    /// Keeps the columns of tables, to be passed through.
    pub(crate) fn pass_through(&mut self, passing: Passing) {
        self.passing = passing;
    }

    /// Number of files left, standard input being one.
    pub(crate) fn n_files(&self) -> usize {
        self.paths.len()
    }

    fn open(&mut self, path: &Path) -> anyhow::Result<Current> {
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
                self.pass(path, None)?;
                Parts::Text(Some(source), markup)
            }
            _ if self.texts.is_some() => bail!(
                "{} holds no single article, expected text, HTML or Markdown for --emit-text",
                name(path)
            ),
            Layout::Lines => {
                self.pass(path, None)?;
                Parts::Lines(source)
            }
            Layout::Table(format) => self.table(source, format)?,
        };
        message::info(&format!("reading {}", name(path)));
        Ok(Current {
            path: path.to_string_lossy().into(),
            parts,
            n_read: 0,
        })
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
                    name(source.path()),
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
        let reader = self.reader(source, format)?;
        self.pass(&path, reader.header())?;
        if self.options.rows == RowUnit::Article {
            return Ok(Parts::ArticleRows(Box::new(reader)));
        }
        if !reader.has_articles() {
            return Ok(Parts::Rows(Box::new(reader)));
        }
        if self.options.is_grouped || self.is_grouped(&path, format) {
            return Ok(Parts::Stream(Box::new(ArticleStream::new(path, reader))));
        }
        let articles = group_rows(reader.collect::<Result<Vec<_>, _>>()?);
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

    /// Reads a table, with its columns if they are used.
    fn reader(&self, source: Source, format: TableFormat) -> byline_corpus::Result<TableReader> {
        let reader = TableReader::new(source, format, &self.options.columns)?;
        let is_of_articles = self.options.rows == RowUnit::Article;
        let without = match self.passing {
            Passing::Nothing if !is_of_articles => return Ok(reader),
            Passing::Nothing | Passing::Values => Vec::new(),
            _ => all_names(is_of_articles),
        };
        let mut keep = Keep::default();
        keep.without = without;
        keep.white_space = is_of_articles;
        keep.types = self.passing == Passing::SameTypes;
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
            .and_then(|source| self.reader(source, format));
        let Ok(reader) = reader else {
            return false;
        };
        let failure = ArticleStream::new(path.to_owned(), reader).find_map(Result::err);
        !matches!(failure, Some(TableError::ArticleScattered { .. }))
    }

    /// Checks that the columns of a file can be passed through together with those of the files before.
    fn pass(&mut self, path: &Path, header: Option<&Arc<Header>>) -> anyhow::Result<()> {
        if matches!(self.passing, Passing::Nothing | Passing::Values) {
            return Ok(());
        }
        if let Some(header) = header
            && !header.left_out().is_empty()
        {
            self.notes.note(&format!(
                "{} has columns of an earlier run, which are replaced: {}",
                name(path),
                header.left_out().join(", ")
            ));
        }
        let Some((first_path, first)) = &self.first else {
            self.first = Some((path.to_owned(), header.cloned()));
            return Ok(());
        };
        match (first, header) {
            (None, None) => Ok(()),
            (Some(first), Some(header))
                if self.passing == Passing::AnyColumns
                    || first.names() == header.names()
                        && first.is_unquoted() == header.is_unquoted() =>
            {
                Ok(())
            }
            _ => bail!(
                "{} has {}, expected {} as {} has, for one table of results",
                name(path),
                described(header),
                described(first.as_ref()),
                name(first_path)
            ),
        }
    }

    /// Checks that every field of a row has a column in the output.
    fn check_fields(&self, row: &TableRow) -> byline_corpus::Result<()> {
        let unknown = row.record.as_ref().and_then(Record::unknown_field);
        match unknown {
            Some(field) if matches!(self.passing, Passing::SameColumns | Passing::SameTypes) => {
                Err(TableError::CorpusLine {
                    path: self.path(),
                    line: row.line,
                    reason: format!(
                        "the field \"{field}\" has no column, expected those of the first object (the format jsonl takes any)"
                    ),
                })
            }
            _ => Ok(()),
        }
    }

    /// The file that is being read.
    fn path(&self) -> PathBuf {
        let current = self.current.as_ref();
        current.map_or_else(PathBuf::new, |current| PathBuf::from(&*current.path))
    }

    fn check(&self, content: &Content) -> byline_corpus::Result<()> {
        match content {
            Content::Text(_) | Content::Line(_) => Ok(()),
            Content::ArticleRow(row) => self.check_fields(row),
            Content::Article(article) => article
                .rows
                .iter()
                .try_for_each(|row| self.check_fields(row)),
            Content::Table(articles) => {
                let mut rows = articles.iter().flat_map(|article| &article.rows);
                rows.try_for_each(|row| self.check_fields(row))
            }
        }
    }
}

enum Layout {
    Text(Markup),
    Lines,
    Table(TableFormat),
}

impl Iterator for Inputs {
    type Item = anyhow::Result<Input>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let Some(current) = &mut self.current else {
                let Some(path) = self.paths.pop_front() else {
                    self.language.finish(&self.notes);
                    return None;
                };
                match self.open(&path) {
                    Ok(current) => self.current = Some(current),
                    Err(error) => return Some(Err(error)),
                }
                continue;
            };
            match current.parts.next_content() {
                Ok(Some(content)) => {
                    current.n_read += 1;
                    let (path, is_first) = (current.path.clone(), current.n_read == 1);
                    if let Err(error) = self.check(&content) {
                        return Some(Err(error.into()));
                    }
                    if let (Some(texts), Content::Text(extract)) = (&mut self.texts, &content)
                        && let Err(error) = texts.write(&path, &extract.text)
                    {
                        return Some(Err(error));
                    }
                    self.language
                        .see(&name(Path::new(&*path)), &content, &self.notes);
                    return Some(Ok(Input {
                        path,
                        file_idx: self.file_idx,
                        is_first,
                        content,
                    }));
                }
                Ok(None) if current.n_read == 0 => {
                    return Some(Err(Error::NoText {
                        path: PathBuf::from(&*current.path),
                    }
                    .into()));
                }
                Ok(None) => {
                    let path = current.path.clone();
                    self.language.end(&name(Path::new(&*path)), &self.notes);
                    self.current = None;
                    self.file_idx += 1;
                }
                Err(error) => return Some(Err(error.into())),
            }
        }
    }
}

impl Parts {
    fn next_content(&mut self) -> byline_corpus::Result<Option<Content>> {
        match self {
            Self::Text(source, markup) => match source.take() {
                Some(source) => Ok(markup.read(source)?.map(Content::Text)),
                None => Ok(None),
            },
            Self::Lines(source) => {
                while let Some(line) = source.next_line()? {
                    if !line.trim_start().is_empty() {
                        return Ok(Some(Content::Line(line)));
                    }
                }
                Ok(None)
            }
            Self::Rows(reader) => {
                let row = reader.next().transpose()?;
                Ok(row.map(|row| {
                    Content::Article(ArticleRows {
                        rows: vec![row],
                        indices: vec![0],
                    })
                }))
            }
            Self::ArticleRows(reader) => {
                let row = reader.next().transpose()?;
                Ok(row.map(|row| Content::ArticleRow(Box::new(row))))
            }
            Self::Stream(articles) => Ok(articles.next().transpose()?.map(Content::Article)),
            Self::Articles(articles) => Ok(articles.next().map(Content::Article)),
            Self::Table(articles) => Ok(articles.take().map(Content::Table)),
        }
    }
}

/// What a file has for columns, in messages.
fn described(header: Option<&Arc<Header>>) -> String {
    header.map_or_else(
        || "no columns".to_owned(),
        |header| format!("the columns {}", header.names().join(", ")),
    )
}

/// How messages call a file.
fn name(path: &Path) -> std::borrow::Cow<'_, str> {
    if is_stdin(path) {
        "standard input".into()
    } else {
        path.to_string_lossy()
    }
}

fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}
