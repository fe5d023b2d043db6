//! A table: one row a quotation.

use std::io::Write;

use byline::analysis::AnalysisBuilder;
use byline_corpus::Value;

use super::super::table::{push_added, push_cell, push_quoted, write_cells};
use super::super::{Classified, Format, Framing, Passing, STREAM_BYTES};
use super::cells::{QuotationRow, for_each_row, names};
use crate::input::content::{InputColumns, Origin};

/// Separated by commas or tabs, quoted as in RFC 4180. Of a text the first column is its path.
pub(super) struct QuotesTable {
    pub(super) builder: AnalysisBuilder,
    pub(super) separator: u8,
}

impl Format for QuotesTable {
    fn builder(&self, _: &Origin) -> &AnalysisBuilder {
        &self.builder
    }

    fn shows_labels(&self) -> bool {
        false
    }

    fn columns_head(&self, columns: InputColumns<'_>, out: &mut Vec<u8>) {
        let header = columns.header().0.map(|header| header.names());
        let added: Vec<&str> = names(header.is_some()).collect();
        let of_input = header.unwrap_or_default().iter().map(String::as_str);
        for (column, name) in of_input.chain(added).enumerate() {
            if column > 0 {
                out.push(self.separator);
            }
            // A header whose cells are all quoted says that the others of the table may be.
            if self.separator == b'\t' && header.is_some() {
                push_quoted(name, out);
            } else {
                push_cell(name, self.separator, out);
            }
        }
        out.push(b'\n');
    }

    fn document(&self, document: &Classified, out: &mut Vec<u8>) {
        for_each_row(document, &self.builder, |row| self.write_row(&row, out));
    }

    fn stream(&self, document: &Classified, out: &mut dyn Write) -> std::io::Result<()> {
        let mut buffer = Vec::new();
        let mut written = Ok(());
        for_each_row(document, &self.builder, |row| {
            self.write_row(&row, &mut buffer);
            if buffer.len() >= STREAM_BYTES && written.is_ok() {
                written = out.write_all(&buffer);
                buffer.clear();
            }
        });
        written.and_then(|()| out.write_all(&buffer))
    }

    fn framing(&self) -> Framing {
        Framing::Documents
    }

    fn passing(&self) -> Passing {
        Passing::SameColumns
    }

    fn added(&self, _: bool) -> Vec<String> {
        names(true).map(str::to_owned).collect()
    }

    fn extension(&self) -> &'static str {
        if self.separator == b'\t' {
            "tsv"
        } else {
            "csv"
        }
    }
}

impl QuotesTable {
    fn write_row(&self, row: &QuotationRow<'_>, out: &mut Vec<u8>) {
        let record = row.table_row.and_then(|row| row.record.as_ref());
        let mut is_first = true;
        if let Some(record) = record {
            write_cells(record.values().map(Value::into_text), self.separator, out);
            is_first = false;
        }
        row.for_each_cell(|_, cell| {
            if !std::mem::take(&mut is_first) {
                out.push(self.separator);
            }
            push_added(&cell, self.separator, out);
        });
        out.push(b'\n');
    }
}
