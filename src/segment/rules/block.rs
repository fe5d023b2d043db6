//! The blocks of a document as the rules see them.

use std::cell::OnceCell;

use super::super::StructureKind;
use super::super::boundary::sentence_end;
use super::super::list::{Marker, capital_marker_at, marker_at};
use super::super::post::{Credit, credit};
use super::super::shape::Shape;
use super::question::has_question_headings;
use crate::text::span::Span;

/// In a transcript somebody else speaks within this many blocks.
const SPEAKER_REACH: usize = 6;

/// An item has at most this many others near it that count neither on to it nor on from it.
const MOST_OTHERS: usize = 4;

/// Items of a list have at most this many blocks between them.
const ITEM_REACH: usize = 30;

/// The name of a speaker before its colon is shorter, in bytes.
const LONGEST_SPEAKER: usize = 40;

/// Where in the document a block stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in super::super) enum Position {
    /// Before any prose and without a headline so far.
    #[default]
    Start,
    /// Between the headline and the first prose.
    UnderTitle,
    /// After some prose.
    Body,
}

impl Position {
    /// Where the next block stands, after one of `kind`.
    pub(in super::super) fn after(self, kind: Option<StructureKind>, shape: Shape) -> Self {
        match kind {
            Some(StructureKind::Title) => Self::UnderTitle,
            None if shape.is_prose() => Self::Body,
            _ => self,
        }
    }
}

/// The blocks of a document and what is known of all of them.
pub(in super::super) struct Blocks<'t> {
    pub(super) text: &'t str,
    pub(super) shapes: &'t [Shape],
    /// Whether any block is prose.
    pub(super) has_prose: bool,
    /// Whether short questions head its sections.
    pub(super) has_question_headings: bool,
    /// Whether any account may be named: without one there is no post.
    pub(super) has_accounts: bool,
}

impl<'t> Blocks<'t> {
    /// `shapes` is the buffer for what is known of each block.
    pub(in super::super) fn new(text: &'t str, spans: &[Span], shapes: &'t mut Vec<Shape>) -> Self {
        shapes.clear();
        shapes.extend(spans.iter().map(|&span| Shape::of(text, span)));
        Self {
            text,
            has_prose: shapes.iter().any(|shape| shape.is_prose()),
            has_question_headings: has_question_headings(text, shapes),
            has_accounts: memchr::memchr(b'@', text.as_bytes()).is_some(),
            shapes,
        }
    }

    pub(in super::super) fn text(&self) -> &'t str {
        self.text
    }

    pub(in super::super) fn len(&self) -> usize {
        self.shapes.len()
    }

    pub(in super::super) fn shape(&self, idx: usize) -> Shape {
        self.shapes[idx]
    }

    /// The block `idx`, with what came before it.
    pub(in super::super) fn block(&self, idx: usize, position: Position) -> Block<'_> {
        let shape = self.shapes[idx];
        Block {
            blocks: self,
            line: shape.span.of(self.text),
            shape,
            idx,
            position,
            fields: OnceCell::new(),
        }
    }

    /// The credit of a post that the block is or ends with.
    pub(in super::super) fn credit(&self, idx: usize) -> Option<Credit> {
        if !self.has_accounts {
            return None;
        }
        credit(self.shapes.get(idx)?.span.of(self.text))
    }

    /// Whether some block soon after `idx` begins with a name in capitals and a colon, as in a transcript.
    pub(in super::super) fn is_near_speakers(&self, idx: usize) -> bool {
        let names_speaker = |shape: &Shape| {
            let line = shape.span.of(self.text);
            let reach = &line.as_bytes()[..line.len().min(LONGEST_SPEAKER)];
            memchr::memchr(b':', reach)
                .is_some_and(|colon| colon > 0 && !line[..colon].chars().any(char::is_lowercase))
        };
        self.shapes
            .iter()
            .skip(idx + 1)
            .take(SPEAKER_REACH)
            .any(names_speaker)
    }

    /// Whether the `marker` at the head of block `idx` is one of several: another block near it carries the mark before
    /// or after its own, or one right beside it a mark of the same kind that counts on in the same direction.
    pub(in super::super) fn has_company(&self, idx: usize, marker: Marker) -> bool {
        // A number that counts on from a list some items of which are left out.
        let is_alike = |place: usize| {
            self.marker(place)
                .is_some_and(|other| marker.counts_like(other) && self.is_in_sequence(place, other))
        };
        self.is_in_sequence(idx, marker)
            || [idx.checked_sub(1), Some(idx + 1)]
                .into_iter()
                .flatten()
                .any(is_alike)
    }

    /// Whether the mark before or after that of block `idx` stands near it.
    fn is_in_sequence(&self, idx: usize, marker: Marker) -> bool {
        // The nearest first, since items mostly stand side by side. Where several count otherwise, there is no sequence.
        let mut n_others = 0;
        for reach in 1..=ITEM_REACH {
            for place in [idx.checked_sub(reach), Some(idx + reach)] {
                let Some(other) = place.and_then(|place| self.marker(place)) else {
                    continue;
                };
                // Two initials far from each other are two people.
                let may_be_initials = marker.is_initial() && other.is_initial();
                if (marker.is_followed_by(other) || other.is_followed_by(marker))
                    && (!may_be_initials || reach == 1)
                {
                    return true;
                }
                n_others += usize::from(marker.is_styled_like(other));
            }
            if n_others >= MOST_OTHERS {
                return false;
            }
        }
        false
    }

    /// The list mark at the head of a block.
    pub(in super::super) fn marker(&self, idx: usize) -> Option<Marker> {
        let span = self.shapes.get(idx)?.span;
        marker_at(self.text, span.start, span.end)
            .or_else(|| capital_marker_at(self.text, span.start, span.end))
    }
}

/// One block, with what stands around it.
pub(in super::super) struct Block<'b> {
    pub(super) blocks: &'b Blocks<'b>,
    /// Its words.
    pub(super) line: &'b str,
    pub(super) shape: Shape,
    pub(super) idx: usize,
    pub(super) position: Position,
    /// What it is if it holds nothing but fields, once a rule has asked: several do.
    pub(super) fields: OnceCell<Option<StructureKind>>,
}

impl<'b> Block<'b> {
    pub(super) fn text(&self) -> &'b str {
        self.blocks.text
    }

    /// The blocks after it.
    pub(super) fn following(&self) -> &'b [Shape] {
        &self.blocks.shapes[self.idx + 1..]
    }

    /// The block right after it.
    pub(super) fn next(&self) -> Option<&'b Shape> {
        self.blocks.shapes.get(self.idx + 1)
    }

    /// The block right before it.
    pub(super) fn previous(&self) -> Option<&'b Shape> {
        self.blocks.shapes.get(self.idx.checked_sub(1)?)
    }

    /// The list mark at its head.
    pub(super) fn marker(&self) -> Option<Marker> {
        self.blocks.marker(self.idx)
    }

    /// The list mark at the head of the block after it.
    pub(super) fn next_marker(&self) -> Option<Marker> {
        self.blocks.marker(self.idx + 1)
    }

    /// The list mark at the head of the block before it.
    pub(super) fn previous_marker(&self) -> Option<Marker> {
        self.blocks.marker(self.idx.checked_sub(1)?)
    }

    /// Whether no sentence ends inside it.
    pub(super) fn is_one_sentence(&self) -> bool {
        let Span { start, end } = self.shape.span;
        sentence_end(self.blocks.text, start, end) == end
    }
}
