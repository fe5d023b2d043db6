//! The article as it reads: blocks of sentences and of lines that are none.

use byline::analysis::{AnalysedLine, AnalysedSentence, Verdict};
use byline::quote::QuotationForm;
use byline::segment::StructureKind;
use byline::{Analysis, Span};

use super::super::line_of_page;
use super::super::overlaps::Overlaps;
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

/// A sentence or a line.
#[derive(Clone, Copy)]
enum Place<'a> {
    Sentence(&'a AnalysedSentence<'a>),
    Line(&'a AnalysedLine<'a>),
}

/// The blocks of an article, in reading order.
pub(super) fn blocks<'a>(analysis: &'a Analysis<'a>, sayings: &Sayings<'a>) -> Vec<Block<'a>> {
    let mut overlaps = sayings.overlaps();
    let quoted = analysis.quotations.iter();
    let quoted = quoted.filter(|quotation| quotation.form == Some(QuotationForm::Block));
    let quoted = quoted.map(|quotation| Span::new(quotation.start, quotation.end));
    let mut quoted = Overlaps::new(quoted.collect());
    let places = places(analysis);
    let blocks = places.chunk_by(|a, b| is_together(*a, *b));
    let block = |places: &[Place<'a>]| {
        let mut items = Vec::with_capacity(2 * places.len());
        let mut end = places[0].span().start;
        for place in places {
            let span = place.span();
            if span.start > end {
                items.push(Item::Space);
            }
            end = span.end;
            items.push(match *place {
                Place::Sentence(sentence) => Item::Sentence {
                    verdict: sentence.label,
                    label: sentence.most_probable().name(),
                    confidence: sentence.confidence,
                    runs: sayings.runs(sentence, overlaps.of(span)),
                },
                Place::Line(line) => Item::Line {
                    kind: line.kind.name(),
                    text: line_of_page(&line.text),
                },
            });
        }
        let is_quoted = !quoted.of(places[0].span()).is_empty();
        let role = match places {
            [Place::Line(line)] => Role::alone(line.kind),
            [Place::Line(line), ..] if line.kind == StructureKind::ListMarker => Role::ListItem,
            _ if is_quoted => Role::Quoted,
            _ => Role::Paragraph,
        };
        Block { role, items }
    };
    blocks.map(block).collect()
}

impl Place<'_> {
    fn span(self) -> Span {
        match self {
            Self::Sentence(sentence) => Span::new(sentence.start, sentence.end),
            Self::Line(line) => Span::new(line.start, line.end),
        }
    }
}

/// Sentences and lines in reading order.
fn places<'a>(analysis: &'a Analysis<'a>) -> Vec<Place<'a>> {
    let sentences = analysis.sentences.iter().map(Place::Sentence);
    let lines = analysis.structure.iter().map(Place::Line);
    let mut places: Vec<_> = sentences.chain(lines).collect();
    places.sort_by_key(|place| place.span());
    places
}

/// Whether two neighbours stand in one block: sentences of one paragraph, and a line with what follows it on the line.
fn is_together(a: Place<'_>, b: Place<'_>) -> bool {
    match (a, b) {
        (Place::Sentence(a), Place::Sentence(b)) => a.paragraph == b.paragraph,
        (Place::Line(a), _) => !a.ends_line,
        (_, Place::Line(b)) => !b.begins_line,
    }
}
