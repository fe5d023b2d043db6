//! Parquet rows to objects.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use arrow_array::{RecordBatch, RecordBatchReader as _};
use parquet::arrow::arrow_reader::{ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder};
use parquet::basic::Compression;
use parquet::errors::ParquetError;
use parquet::file::metadata::RowGroupMetaData;
use parquet::file::reader::{FileReader as _, SerializedFileReader};
use parquet::record::reader::RowIter;
use parquet::schema::types::{Type, TypePtr};

use super::super::Keep;
use super::super::json::{Object, Objects};
use super::super::record::Record;
use super::values::object;
use super::{BATCH_ROWS, TypedRow};
use crate::error::{Error, Result};
use byline_read::{Error as ReadError, Source};

/// The rows of a file, one by one.
pub(crate) struct ParquetObjects {
    path: PathBuf,
    file: File,
    rows: RowIter<'static>,
    schema: TypePtr,
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
        if let Some(codec) = unread_codec(&reader) {
            return Err(Error::ParquetCodec { path, codec });
        }
        Ok(Self {
            path,
            file,
            schema: reader
                .metadata()
                .file_metadata()
                .schema_descr()
                .root_schema_ptr(),
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
            Ok(row) => Ok(row.map(|row| (self.n_rows, object(&row, &self.schema)))),
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

/// The codec of a column that cannot be read, if there is one.
fn unread_codec(reader: &SerializedFileReader<File>) -> Option<&'static str> {
    let groups = reader.metadata().row_groups().iter();
    let mut columns = groups.flat_map(RowGroupMetaData::columns);
    columns.find_map(|column| match column.compression() {
        Compression::BROTLI(_) => Some("Brotli"),
        Compression::LZO => Some("LZO"),
        _ => None,
    })
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

fn failed(path: &Path, error: ParquetError) -> Error {
    Error::Read(ReadError::Read {
        path: path.to_owned(),
        source: error.into(),
    })
}
