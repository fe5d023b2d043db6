//! Rows that are objects: of files with one JSON object a line, and of Parquet.

use std::path::PathBuf;
use std::sync::Arc;

use super::columns::Columns;
use super::record::{Header, Object, Record, Value, of_json};
use super::{Cells, Keep};
use crate::error::{Error, Result};
use byline_read::{Error as ReadError, Source};

/// The objects of a file, one by one, and the cells that are used of them.
pub(super) struct JsonRows {
    path: PathBuf,
    objects: Box<dyn Objects>,
    columns: Columns,
    /// The line of the object at hand, or the number of its row, from 1.
    line: u64,
    /// The first object, read ahead to see which columns there are.
    first: Option<Object>,
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

/// One object a line; lines of white space are passed over.
pub(super) struct ObjectLines {
    source: Source,
    line: u64,
}

impl ObjectLines {
    pub(super) fn new(source: Source) -> Self {
        Self { source, line: 0 }
    }
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
            return match serde_json::from_str(&line) {
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
            first: None,
            kept: None,
        };
        let Some(first) = rows.next_object()? else {
            return Err(Error::Read(ReadError::NoText { path: rows.path }));
        };
        rows.first = Some(first);
        rows.require(rows.columns.text())?;
        if let Some(article) = &rows.columns.article {
            rows.require(article)?;
        }
        Ok(rows)
    }

    pub(super) fn keep(&mut self, keep: &Keep) -> Result<()> {
        let names = self.first.iter().flat_map(Object::keys);
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
        self.require(self.columns.label())
    }

    /// Judged by the first object; a later one without an article is an article by itself.
    pub(super) fn has_articles(&self) -> bool {
        self.require(self.columns.article()).is_ok()
    }

    pub(super) fn next_cells(&mut self) -> Result<Option<(u64, Cells)>> {
        let object = match self.first.take() {
            Some(first) => Some(first),
            None => self.next_object()?,
        };
        let Some(object) = object else {
            return Ok(None);
        };
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

    fn next_object(&mut self) -> Result<Option<Object>> {
        let Some((line, object)) = self.objects.next_object()? else {
            return Ok(None);
        };
        self.line = line;
        Ok(Some(object))
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
        match object.get(name).map(|raw| of_json(raw)) {
            None => Ok(None),
            Some(Value::Json(json)) if json.starts_with(['[', '{']) => Err(self.failed(format!(
                "\"{name}\" holds a list or an object, expected a string"
            ))),
            Some(value) => Ok(Some(value.into_text().into_owned())),
        }
    }

    fn require(&self, column: &str) -> Result<()> {
        let first = self.first.iter().flat_map(Object::keys);
        if first.clone().any(|name| name == column) {
            return Ok(());
        }
        Err(Error::ColumnMissing {
            path: self.path.clone(),
            column: column.to_owned(),
            found: first.cloned().collect(),
        })
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
