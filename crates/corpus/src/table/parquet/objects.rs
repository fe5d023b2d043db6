//! Parquet rows to objects.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use arrow_array::{RecordBatch, RecordBatchReader as _};
use indexmap::IndexMap;
use parquet::arrow::arrow_reader::{ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder};
use parquet::errors::ParquetError;
use parquet::file::reader::{FileReader as _, SerializedFileReader};
use parquet::record::reader::RowIter;
use parquet::record::{Field, Row};
use parquet::schema::types::Type;
use serde_json::Value;
use serde_json::value::to_raw_value;

use super::super::Keep;
use super::super::json::{Object, Objects};
use super::super::record::Record;
use super::{BATCH_ROWS, TypedRow};
use crate::error::{Error, Result};
use byline_read::{Error as ReadError, Source};

/// The rows of a file, one by one.
pub(crate) struct ParquetObjects {
    path: PathBuf,
    file: File,
    rows: RowIter<'static>,
    n_rows: u64,
    typed: Option<TypedRows>,
}

/// The same rows with their types.
struct TypedRows {
    batches: ParquetRecordBatchReader,
    /// Columns that are kept, as indexes.
    columns: Vec<usize>,
    batch: Arc<RecordBatch>,
    next: usize,
}

/// Days from 1970 that have a date, with room to spare on the way to the year 262,000.
const MAX_DAYS: u64 = 90_000_000;
const MILLIS_A_DAY: u64 = 86_400_000;

impl ParquetObjects {
    /// Reads from a file, or from a copy of what is no file.
    pub(crate) fn new(source: Source) -> Result<Self> {
        let path = source.path().to_owned();
        let file = source.into_file()?;
        let opened = file
            .try_clone()
            .map_err(ParquetError::from)
            .and_then(SerializedFileReader::new);
        let reader = opened.map_err(|error| failed(&path, error))?;
        Ok(Self {
            path,
            file,
            rows: RowIter::from_file_into(Box::new(reader)),
            n_rows: 0,
            typed: None,
        })
    }

    /// Reads typed rows as well, without some of the columns.
    ///
    /// Of objects only the `used` columns are read from then on: decoding all of them twice would take twice as long.
    fn keep_types(
        &mut self,
        without: &[String],
        used: &[&str],
    ) -> std::result::Result<(), ParquetError> {
        self.rows = only(&self.file, used)?;
        for _ in 0..self.n_rows {
            self.rows.next();
        }
        let builder = ParquetRecordBatchReaderBuilder::try_new(self.file.try_clone()?)?;
        let batches = builder.with_batch_size(BATCH_ROWS).build()?;
        let schema = batches.schema();
        let columns = schema.fields().iter().enumerate();
        let columns = columns.filter(|(_, field)| !without.contains(field.name()));
        self.typed = Some(TypedRows {
            columns: columns.map(|(column, _)| column).collect(),
            batch: Arc::new(RecordBatch::new_empty(schema)),
            batches,
            next: 0,
        });
        Ok(())
    }
}

impl Objects for ParquetObjects {
    fn next_object(&mut self) -> Result<Option<(u64, Object)>> {
        self.n_rows += 1;
        match self.rows.next().transpose() {
            Ok(row) => Ok(row.map(|row| (self.n_rows, object(&row)))),
            Err(error) => Err(failed(&self.path, error)),
        }
    }

    fn keep(&mut self, keep: &Keep, used: &[&str]) -> Result<()> {
        if !keep.types {
            return Ok(());
        }
        self.keep_types(&keep.without, used)
            .map_err(|error| failed(&self.path, error))
    }

    fn complete(&mut self, record: Record) -> Result<Record> {
        let Some(typed) = &mut self.typed else {
            return Ok(record);
        };
        match typed.next_row() {
            Ok(row) => Ok(record.typed(row)),
            Err(error) => Err(failed(&self.path, error)),
        }
    }
}

