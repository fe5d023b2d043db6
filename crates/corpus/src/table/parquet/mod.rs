//! Parquet tables: the only module that knows the format.
//!
//! Rows are read as objects, as those of JSON Lines are, so that everything after them is the same. Where the results
//! are written as Parquet too, each row also remembers its place in a batch of typed columns, which are passed through
//! as they are.

mod objects;
mod values;
mod writer;

use std::sync::Arc;

use arrow_array::RecordBatch;

pub(super) use objects::ParquetObjects;
pub use writer::{ParquetWriter, PassedColumns};

/// Rows that are read or written at a time.
const BATCH_ROWS: usize = 1024;

/// A row as it stands in its table: with the types of its columns.
#[derive(Clone, Debug)]
pub(super) struct TypedRow {
    batch: Arc<RecordBatch>,
    row_idx: usize,
}
