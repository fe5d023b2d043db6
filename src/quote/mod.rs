//! Quotations: which words are given as somebody else's.

use serde::Serialize;

use crate::segment::Segmentation;
use crate::span::Span;

/// What a marked span is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum QuotationKind {
    /// Words of a source: at least five, or a clause of its own.
    Speech,
    /// A few words of a source inside the author's sentence, or a scare quote.
    Fragment,
    /// A title, a name or a term in marks.
    TitleOrTerm,
}

/// A stretch of words given as somebody else's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// From the first mark to one past the last; across paragraphs where the speech runs on.
    pub span: Span,
    /// What stands between the marks.
    pub content: Span,
    /// What it is.
    pub kind: QuotationKind,
    /// How many quotations are around it: 0 for an outer one.
    pub depth: u8,
}

/// Finds the quotations of a segmented text, in order of their start, an inner one after the one around it.
#[must_use]
pub fn find_quotations(_text: &str, _segmentation: &Segmentation) -> Vec<Quotation> {
    Vec::new()
}
