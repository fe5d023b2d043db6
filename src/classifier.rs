//! Document in, predictions out: joins the stages of the analysis.

use crate::attribution::{Attribution, attribute};
use crate::context::{Answer, ContextVector, context_vectors_into};
use crate::document::Document;
use crate::error::Result;
use crate::features::Scratch as FeatureScratch;
use crate::label::Label;
use crate::model::{ContextLayer, Model};
use crate::score::{Scores, argmax, score, softmax};
use crate::span::Span;

/// What the model says of one sentence.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Prediction {
    /// The sentence, in bytes of the document's text.
    pub span: Span,
    /// The most probable label; a tie goes to the earlier one.
    pub label: Label,
    /// Calibrated scores, columns as in [`Label::ALL`]: natural logarithms of the probabilities, up to a constant.
    pub scores: Scores,
    /// Calibrated probabilities, columns as in [`Label::ALL`]; they sum to 1.
    pub probabilities: [f32; Label::COUNT],
}

impl Prediction {
    /// That of a sentence with these calibrated scores, columns as in [`Label::ALL`].
    ///
    /// ```
    /// use byline::{Label, Prediction, Span};
    /// let prediction = Prediction::new(Span::new(0, 10), [0.0, -3.0, 2.0]);
    /// assert_eq!((prediction.label, prediction.runner_up()), (Label::Opinion, Label::Factual));
    /// ```
    #[must_use]
    pub fn new(span: Span, scores: Scores) -> Self {
        let probabilities = softmax(scores);
        Self {
            span,
            label: argmax(probabilities),
            scores,
            probabilities,
        }
    }

    /// The most probable of the other labels; a tie goes to the earlier one.
    #[must_use]
    pub fn runner_up(&self) -> Label {
        let mut others = self.probabilities;
        others[self.label.column()] = f32::NEG_INFINITY;
        argmax(others)
    }

    /// Probability of the label given.
    #[must_use]
    pub fn confidence(&self) -> f32 {
        self.probabilities[self.label.column()]
    }
}

/// Labels every sentence of a document.
#[derive(Clone, Debug)]
pub struct Classifier {
    model: Model,
}

/// Buffers for [`Classifier::classify_into`], used again from document to document.
#[derive(Clone, Debug, Default)]
pub struct Scratch {
    pub(crate) features: FeatureScratch,
    first: Vec<Scores>,
    answers: Vec<Answer>,
    /// Of the latest document, as far as [`Classifier::context_layer`] was used for it.
    pub(crate) context: Vec<ContextVector>,
}

impl Classifier {
    /// A classifier that uses `model`.
    #[must_use]
    pub fn new(model: Model) -> Self {
        Self { model }
    }

    /// A classifier that uses the default model, which is compiled in.
    ///
    /// # Errors
    /// As [`Model::embedded`].
    pub fn embedded() -> Result<Self> {
        Model::embedded().map(Self::new)
    }

    /// The model in use.
    #[must_use]
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// The layer that scores the sentences of a document of this many; none for a sentence that has no context.
    pub(crate) fn context_layer(&self, n_sentences: usize) -> Option<&ContextLayer> {
        self.model.context.as_ref().filter(|_| n_sentences > 1)
    }

    /// Who says what: the sources of the quotations of a document and of its reported speech, in order of their content.
    ///
    /// ```
    /// use byline::{Classifier, Document};
    /// let document = Document::new("Mayor Ada Brook resigned. “I am tired,” she said.");
    /// let attributions = Classifier::embedded()?.attribute(&document);
    /// assert_eq!(attributions[0].speaker.unwrap().name.of(document.text()), "Ada Brook");
    /// # Ok::<(), byline::Error>(())
    /// ```
    #[must_use]
    pub fn attribute(&self, document: &Document) -> Vec<Attribution> {
        attribute(document, self.model.speakers())
    }

    /// One prediction a sentence, in reading order. Cannot fail.
    #[must_use]
    pub fn classify(&self, document: &Document) -> Vec<Prediction> {
        let mut predictions = Vec::new();
        self.classify_into(document, &mut Scratch::default(), &mut predictions);
        predictions
    }

    /// [`classify`](Self::classify) with buffers of the caller's: replaces `predictions`, and allocates nothing once
    /// the buffers have grown to the longest document.
    pub fn classify_into(
        &self,
        document: &Document,
        scratch: &mut Scratch,
        predictions: &mut Vec<Prediction>,
    ) {
        let Self { model } = self;
        let Scratch {
            features,
            first,
            answers,
            context,
        } = scratch;
        first.clear();
        model
            .extractor
            .for_each(document, features, |_, _, vector| {
                first.push(score(&model.weights, &model.intercept, vector));
            });
        predictions.clear();
        let spans = document.sentences().iter().map(|sentence| sentence.span);
        if let Some(layer) = self.context_layer(first.len()) {
            context_vectors_into(&model.extractor, document, first, answers, context);
            let scores = context.iter().map(|vector| {
                layer
                    .score(vector)
                    .map(|score| score * model.calibration.article)
            });
            predictions.extend(
                spans
                    .zip(scores)
                    .map(|(span, scores)| Prediction::new(span, scores)),
            );
        } else {
            let scores = first
                .iter()
                .map(|scores| scores.map(|score| score * model.calibration.sentence));
            predictions.extend(
                spans
                    .zip(scores)
                    .map(|(span, scores)| Prediction::new(span, scores)),
            );
        }
    }
}
