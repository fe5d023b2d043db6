//! Rows of files whose cells are separated by a character: commas, tabs, semicolons, whatever.

mod dialect;
mod records;
mod split;
mod swallowed;

use std::borrow::Cow;
use std::collections::VecDeque;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use self::dialect::{Dialect, Quoting};
pub(super) use self::dialect::{named_separator, telling_separator};
use self::records::{Next, Records};
use self::swallowed::RowSense;
use super::columns::{Columns, Position};
use super::format::TableFormat;
use super::record::{Header, Record};
use super::{Cells, Keep};
use crate::error::{ColumnRole, Error, Result};
use byline_read::Error as ReadError;
use byline_read::{Source, decode};

/// The rows under a header, one by one.
pub(super) struct DelimitedRows {
    path: PathBuf,
    records: Records,
    dialect: Dialect,
    sense: RowSense,
    /// Rows that were looked at and are yet to be read.
    ahead: VecDeque<Result<Fields<'static>>>,
    header: Vec<String>,
    label_name: String,
    text: usize,
    label: Option<usize>,
    article: Option<usize>,
    paragraph: Option<usize>,
    kind: Option<usize>,
    speaker: Option<usize>,
    cue: Option<usize>,
    extra: Option<usize>,
    /// What records have, if they are kept, and the columns that it comes from.
    kept: Option<(Arc<Header>, Vec<usize>)>,
    keeps_white_space: bool,
}

/// What a row holds, column by column.
struct Fields<'a> {
    cells: Cow<'a, csv::ByteRecord>,
    /// The line on which it starts, from 1.
    line: u64,
    /// Whether a quotation mark opens a cell and does not close it.
    has_stray_mark: bool,
}

impl DelimitedRows {
    pub(super) fn new(source: Source, format: TableFormat, columns: &Columns) -> Result<Self> {
        let (path, stream) = source.into_parts();
        let mut records = Records::new(stream);
        let (dialect, header) =
            read_header(&mut records, format, columns).map_err(|source| failed(&path, source))?;
        if header.iter().all(String::is_empty) {
            return Err(Error::Read(ReadError::NoText { path }));
        }
        let position = Position::among(&path, &header);
        let text = position.required(columns.text(), ColumnRole::Text)?;
        let article = match &columns.article {
            Some(name) => Some(position.required(name, ColumnRole::Article)?),
            None => position.of(columns.article())?,
        };
        let label = position.of(columns.label())?;
        Ok(Self {
            text,
            article,
            label,
            paragraph: position.of("paragraph")?,
            kind: position.of("kind")?,
            speaker: position.of("speaker")?,
            cue: position.of("cue")?,
            extra: match &columns.extra {
                Some(name) => position.of(name)?,
                None => None,
            },
            label_name: columns.label().to_owned(),
            sense: RowSense::new(header.len(), text, label),
            ahead: VecDeque::new(),
            path,
            records,
            dialect,
            header,
            kept: None,
            keeps_white_space: false,
        })
    }

    pub(super) fn keep(&mut self, keep: &Keep) {
        let header = Header::new(self.header.iter(), &keep.without, self.is_raw());
        let columns = self.header.iter().enumerate();
        let columns = columns.filter(|(_, name)| !keep.without.contains(name));
        let columns = columns.map(|(column, _)| column).collect();
        self.kept = Some((Arc::new(header), columns));
        self.keeps_white_space = keep.white_space;
    }

    pub(super) fn header(&self) -> Option<&Arc<Header>> {
        self.kept.as_ref().map(|(header, _)| header)
    }

    pub(super) fn require_labels(&self) -> Result<()> {
        let position = Position::among(&self.path, &self.header);
        position
            .required(&self.label_name, ColumnRole::Label)
            .map(|_| ())
    }

    pub(super) fn without_labels(&mut self) {
        self.label = None;
    }

    pub(super) fn has_articles(&self) -> bool {
        self.article.is_some()
    }

    /// The next row, which is read again by [`next_cells`](Self::next_cells); none where there is none.
    pub(super) fn look_ahead(&mut self) -> Option<Result<(u64, Cells)>> {
        let read = match self.next_record() {
            Ok(false) => return None,
            Ok(true) => {
                let fields = self.fields();
                Ok(Fields {
                    cells: Cow::Owned(fields.cells.into_owned()),
                    line: fields.line,
                    has_stray_mark: fields.has_stray_mark,
                })
            }
            Err(error) => Err(error),
        };
        let looked = match &read {
            Ok(fields) => Some(self.cells(fields)),
            Err(error) if error.is_of_row() => Some(Err(self.failed(0, error.to_string()))),
            Err(_) => None,
        };
        self.ahead.push_back(read);
        looked
    }

    pub(super) fn next_cells(&mut self) -> Result<Option<(u64, Cells)>> {
        if let Some(fields) = self.ahead.pop_front() {
            return self.cells(&fields?).map(Some);
        }
        if !self.next_record()? {
            return Ok(None);
        }
        self.cells(&self.fields()).map(Some)
    }

