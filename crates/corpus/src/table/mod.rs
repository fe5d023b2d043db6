//! Tables of sentences: one reader for training data and for input to classify.

mod article_table;
mod columns;
mod delimited;
mod format;
mod group;
mod json;
#[cfg(feature = "parquet")]
mod parquet;
mod record;
mod sample;
mod stream;

use std::path::PathBuf;
use std::sync::Arc;

use delimited::DelimitedRows;
use json::{JsonRows, objects};
#[cfg(feature = "parquet")]
use parquet::ParquetObjects;

pub use article_table::ArticleTable;
pub use columns::Columns;
pub(crate) use columns::same_name;
pub use format::TableFormat;
pub use group::{ArticleRows, group_rows};
pub(crate) use json::mended;
#[cfg(feature = "parquet")]
pub use parquet::{ParquetWriter, PassedColumns};
pub use record::{Header, Record, Value};
pub use sample::{RowSample, RowUnit};
pub use stream::ArticleStream;

use crate::error::{Error, Result};
use byline::document::Row;
use byline_read::Source;

/// One row of a table.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct TableRow {
    /// The line on which it starts, from 1.
    pub line: u64,
    /// Its number in the table, from 1; rows that cannot be used are counted too.
    pub number: usize,
    /// The words, without white space around them; never empty, unless rows are [kept](TableReader::keeping).
    pub text: String,
    /// Its label, unless there is none or it is a heading.
    pub label: Option<String>,
    /// The article it belongs to, if it names one.
    pub article: Option<String>,
    /// The paragraph it stands in, if it names one.
    pub paragraph: Option<String>,
    /// Whether it is a heading.
    pub is_heading: bool,
    /// Who says what is quoted in it, if it names anybody.
    pub speaker: Option<String>,
    /// The verb, or whatever else, that ties the quotation to its speaker, if it names one.
    pub cue: Option<String>,
    /// The cell of the [extra](crate::Columns::extra) column, maybe empty; `None` where there is no such column.
    pub extra: Option<String>,
    /// The row with all its columns, if rows are [kept](TableReader::keeping).
    pub record: Option<Record>,
}

/// How rows are kept that are to be passed through.
///
/// ```
/// use byline_corpus::Keep;
/// assert!(Keep::default().without.is_empty());
/// ```
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Keep {
    /// Columns that records are to lack.
    pub without: Vec<String>,
    /// Whether texts keep the white space around them: for offsets into the cell.
    pub white_space: bool,
    /// Whether records of Parquet tables keep the types of the columns, for `ParquetWriter`; they then give the values of
    /// no other columns than those that are read.
    pub types: bool,
}

/// Reads the rows of a table one by one.
///
/// A row that cannot be used is an [error of that row](Error::is_of_row), and those after it are read nonetheless. Rows
/// whose text is empty are left out; with a label they are such an error, unless labels are [not
/// used](TableReader::without_labels). Cells are separated by commas, semicolons, tabs
/// or bars, whichever leaves the column of sentences standing alone in the header, or as a first line `sep=;` says.
/// Inside a quoted cell marks are doubled or stand after a backslash; a mark that does not close the cell that it opens
/// is a word of it, and a cell that is not closed before the next row is an error, after which that row is read. In
/// tab-separated files quotation marks are ordinary characters, as the definition of the format has it, except where the
/// writer plainly quoted: in a file whose header cells are all quoted, in one that is called `.csv`, and in a cell that
/// is quoted and whose inner marks are all doubled.
///
/// Of JSON, rows are the objects: one a line, or in one array, or in an array that an object holds, as in what this
/// program writes; the last is held in memory whole. Half of a surrogate pair reads as U+FFFD.
///
/// ```
/// use byline_corpus::{Columns, TableFormat, TableReader};
/// use byline_read::Source;
/// let source = Source::new("a.csv".as_ref(), &b"id,text\n1,It rained.\n"[..])?;
/// let mut reader = TableReader::new(source, TableFormat::Csv, &Columns::default())?;
/// assert_eq!(reader.next().unwrap()?.text, "It rained.");
/// assert!(reader.next().is_none());
/// # Ok::<(), byline_corpus::Error>(())
/// ```
pub struct TableReader {
    path: PathBuf,
    rows: Rows,
    keep: Option<Keep>,
    n_rows: usize,
    n_blank: usize,
    /// Whether nothing more can be read.
    is_ended: bool,
}

enum Rows {
    Delimited(Box<DelimitedRows>),
    Json(Box<JsonRows>),
}

/// The cells of one row that are used, as they stand in the table.
#[derive(Default)]
pub(super) struct Cells {
    pub(super) text: String,
    pub(super) label: Option<String>,
    pub(super) article: Option<String>,
    pub(super) paragraph: Option<String>,
    pub(super) kind: Option<String>,
    pub(super) speaker: Option<String>,
    pub(super) cue: Option<String>,
    pub(super) extra: Option<String>,
    pub(super) record: Option<Record>,
}