impl TypedRows {
    /// The next row, none after the last.
    fn next_row(&mut self) -> std::result::Result<Option<TypedRow>, ParquetError> {
        while self.next >= self.batch.num_rows() {
            let Some(batch) = self.batches.next() else {
                return Ok(None);
            };
            self.batch = Arc::new(batch?.project(&self.columns)?);
            self.next = 0;
        }
        self.next += 1;
        Ok(Some(TypedRow {
            batch: self.batch.clone(),
            row_idx: self.next - 1,
        }))
    }
}

/// The rows of a file, with some of its columns.
fn only(file: &File, columns: &[&str]) -> std::result::Result<RowIter<'static>, ParquetError> {
    let reader = SerializedFileReader::new(file.try_clone()?)?;
    let schema = reader.metadata().file_metadata().schema();
    let fields = schema.get_fields().iter();
    let fields = fields.filter(|field| columns.contains(&field.name()));
    let projection = Type::group_type_builder(schema.name())
        .with_fields(fields.cloned().collect())
        .build()?;
    RowIter::from_file_into(Box::new(reader)).project(Some(projection))
}

fn object(row: &Row) -> Object {
    let columns = row.get_column_iter();
    // Values without a form in JSON have become null before.
    let cells = columns.filter_map(|(name, field)| {
        let raw = to_raw_value(&json_of(field)).ok()?;
        Some((name.clone(), raw))
    });
    cells.collect()
}

/// A nested value, with its fields in their order.
#[derive(serde::Serialize)]
#[serde(untagged)]
enum Json {
    Value(Value),
    List(Vec<Json>),
    Object(IndexMap<String, Json>),
}

/// A value as JSON has it: dates and times as text, bytes as text if they are, numbers that are none as null.
fn json_of(field: &Field) -> Json {
    let value = match field {
        Field::Null => Value::Null,
        Field::Bool(value) => Value::Bool(*value),
        Field::Byte(value) => Value::from(*value),
        Field::Short(value) => Value::from(*value),
        Field::Int(value) => Value::from(*value),
        Field::Long(value) => Value::from(*value),
        Field::UByte(value) => Value::from(*value),
        Field::UShort(value) => Value::from(*value),
        Field::UInt(value) => Value::from(*value),
        Field::ULong(value) => Value::from(*value),
        Field::Double(value) => Value::from(*value),
        // By its shortest decimal, not as the double next to it.
        Field::Float(value) => value
            .to_string()
            .parse()
            .map_or(Value::Null, |value: f64| Value::from(value)),
        Field::Str(text) => Value::from(text.as_str()),
        Field::Bytes(bytes) => Value::from(String::from_utf8_lossy(bytes.data())),
        Field::Date(days) if u64::from(days.unsigned_abs()) > MAX_DAYS => Value::from(*days),
        Field::TimestampMillis(time) if time.unsigned_abs() / MILLIS_A_DAY > MAX_DAYS => {
            Value::from(*time)
        }
        Field::TimestampMicros(time) if time.unsigned_abs() / 1000 / MILLIS_A_DAY > MAX_DAYS => {
            Value::from(*time)
        }
        Field::ListInternal(list) => {
            return Json::List(list.elements().iter().map(json_of).collect());
        }
        Field::Group(row) => {
            let fields = row.get_column_iter();
            return Json::Object(
                fields
                    .map(|(name, field)| (name.clone(), json_of(field)))
                    .collect(),
            );
        }
        Field::MapInternal(map) => {
            let entry = |(key, value): &(Field, Field)| {
                let key = match json_of(key) {
                    Json::Value(Value::String(key)) => key,
                    _ => key.to_string(),
                };
                (key, json_of(value))
            };
            return Json::Object(map.entries().iter().map(entry).collect());
        }
        other => Value::from(other.to_string()),
    };
    Json::Value(value)
}

fn failed(path: &Path, error: ParquetError) -> Error {
    Error::Read(ReadError::Read {
        path: path.to_owned(),
        source: error.into(),
    })
}
