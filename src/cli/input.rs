//! Paths and standard input to the texts that are to be classified, one by one.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::bail;
use byline::corpus::{ArticleRows, Columns, TableFormat, TableReader, group_rows};
use byline::read::Source;
use byline::{Document, Error};
use clap::ValueEnum;

/// How the text of an input is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum InputFormat {
    /// By the extension of the file, else by its first line
    Auto,
    /// One article
    Text,
    /// Every line an article of its own
    Lines,
    /// Comma-separated table with a header, one row a sentence
    Csv,
    /// Tab-separated table with a header, one row a sentence
    Tsv,
    /// One JSON object a line, each a sentence
    Jsonl,
}

/// What is analysed at a time.
pub(super) struct Input {
    /// The file as it was named; `-` for standard input.
    pub(super) path: Arc<str>,
    /// Index of the file among the inputs.
    pub(super) file_idx: usize,
    /// Whether it is the first of its file.
    pub(super) is_first: bool,
    /// The text itself.
    pub(super) content: Content,
}

/// Text that is not yet a document: making documents is left to the threads.
pub(super) enum Content {
    /// A whole file.
    Text(String),
    /// A line of a file.
    Line(String),
    /// Rows of one article, which follow each other in the table.
    Article(ArticleRows),
    /// A table whose articles are interleaved.
    Table(Vec<ArticleRows>),
}

/// All inputs in the order given, read as they are asked for.
pub(super) struct Inputs {
    format: InputFormat,
    columns: Columns,
    paths: VecDeque<PathBuf>,
    file_idx: usize,
    current: Option<Current>,
}

/// A file that is being read.
struct Current {
    path: Arc<str>,
    parts: Parts,
    n_read: usize,
}

enum Parts {
    Text(Option<Source>),
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
        })
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
            Source::new(path, std::io::stdin())?
        } else {
            Source::open(path)?
        };
        let parts = match self.layout(&mut source)? {
            Layout::Text => Parts::Text(Some(source)),
            Layout::Lines => Parts::Lines(source),
            Layout::Table(format) => self.table(source, format)?,
        };
        Ok(Current {
            path: path.to_string_lossy().into(),
            parts,
            n_read: 0,
        })
    }

    fn layout(&self, source: &mut Source) -> anyhow::Result<Layout> {
        Ok(match self.format {
            InputFormat::Text => Layout::Text,
            InputFormat::Lines => Layout::Lines,
            InputFormat::Csv => Layout::Table(TableFormat::Csv),
            InputFormat::Tsv => Layout::Table(TableFormat::Tsv),
            InputFormat::Jsonl => Layout::Table(TableFormat::Jsonl),
            InputFormat::Auto if is_prose(source.path()) => Layout::Text,
            InputFormat::Auto => match TableFormat::detect(source, &self.columns)? {
                Some(format) => Layout::Table(format),
                None if self.columns.text.is_some() || self.columns.article.is_some() => bail!(
                    "{} seems to be no table with the column named, expected one (--input-format says which kind)",
                    source.path().display()
                ),
                None => Layout::Text,
            },
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
    Text,
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
            Self::Text(source) => {
                let Some(source) = source.take() else {
                    return Ok(None);
                };
                let text = source.into_text()?;
                Ok((!text.trim_start().is_empty()).then_some(Content::Text(text)))
            }
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

impl Content {
    /// Number of bytes of text.
    pub(super) fn len(&self) -> usize {
        let of_rows = |article: &ArticleRows| article.rows.iter().map(|row| row.text.len()).sum();
        match self {
            Self::Text(text) | Self::Line(text) => text.len(),
            Self::Article(article) => of_rows(article),
            Self::Table(articles) => articles.iter().map(of_rows).sum(),
        }
    }

    /// The documents, and for interleaved articles the document of each sentence row, in row order.
    pub(super) fn into_documents(self) -> (Vec<Document>, Option<Vec<usize>>) {
        match self {
            Self::Text(text) | Self::Line(text) => (vec![Document::new(text)], None),
            Self::Article(article) => (vec![article.document()], None),
            Self::Table(articles) => {
                let mut owners: Vec<(usize, usize)> = Vec::new();
                for (document_idx, article) in articles.iter().enumerate() {
                    let rows = article.rows.iter().zip(&article.indices);
                    let sentences = rows.filter(|(row, _)| !row.is_heading);
                    owners.extend(sentences.map(|(_, &row_idx)| (row_idx, document_idx)));
                }
                owners.sort_unstable();
                let order = owners.into_iter().map(|(_, document_idx)| document_idx);
                let documents = articles.iter().map(ArticleRows::document).collect();
                (documents, Some(order.collect()))
            }
        }
    }
}

fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}

/// Whether the extension says that it is no table, whatever its first line looks like.
fn is_prose(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    extension.is_some_and(|extension| {
        ["txt", "text", "md", "markdown"]
            .iter()
            .any(|prose| extension.eq_ignore_ascii_case(prose))
    })
}