impl TableReader {
    /// Reads the header and finds the columns.
    ///
    /// # Errors
    /// [`NoText`](byline_read::Error::NoText) if there is no header, [`Error::HeaderMissing`], [`Error::ColumnMissing`],
    /// [`Error::ColumnTwice`], [`Error::Read`], [`Error::CorpusLine`] if the first object is none,
    /// [`Error::ParquetLeftOut`] without the feature `parquet`.
    pub fn new(source: Source, format: TableFormat, columns: &Columns) -> Result<Self> {
        let path = source.path().to_owned();
        let rows = match format {
            TableFormat::Csv | TableFormat::Tsv => {
                Rows::Delimited(Box::new(DelimitedRows::new(source, format, columns)?))
            }
            TableFormat::Jsonl => {
                let objects = objects(source, columns)?;
                Rows::Json(Box::new(JsonRows::new(objects, path.clone(), columns)?))
            }
            #[cfg(feature = "parquet")]
            TableFormat::Parquet => {
                let objects = Box::new(ParquetObjects::new(source)?);
                Rows::Json(Box::new(JsonRows::new(objects, path.clone(), columns)?))
            }
            #[cfg(not(feature = "parquet"))]
            TableFormat::Parquet => return Err(Error::ParquetLeftOut { path }),
        };
        Ok(Self {
            path,
            rows,
            keep: None,
            n_rows: 0,
            n_blank: 0,
            is_ended: false,
        })
    }

    /// Requires the column of labels, which is otherwise used only if it is there.
    ///
    /// # Errors
    /// [`Error::ColumnMissing`].
    pub fn with_labels(self) -> Result<Self> {
        match &self.rows {
            Rows::Delimited(rows) => rows.require_labels()?,
            Rows::Json(rows) => rows.require_labels()?,
        }
        Ok(self)
    }

    /// Passes over the column of labels, so that nothing in it is at fault.
    ///
    /// ```
    /// use byline_corpus::{Columns, TableFormat, TableReader};
    /// use byline_read::Source;
    /// let source = Source::new("a.csv".as_ref(), &b"label,text\nquote,\n"[..])?;
    /// let mut reader = TableReader::new(source, TableFormat::Csv, &Columns::default())?.without_labels();
    /// assert!(reader.next().is_none());
    /// assert_eq!((reader.n_rows(), reader.n_blank()), (1, 1));
    /// # Ok::<(), byline_corpus::Error>(())
    /// ```
    #[must_use]
    pub fn without_labels(mut self) -> Self {
        match &mut self.rows {
            Rows::Delimited(rows) => rows.without_labels(),
            Rows::Json(rows) => rows.without_labels(),
        }
        self
    }

    /// Looks at the first rows that have text, at `n_rows` at most and at no more than hold `n_bytes` of it.
    ///
    /// They are read again afterwards. To be called before any row is read or [kept](Self::keeping). JSON Lines have the
    /// columns of all objects that were looked at.
    ///
    /// ```
    /// use byline_corpus::{Columns, TableFormat, TableReader};
    /// use byline_read::Source;
    /// let source = Source::new("a.csv".as_ref(), &b"text\nIt rained.\nIt snowed.\n"[..])?;
    /// let mut reader = TableReader::new(source, TableFormat::Csv, &Columns::default())?;
    /// assert_eq!(reader.look_ahead(1, 1000).len(), 1);
    /// assert_eq!(reader.count(), 2);
    /// # Ok::<(), byline_corpus::Error>(())
    /// ```
    pub fn look_ahead(&mut self, n_rows: usize, n_bytes: usize) -> Vec<TableRow> {
        let mut seen = Vec::new();
        let mut n_seen_bytes = 0;
        for number in 0..n_rows {
            let looked = match &mut self.rows {
                Rows::Delimited(rows) => rows.look_ahead(),
                Rows::Json(rows) => rows.look_ahead(number),
            };
            let Some(cells) = looked else {
                break;
            };
            // What is at fault in a row is said when it is read.
            let row = cells.and_then(|(line, cells)| self.row_of(line, cells));
            let Some(row) = row.ok().flatten().filter(|row| !row.text.is_empty()) else {
                continue;
            };
            n_seen_bytes += row.text.len();
            seen.push(row);
            if n_seen_bytes >= n_bytes {
                break;
            }
        }
        seen
    }

    /// Number of rows read, among them those that cannot be used.
    #[must_use]
    pub fn n_rows(&self) -> usize {
        self.n_rows
    }

    /// Number of rows read that have no text and are at no fault.
    #[must_use]
    pub fn n_blank(&self) -> usize {
        self.n_blank
    }

