//! Rows with added columns to a Parquet file.

use std::io;
use std::sync::Arc;

use arrow_array::builder::{Float32Builder, Int64Builder, StringBuilder};
use arrow_array::{ArrayRef, RecordBatch, UInt64Array};
use arrow_schema::{ArrowError, DataType, Field, Schema};
use arrow_select::concat::concat_batches;
use arrow_select::take::take_record_batch;
use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::file::properties::WriterProperties;

use super::super::record::{Record, Value};
use super::{BATCH_ROWS, TypedRow};

/// A group of rows is ended when it takes so many bytes: it is held in memory until then.
const GROUP_BYTES: usize = 16 * 1024 * 1024;

/// Writes rows as Parquet, group by group.
///
/// The columns of the first row are those of the file: those of a Parquet table keep their types, others are text. The
/// added columns follow; every column may be empty.
///
/// ```
/// use byline_corpus::{Columns, ParquetWriter, PassedColumns, TableFormat, TableReader, Keep, Value};
/// use byline_read::Source;
/// let mut writer = ParquetWriter::default();
/// writer.begin_row(PassedColumns::Path("a.txt"))?;
/// writer.add_text("label", Some("quote"));
/// writer.add_number("confidence", Some(0.5));
/// writer.end_row()?;
/// writer.finish()?;
/// let bytes = writer.take_bytes();
/// let source = Source::new("-".as_ref(), std::io::Cursor::new(bytes))?;
/// let columns = Columns::default().with_text("label");
/// let reader = TableReader::new(source, TableFormat::Parquet, &columns)?;
/// let row = reader.keeping(Keep::default())?.next().unwrap()?;
/// assert_eq!(row.record.unwrap().get("path"), Some(Value::Text("a.txt".into())));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Default)]
pub struct ParquetWriter {
    passed: Passed,
    added: Vec<Column>,
    /// Index of the added cell that comes next.
    next: usize,
    n_rows: usize,
    writer: Option<ArrowWriter<Vec<u8>>>,
    /// What was written and not yet taken, once the writer is gone.
    rest: Vec<u8>,
}

