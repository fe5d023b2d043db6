//! A table: one row a quotation.

use std::io::Write;

use super::super::table::push_cell;
use super::super::{Classified, Format, Framing};
use super::{Entry, entries, shown};

/// Comma-separated, quoted as in RFC 4180.
pub(super) struct QuotesCsv;

impl Format for QuotesCsv {
    fn head(&self) -> &'static str {
        "path,start,end,kind,speaker,cue,confidence,content\n"
    }

    fn document(&self, document: &Classified, out: &mut Vec<u8>) {
        for entry in entries(document) {
            write_row(document, &entry, out);
        }
    }

    fn stream(&self, document: &Classified, out: &mut dyn Write) -> std::io::Result<()> {
        let mut row = Vec::new();
        for entry in entries(document) {
            row.clear();
            write_row(document, &entry, &mut row);
            out.write_all(&row)?;
        }
        Ok(())
    }

    fn attributes(&self) -> bool {
        true
    }

    fn framing(&self) -> Framing {
        Framing::Documents
    }

    fn extension(&self) -> &'static str {
        "csv"
    }
}

fn write_row(document: &Classified, entry: &Entry<'_>, out: &mut Vec<u8>) {
    let text = document.document.text();
    push_cell(&document.path, b',', out);
    // Writing to memory cannot fail.
    let _ = write!(
        out,
        ",{},{},{},",
        entry.span.start,
        entry.span.end,
        entry.kind()
    );
    let speaker = entry.speaker();
    push_cell(
        speaker.map_or("", |speaker| speaker.name.of(text)),
        b',',
        out,
    );
    out.push(b',');
    push_cell(entry.cue(text).unwrap_or_default(), b',', out);
    out.push(b',');
    if let Some(speaker) = speaker {
        let _ = write!(out, "{}", shown(speaker.confidence));
    }
    out.push(b',');
    push_cell(entry.content.of(text), b',', out);
    out.push(b'\n');
}
