//! Quotations and reported speech to bytes: what `byline quotes` writes.

mod table;
mod text;

use byline::Analysis;
use byline::analysis::{AnalysedQuotation, AnalysisBuilder};
use clap::ValueEnum;

use super::json::Json;
use super::layout::Layout;
use super::{Format, Style};

/// How quotations are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum QuotesFormat {
    /// For eyes: speaker, cue and kind over the words, and what each speaker says in all
    Text,
    /// As classify writes it: one object, or an array of them for several documents
    Json,
    /// One object a line
    Jsonl,
    /// Comma-separated table with a header, one row a quotation
    Csv,
    /// Tab-separated table with a header, one row a quotation
    Tsv,
}

impl QuotesFormat {
    /// The writer of this format, of analyses that `builder` makes.
    pub(crate) fn writer(self, style: Style, builder: AnalysisBuilder) -> Box<dyn Format> {
        let json = |layout| Json { layout, builder };
        match self {
            Self::Text => Box::new(text::QuotesText { style, builder }),
            Self::Json => Box::new(json(Layout::Indented)),
            Self::Jsonl => Box::new(json(Layout::Lines)),
            Self::Csv => Box::new(table::QuotesTable::new(b',', builder)),
            Self::Tsv => Box::new(table::QuotesTable::new(b'\t', builder)),
        }
    }
}

/// Quotations and reported speech in order of their start, an inner quotation after the one around it.
fn entries<'a>(analysis: &'a Analysis<'a>) -> Vec<&'a AnalysedQuotation<'a>> {
    let mut entries: Vec<_> = analysis
        .quotations
        .iter()
        .chain(&analysis.reported)
        .collect();
    entries.sort_by_key(|entry| entry.start);
    entries
}
