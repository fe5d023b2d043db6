//! A table: one row a quotation.

use std::io::Write;

use byline::analysis::{AnalysedQuotation, AnalysisBuilder};
use byline::quote::QuotationForm;

use super::super::table::write_cells;
use super::super::{Classified, Format, Framing};
use super::entries;
use crate::input::content::{InputColumns, Origin};

/// Separated by commas or tabs, quoted as in RFC 4180.
pub(super) struct QuotesTable {
    separator: u8,
    builder: AnalysisBuilder,
}

/// The names of the columns, between which the separator comes.
const COLUMNS: [&str; 13] = [
    "path",
    "start",
    "end",
    "kind",
    "form",
    "speaker",
    "speaker_start",
    "speaker_end",
    "cue",
    "cue_start",
    "cue_end",
    "confidence",
    "content",
];

impl QuotesTable {
    pub(super) fn new(separator: u8, builder: AnalysisBuilder) -> Self {
        Self { separator, builder }
    }
}

impl Format for QuotesTable {
    fn builder(&self, _: &Origin) -> &AnalysisBuilder {
        &self.builder
    }

    fn shows_labels(&self) -> bool {
        false
    }

    fn columns_head(&self, _: InputColumns<'_>, out: &mut Vec<u8>) {
        write_cells(COLUMNS, self.separator, out);
        out.push(b'\n');
    }

    fn document(&self, document: &Classified, out: &mut Vec<u8>) {
        for entry in entries(&document.analysis(&self.builder)) {
            self.write_row(&document.path, entry, out);
        }
    }

    fn stream(&self, document: &Classified, out: &mut dyn Write) -> std::io::Result<()> {
        let mut row = Vec::new();
        for entry in entries(&document.analysis(&self.builder)) {
            row.clear();
            self.write_row(&document.path, entry, &mut row);
            out.write_all(&row)?;
        }
        Ok(())
    }

    fn framing(&self) -> Framing {
        Framing::Documents
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
    fn write_row(&self, path: &str, entry: &AnalysedQuotation<'_>, out: &mut Vec<u8>) {
        let number = |number: Option<usize>| number.map_or_else(String::new, |at| at.to_string());
        let speaker = entry.speaker.as_ref();
        let cue = entry.cue.as_ref();
        let confidence = speaker.map(|speaker| speaker.confidence.to_string());
        let cells = [
            path,
            &entry.start.to_string(),
            &entry.end.to_string(),
            entry.kind.name(),
            entry.form.map_or("", QuotationForm::name),
            speaker.map_or("", |speaker| &speaker.name),
            &number(speaker.map(|speaker| speaker.start)),
            &number(speaker.map(|speaker| speaker.end)),
            cue.map_or("", |cue| &cue.text),
            &number(cue.map(|cue| cue.start)),
            &number(cue.map(|cue| cue.end)),
            &confidence.unwrap_or_default(),
            &entry.content,
        ];
        write_cells(cells, self.separator, out);
        out.push(b'\n');
    }
}
