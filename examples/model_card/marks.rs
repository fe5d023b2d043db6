//! What quotation marks alone say, as a measure for the model.

use byline::quote::QuotationKind;
use byline::{Classifier, Document, Label};

/// A quotation of so many words makes a sentence a quote.
const QUOTE_WORDS: usize = 5;

/// What quotation marks alone say: quote for speech or enough words in marks, else `other`.
pub(crate) fn by_marks(document: &Document, other: Label) -> Vec<[f32; Label::COUNT]> {
    let quotations = document.quotations();
    let sentences = document.sentences().iter().enumerate();
    let answer = |label: Label| std::array::from_fn(|column| f32::from(column == label.column()));
    sentences
        .map(|(sentence_idx, sentence)| {
            let mut touching = quotations
                .iter()
                .filter(|quotation| quotation.sentences.contains(&sentence_idx));
            let is_quote = touching.any(|quotation| {
                let (start, end) = (
                    quotation.content.start.max(sentence.span.start),
                    quotation.content.end.min(sentence.span.end),
                );
                let inside = document.text().get(start..end).unwrap_or_default();
                quotation.kind == QuotationKind::Speech
                    || inside.split_whitespace().count() >= QUOTE_WORDS
            });
            answer(if is_quote { Label::Quote } else { other })
        })
        .collect()
}

/// The most frequent label of the training data besides quote.
pub(crate) fn most_frequent_other(classifier: &Classifier) -> Label {
    let counts = &classifier.model().manifest().training.n_sentences;
    let n = |label: Label| counts.get(label.name()).copied().unwrap_or(0);
    if n(Label::Opinion) > n(Label::Factual) {
        Label::Opinion
    } else {
        Label::Factual
    }
}
