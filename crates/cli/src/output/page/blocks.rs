//! The article as it reads: blocks of sentences and of lines that are none.

use byline::quote::QuotationForm;
use byline::segment::{StructureKind, StructureLine};
use byline::{Document, Span};

use super::super::overlaps::Overlaps;
use super::super::{Classified, Style, Verdict, on_one_line};
use super::sayings::{Run, Sayings};

/// A paragraph, a heading, or what else stands on lines of its own.
pub(super) struct Block<'a> {
    pub(super) role: Role,
    pub(super) items: Vec<Item<'a>>,
}

/// How a block is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Title,
    Heading,
    ListItem,
    /// A paragraph that is quoted as a whole, without marks.
    Quoted,
    /// A line of this kind.
    Line(&'static str),
    Paragraph,
}

/// What a block is made of.
pub(super) enum Item<'a> {
    Sentence {
        verdict: Verdict,
        /// The most probable label, whether or not it is shown.
        label: &'static str,
        confidence: f32,
        runs: Vec<Run<'a>>,
    },
    /// A line that is no sentence, or the head of one.
    Line {
        kind: &'static str,
        text: std::borrow::Cow<'a, str>,
    },
    /// White space between two of them.
    Space,
}

impl Block<'_> {
    pub(super) fn is_item(&self) -> bool {
        self.role == Role::ListItem
    }
}

impl Role {
    /// The role of a line that is alone in its block.
    fn alone(kind: StructureKind) -> Self {
        match kind {
            StructureKind::Title => Self::Title,
            StructureKind::Heading => Self::Heading,
            _ => Self::Line(kind.name()),
        }
    }
}

/// A sentence or a line, where it stands.
#[derive(Clone, Copy)]
enum Place {
    Sentence(usize),
    Line(StructureLine),
}

/// The blocks of a document, in reading order.
pub(super) fn blocks<'a>(
    classified: &'a Classified,
    style: Style,
    sayings: &Sayings<'a>,
) -> Vec<Block<'a>> {
    let document = &classified.document;
    let mut overlaps = sayings.overlaps();
    let quoted = document.quotations().iter();
    let quoted = quoted.filter(|quotation| quotation.form == QuotationForm::Block);
    let mut quoted = Overlaps::new(quoted.map(|quotation| quotation.span).collect());
    let places = places(document);
    let blocks = places.chunk_by(|a, b| is_together(document, *a, *b));
    let block = |places: &[(Span, Place)]| {
        let mut items = Vec::with_capacity(2 * places.len());
        let mut end = places[0].0.start;
        for &(span, place) in places {
            if span.start > end {
                items.push(Item::Space);
            }
            end = span.end;
            items.push(match place {
                Place::Sentence(idx) => {
                    let prediction = &classified.predictions[idx];
                    Item::Sentence {
                        verdict: style.verdict(prediction),
                        label: prediction.label.name(),
                        confidence: prediction.confidence(),
                        runs: sayings.runs(span, overlaps.of(span)),
                    }
                }
                Place::Line(line) => Item::Line {
                    kind: line.kind.name(),
                    text: on_one_line(span.of(document.text())),
                },
            });
        }
        let is_quoted = !quoted.of(places[0].0).is_empty();
        let role = match places {
            [(_, Place::Line(line))] => Role::alone(line.kind),
            [(_, Place::Line(line)), ..] if line.kind == StructureKind::ListMarker => {
                Role::ListItem
            }
            _ if is_quoted => Role::Quoted,
            _ => Role::Paragraph,
        };
        Block { role, items }
    };
    blocks.map(block).collect()
}

/// Sentences and lines in reading order.
fn places(document: &Document) -> Vec<(Span, Place)> {
    let sentences = document.sentences().iter().enumerate();
    let sentences = sentences.map(|(idx, sentence)| (sentence.span, Place::Sentence(idx)));
    let lines = document.structure().iter();
    let lines = lines.map(|&line| (line.span, Place::Line(line)));
    let mut places: Vec<_> = sentences.chain(lines).collect();
    places.sort_by_key(|(span, _)| *span);
    places
}

/// Whether two neighbours stand in one block: sentences of one paragraph, and a line with what follows it on the line.
fn is_together(document: &Document, a: (Span, Place), b: (Span, Place)) -> bool {
    if let ((_, Place::Sentence(a)), (_, Place::Sentence(b))) = (a, b) {
        let sentences = document.sentences();
        return sentences[a].paragraph_idx == sentences[b].paragraph_idx;
    }
    let gap = Span::new(a.0.end, b.0.start).of(document.text());
    !gap.contains(['\n', '\r'])
}
