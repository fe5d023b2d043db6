//! JSON: the quotations, the reported speech and the speakers of each document.

use std::io::Write;

use byline::attribution::{Speaker, totals};
use byline::quote::{QuotationForm, QuotationKind};
use serde::Serialize;

use super::super::json::JsonPlace;
use super::super::layout::Layout;
use super::super::{Classified, Format, Framing};
use super::{Entry, quotations, reported, shown, touched};

/// The quotations of each document.
pub(super) struct QuotesJson(pub(super) Layout);

impl Format for QuotesJson {
    fn document(&self, document: &Classified, out: &mut Vec<u8>) {
        self.0.append(&JsonQuotes::new(document), out);
    }

    fn stream(&self, document: &Classified, out: &mut dyn Write) -> std::io::Result<()> {
        self.0.stream(&JsonQuotes::new(document), out)
    }

    fn attributes(&self) -> bool {
        true
    }

    fn framing(&self) -> Framing {
        self.0.framing()
    }

    fn extension(&self) -> &'static str {
        self.0.extension()
    }
}

#[derive(Serialize)]
struct JsonQuotes<'a> {
    path: &'a str,
    quotations: Vec<JsonQuotation<'a>>,
    indirect: Vec<JsonReported<'a>>,
    speakers: Vec<JsonTotal<'a>>,
}

/// A quotation; start and end include its marks.
#[derive(Serialize)]
struct JsonQuotation<'a> {
    start: usize,
    end: usize,
    content: &'a str,
    kind: QuotationKind,
    form: QuotationForm,
    depth: u8,
    sentences: Vec<usize>,
    speaker: Option<JsonSpeaker<'a>>,
    cue: Option<JsonPlace<'a>>,
    /// Whether it gives words of a source, and is no title, term or scare quote.
    attributed: bool,
}

#[derive(Serialize)]
struct JsonReported<'a> {
    start: usize,
    end: usize,
    content: &'a str,
    kind: &'static str,
    sentences: Vec<usize>,
    speaker: Option<JsonSpeaker<'a>>,
    cue: Option<JsonPlace<'a>>,
}

/// The words beside the cue, and the name that they stand for.
#[derive(Serialize)]
struct JsonSpeaker<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    name: &'a str,
    name_start: usize,
    name_end: usize,
    confidence: f32,
}

#[derive(Serialize)]
struct JsonTotal<'a> {
    name: &'a str,
    quotations: usize,
    words: usize,
    indirect: usize,
}

impl<'a> JsonQuotes<'a> {
    fn new(classified: &'a Classified) -> Self {
        let document = &classified.document;
        let text = document.text();
        let sentences = document.sentences();
        let marked = quotations(classified).map(|(quotation, attribution)| {
            let entry = Entry {
                quotation: Some(quotation),
                attribution,
                span: quotation.span,
                content: quotation.content,
            };
            JsonQuotation {
                start: quotation.span.start,
                end: quotation.span.end,
                content: quotation.content.of(text),
                kind: quotation.kind,
                form: quotation.form,
                depth: quotation.depth,
                sentences: quotation.sentences.clone().collect(),
                speaker: entry
                    .speaker()
                    .map(|speaker| JsonSpeaker::new(speaker, text)),
                cue: cue(&entry, text),
                // Of an inner quotation only its words are known.
                attributed: attribution.is_some()
                    || (quotation.depth > 0 && quotation.kind == QuotationKind::Speech),
            }
        });
        let indirect = reported(classified).map(|entry| JsonReported {
            start: entry.span.start,
            end: entry.span.end,
            content: entry.content.of(text),
            kind: entry.kind(),
            sentences: touched(sentences, entry.span).collect(),
            speaker: entry
                .speaker()
                .map(|speaker| JsonSpeaker::new(speaker, text)),
            cue: cue(&entry, text),
        });
        let totals = totals(document, &classified.attributions);
        Self {
            path: &classified.path,
            quotations: marked.collect(),
            indirect: indirect.collect(),
            speakers: totals
                .into_iter()
                .map(|total| JsonTotal {
                    name: total.name.of(text),
                    quotations: total.n_quotations,
                    words: total.n_words,
                    indirect: total.n_indirect,
                })
                .collect(),
        }
    }
}

impl<'a> JsonSpeaker<'a> {
    fn new(speaker: Speaker, text: &'a str) -> Self {
        Self {
            start: speaker.mention.start,
            end: speaker.mention.end,
            text: speaker.mention.of(text),
            name: speaker.name.of(text),
            name_start: speaker.name.start,
            name_end: speaker.name.end,
            confidence: shown(speaker.confidence),
        }
    }
}

fn cue<'a>(entry: &Entry<'_>, text: &'a str) -> Option<JsonPlace<'a>> {
    Some(JsonPlace::new(entry.attribution?.cue?, text))
}
