//! Quotations from what was found, in order of their start.

use super::kind;
use super::marks::Family;
use super::pairing::Pair;
use super::passage::Passage;
use super::quotation::{Quotation, QuotationForm, QuotationKind};
use super::speech::Speech;
use crate::segment::Segmentation;
use crate::span::Span;
use crate::text::words;

/// Turns pairs into quotations, in order of their start.
pub(super) struct Builder<'a> {
    text: &'a str,
    segmentation: &'a Segmentation,
    passages: &'a [Passage],
    passage_idx: usize,
    first_sentence: usize,
    /// Ends of the quotations around the next one.
    ends: &'a mut Vec<usize>,
    quotations: &'a mut Vec<Quotation>,
}

impl<'a> Builder<'a> {
    /// `ends` is a buffer; `quotations` takes the result.
    pub(super) fn new(
        text: &'a str,
        segmentation: &'a Segmentation,
        passages: &'a [Passage],
        ends: &'a mut Vec<usize>,
        quotations: &'a mut Vec<Quotation>,
    ) -> Self {
        ends.clear();
        quotations.clear();
        Self {
            text,
            segmentation,
            passages,
            passage_idx: 0,
            first_sentence: 0,
            ends,
            quotations,
        }
    }

    pub(super) fn push_pair(&mut self, pair: Pair) {
        while self.passage_idx + 1 < self.passages.len()
            && self.passages[self.passage_idx].span.end <= pair.span.start
        {
            self.passage_idx += 1;
        }
        let n_words = words::count(pair.content.of(self.text));
        let kind = if pair.is_continued {
            QuotationKind::Speech
        } else {
            let passage = self.passages[self.passage_idx].span;
            let sentences = &self.segmentation.sentences[self.first_sentence_of(pair.span)..];
            kind::kind(
                self.text,
                passage,
                sentences,
                pair.span,
                pair.content,
                n_words,
            )
        };
        let form = match pair.family {
            Family::Double => QuotationForm::Double,
            Family::Single => QuotationForm::Single,
            Family::Guillemet | Family::SingleGuillemet => QuotationForm::Guillemet,
        };
        self.push(pair.span, pair.content, kind, form, n_words);
    }

    pub(super) fn push_speech(&mut self, speech: Speech) {
        let n_words = words::count(speech.content.of(self.text));
        self.push(
            speech.span,
            speech.content,
            QuotationKind::Speech,
            speech.form,
            n_words,
        );
    }

    fn push(
        &mut self,
        span: Span,
        content: Span,
        kind: QuotationKind,
        form: QuotationForm,
        n_words: usize,
    ) {
        while self.ends.pop_if(|end| *end <= span.start).is_some() {}
        let depth = u8::try_from(self.ends.len()).unwrap_or(u8::MAX);
        self.ends.push(span.end);
        let first = self.first_sentence_of(span);
        let touched = self.segmentation.sentences[first..]
            .iter()
            .take_while(|sentence| sentence.span.start < span.end);
        let end = first + touched.count();
        self.quotations.push(Quotation {
            span,
            content,
            kind,
            depth,
            form,
            n_words,
            sentences: first..end,
        });
    }

    /// The first sentence that ends after the start of `span`, which is no earlier than that of any span before.
    fn first_sentence_of(&mut self, span: Span) -> usize {
        let later = &self.segmentation.sentences[self.first_sentence..];
        self.first_sentence += later
            .iter()
            .take_while(|sentence| sentence.span.end <= span.start)
            .count();
        self.first_sentence
    }
}
