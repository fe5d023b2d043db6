//! The format for eyes: speaker, cue and kind over the words.

use std::io::Write;

use anstyle::Style as Paint;
use byline::Span;
use byline::attribution::{SpeakerTotal, totals};

use super::super::marked::{Mark, write_marked};
use super::super::{Classified, Format, Framing, Style, on_one_line};
use super::{Entry, entries};
use crate::message::counted;

/// `Ada Brook | said | speech` over `We lost the boats.`
pub(super) struct QuotesText(pub(super) Style);

/// Columns of a line.
const WIDTH: usize = 80;
/// What stands left of the words.
const INDENT: &str = "    ";
/// Quotations inside quotations are set in further down to this depth.
const DEEPEST: usize = 4;

impl Format for QuotesText {
    fn file_head(&self, path: &str, _file_idx: usize, out: &mut Vec<u8>) {
        if self.0.has_headings {
            out.extend_from_slice(on_one_line(path).as_bytes());
            out.extend_from_slice(b"\n\n");
        }
    }

    fn document(&self, document: &Classified, out: &mut Vec<u8>) {
        let text = document.document.text();
        for entry in entries(document) {
            self.write_entry(&entry, text, out);
        }
        write_totals(document, out);
    }

    fn stream(&self, document: &Classified, out: &mut dyn Write) -> std::io::Result<()> {
        let text = document.document.text();
        let mut buffer = Vec::new();
        for entry in entries(document) {
            buffer.clear();
            self.write_entry(&entry, text, &mut buffer);
            out.write_all(&buffer)?;
        }
        buffer.clear();
        write_totals(document, &mut buffer);
        out.write_all(&buffer)
    }

    fn attributes(&self) -> bool {
        true
    }

    fn framing(&self) -> Framing {
        Framing::Documents
    }
}

impl QuotesText {
    fn write_entry(&self, entry: &Entry<'_>, text: &str, out: &mut Vec<u8>) {
        let margin = INDENT.repeat(entry.depth().min(DEEPEST));
        let speaker = entry.speaker().map_or("-", |speaker| speaker.name.of(text));
        let cue = entry.cue(text).unwrap_or("-");
        let kind = entry.kind().replace('_', " ");
        let form = match entry.form().filter(|form| !form.is_marked()) {
            Some(form) => format!(", {}", form.name()),
            None => String::new(),
        };
        let head = format!("{speaker} | {cue} | {kind}{form}");
        let bold = (
            Span::new(0, speaker.len()),
            Mark::Colour(Paint::new().bold()),
        );
        let marks: &[(Span, Mark)] = if self.0.has_colour { &[bold] } else { &[] };
        out.extend_from_slice(margin.as_bytes());
        write_marked(&head, marks, &margin, WIDTH - margin.len(), out);
        let margin = margin + INDENT;
        out.extend_from_slice(margin.as_bytes());
        let words = entry.content.trimmed(text).of(text);
        write_marked(words, &[], &margin, WIDTH - margin.len(), out);
    }
}

/// What each speaker says in all, under a line of its own, and the empty line that ends a document.
fn write_totals(document: &Classified, out: &mut Vec<u8>) {
    let text = document.document.text();
    let totals = totals(&document.document, &document.attributions);
    if !totals.is_empty() {
        out.extend_from_slice(b"\nSpeakers\n");
    }
    for total in &totals {
        let line = format!("{}: {}", total.name.of(text), described(total));
        out.extend_from_slice(INDENT.as_bytes());
        write_marked(&line, &[], INDENT, WIDTH - INDENT.len(), out);
    }
    if !document.document.quotations().is_empty() || !document.attributions.is_empty() {
        out.push(b'\n');
    }
}

/// `2 quotations, 14 words; reported once`
fn described(total: &SpeakerTotal) -> String {
    let marked = format!(
        "{}, {}",
        counted(total.n_quotations, "quotation"),
        counted(total.n_words, "word")
    );
    let reported = match total.n_indirect {
        0 => return marked,
        1 => "reported once".to_owned(),
        n => format!("reported {n} times"),
    };
    if total.n_quotations == 0 {
        reported
    } else {
        format!("{marked}; {reported}")
    }
}
