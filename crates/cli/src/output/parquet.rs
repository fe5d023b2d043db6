//! Parquet: one row a sentence, with the columns of the input.

use anyhow::Context;
use byline::analysis::AnalysisBuilder;
use byline_corpus::{ParquetWriter, PassedColumns};

use super::added::{AddedCell, for_each_added};
use super::{Collector, Passing, Results};

/// Rows with their columns, written in groups.
pub(super) struct Parquet {
    builder: AnalysisBuilder,
    writer: ParquetWriter,
}

impl Parquet {
    pub(super) fn new(builder: AnalysisBuilder) -> Self {
        Self {
            builder,
            writer: ParquetWriter::default(),
        }
    }
}

impl Collector for Parquet {
    fn add(&mut self, results: Results, out: &mut Vec<u8>) -> anyhow::Result<()> {
        let mut failure = Ok(());
        let builder = self.builder;
        results.for_each_row(
            |document| document.analysis(&builder),
            |analysis, row| {
                if failure.is_err() {
                    return;
                }
                let record = row.table_row.and_then(|row| row.record.as_ref());
                let columns = match record {
                    Some(record) => PassedColumns::Record(record),
                    None => PassedColumns::Path(&row.document.path),
                };
                let begun = self.writer.begin_row(columns);
                for_each_added(analysis, row, |name, cell| {
                    add_cell(&mut self.writer, name, cell);
                });
                failure = begun.and_then(|()| self.writer.end_row());
            },
        );
        failure.context("cannot write the Parquet table")?;
        out.append(&mut self.writer.take_bytes());
        Ok(())
    }

    fn finish(&mut self, out: &mut Vec<u8>) -> anyhow::Result<()> {
        end(&mut self.writer, out)
    }

    fn passing(&self) -> Passing {
        Passing::SameTypes
    }

    fn extension(&self) -> &'static str {
        "parquet"
    }
}

/// Adds the cell of a further column to the row at hand.
pub(super) fn add_cell(writer: &mut ParquetWriter, name: &'static str, cell: AddedCell<'_>) {
    match cell {
        AddedCell::Text(text) => writer.add_text(name, text),
        AddedCell::Number(number) => writer.add_number(name, number),
        AddedCell::Count(count) => writer.add_count(name, count),
    }
}

/// Ends the table and moves what is left of it to `out`.
pub(super) fn end(writer: &mut ParquetWriter, out: &mut Vec<u8>) -> anyhow::Result<()> {
    writer.finish().context("cannot write the Parquet table")?;
    out.append(&mut writer.take_bytes());
    Ok(())
}