/// The columns of a row that are passed through.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum PassedColumns<'a> {
    /// Those of the row of a table.
    Record(&'a Record),
    /// The column `path`, of a text that is no table.
    Path(&'a str),
}

/// The passed columns of rows that are not yet written.
#[derive(Default)]
enum Passed {
    #[default]
    Unknown,
    Typed(Vec<TypedRow>),
    Text(Vec<(String, StringBuilder)>),
}

/// An added column of rows that are not yet written.
struct Column {
    name: &'static str,
    cells: Cells,
}

enum Cells {
    Text(StringBuilder),
    Number(Float32Builder),
    Count(Int64Builder),
}

impl ParquetWriter {
    /// Begins a row; its added cells follow, the same in each row.
    ///
    /// # Errors
    /// If the row is of another kind of table than the first.
    pub fn begin_row(&mut self, columns: PassedColumns<'_>) -> io::Result<()> {
        self.next = 0;
        if matches!(self.passed, Passed::Unknown) {
            self.passed = Passed::like(columns);
        }
        self.passed.push(columns)
    }

    /// Adds a cell of text.
    pub fn add_text(&mut self, name: &'static str, text: Option<&str>) {
        if let Cells::Text(cells) = self.cell(name, || Cells::Text(StringBuilder::new())) {
            cells.append_option(text);
        }
    }

    /// Adds a cell with a number.
    pub fn add_number(&mut self, name: &'static str, number: Option<f32>) {
        if let Cells::Number(cells) = self.cell(name, || Cells::Number(Float32Builder::new())) {
            cells.append_option(number);
        }
    }

    /// Adds a cell with a count.
    pub fn add_count(&mut self, name: &'static str, count: Option<usize>) {
        if let Cells::Count(cells) = self.cell(name, || Cells::Count(Int64Builder::new())) {
            cells.append_option(count.map(|count| i64::try_from(count).unwrap_or(i64::MAX)));
        }
    }

    /// Ends a row.
    ///
    /// # Errors
    /// If rows cannot be written: the types of a later table differ from those of the first.
    pub fn end_row(&mut self) -> io::Result<()> {
        self.n_rows += 1;
        if self.n_rows < BATCH_ROWS {
            return Ok(());
        }
        self.write_rows()
    }

    /// Takes the bytes that are ready.
    pub fn take_bytes(&mut self) -> Vec<u8> {
        match &mut self.writer {
            Some(writer) => std::mem::take(writer.inner_mut()),
            None => std::mem::take(&mut self.rest),
        }
    }

    /// Writes what is left and the end of the file. Without any row it is a table without columns.
    ///
    /// # Errors
    /// As [`end_row`](Self::end_row).
    pub fn finish(&mut self) -> io::Result<()> {
        if self.n_rows > 0 || self.writer.is_none() {
            self.write_rows()?;
        }
        if let Some(writer) = self.writer.take() {
            self.rest = writer.into_inner()?;
        }
        Ok(())
    }

    /// The column of the next added cell.
    fn cell(&mut self, name: &'static str, new: impl FnOnce() -> Cells) -> &mut Cells {
        if self.next == self.added.len() {
            self.added.push(Column { name, cells: new() });
        }
        self.next += 1;
        &mut self.added[self.next - 1].cells
    }

    fn write_rows(&mut self) -> io::Result<()> {
        self.n_rows = 0;
        let batch = self.batch().map_err(io::Error::other)?;
        let writer = match &mut self.writer {
            Some(writer) => writer,
            none => {
                let properties = WriterProperties::builder().set_compression(Compression::SNAPPY);
                let properties = Some(properties.build());
                none.insert(ArrowWriter::try_new(
                    Vec::new(),
                    batch.schema(),
                    properties,
                )?)
            }
        };
        writer.write(&batch)?;
        if writer.in_progress_size() > GROUP_BYTES {
            writer.flush()?;
        }
        Ok(())
    }

    /// The rows that are not yet written, which are taken.
    fn batch(&mut self) -> Result<RecordBatch, ArrowError> {
        let passed = self.passed.take_batch()?;
        if passed.num_columns() == 0 && self.added.is_empty() {
            return Ok(passed);
        }
        let mut fields = passed.schema().fields().to_vec();
        let mut columns = passed.columns().to_vec();
        for Column { name, cells } in &mut self.added {
            let (kind, cells): (_, ArrayRef) = match cells {
                Cells::Text(cells) => (DataType::Utf8, Arc::new(cells.finish())),
                Cells::Number(cells) => (DataType::Float32, Arc::new(cells.finish())),
                Cells::Count(cells) => (DataType::Int64, Arc::new(cells.finish())),
            };
            fields.push(Arc::new(Field::new(*name, kind, true)));
            columns.push(cells);
        }
        let metadata = passed.schema().metadata().clone();
        RecordBatch::try_new(
            Arc::new(Schema::new_with_metadata(fields, metadata)),
            columns,
        )
    }
}

impl Passed {
    /// No row, of the kind of this one.
    fn like(columns: PassedColumns<'_>) -> Self {
        let record = match columns {
            PassedColumns::Path(_) => {
                return Self::Text(vec![("path".to_owned(), StringBuilder::new())]);
            }
            PassedColumns::Record(record) if record.typed.is_some() => {
                return Self::Typed(Vec::new());
            }
            PassedColumns::Record(record) => record,
        };
        let names = record.header().names().iter();
        Self::Text(
            names
                .map(|name| (name.clone(), StringBuilder::new()))
                .collect(),
        )
    }

    fn push(&mut self, columns: PassedColumns<'_>) -> io::Result<()> {
        match (self, columns) {
            (
                Self::Typed(rows),
                PassedColumns::Record(Record {
                    typed: Some(row), ..
                }),
            ) => {
                rows.push(row.clone());
            }
            (Self::Text(builders), PassedColumns::Path(path)) if builders.len() == 1 => {
                builders[0].1.append_value(path);
            }
            (Self::Text(builders), PassedColumns::Record(record))
                if builders.len() == record.header().names().len() =>
            {
                for ((_, builder), value) in builders.iter_mut().zip(record.values()) {
                    match value {
                        Value::Null => builder.append_null(),
                        value => builder.append_value(value.into_text()),
                    }
                }
            }
            _ => {
                return Err(io::Error::other(
                    "a row is of another kind of table than the first",
                ));
            }
        }
        Ok(())
    }

    fn take_batch(&mut self) -> Result<RecordBatch, ArrowError> {
        match self {
            Self::Unknown => Ok(RecordBatch::new_empty(Arc::new(Schema::empty()))),
            Self::Typed(rows) => typed_batch(&std::mem::take(rows)),
            Self::Text(builders) => {
                let fields = builders
                    .iter()
                    .map(|(name, _)| Field::new(name, DataType::Utf8, true));
                let schema = Arc::new(Schema::new(fields.collect::<Vec<_>>()));
                let columns = builders
                    .iter_mut()
                    .map(|(_, builder)| -> ArrayRef { Arc::new(builder.finish()) });
                RecordBatch::try_new(schema, columns.collect())
            }
        }
    }
}

/// The rows as one batch.
fn typed_batch(rows: &[TypedRow]) -> Result<RecordBatch, ArrowError> {
    let runs = rows.chunk_by(|a, b| Arc::ptr_eq(&a.batch, &b.batch));
    let taken = runs.map(|run| {
        let indices = run.iter().map(|row| row.row_idx as u64);
        take_record_batch(&run[0].batch, &UInt64Array::from_iter_values(indices))
    });
    let taken = taken.collect::<Result<Vec<_>, _>>()?;
    let schema = taken
        .first()
        .map_or_else(|| Arc::new(Schema::empty()), RecordBatch::schema);
    concat_batches(&schema, &taken)
}
