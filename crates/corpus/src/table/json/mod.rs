//! Rows that are objects: of JSON, and of Parquet.

mod object;
mod stream;

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Arc;

use indexmap::IndexSet;
use serde_json::value::RawValue;

pub(in crate::table) use self::object::Object;
pub(crate) use self::object::mended;
use self::object::{names, object, value_at};
use self::stream::{ObjectStream, holds_rows};
use super::columns::{Columns, Position};
use super::record::{Header, Record, Value, of_json};
use super::{Cells, Keep};
use crate::error::{ColumnRole, Error, Result};
use byline_read::{Error as ReadError, Source, decode};

/// The objects of a file, one by one, and the cells that are used of them.
pub(super) struct JsonRows {
    path: PathBuf,
    objects: Box<dyn Objects>,
    columns: Columns,
    /// Objects that were looked at, to see which columns there are, and are yet to be read, with their lines.
    ahead: VecDeque<Result<(u64, Object)>>,
    has_labels: bool,
    /// What records have, if they are kept, and what they lack.
    kept: Option<(Arc<Header>, Vec<String>)>,
}

/// So many objects may stand before the first that can be used.
const MAX_UNUSABLE: usize = 100;

/// Where objects come from.
pub(super) trait Objects: Send {
    /// The next object with its line, or the number of its row, from 1.
    fn next_object(&mut self) -> Result<Option<(u64, Object)>>;

    /// Prepares for [`complete`](Self::complete), when some objects were read; `used` are the columns that are read.
    fn keep(&mut self, _keep: &Keep, _used: &[&str]) -> Result<()> {
        Ok(())
    }

    /// Adds to a record what its object lacks; called for each in turn.
    fn complete(&mut self, record: Record) -> Result<Record> {
        Ok(record)
    }
}

/// The objects of JSON: one a line where the first line is one, else those of the document.
pub(super) fn objects(mut source: Source, columns: &Columns) -> Result<Box<dyn Objects>> {
    let first = decode(source.peek()?);
    let is_line = match object(&first) {
        Ok(object) => !holds_rows(&object, columns.text()),
        Err(error) => {
            let is_list = first.trim_start().starts_with('[') && !is_list_without_objects(&first);
            !error.is_eof() && !is_list && !holds_objects(&first)
        }
    };
    Ok(if is_line {
        Box::new(ObjectLines { source, line: 0 })
    } else {
        Box::new(ObjectStream::new(source, columns))
    })
}

/// Whether a line is a whole list of no objects: no rows, and no reason to read other lines as its rows.
fn is_list_without_objects(line: &str) -> bool {
    let values = serde_json::from_str::<Vec<&RawValue>>(line);
    let is_object = |value: &&RawValue| value.get().starts_with('{');
    values.is_ok_and(|values| !values.is_empty() && !values.iter().any(is_object))
}

/// Whether several objects stand on a line.
fn holds_objects(line: &str) -> bool {
    let mut values = serde_json::Deserializer::from_str(line).into_iter::<&RawValue>();
    let is_first = values.next().is_some_and(|first| first.is_ok());
    let rest = &line[values.byte_offset()..];
    is_first && rest.trim_start().starts_with(['{', ','])
}

/// One object a line; lines of white space are passed over.
struct ObjectLines {
    source: Source,
    line: u64,
}

impl Objects for ObjectLines {
    fn next_object(&mut self) -> Result<Option<(u64, Object)>> {
        loop {
            let read = self.source.next_line();
            self.line += 1;
            let line = match read {
                Ok(Some(line)) => line,
                Ok(None) => return Ok(None),
                Err(ReadError::Binary { path, found, .. }) => {
                    let (line, reason) = (self.line, format!("not text: found {found}"));
                    return Err(Error::CorpusLine { path, line, reason });
                }
                Err(error) => return Err(error.into()),
            };
            if line.trim().is_empty() {
                continue;
            }
            return match object(&line) {
                Ok(object) => Ok(Some((self.line, object))),
                Err(error) => Err(Error::CorpusLine {
                    path: self.source.path().to_owned(),
                    line: self.line,
                    reason: format!("not a JSON object: {}", found(&line, &error)),
                }),
            };
        }
    }
}

impl JsonRows {
    pub(super) fn new(objects: Box<dyn Objects>, path: PathBuf, columns: &Columns) -> Result<Self> {
        let mut rows = Self {
            path,
            objects,
            columns: columns.clone(),
            ahead: VecDeque::new(),
            has_labels: true,
            kept: None,
        };
        rows.read_first()?;
        rows.require(rows.columns.text(), ColumnRole::Text)?;
        if let Some(article) = &rows.columns.article {
            rows.require(article, ColumnRole::Article)?;
        }
        Ok(rows)
    }

    pub(super) fn keep(&mut self, keep: &Keep) -> Result<()> {
        let names: IndexSet<&String> = self.seen().flat_map(Object::keys).collect();
        let header = Header::new(names.into_iter(), &keep.without, false);
        self.kept = Some((Arc::new(header), keep.without.clone()));
        let columns = &self.columns;
        let usual = [columns.text(), columns.label(), columns.article()];
        let others = ["paragraph", "kind", "speaker", "cue"]
            .into_iter()
            .chain(columns.extra.as_deref());
        let used: Vec<&str> = usual.into_iter().chain(others).collect();
        self.objects.keep(keep, &used)
    }

    pub(super) fn header(&self) -> Option<&Arc<Header>> {
        self.kept.as_ref().map(|(header, _)| header)
    }

    pub(super) fn require_labels(&self) -> Result<()> {
        self.require(self.columns.label(), ColumnRole::Label)
    }

