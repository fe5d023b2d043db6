//! JSON Lines: of tables a quotation, else a document.

use std::io::Write;

use byline::analysis::AnalysisBuilder;

use super::super::json::Json;
use super::super::table::{begin_object, end_object, push_field};
use super::super::{Classified, Format, Framing, Passing};
use super::cells::{for_each_row, names};
use crate::input::content::Origin;

/// Quotations in tables, each with the fields of its row, and texts as classify writes them.
pub(super) struct QuoteRows(pub(super) Json);

impl Format for QuoteRows {
    fn builder(&self, origin: &Origin) -> &AnalysisBuilder {
        self.0.builder(origin)
    }

    fn document(&self, document: &Classified, out: &mut Vec<u8>) {
        if matches!(document.origin, Origin::Text) {
            self.0.document(document, out);
            return;
        }
        for_each_row(document, self.builder(&document.origin), |row| {
            let record = row.table_row.and_then(|row| row.record.as_ref());
            if let Some(record) = record {
                begin_object(record, out);
                row.for_each_cell(|name, cell| push_field(name, &cell, out));
                end_object(out);
            }
        });
    }

    fn stream(&self, document: &Classified, out: &mut dyn Write) -> std::io::Result<()> {
        self.0.stream(document, out)
    }

    fn framing(&self) -> Framing {
        self.0.framing()
    }

    fn passing(&self) -> Passing {
        Passing::AnyColumns
    }

    fn added(&self, _: bool) -> Vec<String> {
        names(true).map(str::to_owned).collect()
    }

    fn extension(&self) -> &'static str {
        self.0.extension()
    }
}
