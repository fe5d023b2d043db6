//! Parquet: one row a quotation, with the columns of the input.

use anyhow::Context;
use byline::analysis::AnalysisBuilder;
use byline::attribution::{SpeakerRanker, attribute};
use byline_corpus::{ParquetWriter, PassedColumns};

use super::super::parquet::{add_cell, end};
use super::super::{Classified, Collector, Passing, Results};
use super::cells::{for_each_row, names};

/// Quotations with the columns of their rows, written in groups.
pub(super) struct QuotesParquet {
    builder: AnalysisBuilder,
    ranker: SpeakerRanker,
    writer: ParquetWriter,
}

impl QuotesParquet {
    pub(super) fn new(builder: AnalysisBuilder, ranker: SpeakerRanker) -> Self {
        Self {
            builder,
            ranker,
            writer: ParquetWriter::default(),
        }
    }

    fn add_document(&mut self, document: &Classified) -> std::io::Result<()> {
        let mut done = Ok(());
        let (builder, writer) = (self.builder, &mut self.writer);
        for_each_row(document, &builder, |row| {
            if done.is_err() {
                return;
            }
            let record = row.table_row.and_then(|row| row.record.as_ref());
            done = writer.begin_row(match record {
                Some(record) => PassedColumns::Record(record),
                None => PassedColumns::Path(&document.path),
            });
            row.for_each_cell(|name, cell| {
                // Of a text the path is the column that is passed.
                if record.is_some() || name != "path" {
                    add_cell(writer, name, cell);
                }
            });
            if done.is_ok() {
                done = writer.end_row();
            }
        });
        done
    }
}

impl Collector for QuotesParquet {
    fn add(&mut self, results: Results, out: &mut Vec<u8>) -> anyhow::Result<()> {
        for mut document in results.documents {
            document.attributions = attribute(&document.document, &self.ranker);
            self.add_document(&document)
                .context("cannot write the Parquet table")?;
        }
        out.append(&mut self.writer.take_bytes());
        Ok(())
    }

    fn finish(&mut self, out: &mut Vec<u8>) -> anyhow::Result<()> {
        end(&mut self.writer, out)
    }

    fn passing(&self) -> Passing {
        Passing::SameTypes
    }

    fn added(&self, _: bool) -> Vec<String> {
        names(true).map(str::to_owned).collect()
    }

    fn extension(&self) -> &'static str {
        "parquet"
    }
}
