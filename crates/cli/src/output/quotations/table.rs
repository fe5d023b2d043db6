//! A table: one row a quotation.

use std::io::Write;

use byline::analysis::{AnalysedQuotation, AnalysisBuilder};
use byline::quote::QuotationForm;

use super::super::table::push_cell;
use super::super::{Classified, Format, Framing};
use super::entries;
use crate::input::content::Origin;

/// Comma-separated, quoted as in RFC 4180.
pub(super) struct QuotesCsv(pub(super) AnalysisBuilder);

impl Format for QuotesCsv {
    fn builder(&self, _: &Origin) -> &AnalysisBuilder {
        &self.0
    }

    fn shows_labels(&self) -> bool {
        false
    }

    fn head(&self) -> &'static str {
        "path,start,end,kind,form,speaker,speaker_start,speaker_end,cue,cue_start,cue_end,confidence,content\n"
    }

    fn document(&self, document: &Classified, out: &mut Vec<u8>) {
        for entry in entries(&document.analysis(&self.0)) {
            write_row(&document.path, entry, out);
        }
    }

    fn stream(&self, document: &Classified, out: &mut dyn Write) -> std::io::Result<()> {
        let mut row = Vec::new();
        for entry in entries(&document.analysis(&self.0)) {
            row.clear();
            write_row(&document.path, entry, &mut row);
            out.write_all(&row)?;
        }
        Ok(())
    }

    fn framing(&self) -> Framing {
        Framing::Documents
    }

    fn extension(&self) -> &'static str {
        "csv"
    }
}

fn write_row(path: &str, entry: &AnalysedQuotation<'_>, out: &mut Vec<u8>) {
    push_cell(path, b',', out);
    // Writing to memory cannot fail.
    let _ = write!(
        out,
        ",{},{},{},{},",
        entry.start,
        entry.end,
        entry.kind.name(),
        entry.form.map_or("", QuotationForm::name)
    );
    let speaker = entry.speaker.as_ref();
    let cue = entry.cue.as_ref();
    push_cell(speaker.map_or("", |speaker| &speaker.name), b',', out);
    push_place(speaker.map(|speaker| (speaker.start, speaker.end)), out);
    push_cell(cue.map_or("", |cue| &cue.text), b',', out);
    push_place(cue.map(|cue| (cue.start, cue.end)), out);
    if let Some(speaker) = speaker {
        let _ = write!(out, "{}", speaker.confidence);
    }
    out.push(b',');
    push_cell(&entry.content, b',', out);
    out.push(b'\n');
}

/// Adds start and end, empty where there is nothing, with commas around them.
fn push_place(place: Option<(usize, usize)>, out: &mut Vec<u8>) {
    let _ = match place {
        Some((start, end)) => write!(out, ",{start},{end},"),
        None => write!(out, ",,,"),
    };
}
