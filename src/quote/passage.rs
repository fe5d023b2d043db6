//! The stretches of text that marks are paired in.

use crate::segment::{Segmentation, Sentence};
use crate::span::Span;

/// A paragraph or a line of structure.
#[derive(Clone, Copy, Debug)]
pub(super) struct Passage {
    pub(super) span: Span,
    /// Whether quotations pass over it: a heading neither continues nor ends one.
    pub(super) is_structure: bool,
    /// Its marks, a range of the list of all marks.
    pub(super) marks: (usize, usize),
}

/// Fills `passages` with the paragraphs and the structure lines between them, in reading order; spans that do not fit
/// `text` are left out.
pub(super) fn passages(text: &str, segmentation: &Segmentation, passages: &mut Vec<Passage>) {
    passages.clear();
    passages.reserve(segmentation.paragraphs.len() + segmentation.structure.len());
    let mut structure = segmentation
        .structure
        .iter()
        .map(|line| line.span)
        .peekable();
    let mut reached = 0;
    let mut push = |span: Span, is_structure: bool| {
        if span.start >= reached
            && span.start < span.end
            && text.get(span.start..span.end).is_some()
        {
            reached = span.end;
            passages.push(Passage {
                span,
                is_structure,
                marks: (0, 0),
            });
        }
    };
    for &paragraph in &segmentation.paragraphs {
        while let Some(line) = structure.next_if(|line| line.start < paragraph.start) {
            push(line, true);
        }
        push(paragraph, false);
    }
    structure.for_each(|line| push(line, true));
}

/// Takes the sentences that begin in `passage` off the front of `sentences`.
pub(super) fn within<'a>(sentences: &mut &'a [Sentence], passage: Span) -> &'a [Sentence] {
    let before = sentences
        .iter()
        .take_while(|sentence| sentence.span.start < passage.start)
        .count();
    let inside = sentences[before..]
        .iter()
        .take_while(|sentence| sentence.span.start < passage.end)
        .count();
    let (taken, rest) = sentences[before..].split_at(inside);
    *sentences = rest;
    taken
}

/// Where a speaker may begin to speak: at the head of each paragraph and of each sentence in it, each with the rest of
/// its paragraph.
pub(super) fn heads<'a>(
    passages: &'a [Passage],
    sentences: &'a [Sentence],
) -> impl Iterator<Item = Span> + 'a {
    let mut sentences = sentences;
    passages
        .iter()
        .filter(|passage| !passage.is_structure)
        .flat_map(move |passage| {
            let inside = within(&mut sentences, passage.span);
            heads_of(passage.span, inside)
        })
}

/// From the start of a paragraph, and from that of each later sentence in it, to its end.
pub(super) fn heads_of(paragraph: Span, sentences: &[Sentence]) -> impl Iterator<Item = Span> {
    let later = sentences
        .iter()
        .map(|sentence| sentence.span.start)
        .filter(move |&start| start > paragraph.start);
    std::iter::once(paragraph.start)
        .chain(later)
        .map(move |start| Span::new(start, paragraph.end))
}
