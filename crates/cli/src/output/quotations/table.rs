//! A table: one row a quotation.

use std::io::Write;

use byline::Span;
use byline::quote::QuotationForm;

use super::super::table::push_cell;
use super::super::{Classified, Format, Framing};
use super::{Entry, entries, shown};

/// Comma-separated, quoted as in RFC 4180.
pub(super) struct QuotesCsv;

impl Format for QuotesCsv {
    fn head(&self) -> &'static str {
        "path,start,end,kind,form,speaker,speaker_start,speaker_end,cue,cue_start,cue_end,confidence,content\n"
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
        ",{},{},{},{},",
        entry.span.start,
        entry.span.end,
        entry.kind(),
        entry.form().map_or("", QuotationForm::name)
    );
    let speaker = entry.speaker();
    push_cell(
        speaker.map_or("", |speaker| speaker.name.of(text)),
        b',',
        out,
    );
    push_place(speaker.map(|speaker| speaker.mention), out);
    push_cell(entry.cue(text).unwrap_or_default(), b',', out);
    push_place(entry.attribution.and_then(|found| found.cue), out);
    if let Some(speaker) = speaker {
        let _ = write!(out, "{}", shown(speaker.confidence));
    }
    out.push(b',');
    push_cell(entry.content.of(text), b',', out);
    out.push(b'\n');
}

/// Adds start and end, empty where there is nothing, with commas around them.
fn push_place(place: Option<Span>, out: &mut Vec<u8>) {
    let _ = match place {
        Some(span) => write!(out, ",{},{},", span.start, span.end),
        None => write!(out, ",,,"),
    };
}
