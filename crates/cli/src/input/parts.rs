//! What a file is made of, part by part.

use anyhow::anyhow;
use byline_corpus::{ArticleRows, ArticleStream, Error, Result};
use byline_read::{Error as ReadError, Source, shown};

use crate::input::article::Markup;
use crate::input::content::Content;
use crate::input::faults::{Faults, Loss};
use crate::input::rows::UsableRows;

/// A file that is being read.
pub(crate) enum Parts {
    /// One article.
    Text(Option<Source>, Markup),
    /// An article a line.
    Lines(Lines),
    /// A table that names no articles: each row is a document.
    Rows(Box<UsableRows>),
    /// A table with an article a row.
    ArticleRows(Box<UsableRows>),
    /// A table whose articles follow each other.
    Stream(Box<ArticleStream<UsableRows>>),
    /// The same, read already.
    Articles(std::vec::IntoIter<ArticleRows>),
    /// A table whose articles are interleaved.
    Table(Option<Vec<ArticleRows>>),
}

/// The lines of a file that hold text.
pub(crate) struct Lines {
    source: Source,
    faults: Faults,
    n_lines: usize,
    n_read: usize,
}

impl Parts {
    /// The next part, none at the end.
    pub(crate) fn next_content(&mut self) -> Result<Option<Content>> {
        match self {
            Self::Text(source, markup) => match source.take() {
                Some(source) => Ok(markup.read(source)?.map(Content::Text)),
                None => Ok(None),
            },
            Self::Lines(lines) => Ok(lines.next_line()?.map(Content::Line)),
            Self::Rows(rows) => {
                let row = rows.next().transpose()?;
                Ok(row.map(|row| {
                    Content::Article(ArticleRows {
                        rows: vec![row],
                        indices: vec![0],
                    })
                }))
            }
            Self::ArticleRows(rows) => {
                let row = rows.next().transpose()?;
                Ok(row.map(|row| Content::ArticleRow(Box::new(row))))
            }
            Self::Stream(articles) => Ok(articles.next().transpose()?.map(Content::Article)),
            Self::Articles(articles) => Ok(articles.next().map(Content::Article)),
            Self::Table(articles) => Ok(articles.take().map(Content::Table)),
        }
    }
}

impl Lines {
    pub(crate) fn new(source: Source, faults: Faults) -> Self {
        Self {
            source,
            faults,
            n_lines: 0,
            n_read: 0,
        }
    }

    /// The next line that holds text; one that is no text is passed over, unless it is the first.
    fn next_line(&mut self) -> Result<Option<String>> {
        loop {
            let line = self.source.next_line();
            self.n_lines += 1;
            match line {
                Ok(Some(line)) if line.trim_start().is_empty() => {}
                Ok(Some(line)) => {
                    self.n_read += 1;
                    return Ok(Some(line));
                }
                Ok(None) => {
                    self.faults.count_rows(self.n_lines - 1, 0);
                    return Ok(None);
                }
                Err(ReadError::Binary { path, found, .. })
                    if self.n_read > 0 && !self.faults.is_strict() =>
                {
                    let fault =
                        anyhow!("{}:{}: not text: found {found}", shown(&path), self.n_lines);
                    // Where nothing is strict, it is noted.
                    let _ = self.faults.add(Loss::Row, fault);
                }
                Err(error) => return Err(Error::Read(error)),
            }
        }
    }
}
