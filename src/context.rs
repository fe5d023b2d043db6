//! What the rest of the article says about a sentence.
//!
//! A second, small linear layer: the first layer's answer for the sentence, the tone of the *other* sentences, the
//! neighbours, the position. A sentence alone has no context and keeps the first layer's answer.

use crate::document::Document;
use crate::features::FeatureExtractor;
use crate::score::{Scores, normalise};
use crate::segment::Sentence;

/// Number of context features.
pub const N_CONTEXT: usize = 24;

/// Context features of one sentence.
///
/// The first three are its own log-probabilities by the first layer, columns as in [`Label::ALL`](crate::Label::ALL).
pub type ContextVector = [f32; N_CONTEXT];

/// How many sentences' worth of the average article stands behind the tone of a short one.
const TONE_PRIOR: f32 = 2.0;
/// Mean opinion share of sentences that are no quotes, where nothing is known of an article.
pub(crate) const TONE_MEAN: f32 = 0.35;

/// What the first layer says of a sentence.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Answer {
    log_probabilities: Scores,
    /// Share of opinion, where the sentence is no quotation.
    opinion: f32,
    quote: f32,
}

impl Answer {
    fn of(scores: Scores) -> Self {
        let (log_probabilities, [factual, quote, opinion]) = normalise(scores);
        Self {
            log_probabilities,
            opinion: opinion / (opinion + factual).max(1e-6),
            quote,
        }
    }
}

/// Context features of every sentence, given the first layer's scores, in order.
#[must_use]
pub fn context_vectors(
    extractor: &FeatureExtractor,
    document: &Document,
    first: &[Scores],
) -> Vec<ContextVector> {
    let mut vectors = Vec::new();
    context_vectors_into(extractor, document, first, &mut Vec::new(), &mut vectors);
    vectors
}

/// [`context_vectors`] in buffers that are kept from one document to the next; replaces `vectors`.
///
/// A part of the article under a heading that announces opinion is an article of its own: its tone says nothing of the
/// report above it.
pub(crate) fn context_vectors_into(
    extractor: &FeatureExtractor,
    document: &Document,
    first: &[Scores],
    answers: &mut Vec<Answer>,
    vectors: &mut Vec<ContextVector>,
) {
    vectors.clear();
    for part in extractor.parts(document) {
        let sentences = &document.sentences()[part.clone()];
        add_part(sentences, &first[part], answers, vectors);
    }
}

/// Adds the context features of the sentences of one part.
fn add_part(
    sentences: &[Sentence],
    first: &[Scores],
    answers: &mut Vec<Answer>,
    vectors: &mut Vec<ContextVector>,
) {
    let n_sentences = first.len();
    answers.clear();
    answers.extend(first.iter().copied().map(Answer::of));
    let opinion = |sentence_idx: usize| answers[sentence_idx].opinion;
    let quote = |sentence_idx: usize| answers[sentence_idx].quote;
    let mut total = Tone::default();
    for sentence_idx in 0..n_sentences {
        total.add(opinion(sentence_idx), 1.0 - quote(sentence_idx));
    }
    let quote_share = (0..n_sentences).map(quote).sum::<f32>() / n_sentences.max(1) as f32;

    let mut paragraph = Tone::default();
    let mut paragraph_end = 0;
    for (sentence_idx, answer) in answers.iter().enumerate() {
        let paragraph_idx = sentences[sentence_idx].paragraph_idx;
        let starts_paragraph = sentence_idx == paragraph_end;
        if starts_paragraph {
            paragraph = Tone::default();
            while paragraph_end < n_sentences
                && sentences[paragraph_end].paragraph_idx == paragraph_idx
            {
                paragraph.add(opinion(paragraph_end), 1.0 - quote(paragraph_end));
                paragraph_end += 1;
            }
        }
        let own = (answer.opinion, 1.0 - answer.quote);
        let tone = total.without(own);
        let at = |offset: isize| {
            sentence_idx
                .checked_add_signed(offset)
                .filter(|&neighbour| neighbour < n_sentences)
        };
        // A missing neighbour is taken to be like the rest of the article.
        let opinion_at = |offset| at(offset).map_or(tone, opinion);
        let quote_at = |offset| at(offset).map_or(quote_share, quote);
        let fact = |holds: bool| f32::from(u8::from(holds));
        let tone_logit = (tone / (1.0 - tone)).ln();
        vectors.push([
            answer.log_probabilities[0],
            answer.log_probabilities[1],
            answer.log_probabilities[2],
            tone,
            tone_logit,
            quote_share,
            opinion_at(-1),
            quote_at(-1),
            fact(at(-1).is_none()),
            opinion_at(1),
            quote_at(1),
            fact(at(1).is_none()),
            opinion_at(-2),
            opinion_at(2),
            quote_at(-2),
            quote_at(2),
            paragraph.without(own),
            fact(sentence_idx == 0),
            fact(sentence_idx < 3),
            fact(sentence_idx + 1 == n_sentences),
            fact(sentence_idx + 3 >= n_sentences),
            sentence_idx as f32 / (n_sentences - 1).max(1) as f32,
            tone_logit * own.0 * (1.0 - own.0),
            fact(starts_paragraph),
        ]);
    }
}

/// Mean opinion of some sentences, each counted as far as it is no quotation.
#[derive(Clone, Copy, Default)]
struct Tone {
    opinion: f32,
    weight: f32,
}

impl Tone {
    fn add(&mut self, opinion: f32, weight: f32) {
        self.opinion += opinion * weight;
        self.weight += weight;
    }

    /// The mean without one of them, drawn to the usual tone where there are few.
    fn without(self, (opinion, weight): (f32, f32)) -> f32 {
        let sum = (self.opinion - opinion * weight).max(0.0) + TONE_PRIOR * TONE_MEAN;
        (sum / ((self.weight - weight).max(0.0) + TONE_PRIOR)).clamp(0.001, 0.999)
    }
}