    /// What the latest record holds.
    fn fields(&self) -> Fields<'_> {
        let splitter = self.records.splitter();
        Fields {
            cells: Cow::Borrowed(splitter.fields()),
            line: self.records.line(),
            has_stray_mark: splitter.has_stray_mark(),
        }
    }

    /// The cells of a row that are used.
    fn cells(&self, row: &Fields<'_>) -> Result<(u64, Cells)> {
        let (fields, line) = (&*row.cells, row.line);
        if fields.len() != self.header.len() {
            let stray = if row.has_stray_mark {
                "; a quotation mark that opens a cell does not close it"
            } else {
                ""
            };
            let (found, expected) = (fields.len(), self.header.len());
            let reason = format!("{found} fields, expected {expected} as in the header{stray}");
            return Err(self.failed(line, reason));
        }
        let is_raw = self.is_raw();
        let cell = |idx: usize| {
            let text = decode(fields.get(idx).unwrap_or_default());
            unquoted(text.trim(), is_raw).into_owned()
        };
        let record = self.kept.as_ref().map(|(header, columns)| {
            let cells = columns.iter().map(|&column| fields.get(column));
            let cells = cells.map(|cell| decode(cell.unwrap_or_default()));
            Record::delimited(header.clone(), cells.collect())
        });
        let text = decode(fields.get(self.text).unwrap_or_default());
        let cells = Cells {
            text: if self.keeps_white_space {
                unquoted(&text, is_raw).into_owned()
            } else {
                cell(self.text)
            },
            label: self.label.map(cell),
            article: self.article.map(cell),
            paragraph: self.paragraph.map(cell),
            kind: self.kind.map(cell),
            speaker: self.speaker.map(cell),
            cue: self.cue.map(cell),
            extra: self.extra.map(cell),
            record,
        };
        Ok((line, cells))
    }

    /// Whether quotation marks are characters like others.
    fn is_raw(&self) -> bool {
        self.dialect.quoting == Quoting::None
    }

    /// Reads the next record that is no line of white space; whether there is one.
    fn next_record(&mut self) -> Result<bool> {
        loop {
            let next = self.records.read();
            match next.map_err(|source| failed(&self.path, source))? {
                Next::End => return Ok(false),
                Next::Unclosed { column, line } => return Err(self.unclosed(column, line)),
                Next::Record => {}
            }
            let splitter = self.records.splitter();
            let fields = splitter.fields();
            if fields.len() == 1 && fields[0].trim_ascii().is_empty() {
                continue;
            }
            if splitter.broken().is_empty() {
                self.sense.learn(fields);
                return Ok(true);
            }
            let swallower = self
                .sense
                .swallower(self.records.text(), splitter, self.dialect);
            let Some(cell) = swallower else {
                return Ok(true);
            };
            let line = self.records.give_back(cell.start);
            return Err(self.unclosed(cell.column, line));
        }
    }

    fn unclosed(&self, column: usize, line: u64) -> Error {
        let name = self.header.get(column).map_or("", String::as_str);
        self.failed(
            line,
            format!(
                "a quotation mark opens the cell \"{name}\" and nothing closes it before the next row, expected one at its end"
            ),
        )
    }

    fn failed(&self, line: u64, reason: String) -> Error {
        Error::CorpusLine {
            path: self.path.clone(),
            line,
            reason,
        }
    }
}

/// The names of the columns, and how the table is written down.
fn read_header(
    records: &mut Records,
    format: TableFormat,
    columns: &Columns,
) -> io::Result<(Dialect, Vec<String>)> {
    let mut columns = Cow::Borrowed(columns);
    if let Some(separator) = records.peek_line()?.and_then(named_separator) {
        records.skip_line()?;
        columns.to_mut().separator.get_or_insert(separator);
    }
    let is_blank = |line: &[u8]| line.trim_ascii().is_empty();
    while records.peek_line()?.is_some_and(is_blank) {
        records.skip_line()?;
    }
    let line = records.peek_line()?.unwrap_or_default();
    let dialect = Dialect::of_header(line, format, &columns);
    records.set_dialect(dialect);
    records.read_header()?;
    let names = records.splitter().fields().iter().map(|cell| {
        let name = decode(cell);
        let name = unquoted(&name, dialect.quoting == Quoting::None);
        let name = name.trim().trim_start_matches('\u{feff}').trim();
        name.to_owned()
    });
    Ok((dialect, names.collect()))
}

/// Takes quoting off a cell of a file read without it, where its doubled inner marks show that it is quoted.
pub(super) fn unquoted(cell: &str, is_raw: bool) -> Cow<'_, str> {
    let inner = cell
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'));
    match inner {
        Some(inner) if is_raw && inner.contains("\"\"") => {
            let without_pairs = inner.replace("\"\"", "");
            if without_pairs.contains('"') {
                Cow::Borrowed(cell)
            } else {
                Cow::Owned(inner.replace("\"\"", "\""))
            }
        }
        _ => Cow::Borrowed(cell),
    }
}

fn failed(path: &Path, source: io::Error) -> Error {
    Error::Read(ReadError::of_io(path, source))
}
