//! Quotations: which words are given as somebody else's.
//!
//! Marks are found in one pass over the bytes, judged by their neighbours, and paired by a state machine that works
//! paragraph by paragraph: a stray or missing mark costs one paragraph at most. Whose words they are is not asked
//! here; see [`attribution`](crate::attribution).

mod apostrophe;
mod builder;
mod continuation;
mod kind;
mod marks;
mod pairing;
mod passage;
mod quotation;
mod speech;
mod tag;
#[cfg(test)]
pub(crate) mod tests;
mod unmarked;

use builder::Builder;
use passage::Passage;
use speech::Speech;

use crate::segment::Segmentation;

pub use quotation::{Quotation, QuotationForm, QuotationKind};

/// Finds the quotations of a segmented text, in order of their start, an inner one after the one around it.
///
/// Two quotations are disjoint, or one lies inside the other. A quotation that opens again at the head of each
/// paragraph and closes once is one quotation. One that is never closed ends with its paragraph; a closing mark
/// alone is no quotation. Cost: one pass over the bytes, and a few steps a mark.
///
/// ```
/// use byline::{quote, segment};
/// let text = "He said: “We don’t have the ‘time’.”";
/// let found = quote::find_quotations(text, &segment::segment(text));
/// assert_eq!(found[0].content.of(text), "We don’t have the ‘time’.");
/// assert_eq!((found[1].content.of(text), found[1].depth), ("time", 1));
/// ```
#[must_use]
pub fn find_quotations(text: &str, segmentation: &Segmentation) -> Vec<Quotation> {
    let mut quotations = Vec::new();
    find_quotations_into(text, segmentation, &mut Scratch::default(), &mut quotations);
    quotations
}

/// Buffers of [`find_quotations_into`], kept from one text to the next.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scratch {
    passages: Vec<Passage>,
    marks: Vec<marks::Mark>,
    pairing: pairing::Scratch,
    speeches: Vec<Speech>,
    ends: Vec<usize>,
}

/// As [`find_quotations`], into a list that is kept from one text to the next.
pub(crate) fn find_quotations_into(
    text: &str,
    segmentation: &Segmentation,
    scratch: &mut Scratch,
    quotations: &mut Vec<Quotation>,
) {
    let Scratch {
        passages,
        marks,
        pairing,
        speeches,
        ends,
    } = scratch;
    passage::passages(text, segmentation, passages);
    marks.clear();
    for passage in passages.iter_mut() {
        let first = marks.len();
        marks::lex(text, passage.span, marks);
        passage.marks = (first, marks.len());
    }
    let is_in_rows = segmentation.paragraphs.len() == segmentation.sentences.len();
    pairing::pair(text, passages, marks, is_in_rows, pairing);
    *speeches = unmarked::unmarked(
        text,
        passages,
        &segmentation.sentences,
        &pairing.pairs,
        std::mem::take(speeches),
    );
    let mut builder = Builder::new(text, segmentation, passages, ends, quotations);
    let mut speeches = speeches.iter().copied().peekable();
    for &pair in &pairing.pairs {
        while let Some(speech) = speeches.next_if(|speech| speech.span.start <= pair.span.start) {
            builder.push_speech(speech);
        }
        builder.push_pair(pair);
    }
    speeches.for_each(|speech| builder.push_speech(speech));
}
