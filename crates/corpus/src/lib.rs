//! Labelled articles, read from tables.
//!
//! A row is a sentence or a heading. Rows of one article form one [`Document`](byline::Document), in row order, so that the model sees at
//! training what it will see when it classifies. Rows without a label are context: part of the document, neither
//! learned from nor scored.

mod corpus;
mod duplicates;
pub mod error;
pub mod exchange;
mod label_map;
mod options;
mod table;
mod worksheet;

pub use corpus::{Article, Corpus, RowSource, UnusableRow};
pub use duplicates::{DuplicateGroup, Duplicates, SentencePlace, SharedArticle};
pub use error::{ColumnRole, Error, Result};
pub use label_map::LabelMap;
pub use options::CorpusOptions;
pub use table::{
    ArticleRows, ArticleStream, ArticleTable, Columns, Header, Keep, Record, RowSample, RowUnit,
    TableFormat, TableReader, TableRow, Value, group_rows,
};
#[cfg(feature = "parquet")]
pub use table::{ParquetWriter, PassedColumns};
pub use worksheet::{Worksheet, WorksheetArticle, WorksheetOptions, WorksheetRow};