    pub(super) fn without_labels(&mut self) {
        self.has_labels = false;
    }

    /// Judged by the objects seen so far; a later one without an article is an article by itself.
    pub(super) fn has_articles(&self) -> bool {
        self.require(self.columns.article(), ColumnRole::Article)
            .is_ok()
    }

    /// The row of this number, from 0, which is read again by [`next_cells`](Self::next_cells); none where there is none.
    pub(super) fn look_ahead(&mut self, number: usize) -> Option<Result<(u64, Cells)>> {
        if number >= self.ahead.len() {
            self.ahead
                .push_back(self.objects.next_object().transpose()?);
        }
        match self.ahead.get(number)? {
            Ok((line, object)) => Some(self.cells(*line, object).map(|cells| (*line, cells))),
            Err(error) if error.is_of_row() => Some(Err(self.failed(0, error.to_string()))),
            Err(_) => None,
        }
    }

    pub(super) fn next_cells(&mut self) -> Result<Option<(u64, Cells)>> {
        let next = match self.ahead.pop_front() {
            Some(seen) => seen.map(Some),
            None => self.objects.next_object(),
        };
        let Some((line, object)) = next? else {
            return Ok(None);
        };
        // Made of every object in turn, also of those whose cells cannot be used.
        let cells = self.cells(line, &object);
        let record = self.record(object)?;
        Ok(Some((line, Cells { record, ..cells? })))
    }

    /// The cells that are used of an object.
    fn cells(&self, line: u64, object: &Object) -> Result<Cells> {
        let text_of = |name: &str| self.text_of(line, object, name);
        let missing = |name: &str| Err(self.failed(line, format!("no \"{name}\" in the object")));
        let Some(text) = text_of(self.columns.text())? else {
            return missing(self.columns.text());
        };
        let cells = Cells {
            text,
            label: if self.has_labels {
                text_of(self.columns.label())?
            } else {
                None
            },
            article: text_of(self.columns.article())?,
            // Hints that a field of another meaning may happen to be called as.
            paragraph: text_of("paragraph").unwrap_or_default(),
            kind: text_of("kind").unwrap_or_default(),
            speaker: text_of("speaker").unwrap_or_default(),
            cue: text_of("cue").unwrap_or_default(),
            extra: match &self.columns.extra {
                Some(name) => text_of(name)?,
                None => None,
            },
            record: None,
        };
        match (&self.columns.article, &cells.article) {
            (Some(name), None) => missing(name),
            _ => Ok(cells),
        }
    }

    /// Reads on to the first object with the column of sentences; rows before it are told when it is their turn.
    fn read_first(&mut self) -> Result<()> {
        while self.ahead.len() < MAX_UNUSABLE {
            match self.objects.next_object() {
                Ok(Some((line, object))) => {
                    let is_usable = value_at(&object, self.columns.text()).is_some();
                    self.ahead.push_back(Ok((line, object)));
                    if is_usable {
                        return Ok(());
                    }
                }
                Ok(None) => break,
                Err(error) if error.is_of_row() => self.ahead.push_back(Err(error)),
                Err(error) => return Err(error),
            }
        }
        if self.seen().next().is_some() {
            return Ok(());
        }
        let path = self.path.clone();
        let failure = self.ahead.pop_front().and_then(Result::err);
        Err(failure.unwrap_or(Error::Read(ReadError::NoText { path })))
    }

    /// The objects that were looked at and are yet to be read.
    fn seen(&self) -> impl Iterator<Item = &Object> {
        let seen = self.ahead.iter();
        seen.filter_map(|read| Some(&read.as_ref().ok()?.1))
    }

    /// The record of an object, if records are kept; called for each object in turn.
    fn record(&mut self, mut object: Object) -> Result<Option<Record>> {
        let Some((header, without)) = &self.kept else {
            return Ok(None);
        };
        for name in without {
            object.shift_remove(name);
        }
        let record = Record::object(header.clone(), object);
        self.objects.complete(record).map(Some)
    }

    /// The column as text: `None` if it is not there, empty where it is null.
    fn text_of(&self, line: u64, object: &Object, name: &str) -> Result<Option<String>> {
        let Some(raw) = value_at(object, name) else {
            return Ok(None);
        };
        match of_json(&raw) {
            Value::Json(json) if json.starts_with(['[', '{']) => Err(self.failed(
                line,
                format!("\"{name}\" holds a list or an object, expected a string"),
            )),
            value => Ok(Some(value.into_text().into_owned())),
        }
    }

    fn require(&self, column: &str, role: ColumnRole) -> Result<()> {
        for object in self.seen() {
            let fields: Vec<&String> = object.keys().collect();
            Position::among(&self.path, &fields).of(column)?;
            if value_at(object, column).is_some() {
                return Ok(());
            }
        }
        let names: IndexSet<String> = self.seen().flat_map(names).collect();
        let names: Vec<String> = names.into_iter().collect();
        Err(Position::among(&self.path, &names).missing(column, role))
    }

    fn failed(&self, line: u64, reason: String) -> Error {
        Error::CorpusLine {
            path: self.path.clone(),
            line,
            reason,
        }
    }
}

/// What a line holds that is no object, or where its object is broken: the line number of the parser, which saw but one
/// line, would only mislead.
fn found(line: &str, error: &serde_json::Error) -> String {
    const LONGEST: usize = 40;
    let line = line.trim();
    if line.starts_with('{') {
        return error
            .to_string()
            .replace(" at line 1 column ", " at column ");
    }
    let start: String = line.chars().take(LONGEST).collect();
    format!("found {start}")
}
