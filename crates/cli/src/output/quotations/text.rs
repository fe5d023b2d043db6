//! The format for eyes: speaker, cue and kind over the words.

use std::io::Write;

use anstyle::Style as Paint;
use byline::analysis::{AnalysedQuotation, AnalysisBuilder};
use byline::{Analysis, Span};

use super::super::marked::{Mark, write_marked};
use super::super::{Classified, Format, Framing, Style, on_one_line};
use super::entries;
use crate::input::content::Origin;
use crate::say::message::counted;

/// `Ada Brook | said | speech` over `We lost the boats.`
pub(super) struct QuotesText {
    pub(super) style: Style,
    pub(super) builder: AnalysisBuilder,
}

/// Columns of a line.
const WIDTH: usize = 80;
/// What stands left of the words.
const INDENT: &str = "    ";
/// Quotations inside quotations are set in further down to this depth.
const DEEPEST: usize = 4;

impl Format for QuotesText {
    fn builder(&self, _: &Origin) -> &AnalysisBuilder {
        &self.builder
    }

    fn shows_labels(&self) -> bool {
        false
    }

    fn file_head(&self, path: &str, _file_idx: usize, out: &mut Vec<u8>) {
        if self.style.has_headings {
            out.extend_from_slice(on_one_line(path).as_bytes());
            out.extend_from_slice(b"\n\n");
        }
    }

    fn document(&self, document: &Classified, out: &mut Vec<u8>) {
        let analysis = document.analysis(&self.builder);
        let entries = entries(&analysis);
        if !entries.is_empty() {
            write_place(&analysis, out);
        }
        for entry in entries {
            self.write_entry(entry, out);
        }
        write_totals(&analysis, out);
    }

    fn stream(&self, document: &Classified, out: &mut dyn Write) -> std::io::Result<()> {
        let analysis = document.analysis(&self.builder);
        let mut buffer = Vec::new();
        for entry in entries(&analysis) {
            buffer.clear();
            self.write_entry(entry, &mut buffer);
            out.write_all(&buffer)?;
        }
        buffer.clear();
        write_totals(&analysis, &mut buffer);
        out.write_all(&buffer)
    }

    fn framing(&self) -> Framing {
        Framing::Documents
    }
}

impl QuotesText {
    fn write_entry(&self, entry: &AnalysedQuotation<'_>, out: &mut Vec<u8>) {
        let margin = INDENT.repeat(entry.depth.min(DEEPEST));
        let speaker = entry.speaker.as_ref();
        let speaker = speaker.map_or("-", |speaker| &*speaker.name);
        let cue = entry.cue.as_ref().map_or("-", |cue| &*cue.text);
        let kind = entry.kind.name().replace('_', " ");
        let form = match entry.form.filter(|form| !form.is_marked()) {
            Some(form) => format!(", {}", form.name()),
            None => String::new(),
        };
        let head = format!("{speaker} | {cue} | {kind}{form}");
        let bold = (
            Span::new(0, speaker.len()),
            Mark::Colour(Paint::new().bold()),
        );
        let marks: &[(Span, Mark)] = if self.style.has_colour { &[bold] } else { &[] };
        out.extend_from_slice(margin.as_bytes());
        write_marked(&head, marks, &margin, WIDTH - margin.len(), out);
        let margin = margin + INDENT;
        out.extend_from_slice(margin.as_bytes());
        let words = entry.content.trim();
        write_marked(words, &[], &margin, WIDTH - margin.len(), out);
    }
}

/// The row of a table from which a document comes, and its article.
fn write_place(analysis: &Analysis<'_>, out: &mut Vec<u8>) {
    let Some(row) = analysis.row else {
        return;
    };
    let place = match &analysis.article {
        Some(article) => format!("Row {row}, article {}\n", on_one_line(article)),
        None => format!("Row {row}\n"),
    };
    out.extend_from_slice(place.as_bytes());
}

/// What each speaker says in all, under a line of its own, and the empty line that ends a document.
fn write_totals(analysis: &Analysis<'_>, out: &mut Vec<u8>) {
    let named = analysis.speakers.iter();
    let named = named.map(|speaker| {
        let summary = described(speaker.quotations, speaker.words, speaker.reported);
        format!("{}: {summary}", speaker.name)
    });
    let mut lines: Vec<String> = named.collect();
    lines.extend(nameless(analysis));
    if !lines.is_empty() {
        out.extend_from_slice(b"\nSpeakers\n");
    }
    for line in lines {
        out.extend_from_slice(INDENT.as_bytes());
        write_marked(&line, &[], INDENT, WIDTH - INDENT.len(), out);
    }
    if !analysis.quotations.is_empty() || !analysis.reported.is_empty() {
        out.push(b'\n');
    }
}

/// `without a speaker: 1 quotation, 7 words`: what nobody says who is sure enough, and those whom only a pronoun names.
fn nameless(analysis: &Analysis<'_>) -> Option<String> {
    let found = analysis.without_speaker;
    let summary = described(found.quotations, found.words, found.reported);
    (found.quotations + found.reported > 0).then(|| format!("without a speaker: {summary}"))
}

/// `2 quotations, 14 words; reported once`
fn described(quotations: usize, words: usize, reported: usize) -> String {
    let marked = format!(
        "{}, {}",
        counted(quotations, "quotation"),
        counted(words, "word")
    );
    let reported = match reported {
        0 => return marked,
        1 => "reported once".to_owned(),
        n => format!("reported {n} times"),
    };
    if quotations == 0 {
        reported
    } else {
        format!("{marked}; {reported}")
    }
}
