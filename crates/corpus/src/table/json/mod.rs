//! Rows that are objects: of JSON, and of Parquet.

mod object;
mod stream;

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Arc;

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
    /// The line of the object at hand, or the number of its row, from 1.
    line: u64,
    /// What could not be read before the first object.
    failures: VecDeque<Error>,
    /// The first object, read ahead to see which columns there are, with its line.
    first: Option<(u64, Object)>,
    /// What records have, if they are kept, and what they lack.
    kept: Option<(Arc<Header>, Vec<String>)>,
}

/// Where objects come from.
pub(super) trait Objects: Send {
    /// The next object with its line, or the number of its row, from 1.
    fn next_object(&mut self) -> Result<Option<(u64, Object)>>;

    /// Prepares for [`complete`](Self::complete), when one object was read; `used` are the columns that are read.
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
            !error.is_eof() && !first.trim_start().starts_with('[') && !holds_objects(&first)
        }
    };
    Ok(if is_line {
        Box::new(ObjectLines { source, line: 0 })
    } else {
        Box::new(ObjectStream::new(source, columns))
    })
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
            let Some(line) = self.source.next_line()? else {
                return Ok(None);
            };
            self.line += 1;
            if line.trim().is_empty() {
                continue;
            }
            return match object(&line) {
                Ok(object) => Ok(Some((self.line, object))),
                Err(error) => Err(Error::CorpusLine {
                    path: self.source.path().to_owned(),
                    line: self.line,
                    reason: format!(
                        "not a JSON object: {}",
                        without_position(&error.to_string())
                    ),
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
            line: 0,
            failures: VecDeque::new(),
            first: None,
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
        let names = self.first.iter().flat_map(|(_, first)| first.keys());
        let header = Header::new(names, &keep.without, false);
        self.kept = Some((Arc::new(header), keep.without.clone()));
        let columns = &self.columns;
        let usual = [columns.text(), columns.label(), columns.article()];
        let others = ["paragraph", "kind"]
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

    /// Judged by the first object; a later one without an article is an article by itself.
    pub(super) fn has_articles(&self) -> bool {
        self.require(self.columns.article(), ColumnRole::Article)
            .is_ok()
    }

    pub(super) fn next_cells(&mut self) -> Result<Option<(u64, Cells)>> {
        if let Some(failure) = self.failures.pop_front() {
            return Err(failure);
        }
        let next = match self.first.take() {
            Some(first) => Some(first),
            None => self.objects.next_object()?,
        };
        let Some((line, object)) = next else {
            return Ok(None);
        };
        self.line = line;
        let text = self.text_of(&object, self.columns.text())?;
        let Some(text) = text else {
            return Err(self.failed(format!("no \"{}\" in the object", self.columns.text())));
        };
        let cells = Cells {
            text,
            label: self.text_of(&object, self.columns.label())?,
            article: self.text_of(&object, self.columns.article())?,
            paragraph: self.text_of(&object, "paragraph")?,
            kind: self.text_of(&object, "kind")?,
            extra: match &self.columns.extra {
                Some(name) => self.text_of(&object, name)?,
                None => None,
            },
            record: None,
        };
        if let (Some(name), None) = (&self.columns.article, &cells.article) {
            return Err(self.failed(format!("no \"{name}\" in the object")));
        }
        let record = self.record(object)?;
        Ok(Some((self.line, Cells { record, ..cells })))
    }

    /// Reads the first object; rows before it that are none are told when it is their turn.
    fn read_first(&mut self) -> Result<()> {
        loop {
            match self.objects.next_object() {
                Ok(Some(first)) => {
                    self.first = Some(first);
                    return Ok(());
                }
                Ok(None) => {
                    let path = self.path.clone();
                    let failure = self.failures.pop_front();
                    return Err(failure.unwrap_or(Error::Read(ReadError::NoText { path })));
                }
                Err(error @ Error::CorpusLine { .. }) => self.failures.push_back(error),
                Err(error) => return Err(error),
            }
        }
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
    fn text_of(&self, object: &Object, name: &str) -> Result<Option<String>> {
        let Some(raw) = value_at(object, name) else {
            return Ok(None);
        };
        match of_json(&raw) {
            Value::Json(json) if json.starts_with(['[', '{']) => Err(self.failed(format!(
                "\"{name}\" holds a list or an object, expected a string"
            ))),
            value => Ok(Some(value.into_text().into_owned())),
        }
    }

    fn require(&self, column: &str, role: ColumnRole) -> Result<()> {
        let Some((_, first)) = &self.first else {
            return Ok(());
        };
        let fields: Vec<&String> = first.keys().collect();
        Position::among(&self.path, &fields).of(column)?;
        if value_at(first, column).is_some() {
            return Ok(());
        }
        let names = names(first);
        Err(Position::among(&self.path, &names).missing(column, role))
    }

    fn failed(&self, reason: String) -> Error {
        Error::CorpusLine {
            path: self.path.clone(),
            line: self.line,
            reason,
        }
    }
}

/// The message of a parser that saw one line: its line number would only mislead.
fn without_position(message: &str) -> String {
    message.replace(" at line 1 column ", " at column ")
}
