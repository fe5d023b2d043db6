//! The paragraph that the detectors are shown.

use crate::quote::pairing::Pair;
use crate::quote::passage::{Passage, heads_of};
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
        heads_of(self.span, self.sentences)
    }

    /// The paired quotations that begin in it.
    pub(super) fn pairs(&self) -> impl Iterator<Item = &Pair> {
        let end = self.span.end;
        self.pairs
            .iter()
            .take_while(move |pair| pair.span.start < end)
    }
}
