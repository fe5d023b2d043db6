//! Paths and standard input to the texts that are to be classified, one by one.

use std::collections::VecDeque;
use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::bail;
use byline::Error;
use byline::corpus::{ArticleRows, Columns, TableFormat, TableReader, group_rows};
use byline::read::Source;
use clap::ValueEnum;

use super::article::Markup;
use super::content::{Content, Input};
use super::emitted::TextFiles;
use super::message;

/// How the text of an input is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum InputFormat {
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
    /// Comma-separated table with a header, one row a sentence
    Csv,
    /// Tab-separated table with a header, one row a sentence
    Tsv,
    /// One JSON object a line, each a sentence
    Jsonl,
}

/// All inputs in the order given, read as they are asked for.
pub(super) struct Inputs {
    format: InputFormat,
    columns: Columns,
    paths: VecDeque<PathBuf>,
    file_idx: usize,
    current: Option<Current>,
    texts: Option<TextFiles>,
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
    Articles(std::vec::IntoIter<ArticleRows>),
    Table(Option<Vec<ArticleRows>>),
}

impl Inputs {
    /// Checks that all files are there, so that a wrong name shows before the work begins.
    pub(super) fn new(
        mut paths: Vec<PathBuf>,
        format: InputFormat,
        columns: Columns,
    ) -> anyhow::Result<Self> {
        if paths.is_empty() {
            paths.push(PathBuf::from("-"));
        }
        for path in paths.iter().filter(|path| !is_stdin(path)) {
            match std::fs::metadata(path) {
                Ok(found) if found.is_dir() => bail!(Error::Folder { path: path.clone() }),
                Ok(_) => {}
                Err(source) => bail!(Error::Read {
                    path: path.clone(),
                    source
                }),
            }
        }
        Ok(Self {
            format,
            columns,
            paths: paths.into(),
            file_idx: 0,
            current: None,
            texts: None,
        })
    }

    /// Writes the text of each article there when it has been read.
    pub(super) fn emit_texts(&mut self, texts: TextFiles) {
        self.texts = Some(texts);
    }

    /// Number of files left, standard input being one.
    pub(super) fn n_files(&self) -> usize {
        self.paths.len()
    }

    /// Size of the files in bytes, as far as it is known.
    pub(super) fn n_bytes(&self) -> u64 {
        let sizes = self
            .paths
            .iter()
            .map(|path| std::fs::metadata(path).map_or(0, |found| found.len()));
        sizes.sum()
    }

    fn open(&self, path: &Path) -> anyhow::Result<Current> {
        let mut source = if is_stdin(path) {
            if std::io::stdin().is_terminal() {
                message::note("reading standard input");
            }
            Source::new(path, std::io::stdin())?
        } else {
            Source::open(path)?
        };
        let parts = match self.layout(&mut source)? {
            Layout::Text(markup) => Parts::Text(Some(source), markup),
            _ if self.texts.is_some() => bail!(
                "{} holds no single article, expected text, HTML or Markdown for --emit-text",
                name(path)
            ),
            Layout::Lines => Parts::Lines(source),
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
        Ok(match self.format {
            InputFormat::Text => Layout::Text(Markup::Plain),
            InputFormat::Html => Layout::Text(Markup::Html),
            InputFormat::Markdown => Layout::Text(Markup::Markdown),
            InputFormat::Lines => Layout::Lines,
            InputFormat::Csv => Layout::Table(TableFormat::Csv),
            InputFormat::Tsv => Layout::Table(TableFormat::Tsv),
            InputFormat::Jsonl => Layout::Table(TableFormat::Jsonl),
            InputFormat::Auto => self.detect(source)?,
        })
    }

    fn detect(&self, source: &mut Source) -> anyhow::Result<Layout> {
        let markup = Markup::of_extension(source.path());
        if markup != Markup::Unknown {
            return Ok(Layout::Text(markup));
        }
        Ok(match TableFormat::detect(source, &self.columns)? {
            Some(format) => Layout::Table(format),
            None if self.columns.text.is_some() || self.columns.article.is_some() => bail!(
                "{} is no table with a column \"{}\", expected one (--input-format says which kind of table it is)",
                name(source.path()),
                self.columns.text()
            ),
            None => Layout::Text(markup),
        })
    }

    /// Tables that name articles are read whole, since an article may go on at their very end.
    fn table(&self, source: Source, format: TableFormat) -> anyhow::Result<Parts> {
        let reader = TableReader::new(source, format, &self.columns)?;
        if !reader.has_articles() {
            return Ok(Parts::Rows(Box::new(reader)));
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
                let path = self.paths.pop_front()?;
                match self.open(&path) {
                    Ok(current) => self.current = Some(current),
                    Err(error) => return Some(Err(error)),
                }
                continue;
            };
            match current.parts.next_content() {
                Ok(Some(content)) => {
                    current.n_read += 1;
                    if let (Some(texts), Content::Text(extract)) = (&mut self.texts, &content)
                        && let Err(error) = texts.write(&current.path, &extract.text)
                    {
                        return Some(Err(error));
                    }
                    return Some(Ok(Input {
                        path: current.path.clone(),
                        file_idx: self.file_idx,
                        is_first: current.n_read == 1,
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
                    self.current = None;
                    self.file_idx += 1;
                }
                Err(error) => return Some(Err(error.into())),
            }
        }
    }
}

impl Parts {
    fn next_content(&mut self) -> byline::Result<Option<Content>> {
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
            Self::Articles(articles) => Ok(articles.next().map(Content::Article)),
            Self::Table(articles) => Ok(articles.take().map(Content::Table)),
        }
    }
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
