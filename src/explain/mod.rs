//! Why a sentence got its label: the parts that its score is the sum of.
//!
//! Both layers of the model are linear, so nothing has to be estimated. The score of a label over its runner-up is
//! taken apart exactly, down to the words.

mod difference;
mod reason;
mod surroundings;

use serde::{Deserialize, Serialize};

use crate::classifier::{Classifier, Prediction, Scratch};
use crate::document::Document;
use crate::explain::difference::Difference;
use crate::features::FeatureVector;
use crate::features::reading::Reading;
use crate::label::Label;
use crate::span::Span;

/// Why one sentence got its label and not the next best.
///
/// ```
/// use byline::{Classifier, Document};
/// let document = Document::new("It is a disgrace that nobody was asked.");
/// let explanation = &Classifier::embedded()?.explain(&document)[0];
/// let sum: f32 = explanation.parts.iter().map(|part| part.value).sum();
/// assert!((sum - explanation.score).abs() < 1e-4);
/// # Ok::<(), byline::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Explanation {
    /// The sentence, in bytes of the document's text.
    pub span: Span,
    /// The label, as [`Classifier::classify`] gives it.
    pub label: Label,
    /// The most probable of the other labels.
    pub runner_up: Label,
    /// Calibrated score of the label minus that of the runner-up: the logarithm of how many times more probable it is.
    pub score: f32,
    /// What the score is the sum of: words and pairs in reading order, indicators, context, intercepts.
    pub parts: Vec<Part>,
}

/// One summand of a score.
///
/// ```
/// use byline::explain::{Part, PartKind};
/// use byline::Span;
/// let part = Part {
///     kind: PartKind::Word,
///     span: Some(Span::new(8, 16)),
///     name: "disgrace".to_owned(),
///     value: 0.75,
/// };
/// assert_eq!(part.kind.name(), "word");
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// What it comes from.
    pub kind: PartKind,
    /// The token or both tokens of the pair, in bytes of the document's text; none for what is in no single place.
    pub span: Option<Span>,
    /// What the model knows it as: `disgrace`, `<name>`, `no choic, quoted`, `it gives two numbers`.
    pub name: String,
    /// How much it adds; above zero it speaks for the label, below for the runner-up.
    pub value: f32,
}

/// What a part comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum PartKind {
    /// A word, number or mark.
    Word,
    /// Two neighbouring tokens, beyond what each says alone.
    Pair,
    /// A count or fact of the sentence as a whole; a fact that does not hold is left to the intercept.
    Indicator,
    /// The rest of the article and the sentence's place in it, counted from an average article, and how all of them
    /// depend on its own probabilities.
    Context,
    /// What holds for every sentence of which nothing is known.
    Intercept,
}

impl PartKind {
    /// The name used in output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Word => "word",
            Self::Pair => "pair",
            Self::Indicator => "indicator",
            Self::Context => "context",
            Self::Intercept => "intercept",
        }
    }
}

impl Explanation {
    /// That of a prediction, over its runner-up; the parts are what the difference of the two scores is the sum of.
    ///
    /// ```
    /// use byline::{Explanation, Prediction, Span};
    /// let prediction = Prediction::new(Span::new(0, 10), [0.0, -3.0, 2.0]);
    /// let explanation = Explanation::new(&prediction, Vec::new());
    /// assert!((explanation.score - 2.0).abs() < 1e-6);
    /// ```
    #[must_use]
    pub fn new(prediction: &Prediction, parts: Vec<Part>) -> Self {
        let (label, runner_up) = (prediction.label, prediction.runner_up());
        Self {
            span: prediction.span,
            label,
            runner_up,
            score: prediction.scores[label.column()] - prediction.scores[runner_up.column()],
            parts,
        }
    }

    /// Each token with all that begins there: its own part and the pairs whose first token it is; in reading order.
    #[must_use]
    pub fn tokens(&self) -> Vec<(Span, f32)> {
        let parts = self.parts.iter();
        tokens(&parts.filter_map(|part| Some((part.kind, part.span?, part.value))))
    }
}

/// Each token with all that begins there, of parts that have a place.
pub(crate) fn tokens(
    parts: &(impl Iterator<Item = (PartKind, Span, f32)> + Clone),
) -> Vec<(Span, f32)> {
    let mut tokens: Vec<(Span, f32)> = Vec::new();
    let of_kind = |kind: PartKind| parts.clone().filter(move |part| part.0 == kind);
    for (_, span, value) in of_kind(PartKind::Word) {
        match tokens.last_mut() {
            Some((last, sum)) if *last == span => *sum += value,
            _ => tokens.push((span, value)),
        }
    }
    for (_, span, value) in of_kind(PartKind::Pair) {
        let token_idx = tokens.partition_point(|(token, _)| token.start < span.start);
        if let Some((_, sum)) = tokens.get_mut(token_idx) {
            *sum += value;
        }
    }
    tokens
}

impl Classifier {
    /// One explanation a sentence, in reading order, for the labels that [`classify`](Self::classify) gives.
    ///
    /// The parts add up to the score but for rounding, which is less than 0.0001 for sentences of fewer than some
    /// hundred tokens. Takes twice the time of classifying and a string a part: for looking at texts, not for crunching
    /// them. Cannot fail.
    #[must_use]
    pub fn explain(&self, document: &Document) -> Vec<Explanation> {
        let mut scratch = Scratch::default();
        let mut predictions = Vec::new();
        self.classify_into(document, &mut scratch, &mut predictions);
        let Scratch {
            mut features,
            context,
            ..
        } = scratch;
        let layer = self.context_layer(predictions.len());
        let mut explanations = Vec::with_capacity(predictions.len());
        self.model().extractor.for_each_traced(
            document,
            &mut features,
            &mut Vec::new(),
            |sentence_idx, reading, vector, origins: &Vec<[usize; 2]>| {
                let prediction = &predictions[sentence_idx];
                let (label, runner_up) = (prediction.label, prediction.runner_up());
                let context = layer.map(|layer| (layer, &context[sentence_idx]));
                let difference = Difference::new(self.model(), context, label, runner_up);
                let mut places = spans(reading, vector, origins);
                for (_, span) in &mut places {
                    *span = document.as_read(*span);
                }
                let parts = difference.parts(vector, &places);
                explanations.push(Explanation::new(prediction, parts));
            },
        );
        explanations
    }
}

/// The kind and the place of each row of `vector`.
fn spans(
    reading: &Reading,
    vector: &FeatureVector,
    origins: &[[usize; 2]],
) -> Vec<(PartKind, Span)> {
    debug_assert_eq!(vector.rows.len(), origins.len());
    let place = |&[first, last]: &[usize; 2]| {
        let start = reading.tokens[first].span.start;
        let kind = if first == last {
            PartKind::Word
        } else {
            PartKind::Pair
        };
        (kind, Span::new(start, reading.tokens[last].span.end))
    };
    origins.iter().map(place).collect()
}
