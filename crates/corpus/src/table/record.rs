//! A row with all its columns, as a table of results passes them through.

use std::borrow::Cow;
use std::sync::Arc;

use serde_json::value::RawValue;

use super::delimited::unquoted;
use super::json::{Object, mended};
#[cfg(feature = "parquet")]
use super::parquet::TypedRow;

/// A row as it stands in its table; [`TableReader::keeping`](super::TableReader::keeping) has an example.
#[derive(Clone, Debug)]
pub struct Record {
    header: Arc<Header>,
    cells: Cells,
    #[cfg(feature = "parquet")]
    pub(super) typed: Option<TypedRow>,
}

/// The columns of a table, in order, but those that are left out of its records.
#[derive(Debug, Default)]
pub struct Header {
    pub(super) names: Vec<String>,
    pub(super) left_out: Vec<String>,
    pub(super) is_unquoted: bool,
}

#[derive(Clone, Debug)]
enum Cells {
    Delimited(csv::StringRecord),
    Object(Object),
}

/// What a cell holds.
///
/// ```
/// use byline_corpus::Value;
/// assert_eq!(Value::Text("7".into()).into_text(), "7");
/// assert_eq!(Value::Json("[7]").into_text(), "[7]");
/// assert_eq!(Value::Null.into_text(), "");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Value<'a> {
    /// Nothing: no such field, or `null`.
    Null,
    /// Text.
    Text(Cow<'a, str>),
    /// A number, a truth value, a list or an object, in JSON.
    Json(&'a str),
}

impl Header {
    pub(super) fn new<'a>(
        names: impl Iterator<Item = &'a String>,
        without: &[String],
        is_unquoted: bool,
    ) -> Self {
        let (left_out, names) = names.cloned().partition(|name| without.contains(name));
        Self {
            names,
            left_out,
            is_unquoted,
        }
    }

    /// The names of the columns. JSON Lines have those of the first object.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The names of columns that the table has and the records lack.
    #[must_use]
    pub fn left_out(&self) -> &[String] {
        &self.left_out
    }

    /// Names that several columns have, each once.
    #[must_use]
    pub fn repeated(&self) -> Vec<&str> {
        let mut repeated: Vec<&str> = Vec::new();
        for (column, name) in self.names.iter().enumerate() {
            let is_again = self.names[..column].contains(name) && !name.is_empty();
            if is_again && !repeated.contains(&name.as_str()) {
                repeated.push(name);
            }
        }
        repeated
    }

    /// Whether quotation marks are ordinary characters in the table, as in most tab-separated files.
    #[must_use]
    pub fn is_unquoted(&self) -> bool {
        self.is_unquoted
    }
}

impl Record {
    pub(super) fn delimited(header: Arc<Header>, cells: csv::StringRecord) -> Self {
        Self {
            header,
            cells: Cells::Delimited(cells),
            #[cfg(feature = "parquet")]
            typed: None,
        }
    }

    pub(super) fn object(header: Arc<Header>, object: Object) -> Self {
        Self {
            header,
            cells: Cells::Object(object),
            #[cfg(feature = "parquet")]
            typed: None,
        }
    }

    /// With the row as it stands in a Parquet table.
    #[cfg(feature = "parquet")]
    pub(super) fn typed(self, typed: Option<TypedRow>) -> Self {
        Self { typed, ..self }
    }

    /// The columns of the table.
    #[must_use]
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// Number of bytes of the cells.
    #[must_use]
    pub fn n_bytes(&self) -> usize {
        match &self.cells {
            Cells::Delimited(cells) => cells.as_slice().len(),
            Cells::Object(object) => {
                let entries = object.iter();
                entries
                    .map(|(name, raw)| name.len() + raw.get().len())
                    .sum()
            }
        }
    }

    /// One value a column of the header.
    pub fn values(&self) -> impl Iterator<Item = Value<'_>> {
        let names = self.header.names.iter().enumerate();
        names.map(|(column, name)| match &self.cells {
            Cells::Delimited(cells) => self.cell(cells, column),
            Cells::Object(object) => value(object, name),
        })
    }

    /// Every field with its name: a JSON object may have others than the header.
    pub fn fields(&self) -> impl Iterator<Item = (&str, Value<'_>)> {
        let n_fields = match &self.cells {
            Cells::Delimited(cells) => cells.len(),
            Cells::Object(object) => object.len(),
        };
        (0..n_fields).filter_map(|column| match &self.cells {
            Cells::Delimited(cells) => {
                let name = self.header.names.get(column)?;
                Some((name.as_str(), self.cell(cells, column)))
            }
            Cells::Object(object) => {
                let (name, raw) = object.get_index(column)?;
                Some((name.as_str(), of_json(raw)))
            }
        })
    }

    /// The value of a column, `None` if the row has no such column.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<Value<'_>> {
        let mut fields = self.fields();
        fields.find_map(|(field, value)| (field == name).then_some(value))
    }

    /// The cells as they are written in a tab-separated file without quoting, `None` for other tables.
    #[must_use]
    pub fn unquoted_cells(&self) -> Option<impl Iterator<Item = &str>> {
        match &self.cells {
            Cells::Delimited(cells) if self.header.is_unquoted => Some(cells.iter()),
            _ => None,
        }
    }

    /// A field that the header has not.
    #[must_use]
    pub fn unknown_field(&self) -> Option<&str> {
        let Cells::Object(object) = &self.cells else {
            return None;
        };
        let names = &self.header.names;
        let mut fields = object.keys().enumerate();
        // Most objects of a file have the same fields in the same order.
        let unknown = fields
            .find(|&(column, field)| names.get(column) != Some(field) && !names.contains(field));
        unknown.map(|(_, field)| field.as_str())
    }

    fn cell<'a>(&self, cells: &'a csv::StringRecord, column: usize) -> Value<'a> {
        let cell = cells.get(column).unwrap_or_default();
        Value::Text(unquoted(cell, self.header.is_unquoted))
    }
}

impl<'a> Value<'a> {
    /// The value as a cell: text as it is, other values as JSON writes them, nothing for null.
    #[must_use]
    pub fn into_text(self) -> Cow<'a, str> {
        match self {
            Self::Null => Cow::Borrowed(""),
            Self::Text(text) => text,
            Self::Json(json) => Cow::Borrowed(json),
        }
    }
}

fn value<'a>(object: &'a Object, name: &str) -> Value<'a> {
    object.get(name).map_or(Value::Null, |raw| of_json(raw))
}

/// What a value written in JSON holds.
pub(super) fn of_json(raw: &RawValue) -> Value<'_> {
    match raw.get() {
        "null" => Value::Null,
        // Text without escapes is borrowed.
        text if text.starts_with('"') => Value::Text(match serde_json::from_str::<&str>(text) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) => serde_json::from_str::<String>(&mended(text))
                .map_or(Cow::Borrowed(text), Cow::Owned),
        }),
        json => Value::Json(json),
    }
}
