//! The paragraph that the detectors are shown.

use crate::quote::pairing::Pair;
use crate::quote::passage::Passage;
use crate::segment::Sentence;
use crate::span::Span;

/// A paragraph, with what stands beside it.
pub(super) struct Paragraph<'a> {
    pub(super) span: Span,
    pub(super) sentences: &'a [Sentence],
    pub(super) before: Option<Passage>,
    /// The paired quotations that begin in it, and all later ones.
    pub(super) pairs: &'a [Pair],
}

impl Paragraph<'_> {
    /// Where a speaker may begin to speak.
    pub(super) fn heads(&self) -> impl Iterator<Item = Span> {
        let span = self.span;
        let later = self
            .sentences
            .iter()
            .map(|sentence| sentence.span.start)
            .filter(move |&start| start > span.start);
        std::iter::once(span.start)
            .chain(later)
            .map(move |start| Span::new(start, span.end))
    }

    /// The paired quotations that begin in it.
    pub(super) fn pairs(&self) -> impl Iterator<Item = &Pair> {
        let end = self.span.end;
        self.pairs
            .iter()
            .take_while(move |pair| pair.span.start < end)
    }
}
