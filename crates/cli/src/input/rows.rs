//! The rows of a table that can be used.

use std::path::PathBuf;

use byline_corpus::{Error, Record, Result, RowSample, TableReader, TableRow};

use crate::input::faults::{Faults, Loss};
use crate::say::message::{Kind, Notes, counted};

/// Reads the rows of a table, passes over those that cannot be used, and counts them.
pub(crate) struct UsableRows {
    path: PathBuf,
    reader: TableReader,
    faults: Faults,
    /// Whether every row has the columns of the table and no others.
    has_fixed_columns: bool,
    /// Looks for rows that are no sentences, if all are taken for sentences.
    articles: Option<LongRows>,
    is_counted: bool,
}

/// Rows that hold an article in a table of sentences.
struct LongRows {
    notes: Notes,
    n: usize,
    /// The line of the first.
    first: u64,
}

/// A row of more bytes is no sentence, if it holds several.
const LONG: usize = 2000;

impl UsableRows {
    pub(crate) fn new(path: PathBuf, reader: TableReader, faults: Faults) -> Self {
        Self {
            path,
            reader,
            faults,
            has_fixed_columns: false,
            articles: None,
            is_counted: false,
        }
    }

    /// Every field of a row needs a column.
    pub(crate) fn with_fixed_columns(mut self, has_fixed_columns: bool) -> Self {
        self.has_fixed_columns = has_fixed_columns;
        self
    }

    /// Says how many rows hold an article.
    pub(crate) fn looking_for_articles(mut self, notes: Notes) -> Self {
        self.articles = Some(LongRows {
            notes,
            n: 0,
            first: 0,
        });
        self
    }

    /// Checks that every field of a row has a column in the output.
    fn check_fields(&self, row: &TableRow) -> Result<()> {
        if !self.has_fixed_columns {
            return Ok(());
        }
        match row.record.as_ref().and_then(Record::unknown_field) {
            None => Ok(()),
            Some(field) => Err(Error::CorpusLine {
                path: self.path.clone(),
                line: row.line,
                reason: format!(
                    "the field \"{field}\" has no column, expected those of the first objects (the format jsonl takes any)"
                ),
            }),
        }
    }

    /// Notes a fault of a row; gives it back where it ends the run.
    fn pass_over(&self, loss: Loss, error: Error) -> Result<()> {
        if self.faults.is_strict() || !error.is_of_row() {
            return Err(error);
        }
        // Where nothing is strict, it is noted.
        let _ = self.faults.add(loss, error.into());
        Ok(())
    }

    fn end(&mut self) {
        if std::mem::replace(&mut self.is_counted, true) {
            return;
        }
        let (n_rows, n_blank) = (self.reader.n_rows(), self.reader.n_blank());
        self.faults.count_rows(n_rows, n_blank);
        if let Some(articles) = self.articles.take().filter(|articles| articles.n > 0) {
            articles.notes.warn_of(&self.path, Kind::LongRows, &format!(
                ": {} of {}, the first on line {}, with several sentences labelled as one (--rows article labels each sentence)",
                articles.n,
                counted(n_rows, "row"),
                articles.first
            ));
        }
    }
}

impl Iterator for UsableRows {
    type Item = Result<TableRow>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let row = match self.reader.next() {
                Some(Ok(row)) => row,
                Some(Err(error)) => match self.pass_over(Loss::Row, error) {
                    Ok(()) => continue,
                    Err(error) => {
                        self.end();
                        return Some(Err(error));
                    }
                },
                None => {
                    self.end();
                    return None;
                }
            };
            let checked = self.check_fields(&row);
            if let Err(error) = checked.or_else(|error| self.pass_over(Loss::Field, error)) {
                return Some(Err(error));
            }
            if let Some(articles) = &mut self.articles {
                articles.look_at(&row);
            }
            return Some(Ok(row));
        }
    }
}

impl LongRows {
    fn look_at(&mut self, row: &TableRow) {
        if row.text.len() > LONG && RowSample::of_texts([row.text.as_str()]).holds_several() {
            self.n += 1;
            if self.n == 1 {
                self.first = row.line;
            }
        }
    }
}