    /// Keeps every row whole, and rows without text too, to be passed through.
    ///
    /// ```
    /// use byline_corpus::{Columns, Keep, TableFormat, TableReader, Value};
    /// use byline_read::Source;
    /// let source = Source::new("a.csv".as_ref(), &b"id,text\n7,It rained.\n8,\n"[..])?;
    /// let reader = TableReader::new(source, TableFormat::Csv, &Columns::default())?;
    /// let rows: Vec<_> = reader.keeping(Keep::default())?.collect::<Result<_, _>>()?;
    /// let record = rows[1].record.as_ref().unwrap();
    /// assert_eq!(record.header().names(), ["id", "text"]);
    /// assert_eq!(record.get("id"), Some(Value::Text("8".into())));
    /// # Ok::<(), byline_corpus::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::Read`], if types are to be kept that cannot be read.
    pub fn keeping(mut self, keep: Keep) -> Result<Self> {
        match &mut self.rows {
            Rows::Delimited(rows) => rows.keep(&keep),
            Rows::Json(rows) => rows.keep(&keep)?,
        }
        self.keep = Some(keep);
        Ok(self)
    }

    /// The columns of the records, if rows are [kept](Self::keeping).
    #[must_use]
    pub fn header(&self) -> Option<&Arc<Header>> {
        match &self.rows {
            Rows::Delimited(rows) => rows.header(),
            Rows::Json(rows) => rows.header(),
        }
    }

    /// Whether rows name their article.
    #[must_use]
    pub fn has_articles(&self) -> bool {
        match &self.rows {
            Rows::Delimited(rows) => rows.has_articles(),
            Rows::Json(rows) => rows.has_articles(),
        }
    }

    fn next_cells(&mut self) -> Result<Option<(u64, Cells)>> {
        match &mut self.rows {
            Rows::Delimited(rows) => rows.next_cells(),
            Rows::Json(rows) => rows.next_cells(),
        }
    }

    fn row_of(&self, line: u64, cells: Cells) -> Result<Option<TableRow>> {
        let failed = |reason: &str| Error::CorpusLine {
            path: self.path.clone(),
            line,
            reason: reason.to_owned(),
        };
        let keeps_white_space = self.keep.as_ref().is_some_and(|keep| keep.white_space);
        let text = if keeps_white_space && !cells.text.trim().is_empty() {
            cells.text.as_str()
        } else {
            cells.text.trim()
        };
        let label = filled(cells.label);
        if text.is_empty() && self.keep.is_none() {
            return match label {
                None => Ok(None),
                Some(label) => Err(failed(&format!("the row labelled {label} has no text"))),
            };
        }
        if text.contains('\0') {
            return Err(failed("the text holds a NUL byte"));
        }
        let is_heading = cells
            .kind
            .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("heading"));
        Ok(Some(TableRow {
            line,
            number: self.n_rows,
            text: if text.len() == cells.text.len() {
                cells.text
            } else {
                text.to_owned()
            },
            label: label.filter(|_| !is_heading),
            article: filled(cells.article),
            paragraph: filled(cells.paragraph),
            is_heading,
            speaker: filled(cells.speaker),
            cue: filled(cells.cue),
            extra: cells.extra,
            record: cells.record,
        }))
    }
}

impl Iterator for TableReader {
    type Item = Result<TableRow>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.is_ended {
            let cells = match self.next_cells() {
                Ok(None) => return None,
                Ok(Some(cells)) => Ok(cells),
                Err(error) => {
                    // A stream that fails once may fail again and again.
                    self.is_ended = !error.is_of_row();
                    Err(error)
                }
            };
            self.n_rows += 1;
            let row = cells.and_then(|(line, cells)| self.row_of(line, cells));
            let is_blank = |row: &TableRow| row.text.is_empty();
            if let Ok(row) = &row
                && row.as_ref().is_none_or(is_blank)
            {
                self.n_blank += 1;
            }
            if let Some(row) = row.transpose() {
                return Some(row);
            }
        }
        None
    }
}

impl TableRow {
    /// Whether it is a sentence of its article: no heading, and not without text.
    #[must_use]
    pub fn is_sentence(&self) -> bool {
        !self.is_heading && !self.text.is_empty()
    }

    /// The row as a part of a document.
    #[must_use]
    pub fn as_row(&self) -> Row<'_> {
        Row {
            text: &self.text,
            paragraph: self.paragraph.as_deref(),
            is_heading: self.is_heading,
        }
    }
}

/// The cell without white space around it, unless nothing is left.
fn filled(cell: Option<String>) -> Option<String> {
    let cell = cell?;
    let trimmed = cell.trim();
    match trimmed.len() {
        0 => None,
        length if length == cell.len() => Some(cell),
        _ => Some(trimmed.to_owned()),
    }
}

#[cfg(test)]
mod tests;
