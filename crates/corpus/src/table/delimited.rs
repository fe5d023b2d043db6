//! Rows of comma-separated and tab-separated files.

use std::borrow::Cow;
use std::io::{BufRead, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::columns::Columns;
use super::record::{Header, Record};
use super::{Cells, Keep};
use crate::error::{Error, Result};
use byline_read::Error as ReadError;
use byline_read::{Source, decode};

/// The file and one more line end, so that each record ends with one.
type Stream = std::io::Chain<Box<dyn BufRead + Send>, &'static [u8]>;

/// The rows under a header, one by one.
pub(super) struct DelimitedRows {
    path: PathBuf,
    reader: csv::Reader<Stream>,
    record: csv::ByteRecord,
    header: Vec<String>,
    label_name: String,
    is_raw: bool,
    text: usize,
    label: Option<usize>,
    article: Option<usize>,
    paragraph: Option<usize>,
    kind: Option<usize>,
    extra: Option<usize>,
    /// What records have, if they are kept, and the columns that it comes from.
    kept: Option<(Arc<Header>, Vec<usize>)>,
    keeps_white_space: bool,
}

impl DelimitedRows {
    pub(super) fn new(mut source: Source, separator: u8, columns: &Columns) -> Result<Self> {
        let is_raw = separator == b'\t' && !has_quoted_header(source.peek()?);
        let (path, stream) = source.into_parts();
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(separator)
            .quoting(!is_raw)
            .terminator(csv::Terminator::Any(b'\n'))
            .flexible(true)
            .from_reader(stream.chain(&b"\n"[..]));
        let header = reader
            .byte_headers()
            .map_err(|error| failure(&path, error))?;
        let header: Vec<String> = header
            .iter()
            .map(|cell| unquoted(&decode(cell), is_raw).trim().to_owned())
            .collect();
        if header.iter().all(String::is_empty) {
            return Err(Error::Read(ReadError::NoText { path }));
        }
        let find = |name: &str| header.iter().position(|cell| cell == name);
        let missing = |column: &str| Error::ColumnMissing {
            path: path.clone(),
            column: column.to_owned(),
            found: header.clone(),
        };
        let text = find(columns.text()).ok_or_else(|| missing(columns.text()))?;
        let article = find(columns.article());
        if let (Some(name), None) = (&columns.article, article) {
            return Err(missing(name));
        }
        Ok(Self {
            text,
            article,
            label: find(columns.label()),
            paragraph: find("paragraph"),
            kind: find("kind"),
            extra: columns.extra.as_deref().and_then(find),
            label_name: columns.label().to_owned(),
            record: csv::ByteRecord::new(),
            path,
            reader,
            header,
            is_raw,
            kept: None,
            keeps_white_space: false,
        })
    }

    pub(super) fn keep(&mut self, keep: &Keep) {
        let header = Header::new(self.header.iter(), &keep.without, self.is_raw);
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
        match self.label {
            Some(_) => Ok(()),
            None => Err(Error::ColumnMissing {
                path: self.path.clone(),
                column: self.label_name.clone(),
                found: self.header.clone(),
            }),
        }
    }

    pub(super) fn has_articles(&self) -> bool {
        self.article.is_some()
    }

    pub(super) fn next_cells(&mut self) -> Result<Option<(u64, Cells)>> {
        loop {
            let is_more = self
                .reader
                .read_byte_record(&mut self.record)
                .map_err(|error| failure(&self.path, error))?;
            if !is_more {
                return Ok(None);
            }
            // A line of nothing but white space and the CR of its end.
            if self.record.len() == 1 && self.record[0].trim_ascii().is_empty() {
                continue;
            }
            break;
        }
        let line = self.line();
        if self.record.len() != self.header.len() {
            return Err(Error::CorpusLine {
                path: self.path.clone(),
                line,
                reason: format!(
                    "{} fields, expected {} as in the header",
                    self.record.len(),
                    self.header.len()
                ),
            });
        }
        let cell = |idx: usize| {
            let text = decode(self.record.get(idx).unwrap_or_default());
            unquoted(text.trim(), self.is_raw).into_owned()
        };
        let record = self.kept.as_ref().map(|(header, columns)| {
            let cells = columns.iter().map(|&column| self.record.get(column));
            let cells = cells.map(|cell| decode(cell.unwrap_or_default()));
            Record::delimited(header.clone(), cells.collect())
        });
        let text = decode(self.record.get(self.text).unwrap_or_default());
        let cells = Cells {
            text: if self.keeps_white_space {
                unquoted(&text, self.is_raw).into_owned()
            } else {
                cell(self.text)
            },
            label: self.label.map(cell),
            article: self.article.map(cell),
            paragraph: self.paragraph.map(cell),
            kind: self.kind.map(cell),
            extra: self.extra.map(cell),
            record,
        };
        Ok(Some((line, cells)))
    }

    /// The line on which the record starts, from 1.
    ///
    /// The position that the record itself carries lies before the empty lines above it.
    fn line(&self) -> u64 {
        let n_inside = memchr::memchr_iter(b'\n', self.record.as_slice()).count() as u64;
        (self.reader.position().line() - 1).saturating_sub(n_inside)
    }
}

/// Whether every cell of the first line stands in quotation marks: then the writer quotes everything.
fn has_quoted_header(head: &[u8]) -> bool {
    let line = head.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    line.split(|byte| *byte == b'\t')
        .all(|cell| cell.len() > 1 && cell.starts_with(b"\"") && cell.ends_with(b"\""))
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

fn failure(path: &Path, error: csv::Error) -> Error {
    let line = error.position().map_or(0, csv::Position::line);
    let path = path.to_owned();
    match error.into_kind() {
        csv::ErrorKind::Io(source) => Error::Read(ReadError::of_io(&path, source)),
        kind => Error::CorpusLine {
            path,
            line,
            reason: format!("{kind:?}"),
        },
    }
}
