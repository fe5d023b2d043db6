//! Rows of files with one JSON object a line.

use serde_json::{Map, Value};

use super::columns::Columns;
use super::table::Cells;
use crate::error::{Error, Result};
use crate::read::Source;

/// The objects of a file, one by one; lines of white space are passed over.
pub(super) struct JsonRows {
    source: Source,
    columns: Columns,
    line: u64,
    /// The first object, read ahead to see which columns there are.
    first: Option<Map<String, Value>>,
}

impl JsonRows {
    pub(super) fn new(source: Source, columns: &Columns) -> Result<Self> {
        let mut rows = Self {
            source,
            columns: columns.clone(),
            line: 0,
            first: None,
        };
        let Some(first) = rows.next_object()? else {
            return Err(Error::NoText {
                path: rows.source.path().to_owned(),
            });
        };
        rows.first = Some(first);
        rows.require(rows.columns.text())?;
        if let Some(article) = &rows.columns.article {
            rows.require(article)?;
        }
        Ok(rows)
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
        let Some(mut object) = object else {
            return Ok(None);
        };
        // Read before the others, which are taken out: it may be one of them.
        let extra = match &self.columns.extra {
            Some(name) => self.take(&mut object.clone(), name)?,
            None => None,
        };
        let all = if self.columns.keeps_cells {
            let named = object.iter().filter(|(_, value)| !value.is_null());
            named
                .map(|(name, value)| (name.clone(), plain(value)))
                .collect()
        } else {
            Vec::new()
        };
        let text = self.take(&mut object, self.columns.text())?;
        let Some(text) = text else {
            return Err(self.failed(format!("no \"{}\" in the object", self.columns.text())));
        };
        let cells = Cells {
            text,
            label: self.take(&mut object, self.columns.label())?,
            article: self.take(&mut object, self.columns.article())?,
            paragraph: self.take(&mut object, "paragraph")?,
            kind: self.take(&mut object, "kind")?,
            extra,
            all,
        };
        if let (Some(name), None) = (&self.columns.article, &cells.article) {
            return Err(self.failed(format!("no \"{name}\" in the object")));
        }
        Ok(Some((self.line, cells)))
    }

    fn next_object(&mut self) -> Result<Option<Map<String, Value>>> {
        loop {
            let Some(line) = self.source.next_line()? else {
                return Ok(None);
            };
            self.line += 1;
            if line.trim().is_empty() {
                continue;
            }
            return match serde_json::from_str(&line) {
                Ok(object) => Ok(Some(object)),
                Err(error) => Err(self.failed(format!(
                    "not a JSON object: {}",
                    without_position(&error.to_string())
                ))),
            };
        }
    }

    /// The column as text: `None` if it is not there, empty where it is null.
    fn take(&self, object: &mut Map<String, Value>, name: &str) -> Result<Option<String>> {
        match object.remove(name) {
            None => Ok(None),
            Some(Value::Null) => Ok(Some(String::new())),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(value @ (Value::Bool(_) | Value::Number(_))) => Ok(Some(value.to_string())),
            Some(Value::Array(_) | Value::Object(_)) => Err(self.failed(format!(
                "\"{name}\" holds a list or an object, expected a string"
            ))),
        }
    }

    fn require(&self, column: &str) -> Result<()> {
        let first = self.first.iter().flat_map(Map::keys);
        if first.clone().any(|name| name == column) {
            return Ok(());
        }
        Err(Error::ColumnMissing {
            path: self.source.path().to_owned(),
            column: column.to_owned(),
            found: first.cloned().collect(),
        })
    }

    fn failed(&self, reason: String) -> Error {
        Error::CorpusLine {
            path: self.source.path().to_owned(),
            line: self.line,
            reason,
        }
    }
}

/// A value as a cell: strings as they stand, everything else as JSON.
fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        value => value.to_string(),
    }
}

/// The message of a parser that saw one line: its line number would only mislead.
fn without_position(message: &str) -> String {
    message.replace(" at line 1 column ", " at column ")
}
