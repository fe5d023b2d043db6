//! Quotations and reported speech to bytes: what `byline quotes` writes.

mod json;
mod table;
mod text;

use std::ops::Range;

use byline::attribution::{Attribution, Speaker};
use byline::quote::{QuotationForm, QuotationKind};
use byline::{Quotation, Sentence, Span};
use clap::ValueEnum;

use super::layout::Layout;
use super::{Classified, Format, Style};

/// How quotations are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum QuotesFormat {
    /// For eyes: speaker, cue and kind over the words, and what each speaker says in all
    Text,
    /// One object, or an array of them for several documents
    Json,
    /// One object a line
    Jsonl,
    /// Comma-separated table with a header, one row a quotation
    Csv,
}

impl QuotesFormat {
    /// The writer of this format.
    pub(crate) fn writer(self, style: Style) -> Box<dyn Format> {
        match self {
            Self::Text => Box::new(text::QuotesText(style)),
            Self::Json => Box::new(json::QuotesJson(Layout::Indented)),
            Self::Jsonl => Box::new(json::QuotesJson(Layout::Lines)),
            Self::Csv => Box::new(table::QuotesCsv),
        }
    }
}

/// A quotation, or speech that is reported without marks.
struct Entry<'a> {
    /// None for reported speech.
    quotation: Option<&'a Quotation>,
    /// None where there is no source.
    attribution: Option<&'a Attribution>,
    /// With the marks, if there are any.
    span: Span,
    content: Span,
}

impl<'a> Entry<'a> {
    fn kind(&self) -> &'static str {
        match self.quotation.map(|quotation| quotation.kind) {
            None => "indirect",
            Some(QuotationKind::Speech) => "speech",
            Some(QuotationKind::Fragment) => "fragment",
            Some(_) => "title_or_term",
        }
    }

    /// None for reported speech.
    fn form(&self) -> Option<QuotationForm> {
        Some(self.quotation?.form)
    }

    fn depth(&self) -> usize {
        self.quotation
            .map_or(0, |quotation| usize::from(quotation.depth))
    }

    fn speaker(&self) -> Option<Speaker> {
        self.attribution?.speaker
    }

    fn cue(&self, text: &'a str) -> Option<&'a str> {
        Some(self.attribution?.cue?.of(text))
    }
}

/// A number as it is shown: in thousandths.
pub(super) fn shown(value: f32) -> f32 {
    (value * 1000.0).round() / 1000.0
}

/// Quotations and reported speech in order of their start, an inner quotation after the one around it.
fn entries(classified: &Classified) -> Vec<Entry<'_>> {
    let marked = quotations(classified).map(|(quotation, attribution)| Entry {
        quotation: Some(quotation),
        attribution,
        span: quotation.span,
        content: quotation.content,
    });
    let mut entries: Vec<Entry<'_>> = marked.chain(reported(classified)).collect();
    entries.sort_by_key(|entry| entry.span.start);
    entries
}

/// Speech that is reported without marks.
fn reported(classified: &Classified) -> impl Iterator<Item = Entry<'_>> {
    let attributions = classified.attributions.iter();
    attributions
        .filter(|attribution| attribution.quotation_idx.is_none())
        .map(|attribution| Entry {
            quotation: None,
            attribution: Some(attribution),
            span: attribution.content,
            content: attribution.content,
        })
}

/// The quotations of a document, each with its attribution if it gives words of a source.
pub(super) fn quotations(
    classified: &Classified,
) -> impl Iterator<Item = (&Quotation, Option<&Attribution>)> {
    let quotations = classified.document.quotations();
    let mut attributions = vec![None; quotations.len()];
    for attribution in classified
        .attributions
        .iter()
        .filter(|found| found.is_attributed)
    {
        if let Some(idx) = attribution.quotation_idx {
            attributions[idx] = Some(attribution);
        }
    }
    quotations.iter().zip(attributions)
}

/// The sentences that share a byte with `span`, as indexes.
fn touched(sentences: &[Sentence], span: Span) -> Range<usize> {
    let first = sentences.partition_point(|sentence| sentence.span.end <= span.start);
    let end = sentences.partition_point(|sentence| sentence.span.start < span.end);
    first..end.max(first)
}
